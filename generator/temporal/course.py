"""The course of a text: which of its mentions name their year, and which share a neighbour's.

A narrative glances back and ahead ("a campaign planned for 1976") and goes on where it was; the first date of a range
or a list often leaves its year to the last ("26 June to 4 August 1952").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from generator.language.tables import nested_set
from generator.language.words import words

if TYPE_CHECKING:
    from generator.language.reading import Reading
    from generator.model.timex import Mention
    from generator.temporal.lexicon import Lexicon

YEARS: Final = frozenset(("yyyy", "old"))
_NEAR: Final = 12
_MEMBERS: Final = 4
_FEW: Final = 6


def senses(slots: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Return what fills the slots of a mention, and of the mentions inside it."""
    found = [slots]
    if dict not in map(type, slots.values()):
        return found
    for each in found:
        found += [value["slots"] for value in each.values() if isinstance(value, dict)]
    return found


class Course:
    """The mentions of one text in order, by their place in that order."""

    def __init__(self, mentions: Sequence[Mention], reading: Reading, lexicon: Lexicon) -> None:
        """Keep the mentions; which of them name a year is found out when it is first asked for."""
        self.mentions = mentions
        self.reading = reading
        self.joins = lexicon.joins
        self._next: list[int] | None = None
        self._named: dict[int, bool] = {}  # by the slots' identity: the same words have the same
        self._between: dict[str, bool] = {}

    def names_year(self, at: int) -> bool:
        """Tell whether a mention names its year in figures."""
        given = self.mentions[at].slots
        found = self._named.get(id(given))
        if found is None:
            found = self._named[id(given)] = any(not YEARS.isdisjoint(slots) for slots in senses(given))
        return found

    def next_year(self, at: int) -> int | None:
        """Return the place of the next mention that names its year, None where none does."""
        if self._next is None:
            self._next = [-1] * len(self.mentions)
            following = -1
            for place in range(len(self.mentions) - 1, -1, -1):
                self._next[place] = following
                if self.names_year(place):
                    following = place
        return None if self._next[at] < 0 else self._next[at]

    def around(self, at: int, start: int, end: int) -> tuple[list[int], list[int]]:
        """Return the places of the few mentions before and behind one that lie in a stretch of the text."""
        mentions = self.mentions
        before = [place for place in range(max(at - _FEW, 0), at) if start <= mentions[place].span.start < end]
        behind = [place for place in range(at + 1, min(at + _FEW, len(mentions))) if mentions[place].span.start < end]
        return before, behind

    def lender(self, at: int) -> int | None:
        """Return the place of the mention whose year a mention without one shares: the last of their range or list."""
        if not self.joins:
            return None
        for place in range(at, min(at + _MEMBERS, len(self.mentions) - 1)):
            if not self.is_joined(place):
                return None
            if self.names_year(place + 1) or self._says_year(place + 1):
                return place + 1
        return None

    def _says_year(self, at: int) -> bool:
        """Tell whether a mention says its year in words: "17 July of last year"."""
        return any("year" in slots for slots in senses(self.mentions[at].slots))

    def is_joined(self, at: int) -> bool:
        """Tell whether only words of a range or a list stand between a mention and the next."""
        end, start = self.mentions[at].span.end, self.mentions[at + 1].span.start
        if start - end > _NEAR:
            return False
        between = self.reading.text[end:start]
        found = self._between.get(between)
        if found is None:
            forms = words(between).forms
            found = self._between[between] = bool(forms) and self.joins.issuperset(forms)
        return found

    def is_stretch(self, at: int) -> bool:
        """Tell whether a mention and the next are the ends of one stretch: "Wednesday through Friday"."""
        if not self.is_joined(at):
            return False
        pack = self.reading.pack
        joins = nested_set(pack, "cues", "signals", "range_joins") - nested_set(pack, "words", "closed", "both_joins")
        end, start = self.mentions[at].span.end, self.mentions[at + 1].span.start
        return self.reading.text[end:start].strip().lower() in joins

    def is_heading(self, at: int) -> bool:
        """Tell whether a mention opens a line: what stands there is told of from here on."""
        text, start = self.reading.text, self.mentions[at].span.start
        return start == 0 or text[start - 1] == "\n"
