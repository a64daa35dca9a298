"""The lines of `dateline tag` and `dateline events`: one JSON object a document, every field there, null for none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from generator.model.calendar import Day
from generator.model.document import Document
from generator.model.event import Event, Study
from generator.model.timex import Step, Timex
from generator.wording import trail

_TRAIL_LANGUAGE: Final = "en"
_LINE_ENDS: Final = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def tag_line(document: Document, timexes: Iterable[Timex]) -> dict[str, Any]:
    """Return the time expressions of a document, in the order of the text.

    `value` and `mod` are TIMEX3's; `edtf` is null for durations, sets and references.
    """
    return {"doc_id": document.id, "timex": [_timex(timex, document.text) for timex in timexes]}


def events_line(study: Study) -> dict[str, Any]:
    """Return the events of an article, not merged. The study has a document."""
    document_id = study.document.id if study.document else study.origin
    return {"doc_id": document_id, "events": [event_fields(event) for event in study.events]}


def event_fields(event: Event) -> dict[str, Any]:
    """Return an event's fields as `dateline events` has them: spans are of its first source's document."""
    source = event.sources[0]
    return {
        "id": event.id,
        "sentence": list(source.sentence),
        "phrase": list(source.phrase),
        "edtf": event.when.edtf,
        "mod": event.when.mod,
        "earliest": iso(event.when.earliest),
        "latest": iso(event.when.latest),
        "inferred": list(event.when.inferred),
        "status": event.status,
        "kind": event.kind,
        "headline": event.headline,
        "salience": event.salience,
        "steps": [step_fields(step) for step in event.steps],
        "trail": trail(event.steps, _TRAIL_LANGUAGE),
    }


def step_fields(step: Step) -> dict[str, Any]:
    """Return a step as data.

    >>> step_fields(Step("said", (("text", "Monday"),)))
    {'kind': 'said', 'values': {'text': 'Monday'}}
    """
    return {"kind": step.kind, "values": dict(step.values)}


def iso(day: Day | None) -> str | None:
    """Return the day in ISO 8601, None where an interval is open."""
    return None if day is None else str(day)


def dump(fields: Mapping[str, Any] | Sequence[Any]) -> bytes:
    r"""Return one line of JSON in UTF-8, its line end included.

    Characters that some programs take for line ends are escaped, and so is all that UTF-8 cannot hold.

    >>> dump({"text": "a\u2028\u00e9"}).decode()
    '{"text": "a\\u2028é"}\n'
    """
    line = json.dumps(fields, ensure_ascii=False) + "\n"
    try:
        return (line if line.isascii() else line.translate(_LINE_ENDS)).encode()
    except UnicodeEncodeError:
        return (json.dumps(fields) + "\n").encode()


def _timex(timex: Timex, text: str) -> dict[str, Any]:
    start, end = timex.extent or timex.span
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "edtf": timex.edtf,
        "rule": timex.mention.rule,
    }
