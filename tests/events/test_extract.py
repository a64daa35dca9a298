"""Which expressions date an event, and what an event carries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.events.told import phrase, study, told


@pytest.mark.parametrize(
    "text",
    [
        "She ran in the 2020 election.",
        "He wrote of the September 11 attacks.",
        "The war lasted for two years.",
        "They meet every week.",
        "The man, 45, was there at 5 p.m.",
        "Friday, August 16, 2019",
        "Photo: Linz, 5 May 2016",
        "Violence rose in recent days.",
        "The plan is called Agenda 2030.",
        "Last updated 5 May 2016 at 4 pm by the desk.",
        "Posted on 5 May 2016 by Mike Lang in News and Sports.",
        "This story was originally published on 5 May 2016.",
        "© 2016 The Linz Post Company and its partners, a part of the Big Media Group of Linz.",
        "The Harbour Act of 1869 was forgotten.",
        "They ended the treaty of 1848.",
        "LINZ, May 5 (Wire) - The market is a place of rest.",
        "LINZ, May 5 | Thu May 5, 2016 4:19 am BST LINZ (Wire) -- The market is a place of rest.",
    ],
)
def test_names_durations_ages_times_and_captions_date_no_event(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The report was published by the commission on 5 May 2016.",
        "This report was published by the commission in 2014.",
        "Published in 1869, the book sold well.",
        "The company updated its plan on 5 May 2016.",
    ],
)
def test_what_others_publish_or_update_is_no_stamp_of_a_page(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Millions have fled since protests erupted in 2011.", ["2011"]),
        ("The man born in 1950 died on Monday.", ["1950", "Monday"]),
        ("Smith said on Monday the bridge would open on 5 March.", ["Monday", "5 March"]),
        ("The 2013 incident was forgotten.", ["2013"]),
        ("The fire of 1869 destroyed the town.", ["1869"]),
        ("In 1937 he changed the Harbour Act of 1869.", ["1937"]),
        (
            "The quake was felt on Thursday morning (2053 Wednesday night) in Linz.",
            ["Thursday morning", "Wednesday night"],
        ),
        ("Five people died in last night's attack.", ["last night"]),
        ("Sales rose in May, compared with just 2 percent a year ago.", ["May"]),
        ("Rents were higher than in 2005 when Smith left on Monday.", ["Monday"]),
        ("The hall will open no later than March 2018.", ["March 2018"]),
        ("Smith was compared with a lion on Monday.", ["Monday"]),
        ("Rents hit their highest level since 2001 in May.", ["May"]),
        ("The storm, the worst since 1953, hit Linz on Monday.", ["Monday"]),
        ("She has been the first minister since 2014.", ["since 2014"]),
    ],
)
def test_each_date_of_a_clause_gives_one_event(text: str, phrases: list[str]) -> None:
    assert [phrase(event) for event in told(text)] == phrases


def test_a_quote_is_the_sentence_word_for_word() -> None:
    text = "It rained.\n\nThe  dam   broke on Monday. It snowed."
    (event,) = told(text)
    assert event.quote == "The  dam   broke on Monday."
    source = event.sources[0]
    assert text[slice(*source.sentence)] == event.quote


def test_an_id_holds_when_something_else_of_the_article_changes() -> None:
    before = told("It rained. The dam broke on Monday.")
    after = told("Nothing at all. It rained.\n\nThe dam   broke on Monday. It snowed.")
    assert [event.id for event in before] == [event.id for event in after]


def test_the_same_sentence_twice_gives_two_ids() -> None:
    events = told("The dam broke on Monday. The dam broke on Monday.")
    assert len({event.id for event in events}) == 2


def test_another_article_gives_another_id() -> None:
    text = "The dam broke on Monday."
    assert study(text, document_id="a").events[0].id != study(text, document_id="b").events[0].id


def test_the_first_lines_matter_more_than_what_is_long_past() -> None:
    text = "Brandt resigned on Monday. " + "Nothing was said of it. " * 20 + "The house was built in 1907."
    first, last = told(text)
    assert first.salience > last.salience


def test_a_list_of_dates_is_no_sentence() -> None:
    days = ", ".join(f"{day} May 2016" for day in range(1, 29))
    assert told(f"The ship sailed on {days}.") == ()


PARTS = st.sampled_from(
    "On Monday , the man said he would not go to Linz in 2015 . since until 5 May last week “ ” ( ) — which 's".split()
)


@given(st.lists(PARTS, max_size=30))
def test_no_text_raises_and_every_span_lies_in_it(parts: list[str]) -> None:
    text = " ".join(parts)
    for event in told(text):
        source = event.sources[0]
        assert source.sentence.start <= source.phrase.start < source.phrase.end <= source.sentence.end
        assert text[slice(*source.sentence)] == source.quote
        assert 0 < len(event.headline.split()) <= 12
        latest, earliest = event.when.latest, event.when.earliest
        assert latest is None or earliest is None or earliest <= latest


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("How would the town look by 2025 under a new mayor?", 0),
        ("When did the bridge close in 2014?", 0),
        ("The bridge closed in 2014, did it not?", 1),
    ],
)
def test_a_question_tells_nothing(text: str, count: int) -> None:
    assert len(told(text)) == count
