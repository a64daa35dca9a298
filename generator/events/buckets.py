"""Where twins lie when nobody looks at them: in buckets of a month or of a year, on a shelf.

A bucket holds twins by the beginning of their date. Which buckets may have twins of a window follows from how long a
date of each level may last. It is kept as lines of JSON: an index of what they are looked for by, then a line for each,
so that those that nobody meets are never read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, Self

from generator.events.features import NEVER, features_of, row_of
from generator.events.windows import DAY, DAYS, MONTH, YEAR, Window, own_windows
from generator.model.calendar import from_ordinal
from generator.model.codec import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

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


class Lying(NamedTuple):
    """What lies in a bucket, by the numbers of its twins: their lines, and what they are looked for by.

    `ids` are their members', `texts` those of their features; `blocks` are (window, window, numbers by name).
    """

    rows: dict[int, str]
    ids: dict[str, int]
    texts: dict[str, list[int]]
    blocks: list[tuple[int, int, dict[str, list[int]]]]

    @classmethod
    def of(cls, body: str | None) -> Self:
        """Return what lies in a bucket; nothing where it has no body. Raises ValueError or TypeError for any other."""
        if body is None:
            return cls({}, {}, {}, [])
        index, *rows = body.split("\n")
        numbers, ids, texts, blocks = json.loads(index)
        return cls(dict(zip(numbers, rows, strict=True)), ids, texts, blocks)

    def altered(self, altered: Iterable[ShelvedTwins], gone: AbstractSet[int]) -> str | None:
        """Return the body of the bucket with some of its twins altered, others new to it, and some gone.

        It is None where nothing is left.
        """
        now = {one.number: one for one in altered}
        rows = {number: row for number, row in self.rows.items() if number not in gone}
        ids = {id_: number for id_, number in self.ids.items() if number in rows and number not in now}
        texts, blocks = self.texts, {(first, last): names for first, last, names in self.blocks}
        if len(rows) < len(self.rows):
            texts = _without(gone, texts)
            blocks = {window: left for window, names in blocks.items() if (left := _without(gone, names))}
        for one in now.values():
            rows[one.number] = _row(one)
            ids.update(dict.fromkeys(one.members, one.number))
            if one.number not in self.rows:
                texts.setdefault(one.features.text, []).append(one.number)
                for window in own_windows(one.features):
                    names = blocks.setdefault(window, {})
                    for name in one.features.names:
                        names.setdefault(name, []).append(one.number)
        if not rows:
            return None
        index = encode([list(rows), ids, texts, [(*window, names) for window, names in blocks.items()]])
        return "\n".join([index, *rows.values()])


def read_twins(row: str) -> ShelvedTwins:
    """Return the twins of a line of a bucket. Raises ValueError, TypeError or LookupError for any other line."""
    number, told, members, same = json.loads(row)
    places = {id_: (document_id, start, told_as) for id_, document_id, start, told_as in members}
    return ShelvedTwins(number, features_of(told), places, {other: bucket_named(name) for other, name in same})


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

    def bucket(self, bucket: Bucket) -> str | None:
        """Return what lies in a bucket, None for nothing."""
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

    def put_bucket(self, bucket: Bucket, body: str | None) -> None:
        """Put what is to lie in a bucket there, for what it had."""
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


def name_of(bucket: Bucket) -> str:
    """Return the name of a bucket.

    >>> bucket_named(name_of(("month", 24060)))
    ('month', 24060)
    """
    return f"{bucket[0]} {bucket[1]}"


def bucket_named(name: str) -> Bucket:
    """Return the bucket of a name."""
    kind, _, number = name.partition(" ")
    return kind, int(number)


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


def _row(one: ShelvedTwins) -> str:
    members = [(id_, *place) for id_, place in one.members.items()]
    return encode(
        (one.number, row_of(one.features), members, [(other, name_of(its)) for other, its in one.same.items()])
    )


def _without(gone: AbstractSet[int], blocks: Mapping[str, list[int]]) -> dict[str, list[int]]:
    kept = {name: [number for number in numbers if number not in gone] for name, numbers in blocks.items()}
    return {name: numbers for name, numbers in kept.items() if numbers}


def _of_ages(window: Window) -> Bucket:
    first, last = window
    return "age", (first if first not in NEVER else last) // _DAYS_A_YEAR
