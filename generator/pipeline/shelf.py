"""The store as the shelf that the timeline is kept on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from generator.events.buckets import Bucket, EventRow, ShelvedTwins
from generator.events.features import Sketch, decode_sketches, features_of, row_of
from generator.model.codec import encode

if TYPE_CHECKING:
    from generator.store import Joined, StoredStudies

_AT_ONCE: Final = 1000


class StoreShelf:
    """What is joined lies in the store; a `Shelf` of `events.buckets`. What does not read counts as not there."""

    def __init__(self, joined: Joined, studies: StoredStudies) -> None:
        """Take the tables of what is joined, and the studies as they are now."""
        self._joined = joined
        self._studies = studies
        self.next_number = joined.next_number

    def digests(self) -> dict[str, str]:
        """Return the articles whose events are on the shelf, with the digests of their studies."""
        return self._joined.digests()

    def ids(self, article: str) -> list[tuple[str, Bucket]]:
        """Return the ids of an article's events with the buckets of their twins."""
        body = self._joined.teller(article)
        return [(id_, _bucket(name)) for id_, name in json.loads(body)] if body else []

    def twins(self, bucket: Bucket) -> Iterator[ShelvedTwins]:
        """Yield the twins of a bucket, in order of their numbers."""
        for number, row, members, same in json.loads(self._joined.bucket(_name(bucket)) or "[]"):
            places = {id_: (document_id, start, told_as) for id_, document_id, start, told_as in members}
            yield ShelvedTwins(number, features_of(row), places, {other: _bucket(name) for other, name in same})

    def sketches(self, article: str) -> list[Sketch]:
        """Return the sketches of an article's events as they are now."""
        return decode_sketches(article, self._studies.sketches(article)[0])

    def rows(self, article: str) -> list[str]:
        """Return an article's events as JSON, in the order of the sketches."""
        return self._studies.sketches(article)[1]

    def clear(self) -> None:
        """Take all off."""
        self._joined.clear()
        self.next_number = 0

    def put_article(self, article: str, digest: str, ids: Iterable[tuple[str, Bucket]]) -> None:
        """Put an article's ids on it."""
        self._joined.put_teller(article, digest, encode([(id_, _name(bucket)) for id_, bucket in ids]))

    def drop_article(self, article: str) -> None:
        """Take an article off."""
        self._joined.drop_teller(article)

    def put_twins(self, bucket: Bucket, twins: Sequence[ShelvedTwins]) -> None:
        """Put the twins of a bucket on it, for those that it had."""
        rows = [
            (
                one.number,
                row_of(one.features),
                [(id_, *place) for id_, place in one.members.items()],
                [(other, _name(its)) for other, its in one.same.items()],
            )
            for one in twins
        ]
        self._joined.put_bucket(_name(bucket), encode(rows) if rows else None)

    def put_events(self, rows: Iterable[EventRow]) -> None:
        """Put events of the timeline on it."""
        waiting = iter(rows)
        while some := list(islice(waiting, _AT_ONCE)):
            self._joined.put_events(some)

    def drop_events(self, ids: Iterable[str]) -> None:
        """Take events of the timeline off."""
        self._joined.drop_events(ids)

    def finish(self) -> None:
        """Make lasting what was done."""
        self._joined.finish(self.next_number)


def _name(bucket: Bucket) -> str:
    return f"{bucket[0]} {bucket[1]}"


def _bucket(name: str) -> Bucket:
    kind, _, number = name.partition(" ")
    return kind, int(number)
