"""Front matter: the YAML between two lines `---` at the head of a Markdown file.

The YAML is read event by event, and no value is ever constructed: a scalar is the text that was written, so that
`title: no` and `title: 2020-01-02` are titles. No aliases, no tags, no duplicate keys, a bounded depth and size.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from generator.errors import DocumentError, Location
from generator.model.problem import Problem
from generator.read.draft import Value
from generator.read.header import KEYS

if TYPE_CHECKING:
    import yaml

HINT: Final = "the front matter has a line 'date: YYYY-MM-DD'"
DEEPEST: Final = 20
LONGEST: Final = 50_000
_OPENING: Final = re.compile(r"---[ \t]*\n")
_CLOSING: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


def part(text: str, path: str) -> tuple[str, int]:
    r"""Return (front matter, offset of the body).

    Raises DocumentError where the file does not begin with `---`, or front matter is never closed.

    >>> part("---\ndate: 2017-01-17\n---\nText", "a.md")
    ('date: 2017-01-17\n', 25)
    """
    opening = _OPENING.match(text)
    if opening is None:
        raise DocumentError("no date", Location(path, 1, 1), "begin the file with '---', 'date: YYYY-MM-DD', '---'")
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise DocumentError("front matter never closed", Location(path, 1, 1), "a line '---' ends it")
    return text[opening.end() : closing.start()], closing.end()


def parse(text: str, path: str, problems: list[Problem]) -> Mapping[str, Value]:
    """Return the values by key; keys that we do not know are named in a warning and passed over.

    `text` begins on line 2 of the file. Raises DocumentError for broken YAML and for all that the limits forbid.
    """
    if len(text) > LONGEST:
        message = f"front matter too long: {len(text):,} characters"
        raise DocumentError(message, Location(path, 2), f"it has at most {LONGEST:,}")
    values: dict[str, Value] = {}
    unknown: dict[str, Location] = {}
    for key, value, at in _pairs(text, path):
        if key in values or key in unknown:
            message = f"key given twice: {key!r}"
            raise DocumentError(message, at, "take one of the two out")
        if key not in KEYS:
            unknown[key] = at
        elif value is None:
            message = f"{key}: not text"
            raise DocumentError(message, at, f"write it as '{key}: ...' on one line")
        else:
            values[key] = value
    problems.extend(_warnings(unknown))
    return values


def _warnings(unknown: Mapping[str, Location]) -> Iterator[Problem]:
    strangers = []
    for key, at in unknown.items():
        if near := difflib.get_close_matches(key.lower(), KEYS, n=1):
            yield Problem("warning", f"unknown key: {key!r}", at, f"did you mean {near[0]!r}?")
        else:
            strangers.append(key)
    if strangers:
        names = ", ".join(repr(key) for key in strangers[:8])
        message = f"unknown key: {names}" if len(strangers) == 1 else f"unknown keys: {names}"
        yield Problem("warning", message, unknown[strangers[0]], f"passed over; the keys are {', '.join(KEYS)}")


def _pairs(text: str, path: str) -> Iterator[tuple[str, Value | None, Location]]:
    """Yield (key, value, place of the key); the value is None where it is a list or a table."""
    import yaml

    events = _events(text, path)
    first = next(events, None)
    if first is None:
        return
    if not isinstance(first, yaml.MappingStartEvent):
        raise DocumentError("front matter is no list of keys", _at(first, path), "write it as 'key: value' lines")
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        if not isinstance(event, yaml.ScalarEvent):
            raise DocumentError("a key that is no word", _at(event, path), "write it as 'key: value' lines")
        value = next(events)
        if isinstance(value, yaml.ScalarEvent):
            is_nothing = not value.style and value.value in ("", "~", "null")
            yield event.value, Value("" if is_nothing else value.value, _at(value, path)), _at(event, path)
        else:
            _skip(events)
            yield event.value, None, _at(event, path)


def _events(text: str, path: str) -> Iterator[yaml.Event]:
    """Yield the events of one YAML document, its stream and document marks left out."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = 0
    marks = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
                raise DocumentError("anchors and aliases are not read", _at(event, path), "write the value out")
            if tag := getattr(event, "tag", None):
                message = f"tags are not read: {tag!r}"
                raise DocumentError(message, _at(event, path), "take the tag out")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise DocumentError("nested too deeply", _at(event, path), f"at most {DEEPEST} levels")
            if not isinstance(event, marks):
                yield event
    except yaml.YAMLError as err:
        raise _broken(err, text, path) from err


def _skip(events: Iterator[yaml.Event]) -> None:
    """Pass over the rest of a list or table whose beginning was read."""
    import yaml

    depth = 1
    while depth:
        event = next(events)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


def _broken(err: yaml.YAMLError, text: str, path: str) -> DocumentError:
    mark = getattr(err, "problem_mark", None)
    what = getattr(err, "problem", None) or "a character that YAML forbids"
    position = getattr(err, "position", None)
    if mark is not None:
        at = Location(path, mark.line + 2, mark.column + 1)
    elif isinstance(position, int):
        at = Location(path, text.count("\n", 0, position) + 2)
    else:
        at = Location(path, 2)
    return DocumentError(f"not YAML: {what}", at, "put values with ': ', '#', brackets or quotes into quotation marks")


def _at(event: yaml.Event, path: str) -> Location:
    mark = event.start_mark
    return Location(path, mark.line + 2, mark.column + 1) if mark else Location(path, 2)
