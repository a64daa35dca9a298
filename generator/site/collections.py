"""A page for each collection: what it is, its events in a line each, year by year, and the articles that tell them."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.model.digest import digest
from generator.model.shard import digests_of
from generator.model.weight import weight
from generator.site.links import article_path, relative
from generator.site.place import end_key, scope_span, sort_key, year_heading
from generator.site.timeline import Line, digest_of_shards, line
from generator.wording import day_label, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model.content import Collection
    from generator.model.event import Event
    from generator.model.file import File
    from generator.site.frame import Frame
    from generator.site.gists import Gists
    from generator.site.sheets import Sheets

INDEX: Final = "collections/index.html"
MOST: Final = 1_000
_BOTH: Final = (False, True)


def collection_path(collection: Collection) -> str:
    """Return where a collection's page lies in the site."""
    return f"collections/{collection.slug}.html"


def collection_files(frame: Frame, gists: Gists, sheets: Sheets) -> Iterator[File]:
    """Yield the plan of each collection's page, and of their list where there are several."""
    for each in frame.collections:
        shards = gists.folders[each.folder]
        paths = [sheets.path_in(shard.year, shard.month, is_dated=is_dated) for shard in shards for is_dated in _BOTH]
        shown = digest(digest_of_shards(frame, gists, shards), paths)
        draw = partial(_collection, frame, gists, sheets, each)
        yield frame.file(collection_path(each), "collection.html", shown, draw)
    if len(frame.collections) > 1:
        narrowed = [digests_of(gists.folders[each.folder]) for each in frame.collections if each.topic]
        shown = digest([gists.counts.folders[each.folder] for each in frame.collections], narrowed)
        yield frame.file(INDEX, "collections.html", shown, partial(_list, frame, gists))


def _collection(frame: Frame, gists: Gists, sheets: Sheets, collection: Collection) -> Mapping[str, object]:
    """Return what the page shows; of more than `MOST` events, those that matter most."""
    path, language = collection_path(collection), frame.language
    events = _events(gists, collection)
    most = sorted(sorted(events, key=weight, reverse=True)[:MOST], key=sort_key)
    years = [
        (heading, [line(event, path, sheets, language) for event in inside])
        for heading, inside in groupby(most, key=lambda event: year_heading(event, language))
    ]
    articles = _articles(frame, collection, events, path)
    scope = (
        text(
            "scope",
            language,
            events=text("events", language, count=len(events)),
            articles=text("articles", language, count=len(articles)),
            span=scope_span(events[0], max(events, key=end_key), language),
        )
        if events
        else text("events", language, count=0)
    )
    return {
        "collection": collection,
        "description": collection.description or f"{collection.title}: {scope}",
        "scope": scope,
        "years": years,
        "articles": articles,
        "more": len(events) - len(most),
    }


def _events(gists: Gists, collection: Collection) -> list[Event]:
    """Return the events of a collection that are about its topic, in order."""
    inside = gists.events_of(gists.folders[collection.folder])
    return [event for event in inside if collection.folder in event.collections and _is_about(event, collection)]


def _count(gists: Gists, collection: Collection) -> int:
    return len(_events(gists, collection)) if collection.topic else gists.counts.folders[collection.folder]


def _is_about(event: Event, collection: Collection) -> bool:
    """Tell whether a sentence that tells of an event, or its headline, holds a word of the collection's topic."""
    if not collection.topic:
        return True
    said = "\n".join((event.headline, *(source.quote for source in event.sources))).lower()
    return any(word in said for word in collection.topic)


def _articles(frame: Frame, collection: Collection, events: Sequence[Event], path: str) -> list[Line]:
    """Return the collection's articles that tell of events, the latest first."""
    told = {
        source.document_id: source
        for event in events
        for source in event.sources
        if source.collection == collection.folder
    }
    newest_first = sorted(told.values(), key=lambda source: (-source.published.ordinal, source.document_id))
    return [
        Line(
            day_label(source.published, frame.language),
            source.title or frame.title_of(source.document_id),
            relative(article_path(source.document_id), path),
            0,
        )
        for source in newest_first
    ]


def _list(frame: Frame, gists: Gists) -> Mapping[str, object]:
    title = text("collections.title", frame.language)
    return {
        "description": title,
        "listed": [
            (
                each,
                relative(collection_path(each), INDEX),
                text("events.short", frame.language, count=_count(gists, each)),
            )
            for each in frame.collections
        ],
    }
