"""Dates that lack their year, their month or their day: which of all such days is meant.

The tense of the clause decides for news ("said on Friday": the last one on or before the document's day; "will meet on
Friday": the next); the date named before decides for a narrative. What was left out is listed in `inferred`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.model.calendar import Day, from_ordinal, plus_months
from generator.temporal import holidays
from generator.temporal.values import DAYS, FINE, MONTHS, YEARS, Date, Value, of_day

if TYPE_CHECKING:
    from generator.temporal.scene import Scene, Tense

_SOON: Final = 60
_JUST: Final = 10
_LATELY: Final = 90
_VERY_SOON: Final = 31
_MOST_OF_A_YEAR: Final = 10
_LONGEST_STRETCH: Final = 300
_WINTER: Final = 4
_SUMMER: Final = 2
_SECOND_HALF: Final = 7


def complete(scene: Scene, value: Value) -> Value:
    """Return the value with all that its date lacks, as far as the scene tells."""
    if not isinstance(value, Date) or value.is_complete or _is_some_part(value):
        return value
    if value.unit == "day" and value.number is None and value.day is None and value.weekday is None:
        return replace(scene.day_at_hand(), time=value.time, mod=value.mod)
    lent = None if value.number is None and value.day is None else scene.lent()
    if lent is not None:
        return _by_last_member(value, lent)
    if value.unit == "day" and value.number is None and value.day is not None:
        return _day_of_month(scene, value)
    if scene.is_narrative and scene.anchor is not None and scene.anchor.is_complete:
        if not scene.ask_tense().is_of_today:
            return _by_anchor(scene, value, scene.anchor)
        scene.is_narrative, scene.is_aside = False, True
    ended = None if scene.opened is None else _end_of_stretch(scene, value, scene.opened)
    if ended is not None:
        return ended
    seen = scene.tense()
    if scene.background is not None and _is_of_background(value, seen):
        return _by_anchor(scene, value, scene.background)
    return _by_tense(scene, value, seen)


def _end_of_stretch(scene: Scene, value: Date, opened: Date) -> Value | None:
    """Return the day that ends a stretch, behind the one of its kind that it began with: "from June 1 through Nov. 30".

    None where that would be about a year later: what was "moved from May 10 to April 28" is no stretch.
    """
    if value.unit != "day" or (value.number is None) is not ("direction" in opened.inferred):
        return None
    if value.number is None:
        scene.is_text_asked = True
        return _by_anchor(scene, value, opened)
    found = nearest(scene, value, "coming", opened)
    if not isinstance(found, Date) or found.first.ordinal - opened.first.ordinal > _LONGEST_STRETCH:
        return None
    scene.is_text_asked = True
    scene.anchor_noted(opened)
    return found


def _is_of_background(value: Date, seen: Tense) -> bool:
    """Tell whether a month, a day of a month or a holiday goes on from a past that news look back to."""
    return seen.tense == "past" and not seen.is_of_today and (value.number is not None or value.unit == "holiday")


def _is_some_part(value: Date) -> bool:
    """Tell whether a date is some day or month of its year, nobody knows which."""
    return value.year is not None and (value.unit in FINE or (value.unit in MONTHS and value.number is None))


def _by_tense(scene: Scene, value: Date, seen: Tense) -> Value:
    """Return the date that the tense speaks of.

    A date of the year that lies near, but on the other side, is meant all the same: what was announced in October for
    1 December, or is to be reported in January of the fourth quarter. A future that is seen from the past ("was to
    end on 15 December") lies near, on whichever side.
    """
    tense = seen.tense
    if value.weekday is not None and value.number is None:
        is_ahead = tense == "future" or (scene.is_brief and tense == "present")
        if is_ahead and seen.is_from_past and not (seen.is_over or seen.is_reported):
            return nearest(scene, value, "near")
        return nearest(scene, value, "coming" if is_ahead and not seen.is_over else "past")
    if value.unit == "quarter":
        return nearest(scene, value, "near" if tense == "future" else "past")
    if seen.is_over and tense == "past":
        return nearest(scene, value, "past")
    near = nearest(scene, value, "near")
    if tense == "future":
        is_near = (seen.is_from_past and value.unit == "day") or _has_just_been(scene, value, near, seen)
        return near if is_near else nearest(scene, value, "coming")
    if tense == "past" and isinstance(near, Date) and near.is_complete:
        ahead = near.first.ordinal - scene.dct.first.ordinal
        if ahead > (_SOON if value.unit == "day" else _VERY_SOON):
            return nearest(scene, value, "past")
    return near


def _has_just_been(scene: Scene, value: Date, near: Value, seen: Tense) -> bool:
    """Tell whether a day of the year was days ago: what was "to end by 14 January" is told again on the 15th.

    What was "scheduled for 3 May" and is not said to be yet to come may have been some months ago.
    """
    if value.unit != "day" or not isinstance(near, Date) or not near.is_complete:
        return False
    return 0 < scene.dct.first.ordinal - near.first.ordinal <= (_JUST if seen.is_of_today else _LATELY)


def nearest(scene: Scene, value: Value, direction: str, base: Date | None = None) -> Value:
    """Return the one that lies in a direction from now, or from `base`.

    "before" and "after" leave out now itself, "past" and "coming" may be now, "same" is the one of this week or this
    year, "near" the nearest.
    """
    if not isinstance(value, Date) or value.is_complete or _is_open(value):
        return complete(scene, value)
    now = base or scene.now
    if not now.is_complete:
        now = scene.today
    found = list(_candidates(value, now))
    if not found:
        return value
    here = now.first
    if direction == "same":
        picked = _same(value, found, now)
    elif direction == "before":
        picked = next((date for date in reversed(found) if date.last < here), found[0])
    elif direction == "after":
        picked = next((date for date in found if date.first > now.last), found[-1])
    elif direction == "past":
        picked = next((date for date in reversed(found) if date.first <= here), found[0])
    elif direction == "coming":
        picked = next((date for date in found if date.last >= here), found[-1])
    else:
        picked = min(found, key=lambda date: (_gap(date, here), date.first > here))
    return _given(value, picked)


def _gap(date: Date, day: Day) -> int:
    first, last, at = date.first.ordinal, date.last.ordinal, day.ordinal
    return 0 if first <= at <= last else min(abs(first - at), abs(last - at))


def _is_open(value: Date) -> bool:
    """Tell whether nothing but a time, or a day of the month, is known."""
    return value.unit == "day" and value.number is None and value.weekday is None


def _given(value: Date, picked: Date) -> Date:
    inferred = ("direction",) if value.weekday is not None and value.number is None else ("year",)
    time = "" if value.unit == "holiday" else value.time
    return replace(picked, time=time, mod=value.mod, inferred=inferred)


def _candidates(value: Date, now: Date) -> Iterator[Date]:
    """Yield the dates that may be meant, in order, from before now to after it."""
    year = now.year or 0
    if value.unit == "holiday":
        for each in range(year - 1, year + 2):
            day = holidays.day_of(value.time, each)
            if day is not None:
                yield of_day(day, "day")
    elif value.weekday is not None and value.number is None:
        here = now.first
        for weeks in (-1, 0, 1):
            yield of_day(here.plus_days(value.weekday - here.weekday + 7 * weeks), "day")
    elif value.unit == "day":
        for each in range(year - 8, year + 9) if (value.number, value.day) == (2, 29) else range(year - 1, year + 2):
            if holidays.exists(each, value.number or 1, value.day or 1):
                yield Date("day", each, value.number, value.day)
    elif value.number is not None:
        for each in range(year - 2, year + 2):
            yield replace(value, year=each, time="", mod=None)


def _same(value: Date, found: list[Date], now: Date) -> Date:
    unit = "week" if value.weekday is not None and value.number is None else "year"
    base = now.at(unit)
    return next((date for date in found if date.first >= base.first and date.first <= base.last), found[-1])


def _by_last_member(value: Date, last: Date) -> Value:
    """Return the date in the year, or in the month, of the last member of its range, or in the one before it."""
    if value.number is None:
        year, number = plus_months(last.year or 0, last.first.month, -1 if (value.day or 0) > last.first.day else 0)
        found = replace(value, year=year, number=number, inferred=("month",))
    else:
        found = replace(value, year=last.year, inferred=("year",))
        if found.first > last.last and not (found.unit == "season" and found.number == _WINTER):
            found = replace(found, year=(last.year or 0) - 1)
    return found if found.unit != "day" or holidays.exists(found.year, found.number or 1, found.day or 1) else value


def _day_of_month(scene: Scene, value: Date) -> Value:
    """Return the day of the month that was named before, or of the document's."""
    base = scene.named
    if base.unit not in ("day", "month", *DAYS):
        base = scene.today
    month = base.at("month")
    for months in (0, 1):
        year, number = plus_months(month.year or 0, month.number or 1, months)
        if holidays.exists(year, number, value.day or 1):
            return replace(value, year=year, number=number, inferred=("month",))
    return value


def _by_anchor(scene: Scene, value: Date, anchor: Date) -> Value:
    """Return the date in the anchor's year, or in the one after it: January after December, and the winter ahead.

    A narrative goes back in time as often as forward; where the year would have to be guessed, it stays.
    """
    scene.anchor_noted(anchor)
    if value.weekday is not None and value.number is None:
        here = anchor.first
        return _given(value, of_day(from_ordinal(here.ordinal + (value.weekday - here.weekday) % 7), "day"))
    if value.unit == "holiday":
        day = holidays.day_of(value.time, anchor.year or 0)
        return value if day is None else _given(value, of_day(day, "day"))
    found = replace(value, year=anchor.year)
    if value.number is not None and anchor.unit not in YEARS:
        month = anchor.first.month
        is_winter = value.unit == "season" and value.number == _WINTER
        is_late = month >= _SECOND_HALF or (anchor.unit, anchor.number) == ("season", _SUMMER)
        is_winter_ahead = is_winter and is_late and (anchor.unit, anchor.number) != ("season", _WINTER)
        scene.is_aside = scene.is_aside or is_winter_ahead
        if is_winter_ahead or found.first.month + _MOST_OF_A_YEAR < month:
            found = replace(found, year=(anchor.year or 0) + 1)
        elif scene.begun is not None and found.first > anchor.last:
            earlier = replace(found, year=(anchor.year or 0) - 1)
            found = earlier if earlier.last.ordinal + _VERY_SOON >= scene.begun.first.ordinal else found
    if value.unit == "day" and not holidays.exists(found.year, found.number or 1, found.day or 1):
        return value
    return replace(found, inferred=("year",))
