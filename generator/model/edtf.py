"""EDTF (ISO 8601-2:2019, levels 0 and 1, with the divisions of a year of level 2): parse, print, bound.

Read: years (`2016`, `-0049`, `Y12000`), months, days, divisions of a year (`2011-21` spring to `2017-41` second
half), unspecified digits from the right (`199X`, `19XX`, `2016-XX`, `2016-03-XX`), one qualifier for the whole date
(`2010~`, `2010?`, `2010%`), and intervals of two of these with open (`..`) or unknown (nothing) ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

from generator.model.calendar import Day, days_in_month, format_year, monday_of_week

Precision = Literal["century", "decade", "year", "division", "month", "day"]
Qualifier = Literal["", "?", "~", "%"]
Hemisphere = Literal["north", "south"]
End = Literal["open", "unknown"]
Bounds = tuple[Day | None, Day | None]

_QUALIFIERS: Final[Mapping[str, Qualifier]] = {qualifier: qualifier for qualifier in get_args(Qualifier)}
_KEPT: Final = 65_536
SPRING: Final = 21
FIRST_QUARTER: Final = 33
LAST_QUARTER: Final = 36
FIRST_HALF: Final = 40
LAST_HALF: Final = 41
_SEASONS_OF_TIMEX3: Final = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_FIRST_MONTH_NORTH: Final = {0: 3, 1: 6, 2: 9, 3: 12}
_FIRST_MONTH_SOUTH: Final = {0: 9, 1: 12, 2: 3, 3: 6}
_DATE: Final = re.compile(
    r"(?P<year>Y-?[1-9]\d{4,11}|-?\d{4}|-?\d\d(?:\dX|XX))(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<qualifier>[?~%]?)"
)
_TIMEX3: Final = re.compile(
    r"(?P<era>BC)?(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<weekday>[1-7]|WE))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?))?"
)
_SPAN_OF_YEARS: Final = re.compile(r"(?P<era>BC)?(?P<digits>\d\d\d?)X{0,2}")


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """One date at its own precision.

    `year` is astronomical; for a decade or a century the earliest year in it. `division` is 21 to 41 where
    `precision` is "division". A date with an unspecified month has the precision "year", one with an unspecified
    day "month". `is_masked` tells that digits were given as X.
    """

    year: int
    month: int | None = None
    day: int | None = None
    division: int | None = None
    precision: Precision = "year"
    qualifier: Qualifier = ""
    is_masked: bool = False

    def __str__(self) -> str:
        """Return the EDTF string."""
        return _print_date(self)

    @property
    def is_approximate(self) -> bool:
        """Whether the source says "around" (`~` or `%`)."""
        return self.qualifier in ("~", "%")

    @property
    def is_uncertain(self) -> bool:
        """Whether the source doubts it (`?` or `%`)."""
        return self.qualifier in ("?", "%")


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date (`end` is None) or an interval of two dates, either of which may be open or unknown."""

    start: EdtfDate | End
    end: EdtfDate | End | None = None

    def __str__(self) -> str:
        """Return the EDTF string.

        >>> str(parse("2015/..")), str(parse("199X")), str(parse("-0049~"))
        ('2015/..', '199X', '-0049~')
        """
        return _print_end(self.start) if self.end is None else f"{_print_end(self.start)}/{_print_end(self.end)}"

    @property
    def is_interval(self) -> bool:
        """Whether it has two ends."""
        return self.end is not None

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """The one or two dates that it names."""
        return tuple(end for end in (self.start, self.end) if isinstance(end, EdtfDate))


@lru_cache(maxsize=_KEPT)
def parse(text: str) -> Edtf:
    """Return what an EDTF string means.

    Raises ValueError for a text that is not EDTF of these levels, for days that the calendar does not have, and
    for intervals that end before they begin.

    >>> parse("2011-21").start.precision
    'division'
    """
    first, slash, second = text.partition("/")
    if not slash:
        return Edtf(_parse_date(first, text))
    edtf = Edtf(_parse_end(first, text), _parse_end(second, text))
    if not edtf.dates:
        message = f"not an EDTF date: {text!r}"
        raise ValueError(message)
    if isinstance(edtf.start, EdtfDate) and isinstance(edtf.end, EdtfDate):
        begin, finish = _days_of(edtf.start, "north")[0], _days_of(edtf.end, "north")[1]
        if begin > finish:
            message = f"the interval ends before it begins: {text!r}"
            raise ValueError(message)
    return edtf


@lru_cache(maxsize=_KEPT)
def bounds(text: str, mod: str | None = None, hemisphere: Hemisphere = "north") -> Bounds:
    """Return the first and the last day, inclusive, that the date may cover; None where it is open or unknown.

    `mod` narrows to a third: of a year January to April, May to August, September to December; of a month days 1 to
    10, 11 to 20, 21 to the end; of a decade years 0 to 3, 3 to 6, 6 to 9; of a century years 0 to 33, 33 to 66, 66
    to 99; of a division of three months one month. It narrows an open interval at the end that is known; closed
    intervals (weeks) and days stay whole. Seasons are meteorological; one that lies in two years and is named by
    one of them may begin in either, so that its bounds hold both. Raises ValueError as `parse` does.

    >>> [str(day) for day in bounds("2015", "START")]
    ['2015-01-01', '2015-04-30']
    >>> [str(day) for day in bounds("2010-24")]
    ['2010-01-01', '2011-02-28']
    """
    edtf = parse(text)
    if edtf.end is None:
        return _third(edtf.start, mod, hemisphere) if isinstance(edtf.start, EdtfDate) else (None, None)
    is_closed = isinstance(edtf.start, EdtfDate) and isinstance(edtf.end, EdtfDate)
    narrowed = None if is_closed else mod
    first = _third(edtf.start, narrowed, hemisphere)[0] if isinstance(edtf.start, EdtfDate) else None
    last = _third(edtf.end, narrowed, hemisphere)[1] if isinstance(edtf.end, EdtfDate) else None
    return first, last


def from_timex3(value: str, mod: str | None = None) -> str | None:
    """Return the EDTF string of a TIMEX3 value (TimeML 1.2.1), at the day for a time.

    None for durations, sets, references, fiscal years, and dates whose year is unknown. Weeks and weekends become
    intervals of days; APPROX becomes `~`; the other mods have no EDTF form and are left to the caller.

    >>> from_timex3("2017-W02"), from_timex3("2017-01-16TEV"), from_timex3("199"), from_timex3("BC0050")
    ('2017-01-09/2017-01-15', '2017-01-16', '199X', '-0049')
    """
    qualifier: Qualifier = "~" if mod == "APPROX" else ""
    try:
        dates = _dates_of_timex3(value, qualifier)
    except ValueError:
        return None
    return "/".join(str(date) for date in dates) or None


def division_months(division: int, hemisphere: Hemisphere = "north") -> tuple[int, int]:
    """Return (first month, number of months) of a division of a year, 21 to 41.

    >>> division_months(24), division_months(35), division_months(22, "south")
    ((12, 3), (7, 3), (12, 3))
    """
    if division >= FIRST_HALF:
        return 1 + 6 * (division - FIRST_HALF), 6
    if division > LAST_QUARTER:
        return 1 + 4 * (division - LAST_QUARTER - 1), 4
    if division >= FIRST_QUARTER:
        return 1 + 3 * (division - FIRST_QUARTER), 3
    kind, season = divmod(division - SPRING, 4)
    is_south = kind == 2 or (kind == 0 and hemisphere == "south")
    return (_FIRST_MONTH_SOUTH if is_south else _FIRST_MONTH_NORTH)[season], 3


def _parse_end(text: str, whole: str) -> EdtfDate | End:
    if text == "..":
        return "open"
    return _parse_date(text, whole) if text else "unknown"


def _parse_date(text: str, whole: str) -> EdtfDate:
    match = _DATE.fullmatch(text)
    if match is None or not text.isascii():
        message = f"not an EDTF date: {whole!r}"
        raise ValueError(message)
    year, month, day, qualifier = match["year"], match["month"], match["day"], _qualifier(match["qualifier"])
    if year.endswith("X"):
        if month is not None:
            message = f"a month in a year that is not known: {whole!r}"
            raise ValueError(message)
        return _span_of_years(year.rstrip("X"), qualifier)
    number = int(year.lstrip("Y"))
    if year == "-0000":
        message = f"there is no year -0000 (1 BC is 0000): {whole!r}"
        raise ValueError(message)
    if month is None or (month == "XX" and day in (None, "XX")):
        return EdtfDate(number, qualifier=qualifier, is_masked=month is not None)
    if month.isdigit() and SPRING <= int(month) <= LAST_HALF and day is None:
        return EdtfDate(number, division=int(month), precision="division", qualifier=qualifier)
    if not month.isdigit() or not 1 <= int(month) <= 12:
        message = f"not a month: {month!r} in {whole!r}"
        raise ValueError(message)
    if day is None or day == "XX":
        return EdtfDate(number, int(month), precision="month", qualifier=qualifier, is_masked=day is not None)
    Day(number, int(month), int(day))
    return EdtfDate(number, int(month), int(day), precision="day", qualifier=qualifier)


def _qualifier(text: str) -> Qualifier:
    return _QUALIFIERS[text]


def _span_of_years(digits: str, qualifier: Qualifier) -> EdtfDate:
    """Return the decade of three digits or the century of two, signed."""
    length = len(digits.lstrip("-"))
    years = 10 if length == 3 else 100
    number = abs(int(digits)) * years
    first = -(number + years - 1) if digits.startswith("-") else number
    return EdtfDate(first, precision="decade" if years == 10 else "century", qualifier=qualifier, is_masked=True)


def _print_end(end: EdtfDate | End) -> str:
    if isinstance(end, EdtfDate):
        return str(end)
    return ".." if end == "open" else ""


def _print_date(date: EdtfDate) -> str:
    if date.precision in ("decade", "century"):
        kept, masked = (3, "X") if date.precision == "decade" else (2, "XX")
        sign = "-" if date.year < 0 else ""
        return f"{sign}{abs(date.year):04}"[: kept + len(sign)] + masked + date.qualifier
    year = format_year(date.year) if abs(date.year) < 10_000 else f"Y{date.year}"
    masked = "-XX" if date.is_masked else ""
    if date.division is not None:
        return f"{year}-{date.division}{date.qualifier}"
    month = "" if date.month is None else f"-{date.month:02}"
    day = "" if date.day is None else f"-{date.day:02}"
    return f"{year}{month}{day}{masked}{date.qualifier}"


def _days_of(date: EdtfDate, hemisphere: Hemisphere) -> tuple[Day, Day]:
    """Return the first and the last day that the date may cover, inclusive."""
    if date.precision in ("century", "decade"):
        return Day(date.year, 1, 1), Day(date.year + (9 if date.precision == "decade" else 99), 12, 31)
    if date.division is not None:
        month, count = division_months(date.division, hemisphere)
        return _division_days(date.year, month, count)
    if date.month is None:
        return Day(date.year, 1, 1), Day(date.year, 12, 31)
    if date.day is None:
        return Day(date.year, date.month, 1), _last_day(date.year, date.month)
    return Day(date.year, date.month, date.day), Day(date.year, date.month, date.day)


def _division_days(year: int, month: int, count: int) -> tuple[Day, Day]:
    last = Day(year, month, 1).plus_months(count - 1)
    first = Day(year, 1, 1) if last.year > year else Day(year, month, 1)
    return first, _last_day(last.year, last.month)


def _last_day(year: int, month: int) -> Day:
    return Day(year, month, days_in_month(year, month))


def _third(date: EdtfDate, mod: str | None, hemisphere: Hemisphere) -> tuple[Day, Day]:
    """Return the days of the third of a date that `mod` names, or of all of it."""
    first, last = _days_of(date, hemisphere)
    third = {"START": 0, "MID": 1, "END": 2}.get(mod or "")
    if third is None or date.precision == "day":
        return first, last
    if date.precision == "month":
        begin, end = ((1, 10), (11, 20), (21, last.day))[third]
        return Day(first.year, first.month, begin), Day(first.year, first.month, end)
    if date.precision == "year":
        return Day(date.year, 1 + 4 * third, 1), _last_day(date.year, 4 + 4 * third)
    if date.precision in ("decade", "century"):
        begin, end = (((0, 3), (3, 6), (6, 9)) if date.precision == "decade" else ((0, 33), (33, 66), (66, 99)))[third]
        return Day(date.year + begin, 1, 1), Day(date.year + end, 12, 31)
    return _third_of_division(date, third, hemisphere)


def _third_of_division(date: EdtfDate, third: int, hemisphere: Hemisphere) -> tuple[Day, Day]:
    first, last = _days_of(date, hemisphere)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months % 3 or months > 6:
        return first, last
    begin = first.plus_months(third * (months // 3))
    end = begin.plus_months(months // 3 - 1)
    return begin, _last_day(end.year, end.month)


def _dates_of_timex3(value: str, qualifier: Qualifier) -> tuple[EdtfDate, ...]:
    match = _TIMEX3.fullmatch(value)
    if match is None:
        years = _SPAN_OF_YEARS.fullmatch(value)
        if years is None:
            return ()
        return (
            _years_before_christ(years["digits"], qualifier)
            if years["era"]
            else (_span_of_years(years["digits"], qualifier),)
        )
    year = 1 - int(match["year"]) if match["era"] else int(match["year"])
    if match["week"]:
        return _week_dates(year, int(match["week"]), match["weekday"], qualifier)
    division = _division_of_timex3(match)
    if division is not None:
        return (EdtfDate(year, division=division, precision="division", qualifier=qualifier),)
    month, day = match["month"], match["day"]
    if month is None:
        return (EdtfDate(year, qualifier=qualifier),)
    Day(year, int(month), int(day or 1))
    if day is None:
        return (EdtfDate(year, int(month), precision="month", qualifier=qualifier),)
    return (EdtfDate(year, int(month), int(day), precision="day", qualifier=qualifier),)


def _years_before_christ(digits: str, qualifier: Qualifier) -> tuple[EdtfDate, ...]:
    """Return the first and last year of "the 50s BC" (59 to 50 BC) or of "the 5th century BC" (500 to 401 BC)."""
    is_decade = len(digits) == 3
    first, last = (
        (-10 * int(digits) - 8, 1 - 10 * int(digits)) if is_decade else (-100 * int(digits) - 99, -100 * int(digits))
    )
    return EdtfDate(first, qualifier=qualifier), EdtfDate(last, qualifier=qualifier)


def _division_of_timex3(match: re.Match[str]) -> int | None:
    if match["quarter"]:
        return FIRST_QUARTER - 1 + int(match["quarter"])
    if match["half"]:
        return FIRST_HALF - 1 + int(match["half"])
    return _SEASONS_OF_TIMEX3[match["season"]] if match["season"] else None


def _week_dates(year: int, week: int, weekday: str | None, qualifier: Qualifier) -> tuple[EdtfDate, ...]:
    monday = monday_of_week(year, week)
    if weekday is None:
        offsets = [0, 6]
    elif weekday == "WE":
        offsets = [5, 6]
    else:
        offsets = [int(weekday) - 1]
    days = [monday.plus_days(offset) for offset in offsets]
    return tuple(EdtfDate(day.year, day.month, day.day, precision="day", qualifier=qualifier) for day in days)
