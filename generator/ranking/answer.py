"""The days that matter in an archive, and what tells them: weigh the days, take the heaviest, choose sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.calendar import Day, from_ordinal
from generator.model.highlight import Highlight, Telling
from generator.ranking.days import heaviest, weights
from generator.ranking.sentences import Told, choose
from generator.ranking.space import Space


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

    def covers(self, day: Day) -> bool:
        """Tell whether a day is in [first, last]; an article that was published on another is not read."""
        return self.covers_ordinal(day.ordinal)

    def covers_ordinal(self, day: int) -> bool:
        """Tell the same of a day by its proleptic Gregorian ordinal."""
        return (self.first is None or self.first.ordinal <= day) and (self.last is None or day <= self.last.ordinal)

    def is_about(self, telling: Telling) -> bool:
        """Tell whether a sentence holds a word of the topic, or there is none."""
        text = telling.text.lower()
        return not self.topic or any(word.lower() in text for word in self.topic)


def highlights(told: Iterable[Telling], question: Question) -> tuple[Highlight, ...]:
    """Return the heaviest days in their order, each with its sentences, best first.

    A pure function of the tellings, whatever their order. Raises ConfigError where the packages of
    `dateline[archive]` are not installed.
    """
    read = sorted((each for each in told if question.covers(each.published)), key=_place)
    on_topic = [each for each in read if question.is_about(each)]
    weighed = {day: weight for day, weight in weights(on_topic).items() if question.covers_ordinal(day)}
    days = heaviest(weighed, question.dates)
    return _told(days, weighed, read, question) if days else ()


def _told(
    days: Sequence[int], weighed: dict[int, float], read: Sequence[Telling], question: Question
) -> tuple[Highlight, ...]:
    space, all_told, used = Space([each.text for each in read]), Told(read), set[str]()
    found = []
    for day in days:
        chosen = choose(all_told, day, space, question.sentences, used, question.is_about)
        if chosen:
            found.append(Highlight(from_ordinal(day), weighed[day], chosen))
    return tuple(found)


def _place(telling: Telling) -> tuple[int, str, int]:
    return telling.published.ordinal, telling.document_id, telling.position
