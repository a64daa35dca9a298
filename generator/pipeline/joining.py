"""From the studies to the timeline: all at once for a build, article by article for the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.event import Study, Timeline

if TYPE_CHECKING:
    from generator.store import StoredStudies


def join(studies: StoredStudies) -> Timeline:
    """Return the timeline of all articles; only their events are loaded."""
    from generator.events import merge

    return merge(Study("", None, (), studies.events(document_id)) for document_id in studies)


class Joiner:
    """A timeline that is kept up to date: called with the studies, it takes in what has changed of them."""

    def __init__(self) -> None:
        """Begin with no articles."""
        from generator.events.merge import Merger

        self._merger = Merger()
        self._digests: dict[str, str] = {}

    def __call__(self, studies: StoredStudies) -> Timeline:
        """Return what `join` would."""
        now = {document_id: studies.digest(document_id) for document_id in studies}
        for document_id in self._digests.keys() - now.keys():
            self._merger.drop(document_id)
        for document_id, digest in now.items():
            if self._digests.get(document_id) != digest:
                self._merger.put(document_id, studies.events(document_id))
        self._digests = now
        return self._merger.timeline
