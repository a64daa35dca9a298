"""Numbers in words are read as one thing."""

from __future__ import annotations

import pytest

from generator.language.pack import load_pack
from generator.language.words import words
from generator.temporal.numerals import Numerals

NUMERALS = Numerals(load_pack("en").table("lexicon")["numbers"])


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("two", 2, 1),
        ("twenty-three men", 23, 3),
        ("twenty three", 23, 2),
        ("two hundred and fifty thousand people", 250_000, 5),
        ("a hundred years", 100, 2),
        ("one thousand", 1000, 2),
        ("two and three", 2, 1),
        ("six seven", 6, 1),
        ("thirty-first", 31, 3),
        ("nineteen ninety-six", 1996, 4),
        ("nineteen eighty", 1980, 2),
        ("twenty ten", 2010, 2),
        ("nineteen hundred", 1900, 2),
    ],
)
def test_a_number_in_words_has_a_value_and_an_end(text: str, value: int, length: int) -> None:
    found = words(text)
    glued = list(map(found.is_glued, range(len(found))))
    numeral = NUMERALS.read(found.forms, glued, 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (value, length)


def test_an_ordinal_ends_the_number() -> None:
    numeral = NUMERALS.read(["twenty", "-", "first", "two"], [False, True, True, False], 0)
    assert numeral is not None
    assert (numeral.value, numeral.is_ordinal, numeral.end) == (21, True, 3)


@pytest.mark.parametrize("text", ["a man", "and two", "-", "x"])
def test_what_begins_no_number_is_none(text: str) -> None:
    found = words(text)
    assert NUMERALS.read(found.forms, [False] * len(found), 0) is None
