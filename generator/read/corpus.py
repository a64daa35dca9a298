"""Files of many articles, each parted into lines of JSON as `lines` reads them: JSON arrays, RSS, Atom, JSON feeds.

An article is known by the line on which it begins, or by its number where all stand on one line.
"""

from __future__ import annotations

import datetime
import io
import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urljoin

from generator.errors import DocumentError, Location
from generator.model.document import Origin
from generator.model.problem import Problem
from generator.read import exported, slides
from generator.read.encoding import decode
from generator.read.json_text import locations, parse_json, places
from generator.read.markup import clean, to_text

_LISTS: Final = ("articles", "documents", "items", "entries")
_ENTRY: Final = re.compile(r"<(?:\w+:)?(?:item|entry)[\s/>]")
_MOST_ENTRIES: Final = 5_000
_JSON_FEED: Final = "https://jsonfeed.org/version/"
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_UTF8: Final = {"content-type": "application/xml; charset=utf-8"}
_ZONE: Final = re.compile(r"\d ?([+-])(\d\d):?(\d\d)\s*$")
_AMERICAN: Final = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_HINT_JSON: Final = """the file is a list of {"id": "a", "dct": "YYYY-MM-DD", "text": "..."}"""
_HINT_FEED: Final = "save the feed again: its address, opened in a browser, as RSS, Atom or JSON Feed"


def split_json(origin: Origin, problems: list[Problem]) -> Iterator[Origin]:
    """Yield the JSON of each article of a file: a list, an object that holds one, a JSON Feed, one article.

    A timeline has no articles. Raises DocumentError where it is no JSON, or none of these.
    """
    path = origin.path
    text = decode(origin.data, path, problems)
    found = parse_json(text, path, _HINT_JSON)
    if slides.is_slides(found) or exported.is_export(found):
        return  # `content` reads timelines
    if isinstance(found, dict) and "text" in found:
        yield Origin(path, text.encode(), 1)
        return
    items = found if isinstance(found, list) else _list(found, path)
    if not items:
        problems.append(Problem("warning", "a list without articles", Location(path, 1), _HINT_JSON))
    spans = places(text, items, _LISTS)
    begins = locations(text, path, spans, len(items))
    lines = [at.line or 0 for at in begins] if spans else []
    if isinstance(found, dict) and str(found.get("version", "")).startswith(_JSON_FEED):
        yield from _numbered([_of_json_feed(item, found) for item in items], lines, path)
    elif len(set(lines)) == len(items):
        for (start, end), at in zip(spans, begins, strict=True):
            yield Origin(path, (" " * ((at.column or 1) - 1) + text[start:end]).encode(), at.line)
    else:
        yield from _numbered(items, lines, path)


def split_feed(origin: Origin, problems: list[Problem]) -> Iterator[Origin]:
    """Yield the JSON of each entry of an RSS or Atom feed, the text of each as HTML.

    Raises DocumentError where it is no feed.
    """
    import feedparser

    path = origin.path
    text = decode(origin.data, path, problems, is_declared=True)
    if sum(1 for _ in _ENTRY.finditer(text)) > _MOST_ENTRIES:
        message = f"a feed of more than {_MOST_ENTRIES:,} entries"
        raise DocumentError(message, Location(path), "part it, or write the articles into a .jsonl file")
    source = io.BytesIO(_DECLARATION.sub("", text, count=1).encode())  # a name or an address is never opened
    feed = feedparser.parse(source, sanitize_html=False, response_headers=_UTF8)
    if not feed.get("version"):
        raise DocumentError("not a feed", Location(path), _HINT_FEED)
    items = [_of_feed(entry, feed.feed) for entry in feed.entries]
    if not items:
        problems.append(Problem("warning", "a feed without entries", Location(path, 1), _HINT_FEED))
    yield from _numbered(items, _lines(text, [found.start() for found in _ENTRY.finditer(text)]), path)


def _numbered(items: Sequence[object], lines: Sequence[int], path: str) -> Iterator[Origin]:
    """Yield the items at their lines; at their numbers where these are not known, or not all different."""
    is_known = len(lines) == len(items) and all(a < b for a, b in itertools.pairwise(lines))
    for number, item in enumerate(items):
        yield Origin(path, json.dumps(item).encode(), lines[number] if is_known else number + 1, is_made=True)


def _lines(text: str, offsets: Sequence[int]) -> list[int]:
    """Return the line of each offset; they rise, and the text is gone through once."""
    lines, line, done = [], 1, 0
    for offset in offsets:
        line += text.count("\n", done, offset)
        lines.append(line)
        done = offset
    return lines


def _list(found: object, path: str) -> list[Any]:
    """Return the list that the object holds."""
    for name in _LISTS:
        if isinstance(found, dict) and isinstance(items := found.get(name), list):
            return items
    raise DocumentError("no list of articles", Location(path, 1), _HINT_JSON)


def _of_json_feed(item: object, feed: Mapping[str, Any]) -> object:
    if not isinstance(item, dict):
        return item
    known = {name: item.get(name) for name in ("id", "title", "content_html", "content_text")}
    return _known(
        known
        | {
            "url": item.get("url") or item.get("external_url"),
            "language": item.get("language") or feed.get("language"),
            "publisher": feed.get("title"),
        }
    ) | {"date_published": item.get("date_published") or item.get("date_modified")}


def _of_feed(entry: Any, feed: Any) -> object:  # noqa: ANN401  # feedparser's own dictionaries
    content = entry.get("content") or [{}]
    return _known(
        {
            "id": entry.get("id") or entry.get("link"),
            "dct": _day_of(entry),
            "title": _title(entry),
            "url": _joined(feed.get("link"), entry.get("link")),
            "lang": feed.get("language"),
            "publisher": feed.get("title"),
            "html": content[0].get("value") or entry.get("summary"),
        }
    )


def _title(entry: Any) -> object:  # noqa: ANN401  # feedparser's own dictionary
    """Return an entry's title, without markup where it says that it has some."""
    title = entry.get("title")
    if isinstance(title, str) and "html" in str(entry.get("title_detail", {}).get("type")):
        return to_text(clean(title))[0]
    return title


def _joined(base: object, link: object) -> object:
    """Return the address of an entry; one that does not say its site is the feed's."""
    if not isinstance(base, str) or not isinstance(link, str):
        return link
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _day_of(entry: Any) -> str | None:  # noqa: ANN401  # feedparser's own dictionary
    """Return the day on which an entry was published where it was; what is no date is returned as it stands."""
    for name in ("published", "updated", "created"):
        said = entry.get(name)
        parsed = entry.get(f"{name}_parsed")
        if not parsed:
            if said:
                return str(said)
            continue
        zone = _ZONE.search(str(said))
        minutes = (
            int(f"{zone[1]}1") * (int(zone[2]) * 60 + int(zone[3])) if zone else 60 * _AMERICAN.get(str(said)[-3:], 0)
        )
        year, month, day, hour, minute, second = parsed[:6]
        said_at = datetime.datetime(year, month, day, hour, minute, min(second, 59), tzinfo=datetime.UTC)
        return (said_at + datetime.timedelta(minutes=minutes)).date().isoformat()
    return None


def _known(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None}
