"""The language of `match`: words, `{slot}`, `[optional]`, `(a|b)`, and `<...>` around what the expression covers.

No regular expressions and no repetition: what a pattern can match has a bound, so that tagging is linear in the text.
What stands without a space between must stand so in the text ("{hour}:{minute}"); where a space stands, there may be
one or none. `{slot}` is filled by a word of that table of the lexicon, or by a mention of that kind; `{name:slot}`
gives the value another name. A sign that means something here stands for itself behind a backslash. `<...>` parts the
expression from its surroundings; there may be several.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.language.words import words

_TOKEN: Final = re.compile(r"(\s+)|\{([^{}]*)\}|([\[\]()|<>])|\\([\[\](){}|<>])|([^\s\[\](){}|<>\\]+)|(.)")
_SLOT: Final = re.compile(r"(?:([a-z_]+):)?([a-z_]+)")
_LONG: Final = 1000
_CLOSING: Final = {"[": "]", "(": ")", "<": ">"}


class PatternError(ValueError):
    """A pattern that cannot be read; `column` counts from 0 in the pattern."""

    def __init__(self, message: str, column: int) -> None:
        """Keep where in the pattern it is."""
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class Word:
    """One word, as `Words.forms` has it; `is_glued` where no space may stand before it."""

    form: str
    is_glued: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """One item that has a value for `slot`; the value is called `name`."""

    name: str
    slot: str
    is_glued: bool
    column: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """All the parts, one after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the parts; an optional part is a choice with an empty sequence, which comes last."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """What one expression covers."""

    part: Node


Node = Word | Slot | Sequence | Choice | Extent


@cache
def parse(pattern: str) -> Node:
    """Return the tree of a pattern.

    Raises PatternError, with the column, for a bracket without its fellow, an empty group or a slot that is no name.

    >>> parse("{count}[ ]ago") == parse("{count}[]ago")
    Traceback (most recent call last):
    ...
    generator.temporal.pattern.PatternError: an empty group
    """
    reader = _Reader(pattern)
    node = reader.choice("")
    if reader.at < len(reader.tokens):
        text = reader.tokens[reader.at][1]
        raise PatternError(f"nothing is open here: {text!r}", reader.tokens[reader.at][2])
    return node


def slots(node: Node) -> list[Slot]:
    """Return the slots of a pattern, in order.

    >>> [slot.name for slot in slots(parse("{month} [{day}] {last:year}"))]
    ['month', 'day', 'last']
    """
    found: list[Slot] = []
    _gather(node, found)
    return found


def _gather(node: Node, found: list[Slot]) -> None:
    if isinstance(node, Slot):
        found.append(node)
    elif isinstance(node, Extent):
        _gather(node.part, found)
    elif not isinstance(node, Word):
        for part in node.parts:
            _gather(part, found)


def literals(node: Node) -> list[str]:
    """Return the words of a pattern, in order.

    >>> literals(parse("the {nth} (of|day in) {month}"))
    ['the', 'of', 'day', 'in']
    """
    match node:
        case Word(form):
            return [form]
        case Sequence(parts) | Choice(parts):
            return [form for part in parts for form in literals(part)]
        case Extent(part):
            return literals(part)
    return []


def edge(node: Node, *, is_last: bool) -> tuple[frozenset[str], bool]:
    """Return the words that a pattern can begin with, or end with, and whether it can be empty.

    >>> sorted(edge(parse("[the] day (before|after)"), is_last=False)[0])
    ['day', 'the']
    """
    match node:
        case Word(form):
            return frozenset({form}), False
        case Choice(parts):
            edges = [edge(part, is_last=is_last) for part in parts]
            return frozenset().union(*(words for words, _ in edges)), any(empty for _, empty in edges)
        case Sequence(parts):
            found: frozenset[str] = frozenset()
            for part in reversed(parts) if is_last else parts:
                words, is_empty = edge(part, is_last=is_last)
                found |= words
                if not is_empty:
                    return found, False
            return found, True
        case Extent(part):
            return edge(part, is_last=is_last)
    return frozenset(), False


def guard(
    node: Node, slots: Container[str], forms: Container[str], common: Container[str] = ()
) -> frozenset[str] | None:
    """Return words of which any text that fits has one, the longest and last that will do; None where there are none.

    Nothing more is needed (an empty set) where each way through the pattern has one of the `slots` or `forms`. A word
    that is `common` is taken where nothing else will do: what it guards is looked for in every sentence.

    >>> sorted(guard(parse("the (day|week) [before] {unit}"), (), ()))
    ['day', 'week']
    """
    match node:
        case Word(form):
            return frozenset() if form in forms else frozenset({form})
        case Slot(_, slot):
            return frozenset() if slot in slots else None
        case Extent(part):
            return guard(part, slots, forms, common)
        case Choice(parts):
            found = [guard(part, slots, forms, common) for part in parts]
            return None if None in found else frozenset().union(*filter(None, found))
        case Sequence(parts):
            every = [words for part in parts if (words := guard(part, slots, forms, common)) is not None]
            return max(reversed(every), key=lambda words: _rarity(words, common), default=None)


def _rarity(words: frozenset[str], common: Container[str]) -> int:
    """Return how rare the words are at least: long ones are rarer, signs are in most texts, common words in all."""
    return min((-1 if word in common else len(word) if word.isalpha() else 0 for word in words), default=_LONG)


def extents(node: Node) -> int:
    """Return how many `<...>` a pattern has.

    >>> extents(parse("<{month} {day}>-<{last:day}>"))
    2
    """
    match node:
        case Sequence(parts):
            return sum(map(extents, parts))
        case Choice(parts):
            return max(map(extents, parts))
        case Extent():
            return 1
    return 0


@cache
def _forms(text: str, is_joined: bool) -> tuple[str, ...]:  # noqa: FBT001 - a key of the cache
    """Return the words of a piece of a pattern; one that is joined begins with the apostrophe of the word before."""
    return tuple(words(f"x{text}").forms[1:] if is_joined else words(text).forms)


class _Reader:
    """Recursive descent over the tokens of one pattern."""

    def __init__(self, pattern: str) -> None:
        self.length = len(pattern)
        self.tokens: list[tuple[str, str, int]] = []
        self.at = 0
        self.is_glued = False
        for match in _TOKEN.finditer(pattern):
            space, slot, mark, sign, _, rest = match.groups()
            if rest is not None:
                raise PatternError(f"a bracket without its fellow: {rest!r}", match.start())
            kind = "space" if space else "slot" if slot is not None else "mark" if mark else "text"
            self.tokens.append((kind, slot if slot is not None else sign or match[0], match.start()))

    def choice(self, closing: str) -> Node:
        """Read parts with `|` between, up to the closing bracket."""
        glued = self.is_glued
        parts = []
        while True:
            self.is_glued = glued
            parts.append(self.sequence())
            if self._mark() != "|":
                break
            self.at += 1
        if closing and self._mark() != closing:
            column = self.tokens[self.at][2] if self.at < len(self.tokens) else self.length
            raise PatternError(f"{closing!r} is missing", column)
        if closing:
            self.at += 1
            self.is_glued = True
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def sequence(self) -> Node:
        parts: list[Node] = []
        while self.at < len(self.tokens):
            kind, text, column = self.tokens[self.at]
            if kind == "mark" and text not in _CLOSING:
                break
            self.at += 1
            if kind == "space":
                self.is_glued = False
            elif kind == "mark":
                parts.append(self._group(text))
            elif kind == "slot":
                parts.append(self._slot(text, column))
            else:
                parts.extend(self._words(text))
        if not parts:
            column = self.tokens[self.at][2] if self.at < len(self.tokens) else self.length
            raise PatternError("an empty group", column)
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _group(self, opening: str) -> Node:
        inner = self.choice(_CLOSING[opening])
        if opening == "<":
            return Extent(inner)
        return Choice((inner, Sequence(()))) if opening == "[" else inner

    def _slot(self, text: str, column: int) -> Slot:
        match = _SLOT.fullmatch(text)
        if match is None:
            raise PatternError(f"not a slot: {text!r}", column)
        node = Slot(match[1] or match[2], match[2], self.is_glued, column)
        self.is_glued = True
        return node

    def _words(self, text: str) -> list[Node]:
        found: list[Node] = []
        for form in _forms(text, self.is_glued and text.startswith("'")):
            found.append(Word(form, self.is_glued))
            self.is_glued = True
        return found

    def _mark(self) -> str:
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "mark":
            return self.tokens[self.at][1]
        return ""
