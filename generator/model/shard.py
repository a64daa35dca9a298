"""The timeline in shards of a month, so that a build looks at those alone in which something has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, Protocol

from generator.model.calendar import Day, format_year
from generator.model.digest import digest_of_events
from generator.model.event import Event, Timeline

_NO_DAY: Final = Day(1, 1, 1)


class Shard(NamedTuple):
    """The events that begin in one month, or end in it where nobody knows when they begin: how many, their digest.

    >>> Shard(2017, 3, 0, "").name, Shard(-48, 12, 0, "").name
    ('2017-03', '-0048-12')
    """

    year: int
    month: int
    size: int
    digest: str

    @property
    def name(self) -> str:
        """The month."""
        return f"{format_year(self.year)}-{self.month:02}"


class Shards(Protocol):
    """The timeline, whose events are loaded when asked for; iterates over its shards in the order of time."""

    def __iter__(self) -> Iterator[Shard]:
        """Return the shards, none of them empty."""
        ...

    def __len__(self) -> int:
        """Return how many shards there are."""
        ...

    def events(self, shard: Shard) -> tuple[Event, ...]:
        """Return the events of a shard, in their order."""
        ...

    def event(self, shard: Shard, name: str) -> Event:
        """Return the event of a shard that has an id. Raises KeyError where there is none."""
        ...


class Places(Protocol):
    """The page of the site that each event is on."""

    def path_of(self, event: Event) -> str:
        """Return the path of an event's page."""
        ...

    def path_in(self, year: int, month: int, *, is_dated: bool) -> str:
        """Return the page of the events of a shard that name a month, or of those that do not."""
        ...


class OnePage:
    """All events on the index; a `Places`."""

    def path_of(self, event: Event) -> str:  # noqa: ARG002
        """Return the index."""
        return "index.html"

    def path_in(self, year: int, month: int, *, is_dated: bool) -> str:  # noqa: ARG002
        """Return the index."""
        return "index.html"


class Parted:
    """A timeline in memory, parted into its shards; a `Shards`."""

    def __init__(self, timeline: Timeline) -> None:
        """Part the events, which are in order."""
        inside: dict[tuple[int, int], list[Event]] = {}
        for event in timeline.events:
            inside.setdefault(month_of(event), []).append(event)
        self._events = {month: tuple(inside[month]) for month in sorted(inside)}
        self._shards = tuple(Shard(*month, len(own), digest_of_events(own)) for month, own in self._events.items())
        self._named: dict[tuple[int, int], dict[str, Event]] = {}

    def __iter__(self) -> Iterator[Shard]:
        """Return the shards."""
        return iter(self._shards)

    def __len__(self) -> int:
        """Return how many shards there are."""
        return len(self._shards)

    def events(self, shard: Shard) -> tuple[Event, ...]:
        """Return the events of a shard, in their order."""
        return self._events[shard.year, shard.month]

    def event(self, shard: Shard, name: str) -> Event:
        """Return the event of a shard that has an id. Raises KeyError where there is none."""
        month = shard.year, shard.month
        if month not in self._named:
            self._named[month] = {event.id: event for event in self._events[month]}
        return self._named[month][name]


def month_of(event: Event) -> tuple[int, int]:
    """Return the year and the month of the shard that an event belongs to."""
    day = event.when.earliest or event.when.latest or _NO_DAY
    return day.year, day.month


def timeline_of(shards: Shards) -> Timeline:
    """Return all events of some shards."""
    return Timeline(tuple(event for shard in shards for event in shards.events(shard)))


def digests_of(shards: Iterable[Shard]) -> list[str]:
    """Return the digests of some shards, each with the month."""
    return [f"{shard.year} {shard.month} {shard.digest}" for shard in shards]
