"""Twins: events that are alike in all that is compared. They are compared once, however many articles tell them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.events.alike import is_bare

if TYPE_CHECKING:
    from generator.events.features import Features

Place = tuple[str, int]


class Twins:
    """Some events of the same features, by id, and where each is told: (document, beginning of the sentence)."""

    __slots__ = ("_told", "features", "members", "number")

    def __init__(self, number: int, features: Features) -> None:
        """Begin with none; `number` names these twins among all."""
        self.number = number
        self.features = features
        self.members: dict[str, Place] = {}
        self._told: tuple[Place | None, str | None] | None = None

    def add(self, id_: str, place: Place) -> None:
        """Add an event."""
        self.members[id_] = place
        self._told = None

    def remove(self, id_: str) -> bool:
        """Take an event out; tell whether that may change what these twins are the same as."""
        before = self.told
        del self.members[id_]
        self._told = None
        return before != self.told

    @property
    def told(self) -> tuple[Place | None, str | None]:
        """The one sentence and the one document that tells all of them, each None where they are several."""
        if self._told is None:
            sentences = set(self.members.values())
            documents = {document for document, _ in sentences}
            self._told = (
                next(iter(sentences)) if len(sentences) == 1 else None,
                next(iter(documents)) if len(documents) == 1 else None,
            )
        return self._told

    def layers(self) -> list[list[str]]:
        """Return the ids parted so that no part has two of one sentence; apart each where the words are too few."""
        if len(self.members) == 1:
            return [list(self.members)]
        ids = sorted(self.members)
        if is_bare(self.features):
            return [[id_] for id_ in ids]
        told: Counter[Place] = Counter()
        parts: list[list[str]] = []
        for id_ in ids:
            place = self.members[id_]
            if told[place] == len(parts):
                parts.append([])
            parts[told[place]].append(id_)
            told[place] += 1
        return parts
