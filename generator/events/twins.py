"""Twins: events that are alike in all that is compared. They are compared once, however many articles tell them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.events.alike import is_bare

if TYPE_CHECKING:
    from generator.events.features import Features, Sketch

Place = tuple[str, int]


class Twins:
    """Some events of the same features, by id, and where each is told: (document, beginning of the sentence)."""

    __slots__ = ("features", "members", "number")

    def __init__(self, number: int, features: Features) -> None:
        """Begin with none; `number` names these twins among all."""
        self.number = number
        self.features = features
        self.members: dict[str, Place] = {}

    def add(self, one: Sketch) -> None:
        """Add an event."""
        self.members[one.id] = one.document_id, one.start

    def remove(self, id_: str) -> bool:
        """Take an event out; tell whether that may change what these twins are the same as."""
        before = self.sentence, self.document
        del self.members[id_]
        return before != (self.sentence, self.document)

    @property
    def sentence(self) -> Place | None:
        """The one sentence that tells all of them, None where they are several."""
        places = iter(self.members.values())
        first = next(places, None)
        return first if all(place == first for place in places) else None

    @property
    def document(self) -> str | None:
        """The one document that tells all of them, None where they are several."""
        places = iter(self.members.values())
        first = next(places, ("", 0))[0]
        return first if all(place[0] == first for place in places) else None

    def layers(self) -> list[list[str]]:
        """Return the ids parted so that no part has two of one sentence; apart each where the words are too few."""
        ids = sorted(self.members)
        if is_bare(self.features):
            return [[id_] for id_ in ids]
        if len(ids) == 1:
            return [ids]
        told: Counter[Place] = Counter()
        parts: list[list[str]] = []
        for id_ in ids:
            place = self.members[id_]
            if told[place] == len(parts):
                parts.append([])
            parts[told[place]].append(id_)
            told[place] += 1
        return parts
