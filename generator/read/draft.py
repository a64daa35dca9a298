"""A draft: what a reader of one format hands on, before its header is checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.errors import DocumentError, Location
from generator.model.document import Markup
from generator.model.problem import Problem
from generator.read import encoding

LONGEST: Final = 10_000_000
_HEAP: Final = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]{30})"
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+)"
)
_CONTROLS: Final = dict.fromkeys((*range(9), 11, *range(14, 32), *range(127, 133), *range(134, 160)), " ")


@dataclass(frozen=True, slots=True)
class Value:
    """What a header says under one key, and where it says so.

    `parts` is a list or a table of text, in any depth, where the value is no text; `text` is then empty.
    """

    text: str
    at: Location | None = None
    parts: Sequence[object] | Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article's header as it was written, and its text.

    `names` are keys of `header.KEYS`; `hint` says where this format has its date, for an article that has none.
    """

    values: Mapping[str, Value]
    text: str
    hint: str
    markup: Markup | None = None


def decode(data: bytes, path: str, problems: list[Problem] | None = None) -> str:
    """Return the text of a file of prose, as `encoding` decodes it.

    Raises DocumentError where the bytes are in no encoding that is known, or more than `LONGEST`.
    """
    if len(data) > LONGEST:
        message = f"too long: {len(data):,} bytes"
        hint = f"an article has at most {LONGEST:,} bytes; part it, or put its chapters into a .jsonl file"
        raise DocumentError(message, Location(path), hint)
    return encoding.with_line_ends(encoding.decode(data, path, problems))


def place_of(text: str, path: str, offset: int) -> Location:
    r"""Return where an offset of a file's text lies.

    >>> str(place_of("one\ntwo", "a.txt", 5))
    'a.txt:2:2'
    """
    return Location(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def without_controls(text: str) -> str:
    r"""Return the text with each control character but tab, line end and form feed turned into a space.

    >>> without_controls("a\0b")
    'a b'
    """
    return without_heaps(text if text.isprintable() else text.translate(_CONTROLS))


def without_heaps(text: str) -> str:
    """Return the text with at most thirty marks upon one letter (UAX #15, D4), spaces in place of the others.

    No writing has more, and a browser needs minutes to draw ten thousand. The length does not change.

    >>> without_heaps("Z" + chr(0x301) * 40).count(" ")
    10
    """
    return text if text.isascii() else _HEAP.sub(lambda heap: heap[1] + " " * len(heap[2]), text)
