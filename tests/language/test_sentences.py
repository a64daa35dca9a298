"""Where sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.pack import load_pack
from generator.language.sentences import sentences

PACK = load_pack("en")


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, PACK)]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "It snowed."],
        ["The talks begin on Jan. 23 in Astana.", "They end soon."],
        ["The talks of 'Jan. 23' begin.", "They end soon."],
        ["He met Mr. Smith and Dr. J. R. Jones of the U.N. mission.", "Nobody spoke."],
        ["Act No. 7966 expired.", "So did others."],
        ["It costs 3.5 million.", "That is much."],
        ["They left at 5 p.m.", "The others stayed."],
        ["He lives in the U.S. Senate district.", "She does not."],
        ['Smith said: "We agreed. All of us did."', "Then he left."],
        ['"We agreed.', 'All of us did," said Smith.'],
        ['"It is over." Smith said.', "He left."],
        ["“Everyone has agreed,” said Alba.", "Nobody else spoke."],
        ["Is it over?", "Yes!", "Good."],
        ["He left (with 2.5 tons.)", "She stayed."],
        ["They shouted “no!” and left.", "It was over."],
        ["It ended… but not for all.", "Some stayed."],
        ["BERLIN, June 3 (Wire) -", "The mayor left.", "Nobody spoke."],
        ["OSLO | Mon Jun 8, 2009 2:19 pm BST OSLO (Wire Service) --", "“We agreed,” said Alba."],
        ["(WIRE) --", "It rained.", "(WIRE) --", "It snowed."],
        ["The plan (SALT) - the second one - failed."],
        ["The Office (OFFI) - a body of the U.N. - met."],
        ["They met the alliance (OTAN) – Alba stayed – and left."],
    ],
)
def test_a_text_is_cut_into_its_sentences(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_blank_lines_part_sentences_without_a_full_stop() -> None:
    assert cut("A headline without an end\n\nIt rained.\n \nIt snowed") == [
        "A headline without an end",
        "It rained.",
        "It snowed",
    ]


def test_a_wrapped_line_goes_on_and_a_short_one_does_not() -> None:
    wrapped = "The long line of a text that somebody has wrapped by hand goes\non in the next line."
    assert cut(wrapped) == [wrapped]
    assert cut("Monday, 5 May\nIt rained.") == ["Monday, 5 May", "It rained."]


def test_a_quotation_that_is_never_closed_does_not_swallow_the_text() -> None:
    assert cut('He said "no. She left. It rained.') == ['He said "no.', "She left.", "It rained."]


@given(st.text(alphabet=" .!?\"“”'()\n\tAab1,;:—J", max_size=80))
def test_sentences_are_apart_in_order_trimmed_and_hold_every_character(text: str) -> None:
    found = sentences(text, PACK)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    covered = "".join(text[start:end] for start, end in found)
    assert "".join(covered.split()) == "".join(text.split())
