"""Plain text: `date YYYY-MM-DD CITY -- ` on the first line, the article behind it."""

from __future__ import annotations

import re
from typing import Final

from generator.errors import DocumentError, Location
from generator.model.problem import Problem
from generator.read.draft import Draft, Value, decode, without_controls

HINT: Final = "the first line is 'date YYYY-MM-DD CITY -- '"
_HEADER: Final = re.compile(r"\s*date[ \t]+(\S+)", re.IGNORECASE)
_PLACE: Final = re.compile(
    r"[ \t]*([^\n]{0,100}?)(?:[ \t]*[\u2012-\u2015\u2212][ \t]*|[ \t]+-{1,3}[ \t]+|[ \t]*--+[ \t]*)"
)


def read(data: bytes, path: str, problems: list[Problem]) -> Draft:
    """Return the draft of a text; `problems` takes no warning here.

    Raises DocumentError for an empty file, a first line that is no header, and a header with no text behind it.
    """
    del problems
    text = without_controls(decode(data, path)).rstrip()
    if not text:
        raise DocumentError("empty file", Location(path), "put an article into it, or delete it")
    header = _HEADER.match(text)
    if header is None:
        raise DocumentError("no date", _place(text, path, len(text) - len(text.lstrip())), HINT)
    values = {"date": Value(header[1], _place(text, path, header.start(1)))}
    end = header.end()
    if place := _PLACE.match(text, end):
        if place[1]:
            values["place"] = Value(place[1], _place(text, path, place.start(1)))
        end = place.end()
    elif (rest := text[end:].partition("\n")[0]).strip():
        message = f"no dash after the place: {rest.strip()[:40]!r}"
        raise DocumentError(message, _place(text, path, end + len(rest) - len(rest.lstrip())), HINT)
    body = text[end:].lstrip()
    if not body:
        raise DocumentError("no text after the header", _place(text, path, len(text)), HINT)
    return Draft(values, body, HINT)


def _place(text: str, path: str, offset: int) -> Location:
    return Location(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
