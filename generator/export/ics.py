"""`events.ics`: the events of a known day as all-day entries (RFC 5545), through `icalendar`.

A calendar knows days and nothing coarser: an event of a month, a year or "since 2015" is left out, and the calendar's
description says how many are. No day is invented.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from generator.export.characters import legal
from generator.export.timeline import phrase
from generator.model.calendar import Day
from generator.model.edtf import EdtfDate, parse
from generator.wording import text, trail

if TYPE_CHECKING:
    import icalendar

    from generator.config import Config
    from generator.model.event import Event, Timeline

_PRODUCT: Final = "-//Dateline//Dateline//EN"
_STATUS: Final = {"planned": "TENTATIVE", "possible": "TENTATIVE", "negated": "CANCELLED"}
_LAST_YEAR: Final = 9999


def calendar(timeline: Timeline, config: Config) -> bytes:
    """Return the calendar; an entry ends, as the standard has it, on the day after its last."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    entries = [(event, days) for event in timeline.events if (days := days_of(event)) is not None]
    left_out = len(timeline.events) - len(entries)
    parts = [config.description] if config.description else []
    if left_out:
        parts.append(text("calendar.left-out", config.language, count=left_out))
    for name in ("name", "x-wr-calname"):
        made.add(name, legal(config.title))
    if parts:
        for name in ("description", "x-wr-caldesc"):
            made.add(name, legal(" ".join(parts)))
    if config.url:
        made.add("url", config.url)
    for event, (first, last) in entries:
        made.add_component(_entry(icalendar.Event(), event, first, last, config))
    data: bytes = made.to_ical()
    return data


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
    return _date(first), _date(last)


def _entry(
    entry: icalendar.Event, event: Event, first: datetime.date, last: datetime.date, config: Config
) -> icalendar.Event:
    source = event.sources[0]
    place = f"{source.title}, {source.published}"
    worked_out = trail(event.steps, config.language)
    published = datetime.datetime.combine(_date(source.published), datetime.time(), datetime.UTC)
    entry.add("uid", f"{event.id}@dateline")
    entry.add("dtstamp", published)
    entry.add("dtstart", first)
    entry.add("dtend", last + datetime.timedelta(days=1))
    entry.add("summary", legal(event.headline))
    entry.add("description", legal(f"{source.quote}\n\n{place}\n\n{phrase(source)}: {worked_out}"))
    entry.add("status", _STATUS.get(event.status, "CONFIRMED"))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [text(f"status.{event.status}", config.language)])
    if address := source.url or config.url:
        entry.add("url", address)
    return entry


def _date(day: Day) -> datetime.date:
    return datetime.date(day.year, day.month, day.day)
