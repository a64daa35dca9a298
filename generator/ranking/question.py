"""What is asked of an archive: how many days and sentences, of which time, about what."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.calendar import Day
from generator.model.document import Document
from generator.model.highlight import Telling


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: at most `dates` days of [first, last], each with at most `sentences` sentences.

    Both ends are inclusive; None leaves one open. `topic` are words of which a sentence has to hold one, as a part of
    it, whatever the case; empty for all.
    """

    dates: int
    sentences: int
    first: Day | None = None
    last: Day | None = None
    topic: tuple[str, ...] = ()

    def reads(self, document: Document) -> bool:
        """Tell whether an article is read: published in [first, last], and its text has a word of the topic."""
        return self.covers(document.dct) and self.is_about(document.text)

    def covers(self, day: Day) -> bool:
        """Tell whether a day is in [first, last]; an article that was published on another is not read."""
        return self.covers_ordinal(day.ordinal)

    def covers_ordinal(self, day: int) -> bool:
        """Tell the same of a day by its proleptic Gregorian ordinal."""
        return (self.first is None or self.first.ordinal <= day) and (self.last is None or day <= self.last.ordinal)

    def wants(self, telling: Telling) -> bool:
        """Tell whether a sentence may tell a day: it holds a word of the topic, or there is none."""
        return self.is_about(telling.text)

    def is_about(self, text: str) -> bool:
        """Tell whether a text holds a word of the topic, or there is none."""
        if not self.topic:
            return True
        lower = text.lower()
        return any(word.lower() in lower for word in self.topic)
