"""Dates, lengths and their TIMEX3 values."""

from __future__ import annotations

import pytest

from generator.model.calendar import Day
from generator.temporal.values import Date, Length, of_day

UNITS = ["day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century", "millennium"]


@pytest.mark.parametrize(
    ("date", "value"),
    [
        (Date("day", 2017, 1, 16), "2017-01-16"),
        (Date("day", 2017, 1, 16, time="TEV"), "2017-01-16TEV"),
        (Date("day", weekday=0), "XXXX-WXX-1"),
        (Date("month", None, 7), "XXXX-07"),
        (Date("week", 2017, 2), "2017-W02"),
        (Date("weekend", 2017, 2), "2017-W02-WE"),
        (Date("season", 2010, 4), "2010-WI"),
        (Date("quarter", 2016, 3), "2016-Q3"),
        (Date("half", 2016, 1), "2016-H1"),
        (Date("year", 2016), "2016"),
        (Date("year", -49), "BC0050"),
        (Date("year", 70), "0070"),
        (Date("decade", 1990), "199"),
        (Date("century", 1800), "18"),
    ],
)
def test_a_date_has_its_timex3_value(date: Date, value: str) -> None:
    assert date.value() == value


@pytest.mark.parametrize(
    ("length", "value"),
    [
        (Length(((2, "year"),)), "P2Y"),
        (Length(((2, "year"), (6, "month"))), "P2Y6M"),
        (Length(((1, "hour"), (30, "minute"))), "PT1H30M"),
        (Length(((2.5, "day"),)), "P2.5D"),
        (Length(((None, "week"),)), "PXW"),
        (Length(((2, "decade"),)), "P20Y"),
        (Length(((1, "fortnight"),)), "P2W"),
    ],
)
def test_a_length_has_its_timex3_value(length: Length, value: str) -> None:
    assert length.value() == value


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("day", [Day(2017, 1, 17), Day(2016, 2, 29), Day(1999, 12, 31), Day(2018, 12, 31)])
def test_a_day_lies_in_the_stretch_that_it_names(unit: str, day: Day) -> None:
    stretch = of_day(day, unit)
    first, last = (stretch.first.plus_days(-5), stretch.last) if unit == "weekend" else (stretch.first, stretch.last)
    assert first <= day <= last


@pytest.mark.parametrize("unit", UNITS)
def test_a_stretch_moved_there_and_back_is_the_same(unit: str) -> None:
    stretch = of_day(Day(2017, 1, 17), unit)
    step = "week" if unit == "weekend" else unit
    assert stretch.plus(3, step).plus(-3, step) == stretch


def test_what_lacks_its_year_is_not_complete_and_has_no_edtf() -> None:
    assert not Date("month", None, 3).is_complete
    assert Date("month", None, 3).edtf() is None
