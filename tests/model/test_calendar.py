"""The calendar in integers, held against the standard library where that reaches."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.calendar import Day, from_iso, from_ordinal, iso_week, monday_of_week

far_ordinals = st.integers(-5_000_000, 8_000_000)


@given(st.dates())
def test_counts_weekdays_and_weeks_agree_with_the_standard_library(date: datetime.date) -> None:
    day = Day(date.year, date.month, date.day)
    assert day.ordinal == date.toordinal()
    assert day.weekday == date.weekday()
    assert iso_week(day) == tuple(date.isocalendar()[:2])
    assert from_ordinal(day.ordinal) == day


@given(far_ordinals)
def test_counting_goes_on_before_year_one_and_after_9999(ordinal: int) -> None:
    day = from_ordinal(ordinal)
    assert day.ordinal == ordinal
    assert from_ordinal(ordinal + 1) > day
    assert from_iso(str(day)) == day if abs(day.year) <= 9999 else day.year


@given(far_ordinals)
def test_a_week_begins_on_the_monday_that_its_number_names(ordinal: int) -> None:
    day = from_ordinal(ordinal)
    assert monday_of_week(*iso_week(day)) == day.plus_days(-day.weekday)


def test_a_month_later_is_the_last_day_where_the_month_is_shorter() -> None:
    assert Day(2016, 1, 31).plus_months(1) == Day(2016, 2, 29)
    assert Day(2016, 1, 31).plus_months(-2) == Day(2015, 11, 30)


@pytest.mark.parametrize("text", ["2017-13-17", "2017-02-30", "17-01-17", "2017-1-1", "", "٢٠١٧-٠١-٠١"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no such day|not a date"):
        from_iso(text)
