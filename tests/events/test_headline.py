"""Who did what, in the present, in twelve words, without the date."""

from __future__ import annotations

import pytest

from tests.events.told import told


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The army on Monday pressed its attack around Linz.", "Army presses its attack around Linz"),
        ("Around 200 people live in Linz, which has been besieged by rebels since 2015.", "Linz is besieged by rebels"),
        ("The talks, beginning on Jan. 23 in Astana, are set to build on a truce.", "Talks begin in Astana"),
        ("Millions have fled since protests erupted in 2011.", "Protests erupt"),
        (
            "Rebel negotiator Adam Brandt said on Monday he would head the mission. Brandt is a lawyer.",
            "Brandt says he will head the mission",
        ),
        ("The vote will be held on March 5.", "Vote is held"),
        ("The bid failed to win a majority in 2016.", "Bid fails to win a majority"),
        ("The office did not respond on Monday.", "Office does not respond"),
        ("The trial could start on March 5.", "Trial could start"),
        (
            "The National Water Board (NWB) closed two dams in 2016. The NWB was sorry.",
            "NWB closes two dams",
        ),
        ("The plan, which he is to present on March 5, is long.", "He presents plan"),
        ("The Vice President, Mike Lang, resigned on Monday.", "Mike Lang resigns"),
        ("There were clashes in Linz on Monday.", "Clashes in Linz"),
        ("The dam broke on Monday, according to state media.", "Dam breaks"),
        ("Two ministers were arrested and charged on Monday.", "Two ministers are charged"),
    ],
)
def test_a_headline_says_who_did_what(text: str, headline: str) -> None:
    assert told(text)[0].headline == headline


def test_a_relative_goes_with_the_noun_and_not_with_the_verb_before_it() -> None:
    events = told("The council voted on Monday to mend the old bridge in Elm Street, which has been closed since 2009.")
    assert events[1].headline == "Old bridge in Elm Street is closed"


def test_a_pronoun_is_replaced_by_what_it_stands_for() -> None:
    events = told("Maria Lang, a lawyer, founded the firm. She sold it in 2015.")
    assert events[0].headline == "Maria Lang sells it"


@pytest.mark.parametrize(
    "text",
    [
        (
            "The committee of the oldest and largest of all the unions of the country said in a long statement that "
            "it had, after weeks of talks with the government, decided on Monday to call a strike of all its members."
        ),
        "On 5 May 2016 it was, as so often, one of those days on which nothing that anybody had planned went right.",
        'On Monday "we" — he said — (and nobody else: none) 5, 6 and 7.',
    ],
)
def test_a_headline_has_one_to_twelve_words_of_the_text(text: str) -> None:
    for event in told(text):
        words = event.headline.split()
        assert 1 <= len(words) <= 12
        assert event.headline[0] == event.headline[0].upper()
