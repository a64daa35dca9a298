"""The order of a timeline: by (earliest or latest, latest, id)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.calendar import Day
    from generator.model.event import Event

Date = tuple[int, int, int]
Place = tuple[Date, Date, str]
_LAST: Final = (99_999, 12, 31)


def ordered(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events in the timeline's order; what has no end comes after what begins with it and ends."""
    return tuple(sorted(events, key=place))


def place(event: Event) -> Place:
    """Return the key that a timeline is sorted by."""
    earliest, latest = event.when.earliest, event.when.latest
    first = earliest or latest
    return _day(first), _day(latest), event.id


def _day(day: Day | None) -> Date:
    return (day.year, day.month, day.day) if day is not None else _LAST
