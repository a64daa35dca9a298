"""The tense around a date, and the words that put it ahead."""

from __future__ import annotations

import pytest

from generator.language.pack import load_pack
from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.temporal.direction import tense_at
from generator.temporal.lexicon import Ahead

AHEAD = Ahead(
    words=frozenset({"payable", "due"}),
    until=frozenset({"until"}),
    onto=frozenset({"to"}),
    staying=frozenset({"remain", "stays"}),
    deferring=frozenset({"postpone", "have"}),
    arranging=frozenset({"schedule"}),
    happening=frozenset({"resume", "close"}),
    ability=frozenset({"could"}),
    nobody=frozenset({"neither"}),
    over=frozenset({"had"}),
    back=frozenset({"back"}),
    back_in=frozenset({"in"}),
    behind=frozenset({"since", "ended"}),
    since=frozenset({"since"}),
    deadlines=frozenset({"by"}),
    possessive=frozenset({"'s"}),
    scheduled=frozenset({"vote"}),
)


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
        ("They postponed the vote until Monday.", "future"),
        ("The embassy will remain closed until Monday.", "future"),
        ("The road stays closed until Monday.", "future"),
        ("The road remained closed until Monday.", "past"),
        ("They had until Monday to leave.", "future"),
        ("They postponed the vote to Monday.", "future"),
        ("The vote was postponed to Monday.", "future"),
        ("The race postponed to Monday.", "past"),
        ("They did not postpone the vote until Monday.", "past"),
        ("It has scheduled a vote Monday.", "future"),
        ("It had been due to expire Monday.", "past"),
        ("Shares have fallen since Monday.", "past"),
        ("Shares have fallen, losing a tenth since Monday.", "past"),
        ("He could not be reached on Monday.", "past"),
        ("Neither of them could be reached on Monday.", "past"),
        ("He could be reached on Monday.", "future"),
        ("It will be his first speech since Monday.", "past"),
        ("On Monday, the firm brought in a chief who will stay.", "past"),
        ("The truce ended. On Monday they will meet.", "future"),
        ("The talks resume on Monday.", "future"),
        ("The exhibition closes Monday.", "future"),
        ("The deadline is Monday.", "future"),
        ("The report says the talks on Monday failed.", "past"),
        ("The city is calm after Monday's riots.", "present"),
    ],
)
def test_the_clause_tells_the_tense(text: str, expected: str) -> None:
    assert tense(text, "Monday") == expected


@pytest.mark.parametrize(
    ("text", "is_over"),
    [
        ("They will appeal against Monday's ruling.", True),
        ("They will stay away from Monday's vote.", False),
        ("It will be his first speech since Monday.", True),
        ("They will leave on Monday.", False),
        ("They will leave, according to a letter on Monday.", True),
        ("They will leave, according to the plan for Monday.", False),
        ("That is the largest toll since the beginning of the flood on Monday.", True),
    ],
)
def test_what_has_happened_on_a_day_is_over_whatever_the_tense(text: str, is_over: bool) -> None:
    pack = load_pack("en")
    assert tense_at(Reading(text, sentences(text, pack), pack), text.index("Monday"), AHEAD).is_over == is_over


def test_a_text_without_a_full_stop_for_pages_says_nothing() -> None:
    assert tense("He said, " + "and then, " * 1000 + "on Monday", "Monday") == "none"


@pytest.mark.parametrize(
    ("text", "is_over"),
    [
        ("They died in July.", True),
        ("The plant was closed in July.", True),
        ("Police arrested him in July.", True),
        ("They met her in July.", True),
        ("We hear of it, back in July.", True),
        ("He will be back in July.", False),
        ("In July, he left for Rome.", True),
        ("It announced a vote in July.", False),
        ("It was due in July.", False),
        ("It was scheduled in July.", False),
        ("They were to meet in July.", False),
        ("They moved it to July.", False),
    ],
)
def test_what_a_verb_in_the_past_dates_is_over(text: str, *, is_over: bool) -> None:
    pack = load_pack("en")
    seen = tense_at(Reading(text, sentences(text, pack), pack), text.index("July"), AHEAD)
    assert (seen.tense == "past" and seen.is_over) is is_over
