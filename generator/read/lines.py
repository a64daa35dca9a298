"""JSON Lines: one document a line, `{"id", "dct", "lang", "title", "url", "text"}`, its text taken as it is.

A document whose text is HTML has `html` in place of `text`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from generator.errors import DocumentError, Location
from generator.read.draft import LONGEST, Draft, Value
from generator.read.encoding import load_json
from generator.read.markup import clean, to_text

HINT: Final = """a line is {"id": "a", "dct": "YYYY-MM-DD", "text": "..."}"""
_NAMES: Final = {
    "id": "id", "doc_id": "id", "dct": "date", "date": "date", "lang": "lang", "title": "title",
    "place": "place", "url": "url", "publisher": "publisher",
}  # fmt: skip


def split(data: bytes, path: str) -> Iterator[tuple[int, bytes]]:
    r"""Yield (number, line) for each line that is not blank.

    Raises DocumentError where there is none.

    >>> list(split(b"{}\n\n[]", "a.jsonl"))
    [(1, b'{}'), (3, b'[]')]
    """
    if not data.strip():
        raise DocumentError("empty file", Location(path, 1, 1), HINT)
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield number, line


def read(line: bytes, path: str, number: int) -> Draft:
    """Return the draft of one line.

    Raises DocumentError where it is no JSON, no object, or holds no text; unknown keys are passed over.
    """
    at = Location(path, number, 1)
    fields = _parse(line, path, number)
    values = {}
    for key, name in _NAMES.items():
        value = fields.get(key)
        if value is None or name in values:
            continue
        if not isinstance(value, str) and not (name == "id" and type(value) is int):
            message = f"{key}: not text: {_short(value)}"
            raise DocumentError(message, at, HINT)
        values[name] = Value(str(value), at)
    text = fields.get("text")
    if text is None and isinstance(source := fields.get("html"), str):
        body, markup = to_text(clean(source))
        return Draft(values, body, HINT, markup)
    if not isinstance(text, str):
        message = "no text" if text is None else f"text: not text: {_short(text)}"
        raise DocumentError(message, at, HINT)
    return Draft(values, text, HINT)


def _parse(line: bytes, path: str, number: int) -> dict[str, object]:
    at = Location(path, number, 1)
    if len(line) > LONGEST:
        message = f"too long: {len(line):,} bytes"
        raise DocumentError(message, at, f"an article has at most {LONGEST:,} bytes")
    try:
        text = line.rstrip().decode("utf-8-sig")
        fields = load_json(text)
    except UnicodeDecodeError as err:
        message = f"not UTF-8: byte 0x{line[err.start]:02x}"
        column = len(line[: err.start].decode("utf-8", "replace")) + 1
        raise DocumentError(message, Location(path, number, column), "save the file as UTF-8") from err
    except json.JSONDecodeError as err:
        message = f"not JSON: {err.msg[:1].lower()}{err.msg[1:]}"
        raise DocumentError(message, Location(path, number, err.pos + 1), HINT) from err
    except (ValueError, RecursionError) as err:
        message = "not JSON that can be read: a number too long, or nested too deeply"
        raise DocumentError(message, at, HINT) from err
    if not isinstance(fields, dict):
        message = f"not a JSON object: {_short(fields)}"
        raise DocumentError(message, at, HINT)
    return fields


def _short(value: object) -> str:
    longest = 40
    text = json.dumps(value)
    return text if len(text) <= longest else text[:longest] + "..."
