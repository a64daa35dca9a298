"""Mentions -> mentions: what cannot be a time is thrown out, whatever the rules found in it.

Each refiner takes the list and gives a list; `refine` runs them in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from generator.model.timex import Mention

if TYPE_CHECKING:
    from generator.language.reading import Reading
    from generator.temporal.grammar import Grammar

_BEFORE_NUMBER: Final = re.compile(r"(?:[\d$€£¥#@_/\\=&]|[\d.,:][.,:]|\d[-–—]|(?<![A-Za-z])[.]|[A-Za-z][-.]?)$")
_AFTER_NUMBER: Final = re.compile(r"[\d%°$€£_\\@=]|[.,:]\d|[-/]\d|[A-Za-z]")


def refine(mentions: Iterable[Mention], reading: Reading, grammar: Grammar) -> tuple[Mention, ...]:
    """Return the mentions that are likely to speak of time, in order."""
    found = list(mentions)
    for refiner in REFINERS:
        found = refiner(found, reading, grammar)
    return tuple(found)


def whole_numbers(mentions: list[Mention], reading: Reading, _grammar: Grammar) -> list[Mention]:
    """Leave out what cuts a number or a code in two: "1999.50", "$1999", "B-1990", "555-1998"."""
    text = reading.text
    return [
        mention
        for mention in mentions
        if not (
            (mention.text[0].isdigit() and _BEFORE_NUMBER.search(text[max(mention.span.start - 2, 0) : mention.span.start]))
            or (mention.text[-1].isdigit() and _AFTER_NUMBER.match(text, mention.span.end))
        )
    ]


def common_words(mentions: list[Mention], _reading: Reading, grammar: Grammar) -> list[Mention]:
    """Leave out words that are mostly something else in lower case: "may", "march", "sun", "sat"."""
    common = grammar.lexicon.common
    return [mention for mention in mentions if not (mention.text in common and mention.text.islower())]


REFINERS: Final[tuple[Callable[[list[Mention], Reading, Grammar], list[Mention]], ...]] = (whole_numbers, common_words)
