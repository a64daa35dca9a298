"""Files of many articles, each parted into lines of JSON as `lines` reads them: JSON arrays, RSS, Atom, JSON feeds.

An article is known by the line on which it begins, or by its number where all stand on one line.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from generator.errors import DocumentError, Location
from generator.read import exported, slides
from generator.read.encoding import decode_any, load_json

_LISTS: Final = ("articles", "documents", "items", "entries")
_ENTRY: Final = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_JSON_FEED: Final = "https://jsonfeed.org/version/"
_GAP: Final = re.compile(r"[\s,]*")
_HINT_JSON: Final = """the file is a list of {"id": "a", "dct": "YYYY-MM-DD", "text": "..."}"""
_HINT_FEED: Final = "save the feed again: its address, opened in a browser, as RSS, Atom or JSON Feed"


def split_json(data: bytes, path: str) -> Iterator[tuple[int, bytes]]:
    """Yield (line, JSON) for each article of a JSON file: a list, an object that holds one, a JSON Feed, one article.

    A timeline has no articles. Raises DocumentError where it is no JSON, or none of these.
    """
    text = decode_any(data, path)
    try:
        found = load_json(text)
    except json.JSONDecodeError as err:
        message = f"not JSON: {err.msg[:1].lower()}{err.msg[1:]}"
        raise DocumentError(message, Location(path, err.lineno, err.colno), _HINT_JSON) from err
    except (ValueError, RecursionError) as err:
        message = "not JSON that can be read: a number too long, or nested too deeply"
        raise DocumentError(message, Location(path), _HINT_JSON) from err
    if slides.is_slides(found) or exported.is_export(found):
        return  # `content` reads timelines
    if isinstance(found, dict) and str(found.get("version", "")).startswith(_JSON_FEED):
        items = [_of_json_feed(item, found) for item in _list(found, path)]
    elif isinstance(found, dict) and "text" in found:
        items = [found]
    else:
        items = found if isinstance(found, list) else _list(found, path)
    yield from _numbered(items, _starts(text, items))


def split_feed(data: bytes, path: str) -> Iterator[tuple[int, bytes]]:
    """Yield (line, JSON) for each entry of an RSS or Atom feed, the text of each as HTML.

    Raises DocumentError where it is no feed.
    """
    import feedparser

    feed = feedparser.parse(data, sanitize_html=False)
    if not feed.get("version"):
        raise DocumentError("not a feed", Location(path), _HINT_FEED)
    items = [_of_feed(entry, feed.feed) for entry in feed.entries]
    text = decode_any(data, path)
    yield from _numbered(items, [text.count("\n", 0, found.start()) + 1 for found in _ENTRY.finditer(text)])


def _numbered(items: Sequence[object], lines: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    is_known = len(lines) == len(items) and all(a < b for a, b in itertools.pairwise(lines))
    for number, item in enumerate(items):
        yield lines[number] if is_known else number + 1, json.dumps(item).encode()


def _list(found: object, path: str) -> list[Any]:
    """Return the list that the object holds."""
    for name in _LISTS:
        if isinstance(found, dict) and isinstance(items := found.get(name), list):
            return items
    raise DocumentError("no list of articles", Location(path, 1), _HINT_JSON)


def _starts(text: str, items: Sequence[object]) -> list[int]:
    """Return the line on which each item of the file's list begins; the empty list where that cannot be told."""
    decoder = json.JSONDecoder()
    at = text.find("[") + 1
    lines = []
    line, done = 1, 0
    for item in items:
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        line += text.count("\n", done, at)
        done = at
        try:
            found, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError:
            return []
        if isinstance(item, dict) and isinstance(found, dict) and len(item) != len(found) and "html" not in item:
            return []
        lines.append(line)
    return lines


def _of_json_feed(item: object, feed: Mapping[str, Any]) -> object:
    if not isinstance(item, dict):
        return item
    authors = feed.get("title")
    return _known(
        {
            "id": item.get("id"),
            "dct": item.get("date_published") or item.get("date_modified"),
            "title": item.get("title"),
            "url": item.get("url") or item.get("external_url"),
            "lang": item.get("language") or feed.get("language"),
            "publisher": authors,
            "html": item.get("content_html"),
            "text": item.get("content_text"),
        }
    )


def _of_feed(entry: Any, feed: Any) -> object:  # noqa: ANN401  # feedparser's own dictionaries
    published = entry.get("published_parsed") or entry.get("updated_parsed")
    content = entry.get("content") or [{}]
    return _known(
        {
            "id": entry.get("id") or entry.get("link"),
            "dct": f"{published[0]:04}-{published[1]:02}-{published[2]:02}" if published else None,
            "title": entry.get("title"),
            "url": entry.get("link"),
            "lang": feed.get("language"),
            "publisher": feed.get("title"),
            "html": content[0].get("value") or entry.get("summary"),
        }
    )


def _known(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None}
