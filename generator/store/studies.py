"""All studies of a site by document id: what the site's pages ask for, without holding every article in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.errors import WriteError
from generator.model.event import Event, Studies, Study
from generator.store.database import Store, Summary

_KEPT = 256


class StoredStudies:
    """The studies of some summaries, read from the store when asked for; a `Studies` of `model.event`.

    The last 256 are kept in memory.
    """

    def __init__(self, store: Store, summaries: Iterable[Summary]) -> None:
        """Take the summaries of readable articles, each document id once."""
        self._store = store
        self._summaries = {one.document_id: one for one in summaries if one.document_id is not None}
        self._ids = sorted(self._summaries)
        self._kept: dict[str, Study] = {}

    def __iter__(self) -> Iterator[str]:
        """Return the document ids, sorted."""
        return iter(self._ids)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ids)

    def __getitem__(self, document_id: str) -> Study:
        """Return one study.

        Raises KeyError for an unknown id, and WriteError where the store has lost the record since.
        """
        key = self._summaries[document_id].key
        study = self._kept.get(key)
        if study is None:
            study = self._store.study(key)
            if study is None:
                raise _lost(document_id)
            if len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = study
        return study

    def with_another(self, summary: Summary) -> StoredStudies:
        """Return the studies as they are once an article has changed."""
        return StoredStudies(self._store, (self._summaries | {summary.document_id: summary}).values())

    def without_events(self, document_id: str) -> Study:
        """Return one study without its events; raises as asking for the study does."""
        key = self._summaries[document_id].key
        return self._kept.get(key) or self._store.text(key) or self[document_id]

    def events(self, document_id: str) -> tuple[Event, ...]:
        """Return the events of one study, without loading its text; raises as asking for the study does."""
        events = self._store.events(self._summaries[document_id].key)
        return self[document_id].events if events is None else events

    def sketches(self, document_id: str) -> tuple[str, list[str]]:
        """Return the sketches of one study's events, and each as JSON.

        Raises KeyError for an unknown id, and WriteError where the store has lost the record since.
        """
        found = self._store.sketches(self._summaries[document_id].key)
        if found is None:
            raise _lost(document_id)
        return found

    def digest(self, document_id: str) -> str:
        """Return the digest of everything that the study holds, without loading it."""
        return self._summaries[document_id].digest


def _lost(document_id: str) -> WriteError:
    return WriteError(f"the store has lost its record of {document_id!r}", hint="build again with --clean")


class HeldStudies:
    """Studies held in memory, for when the store is closed; a `Studies` of `model.event`."""

    def __init__(self, studies: Studies) -> None:
        """Load all of some studies."""
        self._studies = {document_id: studies[document_id] for document_id in studies}
        self._digests = {document_id: studies.digest(document_id) for document_id in studies}

    def __iter__(self) -> Iterator[str]:
        """Return the document ids, sorted."""
        return iter(self._studies)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._studies)

    def __getitem__(self, document_id: str) -> Study:
        """Return one study. Raises KeyError for an unknown id."""
        return self._studies[document_id]

    def without_events(self, document_id: str) -> Study:
        """Return one study. Raises KeyError for an unknown id."""
        return self._studies[document_id]

    def digest(self, document_id: str) -> str:
        """Return the digest of everything that the study holds."""
        return self._digests[document_id]
