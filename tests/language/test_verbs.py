"""Forms of verbs."""

from __future__ import annotations

import pytest

from generator.language.pack import load_pack
from generator.language.verbs import verbs_of

VERBS = verbs_of(load_pack("en"))


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        ("stopped", {("stop", "past"), ("stop", "participle")}),
        ("carries", {("carry", "third")}),
        ("dying", {("die", "gerund")}),
        ("began", {("begin", "past")}),
        ("put", {("put", "base"), ("put", "past"), ("put", "participle")}),
        ("closes", {("close", "third")}),
        ("passes", {("pass", "third")}),
        ("table's", set()),
        ("geneva", set()),
    ],
)
def test_a_word_has_the_readings_that_its_spelling_allows(word: str, readings: set[tuple[str, str]]) -> None:
    assert {tuple(reading) for reading in VERBS.readings(word)} == readings


@pytest.mark.parametrize(
    ("lemma", "third"),
    [("go", "goes"), ("carry", "carries"), ("play", "plays"), ("pass", "passes"), ("be", "is"), ("have", "has")],
)
def test_the_present_of_a_verb_follows_its_spelling(lemma: str, third: str) -> None:
    assert VERBS.third(lemma) == third


def test_one_consonant_before_the_ending_hides_an_e() -> None:
    forms = ("hoping", "hopping", "raped", "stared", "visited", "planning", "competed")
    lemmas = [verbs_of(load_pack("en")).readings(form)[0].lemma for form in forms]
    assert lemmas == ["hope", "hop", "rape", "stare", "visit", "plan", "compete"]
