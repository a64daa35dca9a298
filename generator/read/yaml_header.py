"""YAML front matter, read event by event.

No value is ever constructed: a scalar is the text that was written, so that `title: no` and `title: 2020-01-02` are
titles. No anchors, no aliases, no tags, a bounded depth. Where each line is a word, a colon and words in which no mark
of YAML stands, which is most often so, they are what they look like, and `yaml` is not loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from generator.errors import DocumentError, Location
from generator.read.draft import Value

if TYPE_CHECKING:
    import yaml

DEEPEST: Final = 20
_PLAIN: Final = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,60}): ([^\W_](?:[\w .,;!?()'/–—-]*[\w.,;!?()'/–—-])?)")


def pairs(text: str, path: str) -> Iterator[tuple[str, Value, Location]]:
    """Yield (key, value, place of the key).

    `text` begins on line 2 of the file. Raises DocumentError for broken YAML and for all that the limits forbid.
    """
    plain = _plain(text)
    if plain is not None:
        for line, (key, said) in enumerate(plain, start=2):
            at = Location(path, line, len(key) + 3)
            yield key, Value("" if said == "null" else said, at), Location(path, line, 1)
        return
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
            yield event.value, Value("", _at(value, path), _parts(value, events, path)), _at(event, path)


def _plain(text: str) -> list[tuple[str, str]] | None:
    r"""Return the keys and values of lines that need no parser, None where one does.

    >>> _plain("title: A bridge (1880)\ndate: 2017-01-02\n"), _plain("title: 'A bridge'\n"), _plain("a: b: c\n")
    ([('title', 'A bridge (1880)'), ('date', '2017-01-02')], None, None)
    """
    found = []
    for line in text.removesuffix("\n").split("\n"):
        match = _PLAIN.fullmatch(line)
        if match is None:
            return None
        found.append((match[1], match[2]))
    return found


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


def _parts(event: yaml.Event, events: Iterator[yaml.Event], path: str) -> list[object] | dict[str, object]:
    """Return the list or table that begins with the event, read to its end; its depth was bounded before."""
    import yaml

    if isinstance(event, yaml.SequenceStartEvent):
        found: list[object] = []
        while not isinstance(each := next(events), yaml.SequenceEndEvent):
            found.append(each.value if isinstance(each, yaml.ScalarEvent) else _parts(each, events, path))
        return found
    table: dict[str, object] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        if not isinstance(key, yaml.ScalarEvent):
            raise DocumentError("a key that is no word", _at(key, path), "write it as 'key: value' lines")
        each = next(events)
        table[key.value] = each.value if isinstance(each, yaml.ScalarEvent) else _parts(each, events, path)
    return table


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
