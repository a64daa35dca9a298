"""The store as the shelf that the timeline is kept on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Final

from generator.events.buckets import Bucket, EventRow, bucket_named, name_of
from generator.events.features import Sketch, decode_sketches
from generator.model.codec import encode

if TYPE_CHECKING:
    from generator.store import Joined, StoredStudies

_AT_ONCE: Final = 1000
_MOST_HELD: Final = 20_000


class StoreShelf:
    """What is joined lies in the store; a `Shelf` of `events.buckets`. What does not read counts as not there.

    The first 20,000 sketches that are read are held: what is joined from the start asks for each three times.
    """

    def __init__(self, joined: Joined, studies: StoredStudies) -> None:
        """Take the tables of what is joined, and the studies as they are now."""
        self._joined = joined
        self._studies = studies
        self.next_number = joined.next_number
        self._held: dict[str, list[Sketch]] = {}
        self._free = _MOST_HELD

    def digests(self) -> dict[str, str]:
        """Return the articles whose events are on the shelf, with the digests of their studies."""
        return self._joined.digests()

    def ids(self, article: str) -> list[tuple[str, Bucket]]:
        """Return the ids of an article's events with the buckets of their twins."""
        body = self._joined.teller(article)
        return [(id_, bucket_named(name)) for id_, name in json.loads(body)] if body else []

    def bucket(self, bucket: Bucket) -> str | None:
        """Return what lies in a bucket, None for nothing."""
        return self._joined.bucket(name_of(bucket))

    def sketches(self, article: str) -> list[Sketch]:
        """Return the sketches of an article's events as they are now."""
        found = self._held.get(article)
        if found is None:
            found = decode_sketches(article, self._studies.sketches(article)[0])
            if len(found) <= self._free:
                self._free -= len(found)
                self._held[article] = found
        return found

    def rows(self, article: str) -> list[str]:
        """Return an article's events as JSON, in the order of the sketches."""
        return self._studies.sketches(article)[1]

    def clear(self) -> None:
        """Take all off."""
        self._joined.clear()
        self.next_number = 0

    def put_article(self, article: str, digest: str, ids: Iterable[tuple[str, Bucket]]) -> None:
        """Put an article's ids on it."""
        self._joined.put_teller(article, digest, encode([(id_, name_of(bucket)) for id_, bucket in ids]))

    def drop_article(self, article: str) -> None:
        """Take an article off."""
        self._joined.drop_teller(article)

    def put_bucket(self, bucket: Bucket, body: str | None) -> None:
        """Put what is to lie in a bucket there, for what it had."""
        self._joined.put_bucket(name_of(bucket), body)

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
