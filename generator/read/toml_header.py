"""TOML front matter: a table of text and dates."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from typing import Final

from generator.errors import DocumentError, Location
from generator.read.draft import Value

_AT: Final = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")


def pairs(text: str, path: str) -> Iterator[tuple[str, Value, Location]]:
    """Yield (key, value, place of the key); numbers and dates are taken as the text that they are written as.

    `text` begins on line 2 of the file. Raises DocumentError for broken TOML.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        raise _broken(str(err), text, path) from err
    except (RecursionError, ValueError) as err:
        raise DocumentError("not TOML that can be read", Location(path, 2), "a line is 'key = value'") from err
    for key, value in table.items():
        at = _place(text, path, key)
        plain = _plain(value)
        yield key, Value(plain, at) if isinstance(plain, str) else Value("", at, plain), at


def _plain(value: object) -> str | list[object] | dict[str, object]:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return str(value).lower() if isinstance(value, bool) else str(value)


def _broken(complaint: str, text: str, path: str) -> DocumentError:
    found = _AT.search(complaint)
    what = _AT.sub("", complaint)
    line, column = (int(found[1]) + 1, int(found[2])) if found and found[1] else (text.count("\n") + 1, 1)
    message = f"not TOML: {what[:1].lower()}{what[1:]}"
    return DocumentError(message, Location(path, line, column), "a line is 'key = value', text in quotation marks")


def _place(text: str, path: str, key: str) -> Location:
    found = re.search(rf"""^[ \t]*["']?{re.escape(key)}["']?[ \t]*[=.]""", text, re.MULTILINE)
    line = text.count("\n", 0, found.start()) + 2 if found else 2
    return Location(path, line, 1)
