"""The past that news look back to: "In 2016, he lost the race. In October he had spoken ..., and on Election Day ...".

A year gone by that opens a sentence holds for months, days and holidays without one in that sentence and in the next of
its paragraph, as long as the verbs are in the past. Neighbours: `resolver`, which tells of each date; `completion`,
which asks what holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.language.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.language.reading import Reading
    from generator.model.timex import Mention
    from generator.temporal.scene import Tense
    from generator.temporal.values import Date

_LONGEST: Final = 12


class Background:
    """What news look back to at one place of a text read from left to right."""

    def __init__(self, reading: Reading) -> None:
        """Begin with nothing."""
        self._reading = reading
        self._date: Date | None = None
        self._end = 0

    def at(self, offset: int) -> Date | None:
        """Return the date that holds at an offset, None where news tell of their own time."""
        return self._date if self._date is not None and offset < self._end else None

    def go_on(self, date: Date, mention: Mention, today: Date, tense: Callable[[], Tense] | None) -> None:
        """Take the next date of the text; `tense` gives that of its clause, and is None where it names no year.

        One that goes on from what was looked back to, or names the same year, holds for another sentence; any other
        ends it.
        """
        start = mention.span.start
        held = self.at(start)
        goes_on = held is not None and held.year == date.year and (tense is not None or "year" in date.inferred)
        if not goes_on:
            goes_on = (
                tense is not None and _is_over(date, today) and self._is_opening(start) and tense().tense == "past"
            )
        self._date, self._end = (date, self._reach(start)) if goes_on else (None, 0)

    def _is_opening(self, start: int) -> bool:
        """Tell whether nothing but a preposition stands between where a sentence begins and the offset."""
        begin = self._reading.sentence_at(start).start
        if not 0 < start - begin < _LONGEST:
            return False
        opening = self._reading.text[begin:start].strip().lower()
        return opening in word_set(self._reading.pack, "cues", "date_prepositions")

    def _reach(self, start: int) -> int:
        """Return where the sentence after that of an offset ends; where its own does at a paragraph's end."""
        sentence = self._reading.sentence_at(start)
        following = self._reading.sentence_after(sentence)
        is_apart = following is None or "\n\n" in self._reading.text[sentence.end : following.start]
        return sentence.end if following is None or is_apart else following.end


def _is_over(date: Date, today: Date) -> bool:
    return date.year is not None and today.year is not None and date.year < today.year
