"""A date in words, at the precision of its source and no finer: "Spring 2011", "since early 2015", "c. 2010".

No library words seasons, decades or open intervals, so these are ours; the patterns are messages of the catalogues
(`date.*`), and the names of months and days are Babel's (CLDR).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.model.calendar import Day
from generator.model.edtf import FIRST_HALF, FIRST_QUARTER, LAST_QUARTER, EdtfDate, bounds, parse
from generator.wording.catalogue import digits, month_name, ordinal, text, weekday_name

if TYPE_CHECKING:
    from generator.model.edtf import Edtf
    from generator.model.event import When

_MODS: Final = {"START": "date.early", "MID": "date.mid", "END": "date.late"}
_FIRST_WITHOUT_ERA: Final = 100
_DAYS_BEFORE_SUNDAY: Final = 6
_DAYS_OF_NO_SEASON: Final = 100


def label(when: When, language: str, signal: str | None = None) -> str:
    """Return the date as a label that stands alone.

    `signal` is the word that opened the period in the text; it tells "by" from "until", and "between" from a plain
    range, which EDTF writes alike.

    >>> from generator.model.event import When
    >>> label(When("2015/..", "START", Day(2015, 1, 1), None), "en")
    'since early 2015'
    >>> label(When("2011-21", None, Day(2011, 3, 1), Day(2011, 5, 31)), "en")
    'Spring 2011'
    """
    return _label(when.edtf, when.mod, when.earliest, when.latest, language, signal)


@lru_cache(maxsize=65_536)
def _label(
    edtf: str, mod: str | None, earliest: Day | None, latest: Day | None, language: str, signal: str | None
) -> str:
    parsed = parse(edtf)
    start, end = parsed.start, parsed.end
    if isinstance(start, EdtfDate) and isinstance(end, EdtfDate):
        return _range(start, end, language, signal)
    if isinstance(start, EdtfDate) and end is None:
        alone = _season(start, earliest, latest, language) if mod is None and not start.qualifier else None
        return alone or _date(start, mod, language)
    if isinstance(start, EdtfDate):
        last = bounds(edtf.partition("/")[0])[1]
        is_after = earliest is not None and last is not None and earliest > last
        return text("date.after" if is_after else "date.since", language, date=_date(start, mod, language))
    return _until(parsed, mod, latest, language, signal)


def _until(parsed: Edtf, mod: str | None, latest: Day | None, language: str, signal: str | None) -> str:
    end = parsed.dates[0]
    first = bounds(str(end))[0]
    key = "date.until"
    if latest is not None and first is not None and latest < first:
        key = "date.before"
    elif signal is not None and signal.partition(" ")[0] == "by":
        key = "date.by"
    return text(key, language, date=_date(end, mod, language))


def day_label(day: Day, language: str, *, weekday: bool = False) -> str:
    """Return one day in words.

    >>> day_label(Day(2017, 1, 17), "en"), day_label(Day(2017, 1, 17), "en", weekday=True)
    ('17 January 2017', 'Tuesday 17 January 2017')
    """
    written = text(
        "date.day",
        language,
        day=digits(day.day, language),
        month=month_name(day.month, language),
        year=year_label(day.year, language),
    )
    if not weekday:
        return written
    return text("date.weekday", language, weekday=weekday_name(day.weekday, language), date=written)


def month_label(year: int, month: int, language: str) -> str:
    """Return a month of a year in words.

    >>> month_label(-49, 3, "en")
    'March 50 BC'
    """
    return text("date.month", language, month=month_name(month, language), year=year_label(year, language))


def year_label(year: int, language: str) -> str:
    """Return an astronomical year in words, with its era where it would be read wrong without.

    >>> year_label(2017, "en"), year_label(-49, "en"), year_label(79, "en")
    ('2017', '50 BC', 'AD 79')
    """
    if year < 1:
        return text("year.before", language, year=digits(1 - year, language))
    if year < _FIRST_WITHOUT_ERA:
        return text("year.after", language, year=digits(year, language))
    return digits(year, language)


def span_label(edtf: str, language: str, mod: str | None = None) -> str:
    """Return an EDTF string, with its mod, in words as it reads within a sentence; days have their weekday.

    >>> span_label("2017-01-16", "en"), span_label("2011-21", "en"), span_label("2015/..", "en")
    ('Monday 16 January 2017', 'spring 2011', 'since 2015')
    >>> span_label("2015/..", "en", "START")
    'since early 2015'
    """
    parsed = parse(edtf)
    start = parsed.start
    if parsed.end is None and isinstance(start, EdtfDate):
        if start.precision == "day" and not start.qualifier and start.month and start.day:
            return day_label(Day(start.year, start.month, start.day), language, weekday=True)
        return _date(start, mod, language)
    return _label(edtf, mod, None, None, language, None)


def _date(date: EdtfDate, mod: str | None, language: str) -> str:
    """Return a date with its mod and qualifier, as it reads within a sentence."""
    written = _plain(date, language)
    if mod is not None:
        written = text(_MODS[mod], language, date=written)
    if date.is_approximate:
        written = text("date.around", language, date=written)
    return text("date.uncertain", language, date=written) if date.is_uncertain else written


def _plain(date: EdtfDate, language: str) -> str:
    if date.precision == "century":
        return _century(date.year, language)
    if date.precision == "decade":
        return _decade(date.year, language)
    if date.precision == "division" and date.division is not None:
        return text(_division_key(date.division), language, year=year_label(date.year, language))
    if date.month is None:
        return year_label(date.year, language)
    if date.day is None:
        return month_label(date.year, date.month, language)
    return day_label(Day(date.year, date.month, date.day), language)


def _century(year: int, language: str) -> str:
    # A century of astronomical years -99 to 0 is, but for a year, the first before Christ.
    if year < 0:
        return text("date.century.before", language, ordinal=ordinal(-year // 100 + (-year % 100 > 0), language))
    return text("date.century", language, ordinal=ordinal(year // 100 + 1, language))


def _decade(year: int, language: str) -> str:
    if year < 0:
        return text("date.decade.before", language, year=digits(-year // 10 * 10, language))
    return text("date.decade", language, year=digits(year, language))


def _division_key(division: int) -> str:
    if division >= FIRST_HALF:
        return f"date.half.{division - FIRST_HALF + 1}"
    if division > LAST_QUARTER:
        return f"date.third.{division - LAST_QUARTER}"
    if division >= FIRST_QUARTER:
        return f"date.quarter.{division - FIRST_QUARTER + 1}"
    return f"date.season.{(division - 21) % 4 + 1}"


def _season(date: EdtfDate, earliest: Day | None, latest: Day | None, language: str) -> str | None:
    """Return a season as a label of its own; a winter whose bounds are known to span two years names both."""
    if date.division is None or date.division >= FIRST_QUARTER:
        return None
    key = _division_key(date.division)
    year = year_label(date.year, language)
    is_one = earliest is not None and latest is not None and latest.ordinal - earliest.ordinal < _DAYS_OF_NO_SEASON
    if is_one and earliest and latest and latest.year > earliest.year:
        last = digits(latest.year % 100, language).rjust(2, digits(0, language))
        year = text("date.two-years", language, first=year_label(earliest.year, language), last=last)
    return text(f"{key}.alone", language, year=year)


def _range(start: EdtfDate, end: EdtfDate, language: str, signal: str | None) -> str:
    is_day = start.precision == end.precision == "day"
    if is_day and signal is None and _is_week(start, end):
        return text("date.week", language, date=_plain(start, language))
    first, last = _date(start, None, language), _date(end, None, language)
    separator = "date.range.long"
    if not (start.qualifier or end.qualifier):
        shared = _shared_part(start, end, language)
        if shared is not None:
            first, separator = shared
    if signal == "between":
        separator = "date.between"
    return text(separator, language, first=first, last=last)


def _shared_part(start: EdtfDate, end: EdtfDate, language: str) -> tuple[str, str] | None:
    """Return the start without what it shares with the end, and the key of the range; None where it shares nothing."""
    if start.precision != end.precision:
        return None
    if start.precision == "year" and end.year > 0:
        return year_label(start.year, language), "date.range.long" if start.year < 1 else "date.range"
    if start.precision == "year":
        return digits(1 - start.year, language), "date.range"
    if start.year != end.year or start.month is None:
        return None
    if start.precision == "month":
        return month_name(start.month, language), "date.range"
    if start.day is None:
        return None
    if start.month == end.month:
        return digits(start.day, language), "date.range"
    name = month_name(start.month, language)
    return text("date.day-month", language, day=digits(start.day, language), month=name), "date.range.long"


def _is_week(start: EdtfDate, end: EdtfDate) -> bool:
    if not (start.month and start.day and end.month and end.day):
        return False
    first, last = Day(start.year, start.month, start.day), Day(end.year, end.month, end.day)
    return first.weekday == 0 and last.ordinal - first.ordinal == _DAYS_BEFORE_SUNDAY
