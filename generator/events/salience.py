"""How much an event matters to its article, 1 to 3: 3 would be on a five-item timeline of it.

Points for standing early, for the main clause, for names, for words that the title and the lead have and the article
comes back to, for a date near the publication; less for what is negated or long past.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.events.scene import Scene
    from generator.language.reading import Reading
    from generator.model.document import Document
    from generator.model.event import Status, When

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_FAR_DAYS: Final = 400
_NEAR_DAYS: Final = 45
_OFTEN: Final = 2
_HIGH: Final = 5
_LOW: Final = 2


class Topic:
    """What an article is about: how often each of its longer words comes, and those of its title and first lines."""

    def __init__(self, document: Document, reading: Reading) -> None:
        """Count the document's words once."""
        self.counts = Counter(reading.words.forms)
        lead = (
            document.text[: document.sentences[min(1, len(document.sentences) - 1)].end] if document.sentences else ""
        )
        self.lead = frozenset(word.lower() for word in _WORD.findall(f"{document.title or ''} {lead}"))

    def _is_frequent(self, word: str) -> bool:
        """Tell whether a word comes often, behind an apostrophe too."""
        count = self.counts.get  # a Counter asked for what it lacks by [] would call a method written in Python
        return count(word, 0) + count(f"'{word}", 0) > _OFTEN

    def weight(self, text: str) -> int:
        """Return how many of a headline's words the lead has or the article comes back to."""
        words = {word.lower() for word in _WORD.findall(text)}
        return sum(1 for word in words if word in self.lead or self._is_frequent(word))


def salience(scene: Scene, document: Document, topic: Topic, found: When, status: Status, headline: str) -> int:
    """Return 1, 2 or 3."""
    place = scene.sentence.start / max(1, len(document.text))
    points = 2 if place < 0.25 else 1 if place < 0.6 else 0
    points += min(2, topic.weight(headline))
    points += scene.clause.kind in ("main", "content")
    points += "K" in scene.tagged.tags[slice(*(scene.clause.subject_tokens or (0, 0)))]
    edge = found.earliest or found.latest
    if edge is not None:
        distance = abs(edge.ordinal - document.dct.ordinal)
        points += (distance < _NEAR_DAYS) - (distance > _FAR_DAYS)
    points -= status == "negated"
    points -= scene.head is not None
    return 3 if points >= _HIGH else 1 if points <= _LOW else 2
