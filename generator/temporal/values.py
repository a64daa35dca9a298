"""What an expression comes to: a date, a length of time, something repeated, or a reference; and their TIMEX3 values.

A `Date` may lack its year, or its month: the resolver completes it. Years are astronomical (50 BC is -49).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from generator.model.calendar import MONTHS_A_YEAR, Day, days_in_month, iso_week, monday_of_week, plus_months
from generator.model.edtf import from_timex3

YEARS: Final = {"millennium": 1000, "century": 100, "decade": 10, "year": 1}
MONTHS: Final = {"half": 6, "quarter": 3, "season": 3, "month": 1}
DAYS: Final = {"week": 7, "weekend": 7, "fortnight": 14, "day": 1}
FINE: Final = ("day", "week")
CLOCK: Final = {"hour": "H", "minute": "M", "second": "S"}
LETTERS: Final = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q", "weekend": "WE", "fortnight": "2W",
    "decade": "E", "century": "C", "millennium": "ML", "season": "S", "half": "H",
    "hour": "H", "minute": "M", "second": "S", "unknown": "X",
}  # fmt: skip
SEASONS: Final = ("SP", "SU", "FA", "WI")
_FIRST_SPRING_MONTH: Final = 3
_KEPT: Final = 8192  # an article's dates lie near one another, and near those of the next


@dataclass(frozen=True, slots=True)
class Date:
    """A date at the precision of `unit`, with what is not known left None.

    `number` counts the month, week, season, quarter or half within the year; `day` the day of the month; `weekday`
    is 0 for Monday, for a day that only its weekday names. A decade, century or millennium is named by its first
    year. `is_exact` tells of a season that lies in two years which of them it is named by: the first. `time` is what
    TIMEX3 writes after the day ("TMO", "T10:30"); `inferred` lists what the text left out.
    """

    unit: str
    year: int | None = None
    number: int | None = None
    day: int | None = None
    weekday: int | None = None
    time: str = ""
    mod: str | None = None
    is_fiscal: bool = False
    is_bc: bool = False
    is_exact: bool = False
    inferred: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether it names its place in the calendar."""
        if self.year is None:
            return False
        if self.unit == "day":
            return self.number is not None and self.day is not None
        return self.unit in YEARS or self.number is not None

    @property
    def first(self) -> Day:
        """The first day that it covers. It has to be complete."""
        return _first(self.unit, self.year or 0, self.number or 1, self.day or 1, is_bc=self.is_bc)

    @property
    def last(self) -> Day:
        """The last day that it covers. It has to be complete."""
        return _last(self.unit, self.first)

    def at(self, unit: str) -> Date:
        """Return the stretch of the calendar of that unit that the first day lies in, without time and mod.

        >>> quarter = Date("day", 2017, 1, 17).at("quarter")
        >>> quarter.unit, quarter.year, quarter.number
        ('quarter', 2017, 1)
        """
        if unit == self.unit:
            return replace(self, time="", mod=None)
        return of_day(self.first, unit)

    def plus(self, count: int, unit: str) -> Date:
        """Return the date `count` units later, at its own precision or the unit's where that is coarser."""
        if unit in YEARS and self.unit in YEARS:
            coarse = unit if YEARS[unit] > YEARS[self.unit] else self.unit
            base = self.at(coarse)
            return replace(base, year=(base.year or 0) + count * YEARS[unit])
        if unit in DAYS:
            return of_day(self.first.plus_days(count * DAYS[unit]), self.unit)
        months = (YEARS[unit] * MONTHS_A_YEAR if unit in YEARS else MONTHS[unit]) * count
        if self.unit in YEARS and unit not in YEARS:
            return of_day(self.first.plus_months(months), unit)
        if self.unit == "season":
            year, month = plus_months(self.year or 0, 3 * (self.number or 1), months)
            return Date("season", year, month // 3)
        return of_day(self.first.plus_months(months), self.unit)

    def value(self) -> str:
        """Return the TIMEX3 value, with X for what is not known."""
        return f"{self._calendar()}{self.time}"

    def edtf(self) -> str | None:
        """Return the EDTF string at its precision, the day for a time; None where it is not complete."""
        return _edtf(self._calendar(), self.mod) if self.is_complete and not self.is_fiscal else None

    def _calendar(self) -> str:
        year = _year_digits(self.year)
        if self.unit in YEARS:
            return year if self.year is None or self.unit == "year" else _stem(self.year, self.unit, is_bc=self.is_bc)
        if self.unit in ("week", "weekend"):
            week = "XX" if self.number is None else f"{self.number:02}"
            return f"{year}-W{week}{'-WE' if self.unit == 'weekend' else ''}"
        if self.unit == "quarter":
            return f"{year}-Q{self.number or 'X'}"
        if self.unit == "half":
            return f"{year}-H{self.number or 'X'}"
        if self.unit == "season":
            return f"{year}-{SEASONS[self.number - 1] if self.number else 'XX'}"
        if self.unit == "day" and self.number is None and self.weekday is not None:
            return f"{year}-WXX-{self.weekday + 1}"
        month = "XX" if self.number is None else f"{self.number:02}"
        if self.unit == "month":
            return f"{year}-{month}"
        return f"{year}-{month}-{'XX' if self.day is None else f'{self.day:02}'}"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: how many of which unit, in order; a count None is "some" ("a few days": PXD).

    `within` is the date that it is a part of: "the first two months of 1939".
    """

    parts: tuple[tuple[float | None, str], ...]
    mod: str | None = None
    within: Date | None = None

    def value(self) -> str:
        """Return the TIMEX3 value.

        >>> Length(((2, "year"), (6, "month"))).value(), Length(((None, "hour"),)).value()
        ('P2Y6M', 'PTXH')
        """
        days, clock = "", ""
        for count, unit in self.parts:
            if unit in CLOCK:
                clock += _amount(count) + CLOCK[unit]
            elif unit == "fortnight":
                days += f"{_amount(None if count is None else count * 2)}W"
            elif unit in ("decade", "century", "millennium") and count is not None:
                days += f"{_amount(count * YEARS[unit])}Y"
            else:
                days += _amount(count) + LETTERS[unit]
        return f"P{days}{'T' if clock else ''}{clock}"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something that comes again and again: a length ("P1W") or a calendar pattern ("XXXX-WXX-1")."""

    pattern: str
    mod: str | None = None

    def value(self) -> str:
        """Return the TIMEX3 value."""
        return self.pattern


@dataclass(frozen=True, slots=True)
class Reference:
    """PAST_REF, PRESENT_REF or FUTURE_REF: a time that is named but not said; or a time of an unknown day."""

    name: str
    mod: str | None = None
    type: str = "DATE"

    def value(self) -> str:
        """Return the TIMEX3 value."""
        return self.name


@dataclass(frozen=True, slots=True)
class Nothing:
    """What has the form of an expression and speaks of no time."""

    mod: str | None = None

    def value(self) -> str:
        """Return the empty string."""
        return ""


Value = Date | Length | Repeat | Reference | Nothing


@lru_cache(maxsize=_KEPT)
def of_day(day: Day, unit: str) -> Date:
    """Return the date of that unit which the day lies in.

    >>> of_day(Day(2017, 1, 17), "week").value(), of_day(Day(2017, 1, 17), "decade").value()
    ('2017-W03', '201')
    """
    if unit == "day":
        return Date("day", day.year, day.month, day.day)
    if unit in YEARS:
        return _before_christ(1 - day.year, unit) if day.year < 1 else Date(unit, day.year // YEARS[unit] * YEARS[unit])
    if unit in DAYS:
        year, week = iso_week(day)
        return Date("weekend" if unit == "weekend" else "week", year, week)
    if unit == "season":
        year, month = plus_months(day.year, day.month, -2)
        return Date("season", year, (month - 1) // 3 + 1)
    return Date(unit, day.year, (day.month - 1) // MONTHS[unit] + 1)


def _before_christ(year: int, unit: str) -> Date:
    """Return the year, decade or century of a year BC: 387 BC lies in the 380s BC, and in the fourth century BC."""
    if unit == "decade":
        return Date(unit, -(year // 10 * 10), is_bc=True)
    if unit == "century":
        return Date(unit, 1 - ((year - 1) // 100 + 1) * 100, is_bc=True)
    return Date(unit, (1 - year) // YEARS[unit] * YEARS[unit])


@lru_cache(maxsize=_KEPT)
def _first(unit: str, year: int, number: int, day: int, *, is_bc: bool) -> Day:
    if unit == "day":
        return Day(year, number, min(day, days_in_month(year, number)))
    if unit in YEARS:
        return Day(year - 8 if unit == "decade" and is_bc else year, 1, 1)
    if unit in DAYS:
        monday = monday_of_week(year, number)
        return monday.plus_days(5) if unit == "weekend" else monday
    if unit == "season":
        return Day(year, _FIRST_SPRING_MONTH + 3 * (number - 1), 1)
    return Day(year, MONTHS[unit] * (number - 1) + 1, 1)


@lru_cache(maxsize=_KEPT)
def _last(unit: str, first: Day) -> Day:
    if unit == "day":
        return first
    if unit in DAYS:
        return first.plus_days(1 if unit == "weekend" else 6)
    months = YEARS[unit] * MONTHS_A_YEAR if unit in YEARS else MONTHS[unit]
    return first.plus_months(months).plus_days(-1)


_edtf: Final = lru_cache(maxsize=_KEPT)(from_timex3)


def _year_digits(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"BC{1 - year:04}" if year < 1 else f"{year:04}"


def _stem(year: int, unit: str, *, is_bc: bool) -> str:
    """Return the digits that the years of a decade, century or millennium share."""
    kept = {"decade": 3, "century": 2, "millennium": 1}[unit]
    if is_bc:
        return f"BC{-year:04}"[: 2 + kept]
    return f"{year:04}"[:kept] if year >= 0 else _year_digits(year)


def _amount(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:g}"
