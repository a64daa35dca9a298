"""Rules over letters: the longest matches of a run, from left to right, remembered by the run's spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.temporal.automaton import Automaton, Letter, fits

if TYPE_CHECKING:
    from generator.errors import Location
    from generator.temporal.pattern import Node, Slot
    from generator.temporal.scene import Meaning

_MANY_SPELLINGS: Final = 15_000


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as the engine uses it."""

    name: str
    kind: str
    match: str
    pattern: Node
    means: tuple[Meaning, ...]
    sources: tuple[str, ...]
    is_composed: bool
    at: Location


class Match(NamedTuple):
    """Letters `start` to `end` as a rule reads them: which letter fills which slot, and what its expressions cover.

    Without `extents` the rule has one expression, which covers the whole match.
    """

    start: int
    end: int
    rule: Rule
    slots: tuple[tuple[Slot, int], ...]
    extents: tuple[tuple[int, int], ...]


class Found(NamedTuple):
    """A mention of a run: words `first` to `end` of the run, the rule, and which of the rule's meanings it has."""

    first: int
    end: int
    rule: str
    slots: Mapping[str, object]


class Matcher:
    """The rules that are matched together; of two that match equally far, the one that comes first in its file wins."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        """Lay out the rules' patterns."""
        self.rules = rules
        self._automaton = Automaton([rule.pattern for rule in rules])
        self._known: dict[tuple[Letter, ...], tuple[Match, ...]] = {}

    def matches(self, letters: tuple[Letter, ...]) -> tuple[Match, ...]:
        """Return the longest matches, in order, not overlapping."""
        known = self._known.get(letters)
        if known is None:
            if len(self._known) > _MANY_SPELLINGS:
                self._known.clear()
            known = self._known[letters] = self._find(letters)
        return known

    def _find(self, letters: tuple[Letter, ...]) -> tuple[Match, ...]:
        found = []
        openings = self._automaton.first.next
        at = 0
        while at < len(letters):
            if openings.get(letters[at], self) is None:  # known to begin no rule
                at += 1
                continue
            end, accepted = self._automaton.longest(letters, at)
            if end > at:
                rule = self.rules[accepted[0]]
                fit = next(fit for fit in fits(rule.pattern, letters, at) if fit.end == end)
                found.append(Match(at, end, rule, fit.slots, fit.extents))
            at = max(end, at + 1)
        return tuple(found)
