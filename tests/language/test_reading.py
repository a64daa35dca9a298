"""A text that is read again after an edit is read as if it were new, and what stands as it stood is not read twice."""

from __future__ import annotations

import pytest

from generator.language.pack import load_pack
from generator.language.reading import Reading
from generator.language.sentences import sentences

PACK = load_pack("en")
FIRST = "The mayor left in May. The town, which was old, was sold in 2009. A vote is due on Friday."


def reading(text: str, before: Reading | None = None) -> Reading:
    return Reading(text, sentences(text, PACK), PACK, before)


@pytest.mark.parametrize(
    "edited",
    [
        FIRST,
        FIRST + " It rained.",
        FIRST.replace("May", "March"),
        FIRST.replace("2009", "2010"),
        FIRST.replace("left in May.", "left in May!"),
        "So it was. " + FIRST,
        "",
    ],
)
def test_an_edited_text_is_read_as_a_new_one(edited: str) -> None:
    first = reading(FIRST)
    for sentence in first.sentences:
        first.parse(sentence)
    again, new = reading(edited, first), reading(edited)
    assert [again.parse(each) for each in again.sentences] == [new.parse(each) for each in new.sentences]


def test_a_sentence_that_stands_where_it_stood_is_not_read_again() -> None:
    first = reading(FIRST)
    parses = [first.parse(sentence) for sentence in first.sentences]
    again = reading(FIRST.replace("Friday", "Monday"), first)
    kept = [again.parse(now).clauses is before.clauses for now, before in zip(again.sentences, parses, strict=True)]
    assert kept == [True, True, False]
    assert again.parse(again.sentences[0]).tagged.text is again.text
