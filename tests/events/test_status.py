"""What happened, what is planned, what is only possible, and what did not happen; what is an event, what is said."""

from __future__ import annotations

import pytest

from tests.events.told import told


@pytest.mark.parametrize(
    ("text", "status", "cue"),
    [
        ("The firm closed last week.", "happened", "closed"),
        ("The firm will close next month.", "planned", "will close"),
        ("The firm was to close in August.", "planned", "was to close"),
        ("The trial is expected to begin in June.", "planned", "is expected to begin"),
        ("The election is due on March 5.", "planned", "is due"),
        ("The firm may close next month.", "possible", "may"),
        ("The firm is likely to close next month.", "possible", "likely"),
        ("If the strike goes on until March, shops will close.", "possible", "if"),
        ("Lang said he would leave if he lost this year.", "possible", "if"),
        ("Last year not one man ran.", "negated", "not"),
        ("The men will return soon but probably not on Friday.", "negated", "not"),
        ("Lang denied the accusation he had robbed a bank in 1993.", "possible", "accusation"),
        ("Not only the mayor resigned on Monday.", "happened", "resigned"),
        ("The firm did not close last week.", "negated", "did not close"),
        ("The firm failed to pay on Monday.", "negated", "fail"),
        ("No claims were made on Monday.", "negated", "no"),
        ("The concert on June 5 was cancelled.", "negated", "cancel"),
        ("The concert, planned for June 5, was cancelled.", "negated", "cancel"),
        ("Their protests on Monday delayed the vote.", "happened", "delayed"),
        ("The firm cancelled the concert on Monday.", "happened", "cancelled"),
        ("The town has been besieged since 2015.", "ongoing", "since"),
        ("This year the firm is building two plants.", "ongoing", "is building"),
        ("The court, which will not meet again until March 14, ruled.", "planned", "will not meet"),
        ("Police closed the road ahead of Friday.", "happened", "closed"),
        ("The road will be closed ahead of Friday.", "planned", "will be closed"),
        ("The bill has to be passed before March 14.", "planned", ""),
        ("Parliament no longer sits since May 2016.", "negated", "no longer"),
    ],
)
def test_a_clause_has_the_status_that_its_words_and_date_give(text: str, status: str, cue: str) -> None:
    (event,) = told(text)
    assert event.status == status
    assert dict(event.steps[-1].values)["cue"] == cue


@pytest.mark.parametrize("verb", ["closed", "closes", "has closed"])
def test_what_lies_after_the_publication_never_happened(verb: str) -> None:
    (event,) = told(f"The firm {verb} on 3 March 2018.")
    assert event.status == "planned"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Smith said on Monday that it was over.", "statement"),
        ("Smith announced a new plan on Monday.", "statement"),
        ('Smith wrote on Monday: "It is over."', "statement"),
        ("Smith wrote a book in 2010.", "event"),
        ("In a letter published on Monday, Smith said it was over.", "statement"),
        ("Smith told reporters the firm had closed in 2010.", "event"),
        ("A bomb was yesterday reported to have killed a man.", "statement"),
        ("The army pressed its attack on Monday.", "event"),
    ],
)
def test_saying_is_a_statement_and_what_is_said_an_event(text: str, kind: str) -> None:
    (event,) = told(text)
    assert event.kind == kind


def test_what_was_put_off_to_a_day_is_planned_for_that_day() -> None:
    assert [event.status for event in told("The vote was postponed to March 2018.")] == ["planned"]
    assert [event.status for event in told("The vote on 24 January was postponed.")] == ["negated"]


def test_what_would_have_been_was_not() -> None:
    assert told("Lang died in 2015. He would have been 80 on 20 February.")[-1].status == "negated"
