"""From the studies to the timeline: all at once for a build, article by article for the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.model.codec import DecodeError, decode
from generator.model.digest import digest_of_code
from generator.model.event import Event
from generator.model.shard import Parted
from generator.store import Joined, StoredShards

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.shard import Shards
    from generator.store import Store, StoredStudies

_ROOMS: Final = ("events", "model")
_LIBRARIES: Final = ("rapidfuzz",)
_MOST_READ: Final = 16


def join(studies: StoredStudies, store: Store) -> Shards:
    """Return the timeline of all articles, as it is kept in the store; what has changed since is joined anew."""
    made_by = digest_of_code(_ROOMS, _LIBRARIES)
    joined = Joined(store, made_by)
    now = {document_id: studies.digest(document_id) for document_id in studies}
    if joined.digests() != now:
        _renew(joined, studies, now)
    return StoredShards(store)


def _renew(joined: Joined, studies: StoredStudies, now: Mapping[str, str]) -> None:
    """Join what has changed; all of it from the start where what was kept does not read."""
    from generator.events.kept import renew
    from generator.pipeline.shelf import StoreShelf

    try:
        renew(StoreShelf(joined, studies), now)
    except (ValueError, TypeError, LookupError):
        joined.clear()
        renew(StoreShelf(joined, studies), now)


class Joiner:
    """A timeline that is kept up to date: called with the studies, it takes in what has changed of them."""

    def __init__(self) -> None:
        """Begin with no articles."""
        from generator.events.merge import Merger

        self._merger = Merger()
        self._digests: dict[str, str] = {}
        self._read: dict[str, dict[str, Event]] = {}

    def __call__(self, studies: StoredStudies, _: Store) -> Shards:
        """Return what `join` would."""
        if not self._digests:
            self._merger.fill((document_id, studies.events(document_id)) for document_id in studies)
            self._digests = {document_id: studies.digest(document_id) for document_id in studies}
        for document_id in self._digests.keys() - set(studies):
            self._merger.drop(document_id)
            del self._digests[document_id]
        for document_id in studies:
            self.renew(document_id, studies)
        return Parted(self._merger.timeline)

    def renew(self, document_id: str, studies: StoredStudies) -> None:
        """Take in what has changed of one article."""
        digest = studies.digest(document_id)
        if self._digests.get(document_id) != digest:
            self._merger.put(document_id, self._events(document_id, studies))
            self._digests[document_id] = digest

    def _events(self, document_id: str, studies: StoredStudies) -> tuple[Event, ...]:
        """Return an article's events; of one that changes again and again those that stay are not read again."""
        known = self._read.pop(document_id, {})
        rows = studies.sketches(document_id)[1]
        try:
            events = tuple([known.get(row) or decode(Event, row) for row in rows])
        except DecodeError:
            return studies.events(document_id)
        while len(self._read) >= _MOST_READ:
            del self._read[next(iter(self._read))]
        self._read[document_id] = dict(zip(rows, events, strict=True))
        return events

    def told_by(self, document_id: str) -> tuple[Event, ...]:
        """Return the events of the timeline that an article tells, in no order."""
        return self._merger.told_by(document_id)
