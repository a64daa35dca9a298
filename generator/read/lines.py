"""JSON Lines: one document a line, `{"id", "dct", "lang", "title", "url", "text"}`, its text taken as it is.

A document whose text is HTML has `html` in place of `text`, one that is a saved page `page`: what the page says of
itself then goes before what stands beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.errors import DocumentError, Location
from generator.model.document import Origin
from generator.model.problem import Problem
from generator.read import saved
from generator.read.detection import wide
from generator.read.draft import LONGEST, Draft, Value, without_heaps
from generator.read.encoding import WIDE_MARKS, decode
from generator.read.json_text import load_json
from generator.read.markup import clean, to_text

HINT: Final = """a line is {"id": "a", "dct": "YYYY-MM-DD", "text": "..."}"""
_HINTS: Final = {  # of what is no line of JSON Lines
    "list": """an article is {"id": "a", "dct": "YYYY-MM-DD", "text": "..."}""",
    "json feed": 'an item has "date_published": "2024-05-14T10:00:00Z" and "content_text" or "content_html"',
    "feed": (
        "an entry has <pubDate>Tue, 14 May 2024 10:00:00 GMT</pubDate> or <updated>2024-05-14T10:00:00Z</updated>, "
        "and <description> or <content>"
    ),
}
_NAMES: Final = {
    "id": "id", "doc_id": "id", "dct": "date", "date": "date", "lang": "lang", "title": "title",
    "place": "place", "url": "url", "publisher": "publisher",
    "date_published": "date", "language": "lang",
}  # fmt: skip


def split(origin: Origin, problems: list[Problem]) -> Iterator[Origin]:
    r"""Yield each line that is not blank, in UTF-8 where the file was in UTF-16 or UTF-32.

    A line in another encoding is left to `read`. Raises DocumentError where there is no line.

    >>> [(one.line, one.data) for one in split(Origin("a.jsonl", b"{}\n\n[]"), [])]
    [(1, b'{}'), (3, b'[]')]
    """
    data, path = origin.data, origin.path
    if data.startswith(WIDE_MARKS) or wide(data):
        data = decode(data, path, problems).encode("utf-8", "surrogatepass")
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    if not data.strip():
        raise DocumentError("empty file", Location(path, 1, 1), HINT)
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield Origin(path, line, number)


def read(origin: Origin, problems: list[Problem]) -> Draft:
    """Return the draft of one line, or of an object of JSON that begins on it.

    Raises DocumentError where it is no JSON, no object, or holds no text; unknown keys are passed over.
    """
    path, number = origin.path, origin.line or 1
    hint = _hint(origin)
    line, fields = _parse(origin.data, path, number, problems, hint)

    def at(key: str) -> Location:
        return Location(path, number, 1) if origin.is_made else _place(line, path, number, key)

    values = {}
    for key, name in _NAMES.items():
        value = fields.get(key)
        if value is None or name in values:
            continue
        if not isinstance(value, str) and not (name == "id" and type(value) is int):
            message = f"{key}: not text: {_short(value)}"
            raise DocumentError(message, at(key), hint)
        values[name] = Value(str(value), at(key))
    text = fields.get("text", fields.get("content_text"))
    source = fields.get("html", fields.get("content_html"))
    if text is None and isinstance(source, str):
        body, markup = to_text(clean(without_heaps(source)))
        return Draft(values, body, hint, markup)
    if text is None and isinstance(whole := fields.get("page"), str):
        draft = saved.read(whole.encode("utf-8", "replace"), path, problems)
        return replace(draft, values={**values, **draft.values}, hint=hint)
    if not isinstance(text, str):
        message = "no text" if text is None else f"text: not text: {_short(text)}"
        raise DocumentError(message, at("text"), hint)
    return Draft(values, without_heaps(text), hint)


def _hint(origin: Origin) -> str:
    """Return how an article is written in a file of this kind."""
    kind = origin.path.lower().removesuffix(".gz").rpartition(".")[2]
    if kind in ("xml", "rss", "atom"):
        return _HINTS["feed"]
    if kind == "json":
        return _HINTS["json feed" if origin.is_made and b'"date_published"' in origin.data else "list"]
    return HINT


def _parse(data: bytes, path: str, number: int, problems: list[Problem], hint: str) -> tuple[str, dict[str, object]]:
    """Return the line as text, and what it says."""
    if len(data) > LONGEST:
        message = f"too long: {len(data):,} bytes"
        raise DocumentError(message, Location(path, number, 1), f"an article has at most {LONGEST:,} bytes")
    line = _text(data.rstrip(), path, number, problems)
    try:
        fields = load_json(line)
    except json.JSONDecodeError as err:
        message = f"not JSON: {err.msg[:1].lower()}{err.msg[1:]}"
        raise DocumentError(message, _offset(line, path, number, err.pos), hint) from err
    except (ValueError, RecursionError) as err:
        message = "not JSON that can be read: a number too long, or nested too deeply"
        raise DocumentError(message, Location(path, number, 1), hint) from err
    if not isinstance(fields, dict):
        message = f"not a JSON object: {_short(fields)}"
        raise DocumentError(message, Location(path, number, 1), hint)
    return line, fields


def _text(data: bytes, path: str, number: int, problems: list[Problem]) -> str:
    """Return a line as it stands; one that is no UTF-8 is decoded as a file would be, its place that of the line."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        told: list[Problem] = []
        try:
            return decode(data, path, told)
        except DocumentError as err:
            raise DocumentError(err.message, _moved(err.at, number), err.hint) from err
        finally:
            problems.extend(replace(each, at=_moved(each.at, number)) for each in told)


def _moved(at: Location | None, number: int) -> Location | None:
    return at and Location(at.path, number + (at.line or 1) - 1, at.column)


def _place(line: str, path: str, number: int, key: str) -> Location:
    """Return where the value of a key stands; the line's beginning where the key does not."""
    found = re.search(rf'"{key}"\s*:\s*(?=\S)', line)
    return _offset(line, path, number, found.end()) if found else Location(path, number, 1)


def _offset(line: str, path: str, number: int, offset: int) -> Location:
    return Location(path, number + line.count("\n", 0, offset), offset - line.rfind("\n", 0, offset))


def _short(value: object) -> str:
    longest = 40
    text = json.dumps(value)
    return text if len(text) <= longest else text[:longest] + "..."
