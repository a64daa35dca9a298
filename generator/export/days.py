"""The days of an event that a calendar has a place for."""

from __future__ import annotations

import datetime

from generator.model.calendar import Day
from generator.model.edtf import EdtfDate, parse
from generator.model.event import Event


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
    if first is None or last is None or not (_has(first) and _has(last.plus_days(1))):
        return None
    return _date(first), _date(last)


def stamp_of(event: Event, first: datetime.date) -> datetime.date:
    """Return the day on which an event was published; its own first one where a calendar does not have that day."""
    published = event.sources[0].published if event.sources else None
    return first if published is None or not _has(published) else _date(published)


def _has(day: Day) -> bool:
    """Tell whether the standard library has a day."""
    return datetime.MINYEAR <= day.year <= datetime.MAXYEAR


def _date(day: Day) -> datetime.date:
    return datetime.date(day.year, day.month, day.day)
