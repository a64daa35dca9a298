"""Days that come every year, by date, by weekday, by Easter."""

from __future__ import annotations

import pytest

from generator.temporal.holidays import day_of, exists, named, nth_weekday
from generator.temporal.values import Date, Nothing


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("12-25", 2016, "2016-12-25"),
        ("11-4thu", 2016, "2016-11-24"),
        ("11-4thu+1", 2016, "2016-11-25"),
        ("05-lastmon", 2017, "2017-05-29"),
        ("11-1mon+1", 2016, "2016-11-08"),
        ("easter", 2017, "2017-04-16"),
        ("easter-2", 2017, "2017-04-14"),
        ("easter+49", 2017, "2017-06-04"),
    ],
)
def test_a_holiday_has_its_day(name: str, year: int, day: str) -> None:
    assert str(day_of(name, year)) == day


@pytest.mark.parametrize(("name", "year"), [("02-29", 2017), ("easter", 1500), ("easter", 5000), ("no such", 2017)])
def test_there_is_no_such_day(name: str, year: int) -> None:
    assert day_of(name, year) is None


def test_a_day_that_came_once_needs_no_year() -> None:
    assert named("1944-06-06", None) == Date("day", 1944, 6, 6)


def test_a_movable_holiday_of_a_year_without_it_is_nothing() -> None:
    assert named("easter", 1200) == Nothing()


def test_a_fifth_monday_that_is_not_there_is_the_last() -> None:
    assert str(nth_weekday(2017, 2, 0, 5)) == "2017-02-27"


def test_the_calendar_has_29_february_in_some_year() -> None:
    assert exists(None, 2, 29)
    assert not exists(2017, 2, 29)
    assert not exists(None, 13, 1)
