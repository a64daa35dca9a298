"""Measure the extraction of events: on the seed's gold, which is here, and on the articles in a folder of data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from generator.config import Settings
from generator.model.document import Origin
from generator.model.event import Event
from generator.pipeline.article import study
from tests.eval.score_events import differences, score

SEED: Final = Path(__file__).with_name("seed.jsonl")
WIKINEWS: Final = "gold/wikinews-dev.jsonl"


def report(data: Path, *, is_verbose: bool = False) -> Iterator[str]:
    """Yield the lines of the report: one for each corpus, and what is missing where it is not there."""
    for name, path in (("seed", SEED), ("wikinews-dev", data / WIKINEWS)):
        if not path.is_file():
            yield f"events {name}: no such file: {path}"
            continue
        documents = read(path)
        yield f"events {name}: {json.dumps(score(documents))}"
        if is_verbose:
            yield from (f"  {line}" for gold, system, text in documents for line in differences(gold, system, text))


def read(path: Path) -> list[tuple[Sequence[dict[str, Any]], Sequence[dict[str, Any]], str]]:
    """Return (gold events, our events, text) of each line of a gold file."""
    found: list[tuple[Sequence[dict[str, Any]], Sequence[dict[str, Any]], str]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        gold = json.loads(line)
        plain = {key: gold[key] for key in ("doc_id", "dct", "lang", "title", "text") if gold.get(key) is not None}
        events = study(Origin(f"{path.name}.jsonl", json.dumps(plain).encode(), number), Settings()).events
        found.append((gold["events"], [_row(event) for event in events], gold["text"]))
    return found


def _row(event: Event) -> dict[str, Any]:
    source = event.sources[0]
    return {
        "sentence": list(source.sentence),
        "phrase": list(source.phrase),
        "edtf": event.when.edtf,
        "mod": event.when.mod,
        "status": event.status,
        "kind": event.kind,
        "headline": event.headline,
        "salience": event.salience,
    }
