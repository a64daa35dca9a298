"""The list as a page shows it: years, their sections, and what still goes on at the head of each year."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.site.place import Heading, extent, parse, part_heading, sort_key, start_of, year_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model.calendar import Day
    from generator.model.event import Event

MOST_LASTING: Final = 4


@dataclass(frozen=True, slots=True)
class Section:
    """Consecutive events under one heading within a year; the heading is empty where the text names no month."""

    heading: Heading
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """Consecutive events under one year (or decade, or century), and what lasts into it from before."""

    heading: Heading
    start: Day
    lasting: tuple[Event, ...]
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """How many events stand in it."""
        return sum(len(section.events) for section in self.sections)


def list_years(events: Iterable[Event], lasting: Sequence[Event], language: str) -> tuple[Year, ...]:
    """Return the years of events that are in the order of the list.

    `lasting` are those that last beyond the year in which they begin, as far as they may be named. Ids of headings are
    unique: a heading that comes back (an event of the whole year between two of its January) gets a number.
    """
    seen: dict[str, int] = {}
    years = []
    for heading, group in groupby(events, key=lambda event: year_heading(event, language)):
        inside = tuple(group)
        start = start_of(inside[0])
        parts = groupby(inside, key=lambda event: part_heading(event, language))
        sections = tuple(Section(_unique(part, seen), tuple(each)) for part, each in parts)
        years.append(Year(_unique(heading, seen), start, lasting_into(start.year, lasting), sections))
    return tuple(years)


def is_lasting(event: Event) -> bool:
    """Tell whether the event goes on in a later year than the one that it begins in."""
    when = event.when
    if when.earliest is None or "/" not in when.edtf or extent(event).shape != "lasting":
        return False
    last_start = parse(when.edtf).dates[0]
    return when.latest is None or when.latest.year > max(when.earliest.year, last_start.year)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events in the order of the list."""
    return tuple(sorted(events, key=sort_key))


def lasting_into(year: int, lasting: Iterable[Event]) -> tuple[Event, ...]:
    """Return what began before the year and goes on in it, what matters most first."""
    inside = [
        event
        for event in lasting
        if start_of(event).year < year and (event.when.latest is None or event.when.latest.year >= year)
    ]
    return tuple(sorted(inside, key=lambda event: (-event.salience, sort_key(event))))


def _unique(heading: Heading, seen: dict[str, int]) -> Heading:
    if not heading.id:
        return heading
    seen[heading.id] = seen.get(heading.id, 0) + 1
    return heading if seen[heading.id] == 1 else Heading(f"{heading.id}.{seen[heading.id]}", heading.text)
