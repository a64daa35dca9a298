"""Plain text, its date on the first lines: a dateline, a line that is a date, or lines `Key: value`.

The dateline is `date 2017-01-17 AMMAN — ` with the article behind it; below a line such as `Friday, January 4, 2019`
or below `Title:`, `Date:` and `URL:` lines the article begins on a new one.
"""

from __future__ import annotations

import re
from typing import Final

from generator.errors import DocumentError, Location
from generator.model.problem import Problem
from generator.read.dates import is_date_line
from generator.read.draft import Draft, Value, decode, place_of, without_controls
from generator.read.header import KEYS

HINT: Final = "the first line is 'date YYYY-MM-DD CITY -- '"
HINT_KEYS: Final = "a line among the first is 'Date: YYYY-MM-DD'"
_DATELINE: Final = re.compile(r"\s*date[ \t]+(\S+)", re.IGNORECASE)
_PLACE: Final = re.compile(
    r"[ \t]*([^\n]{0,100}?)(?:[ \t]*[\u2012-\u2015\u2212][ \t]*|[ \t]+-{1,3}[ \t]+|[ \t]*--+[ \t]*)"
)
_KEY: Final = re.compile(rf"[ \t]*({'|'.join(KEYS)})[ \t]*:[ \t]*([^\n]*?)[ \t]*(?:\n|\Z)", re.IGNORECASE)
_FIRST_LINE: Final = re.compile(r"\s*([^\n]*)")


def read(data: bytes, path: str, problems: list[Problem]) -> Draft:
    """Return the draft of a text; `problems` takes a warning where its encoding had to be found out.

    Raises DocumentError for an empty file, first lines that are no header, and a header with no text behind it.
    """
    text = without_controls(decode(data, path, problems)).rstrip()
    if not text:
        raise DocumentError("empty file", Location(path, 1, 1), "put an article into it, or delete it")
    values, end, hint = _header(text, path)
    body = text[end:].lstrip()
    if not body:
        raise DocumentError("no text after the header", place_of(text, path, len(text)), HINT)
    return Draft(values, body, hint)


def _header(text: str, path: str) -> tuple[dict[str, Value], int, str]:
    """Return the header's values, where the article begins, and how such a header says its date."""
    dateline = _DATELINE.match(text)
    if dateline is not None:
        return *_behind(text, path, dateline), HINT
    first = _FIRST_LINE.match(text)
    if first is not None and is_date_line(first[1]):
        return {"date": Value(first[1].strip(), place_of(text, path, first.start(1)))}, first.end(), HINT
    start = len(text) - len(text.lstrip())
    if _KEY.match(text, start) is None:
        raise DocumentError("no date", place_of(text, path, start), HINT)
    return *_keys(text, path, start), HINT_KEYS


def _behind(text: str, path: str, dateline: re.Match[str]) -> tuple[dict[str, Value], int]:
    values = {"date": Value(dateline[1], place_of(text, path, dateline.start(1)))}
    end = dateline.end()
    if place := _PLACE.match(text, end):
        if place[1]:
            values["place"] = Value(place[1], place_of(text, path, place.start(1)))
        return values, place.end()
    rest = text[end:].partition("\n")[0]
    if rest.strip():
        message = f"no dash after the place: {rest.strip()[:40]!r}"
        raise DocumentError(message, place_of(text, path, end + len(rest) - len(rest.lstrip())), HINT)
    return values, end


def _keys(text: str, path: str, start: int) -> tuple[dict[str, Value], int]:
    values: dict[str, Value] = {}
    while found := _KEY.match(text, start):
        key = found[1].lower()
        at = place_of(text, path, found.start(2))
        if key in values:
            message = f"key given twice: {key!r}"
            raise DocumentError(message, at, "take one of the two out")
        values[key] = Value(found[2], at)
        start = found.end()
    return values, start
