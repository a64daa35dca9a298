"""`events.ics`: the events of a known day as all-day entries (RFC 5545).

The calendar's own properties go through `icalendar`; its entries, of which there may be a hundred thousand, are written
here, for `icalendar` takes twenty times as long as all the rest of an entry.

A calendar knows days and nothing coarser: an event of a month, a year or "since 2015" is left out, and the calendar's
description says how many are. No day is invented.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from generator.export.characters import legal
from generator.export.days import days_of, stamp_of
from generator.export.matter import Matter, phrase
from generator.export.timeline import event_fields
from generator.wording import text

if TYPE_CHECKING:
    from generator.model.event import Event

_PRODUCT: Final = "-//Dateline//Dateline//EN"
_STATUS: Final = {"planned": "TENTATIVE", "possible": "TENTATIVE", "negated": "CANCELLED"}
END: Final = b"END:VCALENDAR\r\n"
_OCTETS: Final = 75
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def head(matter: Matter) -> bytes:
    """Return what stands before the entries."""
    import icalendar

    config = matter.config
    made = icalendar.Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    left_out = sum(matter.gist(shard).dayless for shard in matter.shards)
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
    data: bytes = made.to_ical()
    return data.removesuffix(END)


def entry(event: Event, matter: Matter) -> bytes:
    """Return the entry of an event, nothing where it has no day; it ends, as the standard has it, after its last."""
    days = days_of(event)
    return b"" if days is None else b"".join(map(fold, _entry(event, *days, matter)))


def fold(line: str) -> bytes:
    r"""Return a content line with its line end, folded at 75 octets and never within a character (section 3.1).

    >>> fold("SUMMARY:" + "é" * 40)[74:79].decode()
    '\r\n é'
    """
    data = line.encode()
    parts = []
    start, most = 0, _OCTETS
    while len(data) - start > most:
        end = start + most
        while data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[start:end])
        start, most = end, _OCTETS - 1
    return b"\r\n ".join([*parts, data[start:]]) + b"\r\n"


def _entry(event: Event, first: datetime.date, last: datetime.date, matter: Matter) -> list[str]:
    """Return the content lines of one entry (section 3.6.1)."""
    published = stamp_of(event, first)
    words = "\n\n".join(_words(event, matter))
    original = event.sources[0].url if event.sources else None
    address = original or matter.config.url
    return [
        "BEGIN:VEVENT",
        f"SUMMARY:{_text(event.headline)}",
        f"DTSTART;VALUE=DATE:{_digits(first)}",
        f"DTEND;VALUE=DATE:{_digits(last + datetime.timedelta(days=1))}",
        f"DTSTAMP:{_digits(published)}T000000Z",
        f"UID:{_text(event.id)}@dateline",
        *([f"DESCRIPTION:{_text(words)}"] if words else []),
        f"STATUS:{_STATUS.get(event.status, 'CONFIRMED')}",
        "TRANSP:TRANSPARENT",
        f"CATEGORIES:{_text(text(f'status.{event.status}', matter.config.language))}",
        *([f"URL:{legal(address)}"] if address else []),
        "END:VEVENT",
    ]


def _text(words: str) -> str:
    """Return a text value (section 3.3.11)."""
    return legal(words).translate(_ESCAPES)


def _digits(day: datetime.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _words(event: Event, matter: Matter) -> list[str]:
    """Return the paragraphs of an entry: what was said, by whom, how the date was worked out, the editor's note."""
    parts = [event.note] if event.note else []
    for source in event.sources[:1]:
        parts += [source.quote, f"{matter.title(source)}, {source.published}"]
        parts.append(f"{phrase(source)}: {event_fields(event, matter)['trail']}")
    return [*parts, *(citation.title for citation in event.citations)]
