"""Which of all such days is meant."""

from __future__ import annotations

import pytest

from generator.temporal.completion import complete, nearest
from generator.temporal.scene import Scene, Tense
from generator.temporal.values import Date, Value

TUESDAY = Date("day", 2017, 1, 17)
MONDAY = Date("day", weekday=0)


def scene(tense: str = "past", anchor: Date | None = None, *, is_narrative: bool = False) -> Scene:
    return Scene({}, TUESDAY, anchor, is_narrative, lambda: Tense(tense, ""))


def value(found: Value) -> str:
    return found.value()


@pytest.mark.parametrize(
    ("tense", "date", "expected"),
    [
        ("past", MONDAY, "2017-01-16"),
        ("none", MONDAY, "2017-01-16"),
        ("future", MONDAY, "2017-01-23"),
        ("past", Date("day", weekday=1), "2017-01-17"),
        ("past", Date("month", None, 3), "2016-03"),
        ("future", Date("month", None, 3), "2017-03"),
        ("past", Date("month", None, 1), "2017-01"),
        ("past", Date("day", None, 1, 23), "2017-01-23"),
        ("past", Date("day", None, 10, 31), "2016-10-31"),
        ("future", Date("day", None, 1, 5), "2017-01-05"),
        ("past", Date("quarter", None, 4), "2016-Q4"),
        ("future", Date("quarter", None, 4), "2016-Q4"),
        ("past", Date("season", None, 2), "2016-SU"),
        ("past", Date("day", None, 2, 29), "2016-02-29"),
        ("past", Date("day", time="T09:00"), "2017-01-17T09:00"),
    ],
)
def test_the_tense_decides_for_news(tense: str, date: Date, expected: str) -> None:
    assert value(complete(scene(tense), date)) == expected


@pytest.mark.parametrize(
    ("anchor", "date", "expected"),
    [
        (Date("month", 1941, 11), Date("day", None, 12, 7), "1941-12-07"),
        (Date("month", 1941, 12), Date("month", None, 1), "1942-01"),
        (Date("year", 1941), Date("month", None, 1), "1941-01"),
        (Date("day", 1944, 6, 6), Date("day", weekday=4), "1944-06-09"),
        (Date("day", 1777, 10, 7), Date("season", None, 4), "1778-WI"),
    ],
)
def test_the_date_before_decides_for_a_narrative(anchor: Date, date: Date, expected: str) -> None:
    assert value(complete(scene(anchor=anchor, is_narrative=True), date)) == expected


@pytest.mark.parametrize(
    ("direction", "expected"),
    [("before", "2017-01-10"), ("after", "2017-01-24"), ("same", "2017-01-17"), ("past", "2017-01-17")],
)
def test_last_next_and_this_are_told_apart_from_now(direction: str, expected: str) -> None:
    assert value(nearest(scene(), Date("day", weekday=1), direction)) == expected


def test_what_was_to_come_days_ago_is_not_of_the_next_year() -> None:
    promised = Scene({}, TUESDAY, None, is_narrative=False, ask_tense=lambda: Tense("future", "", is_of_today=True))
    assert value(complete(promised, Date("day", number=1, day=14))) == "2017-01-14"
    assert value(complete(promised, Date("day", number=1, day=2))) == "2018-01-02"


def test_what_was_scheduled_may_have_been_months_ago() -> None:
    assert value(complete(scene("future"), Date("day", number=11, day=3))) == "2016-11-03"
    assert value(complete(scene("future"), Date("day", number=9, day=3))) == "2017-09-03"


def test_a_day_that_no_year_near_has_stays_open() -> None:
    assert complete(scene(), Date("day", None, 2, 30)).value() == "XXXX-02-30"


@pytest.mark.parametrize(("is_of_today", "expected"), [(False, "1918-FA"), (True, "2017-FA")])
def test_what_will_be_is_no_part_of_a_narrative(expected: str, *, is_of_today: bool) -> None:
    seen = Tense("future", "", is_of_today=is_of_today)
    telling = Scene({}, TUESDAY, Date("month", 1918, 5), is_narrative=True, ask_tense=lambda: seen)
    assert value(complete(telling, Date("season", None, 3))) == expected
