"""The days of an event that a calendar has a place for."""

from __future__ import annotations

import datetime
from typing import Final

from generator.model.calendar import Day
from generator.model.edtf import EdtfDate, parse
from generator.model.event import Event

_LAST_YEAR: Final = 9999


def days_of(event: Event) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day of an event that is dated to the day, else None.

    Approximate days, and days that a calendar in years 1 to 9999 does not have, count as not known.
    """
    edtf = parse(event.when.edtf)
    ends = (edtf.start, edtf.end) if edtf.is_interval else (edtf.start,)
    for end in ends:
        if not isinstance(end, EdtfDate) or end.precision != "day" or end.qualifier or end.is_masked:
            return None
    first, last = event.when.earliest, event.when.latest
    if first is None or last is None or first.year < 1 or last.plus_days(1).year > _LAST_YEAR:
        return None
    return calendar_date(first), calendar_date(last)


def calendar_date(day: Day) -> datetime.date:
    """Return the day as the standard library has it; years 1 to 9999."""
    return datetime.date(day.year, day.month, day.day)
