"""`events.ics`: the events of a known day as all-day entries (RFC 5545), through `icalendar`.

A calendar knows days and nothing coarser: an event of a month, a year or "since 2015" is left out, and the calendar's
description says how many are. No day is invented.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from generator.export.characters import legal
from generator.export.matter import Matter, phrase
from generator.model.calendar import Day
from generator.model.edtf import EdtfDate, parse
from generator.wording import text, trail

if TYPE_CHECKING:
    import icalendar

    from generator.model.event import Event

_PRODUCT: Final = "-//Dateline//Dateline//EN"
_STATUS: Final = {"planned": "TENTATIVE", "possible": "TENTATIVE", "negated": "CANCELLED"}
_LAST_YEAR: Final = 9999


def calendar(matter: Matter) -> bytes:
    """Return the calendar; an entry ends, as the standard has it, on the day after its last."""
    import icalendar

    timeline, config = matter.timeline, matter.config
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
        made.add_component(_entry(icalendar.Event(), event, first, last, matter))
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
    entry: icalendar.Event, event: Event, first: datetime.date, last: datetime.date, matter: Matter
) -> icalendar.Event:
    language = matter.config.language
    entry.add("uid", f"{event.id}@dateline")
    published = _date(event.sources[0].published) if event.sources else first
    entry.add("dtstamp", datetime.datetime.combine(published, datetime.time(), datetime.UTC))
    entry.add("dtstart", first)
    entry.add("dtend", last + datetime.timedelta(days=1))
    entry.add("summary", legal(event.headline))
    if words := "\n\n".join(_words(event, matter)):
        entry.add("description", legal(words))
    entry.add("status", _STATUS.get(event.status, "CONFIRMED"))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [text(f"status.{event.status}", language)])
    original = event.sources[0].url if event.sources else None
    if address := original or matter.config.url:
        entry.add("url", address)
    return entry


def _words(event: Event, matter: Matter) -> list[str]:
    """Return the paragraphs of an entry: what was said, by whom, how the date was worked out, the editor's note."""
    parts = [event.note] if event.note else []
    for source in event.sources[:1]:
        parts += [source.quote, f"{matter.title(source)}, {source.published}"]
        parts.append(f"{phrase(source)}: {trail(event.steps, matter.config.language)}")
    return [*parts, *(citation.title for citation in event.citations)]


def _date(day: Day) -> datetime.date:
    return datetime.date(day.year, day.month, day.day)
