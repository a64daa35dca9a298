"""`timeline.json`: every event with its date, status, sources and the way it was worked out.

`docs/timeline.schema.json` is its schema; `VERSION` goes up when a field is renamed or changes its meaning.
"""

from __future__ import annotations

from typing import Any, Final

from generator.config import Config
from generator.export.lines import iso, step_fields
from generator.model.event import Event, Source, Timeline
from generator.wording import label, trail

VERSION: Final = 1


def fields(timeline: Timeline, config: Config) -> dict[str, Any]:
    """Return the timeline as JSON's values, its events in their order; null where something is not known."""
    return {
        "version": VERSION,
        "title": config.title,
        "description": config.description,
        "url": config.url,
        "language": config.language,
        "events": [event_fields(event, config) for event in timeline.events],
    }


def event_fields(event: Event, config: Config) -> dict[str, Any]:
    """Return one event, its label and trail in the site's language; `earliest` and `latest` are inclusive."""
    when = event.when
    return {
        "id": event.id,
        "edtf": when.edtf,
        "mod": when.mod,
        "earliest": iso(when.earliest),
        "latest": iso(when.latest),
        "inferred": list(when.inferred),
        "label": label(when, config.language),
        "headline": event.headline,
        "status": event.status,
        "kind": event.kind,
        "salience": event.salience,
        "url": None if config.url is None else f"{config.url}#{event.id}",
        "sources": [_source(source) for source in event.sources],
        "steps": [step_fields(step) for step in event.steps],
        "trail": trail(event.steps, config.language),
        "aliases": list(event.aliases),
    }


def phrase(source: Source) -> str:
    """Return the words that date the event, as they stand in the source's sentence."""
    begin = source.sentence.start
    return source.quote[source.phrase.start - begin : source.phrase.end - begin]


def _source(source: Source) -> dict[str, Any]:
    return {
        "document": source.document_id,
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "published": str(source.published),
        "quote": source.quote,
        "phrase": phrase(source),
        "sentence_span": list(source.sentence),
        "phrase_span": list(source.phrase),
    }
