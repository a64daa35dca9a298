"""Words are arrays that can be mapped back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.words import lowered, words


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("said on Monday.", ["said", "on", "monday", "."]),
        ("Friday’s 1990s", ["friday", "'s", "1990", "s"]),
        ("mid-2015, 5pm", ["mid", "-", "2015", ",", "5", "pm"]),
        ("the '80s", ["the", "'", "80", "s"]),
        ("don't 'quote'", ["don", "'t", "'", "quote", "'"]),
        ("a_b", ["a", "_", "b"]),
        ("Ünder Ελλάδα", ["ünder", "ελλάδα"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_a_text_is_cut_into_letters_digits_and_single_marks(text: str, forms: list[str]) -> None:
    assert words(text).forms == forms


def test_a_character_that_grows_in_lower_case_keeps_its_place() -> None:
    assert words("İİ Monday").starts == [0, 3]


@given(st.text())
def test_the_word_at_an_offset_is_the_first_that_ends_behind_it(text: str) -> None:
    found = words(text)
    for offset in range(len(text) + 1):
        assert found.at(offset) == sum(found.end(index) <= offset for index in range(len(found)))


@given(st.text())
def test_every_word_is_its_stretch_of_the_text_in_lower_case(text: str) -> None:
    found = words(text)
    low = lowered(text)
    spans = [(start, found.end(index)) for index, start in enumerate(found.starts)]
    assert [low[start:end] for start, end in spans] == found.forms
    covered = {i for start, end in spans for i in range(start, end)}
    assert covered == {i for i, char in enumerate(low) if not char.isspace()}
