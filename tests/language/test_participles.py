"""What an "-ed" is that may be past or participle, by the verb itself: some die, some are recognized."""

from __future__ import annotations

import pytest

from tests.events.told import told


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "Norland singer, writer, and prison rights advocate Anna Lang died on Monday at her home in Linz.",
            "Anna Lang dies at her home in Linz",
        ),
        ("Lang gave up ahead of the debate scheduled for March 20 in Linz.", "Debate is scheduled in Linz"),
        ("The ministry named the illness recognized in 2014 in Linz.", "Illness is recognized in Linz"),
        (
            "Honours included a dinner, and the Cross of Iron, received in 2014 in Linz.",
            "Cross of Iron is received in Linz",
        ),
        (
            "The first of the planes landed in Linz on Monday, the army said.",
            "First of the planes lands in Linz",
        ),
        ("Police arrested on Monday three men who had stolen a boat.", "Police arrest three men"),
        ("The bridge that the town built in 1998 is safe.", "Town builds bridge"),
    ],
)
def test_what_a_verb_wants_tells_whether_it_is_a_participle(text: str, headline: str) -> None:
    assert told(text)[0].headline == headline


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "Lang made a film in 1968 and, with debts left after the death of her brother, hosted a show until 1973.",
            "Lang hosts a show",
        ),
        (
            "He was among the deputies who voted against the war in 2002, and in 2003 and 2004 served as speakers.",
            "Deputies serve as speakers",
        ),
        ("She and her brother Jonas Lang left the country, police revealed on Monday.", None),
        (
            "Radio Linz reported on Monday that forces of the king had left.",
            "Radio Linz reports forces of the king have left",
        ),
        ("The town had given the firm until Monday to leave.", "Town gives the firm to leave"),
        ("An Austrian, Adam Brandt, aged 28, appeared in court on Monday.", "Adam Brandt appears in court"),
    ],
)
def test_a_verb_has_its_own_subject(text: str, headline: str | None) -> None:
    expected = headline or "Police reveal she and her brother Jonas Lang left the country"
    assert told(text)[-1].headline == expected


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "A quake with reported magnitude 6.3 that struck Linz on Monday hurt two.",
            "Quake with reported magnitude 6.3 strikes Linz",
        ),
        ("Fans of Lang, who died in June 2009, met in Linz.", "Lang dies"),
        ("Lang cut ties with the Norland Party, which named Brandt in May.", "Norland Party names Brandt"),
        ("During closing statements on Monday, the mayor left.", "Mayor leaves"),
        ("The bank disclosed on Monday that if it rained, it would need a roof.", "Bank discloses it will need a roof"),
        ("The first quake came at 7:37 p.m. local time on Monday.", "Quake comes"),
    ],
)
def test_clauses_keep_to_what_they_hang_on(text: str, headline: str) -> None:
    assert headline in [event.headline for event in told(text)]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("A plan published in the Gazette last month said that the mill is safe.", "Plan is published in the Gazette"),
        ("Lang was elected to the board in 1981 and admitted to the bar in 1992.", "Lang is admitted to the bar"),
        ("The first hint that it was a whale surfaced in 2010.", "Hint surfaces"),
    ],
)
def test_a_participle_keeps_its_passive(text: str, headline: str) -> None:
    assert told(text)[-1].headline == headline


def test_a_verb_with_an_object_is_no_participle() -> None:
    text = (
        "On Friday, miners at Linz College posted findings saying the number of people infected there may exceed 1000."
    )
    assert told(text)[0].headline == "Miners at Linz College post findings"
