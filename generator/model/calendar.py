"""The proleptic Gregorian calendar in integers: years before 1 and after 9999 work as all others do.

Years are astronomical, as in ISO 8601: year 0 is 1 BC, year -49 is 50 BC. Days are counted as integers, day 1
being 0001-01-01, as `datetime.date.toordinal` counts them; here the count goes on below 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import Final

MONTHS_A_YEAR: Final = 12
DAYS_A_WEEK: Final = 7
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE_MONTH: Final = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_400_YEARS: Final = 146_097
_KEPT: Final = 8192
_ISO_DAY: Final = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")


def is_leap(year: int) -> bool:
    """Tell whether the astronomical year has a 29 February.

    >>> is_leap(2000), is_leap(1900), is_leap(0)
    (True, False, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return 28 to 31.

    >>> days_in_month(2016, 2)
    29
    """
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """One day: astronomical year, month 1 to 12, day 1 to 31.

    Raises ValueError where the calendar has no such day.

    >>> str(Day(-49, 3, 15)), Day(2017, 1, 16) < Day(2017, 1, 17)
    ('-0049-03-15', True)
    """

    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        """Refuse what no calendar has."""
        if not 1 <= self.month <= MONTHS_A_YEAR or not 1 <= self.day <= days_in_month(self.year, self.month):
            message = f"no such day: {self.year}-{self.month}-{self.day}"
            raise ValueError(message)

    def __str__(self) -> str:
        """Return ISO 8601, four digits of year at least, with a sign before year 0."""
        return f"{format_year(self.year)}-{self.month:02}-{self.day:02}"

    @property
    def ordinal(self) -> int:
        """Days since 0000-12-31, negative before.

        >>> Day(1, 1, 1).ordinal, Day(0, 12, 31).ordinal
        (1, 0)
        """
        if 0 < self.year <= MAXYEAR:
            return date(self.year, self.month, self.day).toordinal()
        before = self.year - 1
        leap_day = self.month > 2 and is_leap(self.year)
        years = before * 365 + before // 4 - before // 100 + before // 400
        return years + _BEFORE_MONTH[self.month] + leap_day + self.day

    @property
    def weekday(self) -> int:
        """0 for Monday to 6 for Sunday.

        >>> Day(2017, 1, 17).weekday
        1
        """
        return (self.ordinal - 1) % DAYS_A_WEEK

    def plus_days(self, count: int) -> Day:
        """Return the day `count` days later, earlier where it is negative.

        >>> str(Day(2017, 1, 1).plus_days(-1))
        '2016-12-31'
        """
        return from_ordinal(self.ordinal + count)

    def plus_months(self, count: int) -> Day:
        """Return the same day `count` months later, or that month's last day where it is shorter.

        >>> str(Day(2017, 1, 31).plus_months(1))
        '2017-02-28'
        """
        year, month = plus_months(self.year, self.month, count)
        return Day(year, month, min(self.day, days_in_month(year, month)))


def format_year(year: int) -> str:
    """Return ISO 8601's form of an astronomical year.

    >>> format_year(-49), format_year(812)
    ('-0049', '0812')
    """
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def from_iso(text: str) -> Day:
    """Return the day that `YYYY-MM-DD` names, with a sign before year 0.

    Raises ValueError for any other text and for days that the calendar does not have.

    >>> from_iso("2017-01-17")
    Day(year=2017, month=1, day=17)
    """
    match = _ISO_DAY.fullmatch(text)
    if match is None or not text.isascii():
        message = f"not a date: {text!r}"
        raise ValueError(message)
    year, month, day = match.groups()
    return Day(int(year), int(month), int(day))


@lru_cache(maxsize=_KEPT)
def from_ordinal(ordinal: int) -> Day:
    """Return the day of a count of days, the inverse of `Day.ordinal`.

    >>> from_ordinal(Day(-400, 2, 29).ordinal)
    Day(year=-400, month=2, day=29)
    """
    cycles, rest = divmod(ordinal - 1, _DAYS_400_YEARS)
    year = min(rest * 400 // _DAYS_400_YEARS + 1, 400)
    while _days_before(year) > rest:
        year -= 1
    while _days_before(year + 1) <= rest:
        year += 1
    year_day = rest - _days_before(year)
    year += cycles * 400
    month = min(year_day // 28, 11) + 1
    while _first_of_month(year, month) > year_day:
        month -= 1
    return Day(year, month, year_day - _first_of_month(year, month) + 1)


def plus_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Return (year, month) `count` months later.

    >>> plus_months(2017, 1, -1)
    (2016, 12)
    """
    months = year * MONTHS_A_YEAR + month - 1 + count
    return months // MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1


def iso_week(day: Day) -> tuple[int, int]:
    """Return ISO 8601's (week-numbering year, week 1 to 53).

    >>> iso_week(Day(2017, 1, 1)), iso_week(Day(2017, 1, 17))
    ((2016, 52), (2017, 3))
    """
    thursday = from_ordinal(day.ordinal - day.weekday + 3)
    return thursday.year, (thursday.ordinal - Day(thursday.year, 1, 1).ordinal) // DAYS_A_WEEK + 1


def monday_of_week(year: int, week: int) -> Day:
    """Return the first day of an ISO week.

    >>> str(monday_of_week(2017, 2))
    '2017-01-09'
    """
    fourth = Day(year, 1, 4)
    return from_ordinal(fourth.ordinal - fourth.weekday + (week - 1) * DAYS_A_WEEK)


def _days_before(year: int) -> int:
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def _first_of_month(year: int, month: int) -> int:
    return _BEFORE_MONTH[month] + (month > 2 and is_leap(year))
