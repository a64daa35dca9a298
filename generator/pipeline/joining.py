"""From the studies to the timeline: all at once for a build, article by article for the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.event import Study
from generator.model.shard import Parted

if TYPE_CHECKING:
    from generator.model.event import Event
    from generator.model.shard import Shards
    from generator.store import StoredStudies


def join(studies: StoredStudies) -> Shards:
    """Return the timeline of all articles; only their events are loaded."""
    from generator.events import merge

    return Parted(merge(Study("", None, (), studies.events(document_id)) for document_id in studies))


class Joiner:
    """A timeline that is kept up to date: called with the studies, it takes in what has changed of them."""

    def __init__(self) -> None:
        """Begin with no articles."""
        from generator.events.merge import Merger

        self._merger = Merger()
        self._digests: dict[str, str] = {}

    def __call__(self, studies: StoredStudies) -> Shards:
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
            self._merger.put(document_id, studies.events(document_id))
            self._digests[document_id] = digest

    def told_by(self, document_id: str) -> tuple[Event, ...]:
        """Return the events of the timeline that an article tells, in no order."""
        return self._merger.told_by(document_id)
