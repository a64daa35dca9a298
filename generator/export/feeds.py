"""`feed.xml` (Atom, RFC 4287) and `feed.json` (JSON Feed 1.1): what is new, the events of the newest articles first.

An entry's time is midnight of the day on which its article was published: nothing in a feed depends on the build.
"""

from __future__ import annotations

from heapq import nsmallest
from html import escape
from typing import Any, Final
from xml.etree import ElementTree as Tree

from generator.export.characters import legal
from generator.export.gist import MOST
from generator.export.matter import Matter
from generator.model.event import Event
from generator.wording import text

_ATOM: Final = "http://www.w3.org/2005/Atom"
_JSON_FEED: Final = "https://jsonfeed.org/version/1.1"
_NAMESPACE: Final = "5c1c3a52-0d57-5d3a-9a5e-7c6f0f1f2b11"
_NEVER: Final = "1970-01-01T00:00:00Z"


def newest(matter: Matter) -> tuple[Event, ...]:
    """Return at most `MOST` events, those of the newest articles first, and within an article in their order.

    What an editor wrote by hand has no day on which it was published, and is no news.
    """
    shards = tuple(matter.shards)
    told = (
        (-day, number, place, name)
        for number, shard in enumerate(shards)
        for place, (day, name) in enumerate(matter.gist(shard).newest)
    )
    return tuple(matter.shards.event(shards[number], name) for _, number, _, name in nsmallest(MOST, told))


def atom(matter: Matter) -> bytes:
    """Return the Atom feed, its entries with absolute addresses where the site has one."""
    events, config = newest(matter), matter.config
    feed = Tree.Element("feed", {"xmlns": _ATOM, "xml:lang": config.language})
    _add(feed, "id", config.url or _urn(config.title))
    _add(feed, "title", config.title)
    if config.description:
        _add(feed, "subtitle", config.description)
    _add(feed, "updated", _time(events[0]) if events else _NEVER)
    _add(_add(feed, "author"), "name", config.publisher or config.title)
    if config.url:
        _add(feed, "link", rel="self", type="application/atom+xml", href=f"{config.url}feed.xml")
        _add(feed, "link", rel="alternate", type="text/html", href=config.url)
    for event in events:
        entry = _add(feed, "entry")
        _add(entry, "id", _id(event))
        _add(entry, "title", _title(event, matter))
        _add(entry, "updated", _time(event))
        _add(entry, "published", _time(event))
        _add(entry, "content", _content(event, matter), type="html")
        _add(entry, "category", term=event.status)
        if place := matter.address(event):
            _add(entry, "link", rel="alternate", type="text/html", href=place)
        for url in dict.fromkeys(source.url for source in event.sources if source.url):
            _add(entry, "link", rel="via", href=url)
    body: bytes = Tree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def json_feed(matter: Matter) -> dict[str, Any]:
    """Return the JSON Feed as JSON's values; what is not known is left out, as the format wants it."""
    config = matter.config
    feed: dict[str, Any] = {
        "version": _JSON_FEED,
        "title": config.title,
        "description": config.description,
        "home_page_url": config.url,
        "feed_url": config.url and f"{config.url}feed.json",
        "language": config.language,
        "authors": [{"name": config.publisher}] if config.publisher else None,
    }
    return _known(feed) | {"items": [_item(event, matter) for event in newest(matter)]}


def _item(event: Event, matter: Matter) -> dict[str, Any]:
    return _known(
        {
            "id": _id(event),
            "url": matter.address(event),
            "external_url": event.sources[0].url,
            "title": _title(event, matter),
            "content_html": _content(event, matter),
            "date_published": _time(event),
            "tags": [event.status],
        }
    )


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _add(parent: Tree.Element, name: str, words: str | None = None, **attributes: str) -> Tree.Element:
    child = Tree.SubElement(parent, name, {key: legal(value) for key, value in attributes.items()})
    if words is not None:
        child.text = legal(words)
    return child


def _id(event: Event) -> str:
    return _urn(event.id)


def _title(event: Event, matter: Matter) -> str:
    return f"{matter.label(event)}: {event.headline}"


def _time(event: Event) -> str:
    return f"{event.sources[0].published}T00:00:00Z"


def _content(event: Event, matter: Matter) -> str:
    source = event.sources[0]
    name = escape(legal(matter.title(source)))
    title = f'<a href="{escape(source.url)}">{name}</a>' if source.url else name
    words = escape(text(f"status.{event.status}", matter.config.language))
    return f"<blockquote>{escape(legal(source.quote))}</blockquote><p>{title}, {source.published} ({words})</p>"


def _urn(name: str) -> str:
    """Return a name for a feed or an entry that is the same from build to build."""
    from uuid import UUID, uuid5

    return f"urn:uuid:{uuid5(UUID(_NAMESPACE), name)}"
