"""Where twins lie when nobody looks at them: in buckets of a month or of a year, on a shelf.

A bucket holds twins by the beginning of their date. Which buckets may have twins of a window follows from how long a
date of each level may last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from generator.events.features import NEVER
from generator.events.windows import DAY, DAYS, MONTH, YEAR, Window
from generator.model.calendar import from_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.events.features import Features, Sketch

Bucket = tuple[str, int]

_MONTHS: Final = 12
_MOST_MONTHS: Final = 4  # that a date of the level "month" may touch
_MOST_YEARS: Final = 4
_DAYS_A_YEAR: Final = 366


class ShelvedTwins(NamedTuple):
    """Twins as they lie on the shelf: their number, what they have in common, and who they are the same as.

    `members` are ids with (the article, the beginning of the sentence, the id of the event on the timeline); `same`
    are the numbers of other twins, with their buckets.
    """

    number: int
    features: Features
    members: Mapping[str, tuple[str, int, str]]
    same: Mapping[int, Bucket]


class EventRow(NamedTuple):
    """An event of the timeline as it is kept: its shard, a text that sorts it there, its id, itself as JSON."""

    month: tuple[int, int]
    place: str
    id: str
    body: str


class Shelf(Protocol):
    """What a timeline is kept on from build to build, and where the events of articles are found.

    What is put on it holds from then on; all of one renewal is made lasting at once, by `finish`. `next_number` is the
    first that no twins have had.
    """

    next_number: int

    def digests(self) -> Mapping[str, str]:
        """Return the articles whose events are on the shelf, with the digests of their studies."""
        ...

    def ids(self, article: str) -> Sequence[tuple[str, Bucket]]:
        """Return the ids of an article's events with the buckets of their twins; none for an article not there."""
        ...

    def twins(self, bucket: Bucket) -> Iterable[ShelvedTwins]:
        """Return the twins of a bucket, in order of their numbers."""
        ...

    def sketches(self, article: str) -> Sequence[Sketch]:
        """Return the sketches of an article's events as they are now."""
        ...

    def rows(self, article: str) -> Sequence[str]:
        """Return an article's events as JSON, in the order of the sketches."""
        ...

    def clear(self) -> None:
        """Take all off."""
        ...

    def put_article(self, article: str, digest: str, ids: Iterable[tuple[str, Bucket]]) -> None:
        """Put an article's ids on it."""
        ...

    def drop_article(self, article: str) -> None:
        """Take an article off."""
        ...

    def put_twins(self, bucket: Bucket, twins: Sequence[ShelvedTwins]) -> None:
        """Put the twins of a bucket on it, for those that it had."""
        ...

    def put_events(self, rows: Iterable[EventRow]) -> None:
        """Put events of the timeline on it."""
        ...

    def drop_events(self, ids: Iterable[str]) -> None:
        """Take events of the timeline off."""
        ...

    def finish(self) -> None:
        """Make lasting what was done."""
        ...


def bucket_of(told: Features) -> Bucket:
    """Return the bucket of twins of some features."""
    if told.level in ("day", "month"):
        return "month", told.months[0]
    if told.level == "year":
        return "year", told.months[0] // _MONTHS
    return _of_ages((told.first, told.last))


def begin_of(bucket: Bucket) -> tuple[int, str]:
    """Return what sorts buckets in the order of time: about the month that each begins with."""
    kind, number = bucket
    return number if kind == "month" else number * _MONTHS, kind


def buckets_of(window: Window) -> Iterator[Bucket]:
    """Yield the buckets that may hold twins of a window."""
    kind, number = window
    if kind == DAY:
        day = from_ordinal(number)
        yield "month", day.year * _MONTHS + day.month - 1
    elif kind == DAYS:
        yield "month", number
    elif kind == MONTH:
        for back in range(_MOST_MONTHS):
            yield "month", number - back
    elif kind == YEAR:
        for back in range(_MOST_YEARS):
            yield "year", number - back
    else:
        yield _of_ages(window)


def _of_ages(window: Window) -> Bucket:
    first, last = window
    return "age", (first if first not in NEVER else last) // _DAYS_A_YEAR
