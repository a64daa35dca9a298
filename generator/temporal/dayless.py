"""Times of day that name no day: which day each belongs to.

Neighbour: `resolver`, which says what a mention comes to, and goes on from the days that are named here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.language.tables import word_set
from generator.temporal.values import Date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.language.clause import Clause
    from generator.model.timex import Mention
    from generator.temporal.course import Course
    from generator.temporal.values import Value

_A_FEW_WORDS: Final = 25


def said_alike(mention: Mention) -> tuple[int, str]:
    """Return what mentions of the same words share."""
    return id(mention.slots), mention.text


class Dayless:
    """The times of day of one text that name no day.

    `days` are the days named so far, by the place of the mention; `guessed` are the places of the times that no day was
    found for.
    """

    def __init__(self, course: Course, *, is_narrative: bool) -> None:
        """Take the mentions."""
        self.days: dict[int, Date] = {}
        self.guessed: set[int] = set()
        self._course = course
        self._reading = course.reading
        self._is_narrative = is_narrative
        self._is_looking = False
        self._said: set[tuple[int, str]] = set()

    def day_at_hand(self, at: int, value_at: Callable[[int], Value]) -> Date | None:
        """Return the day that a time without one belongs to: one that its clause names, before it or else behind it.

        `value_at` says what the mention at a place comes to: given each time, so that texts leave no cycles behind.
        Where it names none, news mean one that is named beside it and by no verb of saying ("said on Monday"), or else
        that of the sentence before, if that names one and no other. A narrative goes on from the day named before,
        unless one follows at once.
        """
        mention = self._course.mentions[at]
        self._said.add(said_alike(mention))
        if self._is_looking:
            return None
        self._is_looking = True
        found = self._day_beside(at, mention.span.start, value_at)
        self._is_looking = False
        if found is None:
            self.guessed.add(at)
        return found

    def _day_beside(self, at: int, start: int, value_at: Callable[[int], Value]) -> Date | None:
        sentence = self._reading.sentence_at(start)
        before, behind = self._course.around(at, sentence.start, sentence.end)
        if self._is_narrative:
            before, behind = [], [place for place in behind if self._follows(at, place)]
        near = [place for place in (*reversed(before), *behind) if self._may_name_day(place)]
        clause = self._reading.clause_at(start) if near else None
        found = next(self._days((place for place in near if self._clause(place) is clause), value_at), None)
        if found is not None or self._is_narrative:
            return found
        found = next(self._days((place for place in near if not self._is_said(place)), value_at), None)
        if found is None and sentence.start:
            last = self._reading.sentence_at(sentence.start - 1)
            days = set(self._days(self._course.around(at, last.start, last.end)[0], value_at))
            found = days.pop() if len(days) == 1 else None
        return found

    def _clause(self, at: int) -> Clause:
        return self._reading.clause_at(self._course.mentions[at].span.start)

    def _is_said(self, at: int) -> bool:
        verb = self._clause(at).verb
        return verb is not None and verb.lemma in word_set(self._reading.pack, "cues", "reporting")

    def _follows(self, at: int, other: int) -> bool:
        """Tell whether a mention follows another within a few words: "5:34 a.m. Baghdad time on March 20"."""
        end, start = self._course.mentions[at].span.end, self._course.mentions[other].span.start
        return start - end < _A_FEW_WORDS and "," not in self._reading.text[end:start]

    def _may_name_day(self, place: int) -> bool:
        """Tell whether a mention may name a day: a time without one has a day only when one was found for it."""
        is_found = place in self.days and place not in self.guessed
        return is_found or said_alike(self._course.mentions[place]) not in self._said

    def _days(self, places: Iterable[int], value_at: Callable[[int], Value]) -> Iterator[Date]:
        """Yield the days that these mentions name."""
        for place in filter(self._may_name_day, places):
            value = self.days.get(place) or value_at(place)
            if isinstance(value, Date) and value.unit == "day" and value.is_complete and self._may_name_day(place):
                yield replace(value, time="", mod=None, inferred=())
