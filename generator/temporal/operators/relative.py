"""Dates counted from another: from now, from the date named before, from the quarter of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.model.calendar import MONTHS_A_YEAR
from generator.temporal.completion import complete, nearest
from generator.temporal.values import CLOCK, DAYS, FINE, MONTHS, YEARS, Date, Length, Reference, Value, of_day

if TYPE_CHECKING:
    from generator.temporal.scene import Scene

_MANY: Final = 100_000
_A_MONTH: Final = 31
_DAYS_IN: Final = {
    **DAYS,
    **{unit: _A_MONTH * months for unit, months in MONTHS.items()},
    **{unit: 366 * years for unit, years in YEARS.items()},
}


def this(scene: Scene, unit: str) -> Value:
    """Return the day, week, month ... that now lies in; all that is known of it where a narrative named no more."""
    if unit == "weekend":
        return weekend(scene)
    now = scene.now
    if unit not in CLOCK and now.is_complete and _is_part(unit, now):
        return replace(now, time="", mod=None)
    return _hour(now) if unit in CLOCK else now.at(unit)


def last(scene: Scene, unit: str) -> Value:
    """Return the day, week, month ... before the one that now lies in; a narrative does not go on from there."""
    scene.is_aside = scene.is_aside or scene.is_narrative
    return shift(scene, scene.now, -1, unit)


def previous(scene: Scene, unit: str) -> Value:
    """Return the one before the date named last, or before now where that is coarser: "the previous month"."""
    scene.is_aside = True
    anchor = scene.quarter if unit == "quarter" and scene.quarter is not None else scene.anchor
    if anchor is None or not anchor.is_complete or _is_part(unit, anchor):
        return last(scene, unit)
    scene.anchor_noted(anchor)
    return shift(scene, replace(anchor, time="", mod=None), -1, unit)


def previous_weekday(scene: Scene, weekday: int) -> Value:
    """Return the last such day before the day named last, or before now: "the previous Friday"."""
    scene.is_aside = True
    anchor = scene.anchor if scene.is_narrative else scene.last_day or scene.anchor
    base = anchor if anchor is not None and anchor.is_complete and anchor.unit == "day" else scene.now.at("day")
    scene.is_text_asked = True
    scene.anchor_noted(base)
    here = base.first
    return of_day(here.plus_days(-((here.weekday - weekday - 1) % 7) - 1), "day")


def quarter_to(scene: Scene, value: Value) -> Value:
    """Return the quarter named before; without one that of the calendar which a day ends: "the quarter to July 31"."""
    if scene.quarter is not None:
        return scene.quarter
    value = complete(scene, value)
    if not isinstance(value, Date) or not value.is_complete:
        return value
    return of_day(value.first.plus_days(-_A_MONTH), "quarter")


def following(scene: Scene, unit: str) -> Value:
    """Return the day, week, month ... after the one that now lies in; a narrative does not go on from there."""
    scene.is_aside = scene.is_aside or scene.is_narrative
    return shift(scene, scene.now, 1, unit)


def shift(scene: Scene, base: Value, count: float | None, unit: str) -> Value:
    """Return the day, week, month ... that lies `count` units after that of `base`.

    Days after a month, or months after a year, are some of that year: nobody knows which. Where news named a year
    last, "the month" is that of the day named last. What news tell of "the next day" in the past, where none was named
    before it, is no day that is known.
    """
    base = complete(scene, base)
    if isinstance(base, Date) and base is scene.last_date and not scene.is_narrative and _is_part(unit, base):
        base = scene.last_day or scene.today
    found = _shifted(scene, base, count, unit)
    is_ahead = isinstance(base, Date) and base.is_complete and base.first >= scene.dct.first
    is_unnamed = is_ahead and scene.is_text_asked and not scene.is_narrative
    return Reference("FUTURE_REF") if is_unnamed and _is_denied(scene, found) else found


def _is_part(unit: str, date: Date) -> bool:
    return _DAYS_IN.get(unit, 0) < _DAYS_IN.get(date.unit, 0)


def _shifted(scene: Scene, base: Value, count: float | None, unit: str) -> Value:
    if not isinstance(base, Date) or not base.is_complete:
        return base
    if unit in CLOCK:
        return _hour(base)
    if count is None:
        return Reference("PAST_REF") if base == scene.dct else base
    if unit in FINE and base.unit not in (*FINE, "weekend"):
        return Date(unit, base.year)
    if unit in MONTHS and base.unit in YEARS:
        years = int(count * MONTHS[unit] / MONTHS_A_YEAR)
        return Date(unit, (base.year or 0) + years) if base.unit == "year" else base
    if abs(count) > _MANY:
        return Reference("PAST_REF" if count < 0 else "FUTURE_REF")
    whole = int(count)
    if whole != count and unit in YEARS:
        return base.at("month").plus(round(count * 12 * YEARS[unit]), "month")
    if unit == "fortnight":
        return base.at("week").plus(2 * whole, "week")
    return base.at(unit).plus(whole, unit)


def before(scene: Scene, value: Value, leaps: bool = False) -> Value:  # noqa: FBT001, FBT002 - a rule says leaps=True
    """Return the last one before now of a weekday, month or season: "last Friday".

    In news of March "last February" `leaps` to the year before: the one just over is called "last month".
    """
    scene.is_aside = scene.is_aside or scene.is_narrative
    found = nearest(scene, value, "before")
    if not leaps or scene.is_narrative or not isinstance(found, Date) or not found.is_complete:
        return found
    return found.plus(-1, "year") if found.plus(1, found.unit) == scene.now.at(found.unit) else found


def after(scene: Scene, value: Value, leads: bool = False) -> Value:  # noqa: FBT001, FBT002 - a rule says leads=True
    """Return the first one after now of a weekday, month or season: "next Friday".

    One that `leads` ("the following spring") follows the date named last, in news too, and a narrative goes on from it.
    """
    scene.is_aside = scene.is_aside or (scene.is_narrative and not leads)
    if leads and not scene.is_narrative and scene.anchor is not None and scene.anchor.is_complete:
        return nearest(scene, value, "after", scene.named)
    return nearest(scene, value, "after")


def same(scene: Scene, value: Value) -> Value:
    """Return the one of this week, or of this year: "this Friday", "this summer".

    What news tell of "this Sunday" in the past, on a Tuesday, was that of the week before.
    """
    found = nearest(scene, value, "same")
    is_day = isinstance(value, Date) and value.weekday is not None and not scene.is_narrative
    return nearest(scene, value, "past") if is_day and _is_denied(scene, found) else found


def _is_denied(scene: Scene, found: Value) -> bool:
    """Tell whether a date lies after the document's day, and the verb is in the past."""
    is_ahead = isinstance(found, Date) and found.is_complete and found.first > scene.dct.last
    return is_ahead and scene.tense().tense == "past"


def ago(scene: Scene, value: Value) -> Value:
    """Return the date that lies a length of time before the document's."""
    return _counted(scene, scene.today, value, -1, "PAST_REF")


def hence(scene: Scene, value: Value) -> Value:
    """Return the date that lies a length of time after the document's."""
    return _counted(scene, scene.today, value, 1, "FUTURE_REF")


def earlier(scene: Scene, value: Value) -> Value:
    """Return the date that lies a length of time before the one named before, at its precision or finer."""
    return _counted(scene, scene.named, value, -1, "PAST_REF") if _is_dated(scene, value) else value


def later(scene: Scene, value: Value) -> Value:
    """Return the date that lies a length of time after the one named before; hours in news remain a length.

    So does in news what would lead beyond the document's day and is not told in the future: what it is counted from
    was not named.
    """
    if not _is_dated(scene, value):
        return value
    found = _counted(scene, scene.named, value, 1, "FUTURE_REF")
    if scene.is_narrative or not isinstance(found, Date) or not found.is_complete or found.first <= scene.dct.first:
        return found
    return found if scene.tense().tense == "future" else value


def back(scene: Scene, value: Value, base: Value) -> Value:
    """Return a date moved back by a length of time, at its own precision: "ten years ago this week"."""
    base = complete(scene, base)
    if not isinstance(base, Date) or not base.is_complete or not isinstance(value, Length):
        return ago(scene, value)
    for count, unit in value.parts:
        if count is None or unit in CLOCK or abs(count) > _MANY or unit not in {*YEARS, *MONTHS, *DAYS}:
            return ago(scene, value)
        base = base.plus(-int(count), unit)
    return replace(base, mod=value.mod)


def from_(scene: Scene, value: Value, base: Value) -> Value:
    """Return the date that lies a length of time after `base`."""
    return _counted(scene, complete(scene, base), value, 1, "FUTURE_REF")


def to(scene: Scene, value: Value, base: Value) -> Value:
    """Return the date that lies a length of time before `base`."""
    return _counted(scene, complete(scene, base), value, -1, "PAST_REF")


def weekend(scene: Scene) -> Value:
    """Return the weekend that the tense speaks of: the last one, or the next."""
    here = scene.now.at("weekend")
    if scene.is_narrative:
        return here
    tense = scene.tense()
    return here.plus(-1, "week") if tense.tense == "past" and scene.dct.first < here.first else here


def reported(scene: Scene, unit: str) -> Value:
    """Return the quarter that a report is about: the one named before, or the last one that has ended."""
    if scene.quarter is not None and unit == "quarter":
        return scene.quarter
    return scene.today.at(unit).plus(-1, unit)


def of_last_quarter(scene: Scene, year: int) -> Value:
    """Return the quarter of a year that is compared with the quarter named before; without one, the year."""
    scene.is_aside = True
    quarter = scene.quarter
    return Date("year", year) if quarter is None else replace(quarter, year=year, inferred=())


def year_before(scene: Scene, value: Value) -> Value:
    """Return the quarter a year before the quarter named before; without one, the year before `value`'s."""
    if scene.quarter is not None:
        return _moved(scene, scene.quarter, -1)
    return shift(scene, value, -1, "year")


def aside(scene: Scene, value: Value) -> Value:
    """Return the value, of which nothing that follows is counted: "up from a year earlier"."""
    scene.is_aside = True
    return value


def _is_dated(scene: Scene, value: Value) -> bool:
    """Tell whether a length leads to a date.

    Hours and "a few days" do so in a narrative alone, which counts from what it told last.
    """
    if scene.is_narrative or not isinstance(value, Length):
        return True
    return all(count is not None and unit not in CLOCK for count, unit in value.parts)


def _hour(base: Date) -> Value:
    return replace(base.at("day"), time="TXX")


def _counted(scene: Scene, base: Value, value: Value, sign: int, unknown: str) -> Value:
    if not isinstance(value, Length) or not isinstance(base, Date):
        return Reference(unknown)
    if any(count is None for count, _ in value.parts):
        return Reference(unknown, None)
    finest = value.parts[-1][1]
    if len(value.parts) > 1 and base.is_complete and finest in _DAYS_IN and not _is_part(finest, base):
        base = base.at(finest)
        for count, unit in value.parts:
            base = base.plus(int(count or 0) * sign, unit) if abs(count or 0) < _MANY else base
        return replace(base, mod=value.mod)
    for count, unit in value.parts:
        years = YEARS[unit] if unit == "decade" and (scene.dct == base or base.unit == "year") else 1
        moved_base = _shifted(scene, base, (count or 0) * sign * years, unit if years == 1 else "year")
        if not isinstance(moved_base, Date):
            return moved_base
        base = moved_base
    return replace(base, mod=value.mod)


def _moved(scene: Scene, base: Date, years: int) -> Value:
    """Return `base` moved by years at its own precision: a year before a quarter is a quarter."""
    moved = complete(scene, base)
    if not isinstance(moved, Date) or not moved.is_complete:
        return shift(scene, base, years, "year")
    return replace(moved, time="", mod=None).plus(years, "year")
