"""`timeline.json`: every event with its date, status, sources and the way it was worked out.

`docs/timeline.schema.json` is its schema; `VERSION` goes up when a field is renamed or changes its meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from generator.export.lines import iso, step_fields
from generator.export.matter import Matter, phrase
from generator.model.event import Citation, Event, Found, Media, Source
from generator.wording import trail

VERSION: Final = 1


def fields(matter: Matter) -> dict[str, Any]:
    """Return what is said of the timeline as JSON's values, its events apart; null where something is not known."""
    config = matter.config
    return {
        "version": VERSION,
        "title": config.title,
        "description": config.description,
        "url": config.url,
        "language": config.language,
    }


def event_fields(event: Event, matter: Matter) -> Mapping[str, Any]:
    """Return one event, its label and trail in the site's language; `earliest` and `latest` are inclusive.

    They are worked out once for the formats that show a shard one after the other.
    """
    known = matter.drawn.get(event.id)
    if known is None or known[0] is not event:
        known = matter.drawn[event.id] = event, _event_fields(event, matter)
    return known[1]


def _event_fields(event: Event, matter: Matter) -> dict[str, Any]:
    when = event.when
    return {
        "id": event.id,
        "edtf": when.edtf,
        "mod": when.mod,
        "earliest": iso(when.earliest),
        "latest": iso(when.latest),
        "inferred": list(when.inferred),
        "label": matter.label(event),
        "display_date": event.label,
        "headline": event.headline,
        "status": event.status,
        "kind": event.kind,
        "salience": event.salience,
        "url": matter.address(event),
        "sources": [_source(source, matter) for source in event.sources],
        "steps": [step_fields(step) for step in event.steps],
        "trail": trail(event.steps, matter.config.language),
        "aliases": list(event.aliases),
        "html": event.body.html if event.body else None,
        "citations": [_citation(citation) for citation in event.citations],
        "media": _media(event.media),
        "group": event.group,
        "note": event.note,
        "pinned": event.is_pinned,
        "found": _found(event.found),
        "collection": event.collection,
    }


def _source(source: Source, matter: Matter) -> dict[str, Any]:
    return {
        "document": source.document_id,
        "title": matter.title(source),
        "url": source.url,
        "publisher": source.publisher,
        "published": str(source.published),
        "quote": source.quote,
        "phrase": phrase(source),
        "sentence_span": list(source.sentence),
        "phrase_span": list(source.phrase),
        "collection": source.collection,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "title": citation.title,
        "url": citation.url,
        "publisher": citation.publisher,
        "published": citation.published,
    }


def _media(media: Media | None) -> dict[str, Any] | None:
    if media is None:
        return None
    return {"path": media.path, "alt": media.alt, "credit": media.credit, "caption": media.caption}


def _found(found: Found | None) -> dict[str, Any] | None:
    if found is None:
        return None
    when = found.when
    return {
        "edtf": when.edtf,
        "mod": when.mod,
        "earliest": iso(when.earliest),
        "latest": iso(when.latest),
        "inferred": list(when.inferred),
        "headline": found.headline,
        "status": found.status,
    }
