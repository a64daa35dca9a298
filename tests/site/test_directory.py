"""The names of all articles joined: each person, body and place once, with its events."""

from __future__ import annotations

from random import Random

import pytest

from generator.model.calendar import Day
from generator.model.document import Span
from generator.model.event import Event, Source, When
from generator.model.name import Name
from generator.model.shard import Shard
from generator.site.directory import Profile, directory_of
from generator.site.roll import most_of, read_roll, roll_of

DAY = Day(2017, 1, 17)
OBAMA = Name("Barack Obama", "person", short="Obama")
LAST = Name("Obama", "person", is_full=False)
SDF = Name("Syrian Democratic Forces", "organisation", short="SDF")
LETTERS = Name("SDF", "organisation", is_full=False)


def event(article: str, *names: Name) -> Event:
    """Return an event that one article tells, with the names of its sentence."""
    source = Source(article, "A", Span(0, 3), Span(0, 1), "Yes", None, None, DAY, names=names)
    return Event(f"of-{article}", When("2017-01-17", None, DAY, DAY), "Yes", "happened", "event", 2, (source,), ())


def profiles(events: list[Event], fewest: int) -> tuple[Profile, ...]:
    """Return those whom some events name, each event in a shard of its own."""
    rolls = [(Shard(2017, month, 1, ""), read_roll(roll_of([each], 10)) or ()) for month, each in enumerate(events, 1)]
    return directory_of(rolls, fewest).profiles


def told(*articles: tuple[Name, ...], fewest: int = 1) -> dict[str, int]:
    """Return name: events that tell of it, for articles of one event by their names."""
    events = [event(str(number), *names) for number, names in enumerate(articles)]
    return {profile.name: profile.count for profile in profiles(events, fewest)}


def test_a_part_of_a_name_is_joined_with_the_whole_one() -> None:
    assert told((OBAMA,), (LAST,)) == {"Barack Obama": 2}
    assert told((SDF,), (LETTERS,)) == {"Syrian Democratic Forces": 2}


def test_a_part_of_a_name_that_two_bear_is_neithers() -> None:
    other = Name("Michelle Obama", "person", short="Obama")
    assert told((OBAMA, other), (LAST,)) == {"Barack Obama": 1, "Michelle Obama": 1}
    assert told((OBAMA,), (other,), (LAST,)) == {"Barack Obama": 1, "Michelle Obama": 1}


def test_a_part_of_a_name_that_nobody_bears_is_no_name() -> None:
    assert told((LAST,), (LETTERS,)) == {}


def test_forms_of_one_name_are_one_person_called_as_most_articles_do() -> None:
    short, long = (Name(text, "person", short="Bush") for text in ("George Bush", "George W. Bush"))
    assert told((short,), (long,), (long,)) == {"George W. Bush": 3}
    elder = Name("George H. W. Bush", "person", short="Bush")
    assert told((short,), (long,), (elder,)) == {"George Bush": 1, "George H. W. Bush": 1, "George W. Bush": 1}


def test_only_those_are_told_of_whom_enough_articles_name() -> None:
    oslo = Name("Oslo", "place")
    assert told((OBAMA, oslo), (oslo,), fewest=2) == {"Oslo": 2}


def test_an_event_that_names_somebody_twice_stands_once() -> None:
    (profile,) = profiles([event("a", OBAMA, LAST)], 1)
    assert profile.count == 1
    assert profile.others == ("Obama",)


def test_two_of_one_name_have_a_page_each() -> None:
    names = Name("Georgia", "place"), Name("Georgia", "person")
    assert [profile.slug for profile in profiles([event("a", *names)], 1)] == ["georgia", "georgia-2"]


@pytest.mark.parametrize("seed", range(5))
def test_what_is_joined_depends_on_no_order(seed: int) -> None:
    events = [event(str(number), *names) for number, names in enumerate([(OBAMA, SDF), (LAST,), (LETTERS, OBAMA)])]
    mixed = Random(seed).sample(events, len(events))
    one, other = profiles(events, 1), profiles(mixed, 1)
    assert [(each.name, each.slug, each.count) for each in one] == [(e.name, e.slug, e.count) for e in other]


def test_a_roll_keeps_no_more_articles_than_are_asked_for_and_knows_its_own() -> None:
    (entry,) = read_roll(roll_of([event(str(number), OBAMA) for number in range(5)], 3)) or ()
    assert (entry.key.text, list(entry.places), len(entry.articles)) == ("Barack Obama", [0, 1, 2, 3, 4], 3)
    assert read_roll("no roll") is read_roll("[1]") is None


def test_nobody_is_told_of_where_no_pages_are_wanted() -> None:
    assert profiles([event("a", OBAMA)], 0) == ()


@pytest.mark.parametrize("shards", [1, 2, 3, 24, 240, 241, 5_000])
def test_all_rolls_together_stay_within_bounds(shards: int) -> None:
    assert most_of(shards) * shards <= 60_000 or most_of(shards) <= 100
    assert most_of(shards) >= 50
