"""Front matter: YAML between two lines `---` at the head of a Markdown file, or TOML between two `+++`.

Read behind limits: a bounded size, no key twice, only keys that we know. Neighbours: `yaml_header`, `toml_header`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.errors import DocumentError, Location
from generator.model.problem import Problem
from generator.read import toml_header, yaml_header
from generator.read.draft import Value
from generator.read.header import KEYS

HINT: Final = "the front matter has a line 'date: YYYY-MM-DD'"
LONGEST: Final = 50_000
_LONGEST_SHOWN: Final = 60
_TOML: Final = "+++"
_OPENING: Final = re.compile(r"(---|\+\+\+)[ \t]*\n")
_CLOSING: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE),
}


class Part(NamedTuple):
    """Front matter: the line that opens it, its text, and where the body begins."""

    fence: str
    text: str
    end: int


def part(text: str, path: str) -> Part:
    r"""Return the front matter of a file.

    Raises DocumentError where the file does not begin with `---` or `+++`, or front matter is never closed.

    >>> part("---\ndate: 2017-01-17\n---\nText", "a.md")
    Part(fence='---', text='date: 2017-01-17\n', end=25)
    """
    opening = _OPENING.match(text)
    if opening is None:
        raise DocumentError("no date", Location(path, 1, 1), "begin the file with '---', 'date: YYYY-MM-DD', '---'")
    fence = opening[1]
    closing = _CLOSING[fence].search(text, opening.end())
    if closing is None:
        raise DocumentError("front matter never closed", Location(path, 1, 1), f"a line {fence!r} ends it")
    return Part(fence, text[opening.end() : closing.start()], closing.end())


def parse(
    front: Part, path: str, problems: list[Problem], known: Sequence[str] = KEYS, nested: Sequence[str] = ()
) -> Mapping[str, Value]:
    """Return the values by key; keys that are not known are named in a warning and passed over.

    The values of keys in `nested` may be lists and tables, all others are text.

    Raises DocumentError for what cannot be read, and for all that the limits forbid.
    """
    text = front.text
    if len(text) > LONGEST:
        message = f"front matter too long: {len(text):,} characters"
        raise DocumentError(message, Location(path, 2), f"it has at most {LONGEST:,}")
    values: dict[str, Value] = {}
    unknown: dict[str, Location] = {}
    for key, value, at in (toml_header if front.fence == _TOML else yaml_header).pairs(text, path):
        if key in values or key in unknown:
            message = f"key given twice: {key!r}"
            raise DocumentError(message, at, "take one of the two out")
        if key not in known:
            unknown[key] = at
        elif value.parts is not None and key not in nested:
            message = f"{key}: not text: {_shortened(value.parts)}"
            example = "date: 2017-01-17" if key == "date" else f"{key}: ..."
            raise DocumentError(message, at, f"write it as '{example}' on one line")
        else:
            values[key] = value
    problems.extend(_warnings(unknown, known))
    return values


def _shortened(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}..."


def _warnings(unknown: Mapping[str, Location], known: Sequence[str]) -> Iterator[Problem]:
    if not unknown:
        return
    from difflib import get_close_matches

    strangers = []
    for key, at in unknown.items():
        if near := get_close_matches(key.lower(), known, n=1):
            yield Problem("warning", f"unknown key: {key!r}", at, f"did you mean {near[0]!r}?")
        else:
            strangers.append(key)
    if strangers:
        names = ", ".join(repr(key) for key in strangers[:8])
        message = f"unknown key: {names}" if len(strangers) == 1 else f"unknown keys: {names}"
        yield Problem("warning", message, unknown[strangers[0]], f"passed over; the keys are {', '.join(known)}")
