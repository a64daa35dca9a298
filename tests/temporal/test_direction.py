"""The tense around a date, and the words that put it ahead."""

from __future__ import annotations

import pytest

from generator.language.pack import load_pack
from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.temporal.direction import tense_at

AHEAD = frozenset({"payable", "effective"})


def tense(text: str, word: str) -> str:
    pack = load_pack("en")
    return tense_at(Reading(text, sentences(text, pack), pack), text.index(word), AHEAD).tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said on Monday it was over.", "past"),
        ("They will meet on Monday.", "future"),
        ("It declared a dividend payable Monday.", "future"),
        ("The talks, set to resume Monday, had failed.", "future"),
        ("Monday.", "none"),
    ],
)
def test_the_clause_tells_the_tense(text: str, expected: str) -> None:
    assert tense(text, "Monday") == expected


def test_a_text_without_a_full_stop_for_pages_says_nothing() -> None:
    assert tense("He said, " + "and then, " * 1000 + "on Monday", "Monday") == "none"
