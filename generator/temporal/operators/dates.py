"""Dates that name their place in the calendar, wholly or in part; and parts of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.temporal import holidays
from generator.temporal.completion import complete
from generator.temporal.values import CLOCK, MONTHS, Date, Nothing, Value, of_day

if TYPE_CHECKING:
    from generator.temporal.scene import Scene

_CENTURY: Final = 100
_MILLENNIUM: Final = 2000
_NOON: Final = 12


def date(
    _scene: Scene,
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    weekday: int | None = None,
    bc: bool = False,  # noqa: FBT001, FBT002 - a rule says bc=True
) -> Value:
    """Return the date that these fields name: a day, a month or a year; without a year one to be completed."""
    known = None if year is None else 1 - year if bc else year
    if day is not None and month is not None and not holidays.exists(known, month, day):
        return Nothing()
    if day is None and weekday is None:
        return Date("year", known) if month is None else Date("month", known, month)
    return Date("day", known, month, day, weekday)


def numeric(scene: Scene, first: int, second: int, year: int | None = None) -> Value:
    """Return the day of two numbers in the order of the site (`date_order`), the other way where only that is one."""
    month, day = (second, first) if scene.date_order == "dmy" else (first, second)
    if month > _NOON:
        month, day = day, month
    if year is not None and year < _CENTURY:
        year = short(scene, year)
    return date(scene, year, month, day) if 1 <= month <= _NOON else Nothing()


def compact(scene: Scene, figures: int) -> Value:
    """Return the day of eight figures, year, month, day: 20161016."""
    year, month, day = figures // 10_000, figures // _CENTURY % _CENTURY, figures % _CENTURY
    return date(scene, year, month, day) if 1 <= month <= _NOON and day else Nothing()


def short(scene: Scene, number: int) -> int:
    """Return the year of two digits that is nearest to the document's, at most twenty years after it."""
    base = scene.anchor if scene.is_narrative and scene.anchor is not None else scene.dct
    century = (base.year or 0) // _CENTURY * _CENTURY
    year = century + number
    return year - _CENTURY if year > (base.year or 0) + 20 else year


def decade(scene: Scene, first: int, century: int | None = None) -> Value:
    """Return the decade that begins with a year, or with one of two digits, of the century before the document.

    "The 1800s" are the century.
    """
    if _CENTURY <= first < _MILLENNIUM and first % _CENTURY == 0:
        return Date("century", first)
    if first >= _CENTURY:
        return Date("decade", first)
    if century is not None:
        return Date("decade", century + first)
    if scene.is_narrative and scene.anchor is not None and scene.anchor.year is not None:
        return Date("decade", scene.anchor.year // _CENTURY * _CENTURY + first)
    this = (scene.dct.year or 0) // _CENTURY * _CENTURY
    return Date("decade", this + first if this + first <= (scene.dct.year or 0) else this - _CENTURY + first)


def decade_bc(_scene: Scene, figures: int) -> Value:
    """Return the decade before Christ that its figures name: the 470s BC are 479 to 470 BC."""
    return Date("decade", -figures, is_bc=True)


def century(_scene: Scene, number: int, bc: bool = False) -> Value:  # noqa: FBT001, FBT002 - a rule says bc=True
    """Return the century that is counted so: the 19th begins with 1800."""
    if bc:
        return Date("century", 1 - _CENTURY * number, is_bc=True)
    return Date("century", _CENTURY * (number - 1))


def season(_scene: Scene, number: int, year: int | None = None) -> Value:
    """Return spring (1), summer, autumn or winter (4)."""
    return Date("season", year, number)


def quarter(_scene: Scene, number: int, year: int | None = None) -> Value:
    """Return a quarter of a year, 1 to 4."""
    return Date("quarter", year, number) if 1 <= number <= MONTHS["quarter"] + 1 else Nothing()


def half(_scene: Scene, number: int, year: int | None = None) -> Value:
    """Return a half of a year, 1 or 2."""
    return Date("half", year, number) if number in (1, 2) else Nothing()


def of_century(_scene: Scene, year: int, number: int) -> int:
    """Return the year of two digits in the century of another year."""
    return year // _CENTURY * _CENTURY + number


def holiday(_scene: Scene, name: str, year: int | None = None) -> Value:
    """Return a holiday of the lexicon; without a year one to be completed."""
    return holidays.named(name, year)


def inside(scene: Scene, outer: Value, inner: Value) -> Value:
    """Return `inner` with the year and the month that `outer` gives it: "the third quarter of last year"."""
    outer = complete(scene, outer)
    if not isinstance(outer, Date) or not isinstance(inner, Date) or outer.year is None:
        return inner
    if inner.unit == "day" and inner.weekday is not None and inner.day is None and outer.unit == "week":
        return of_day(outer.first.plus_days(inner.weekday), "day")
    if inner.unit == "day" and inner.day is not None and inner.number is None and outer.unit == "month":
        return date(scene, outer.year, outer.number, inner.day)
    if (
        inner.unit == "day"
        and inner.number is not None
        and not holidays.exists(outer.year, inner.number, inner.day or 1)
    ):
        return Nothing()
    return replace(inner, year=outer.year, is_fiscal=outer.is_fiscal)


def week_of(scene: Scene, value: Value) -> Value:
    """Return the week that a day lies in."""
    value = complete(scene, value)
    return value.at("week") if isinstance(value, Date) and value.is_complete else value


def nth(scene: Scene, number: int, unit: str, outer: Value) -> Value:
    """Return the `number`th unit of a longer stretch, counted from its end where it is below 0."""
    outer = complete(scene, outer)
    if not isinstance(outer, Date) or not outer.is_complete or unit in CLOCK:
        return Nothing()
    if number < 0:
        return of_day(outer.last, unit).plus(number + 1, unit)
    if unit == "week" and outer.unit in ("month", "year"):
        return of_day(outer.first.plus_days(7 * (number - 1) + 3 - (outer.first.weekday + 3) % 7), "week")
    return of_day(outer.first, unit).plus(number - 1, unit)


def nth_weekday(scene: Scene, number: int, weekday: int, outer: Value) -> Value:
    """Return the `number`th Monday (0) to Sunday (6) of a month, the last one where it is -1."""
    outer = complete(scene, outer)
    if not isinstance(outer, Date) or outer.unit != "month" or not outer.is_complete:
        return Nothing()
    return of_day(holidays.nth_weekday(outer.year or 0, outer.number or 1, weekday, number), "day")


def final(scene: Scene, value: Value) -> Value:
    """Return the last day."""
    value = complete(scene, value)
    return of_day(value.last, "day") if isinstance(value, Date) and value.is_complete else value


def fiscal(_scene: Scene, value: Value) -> Value:
    """Return the date as one of a fiscal year: its days are not known."""
    return replace(value, is_fiscal=True) if isinstance(value, Date) else value


def exact(_scene: Scene, value: Value) -> Value:
    """Return a season that is named by the first of its two years: "winter 2010-11"."""
    return replace(value, is_exact=True) if isinstance(value, Date) else value
