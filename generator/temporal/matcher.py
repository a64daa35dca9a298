"""Rules over letters: the longest matches of a run, from left to right, remembered by the run's spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.temporal.automaton import Automaton, Fit, Plan, fits
from generator.temporal.expression import compile_meaning
from generator.temporal.pattern import parse

if TYPE_CHECKING:
    from generator.errors import Location
    from generator.temporal.automaton import Letter
    from generator.temporal.pattern import Node, Slot
    from generator.temporal.scene import Meaning

_MANY_SPELLINGS: Final = 15_000


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as the engine uses it: read once when its pack is checked, and then where a text needs it.

    `slots` are the names that its meanings may use, those of its other patterns among them.
    """

    name: str
    kind: str
    match: str
    sources: tuple[str, ...]
    slots: frozenset[str]
    is_composed: bool
    at: Location

    @property
    def pattern(self) -> Node:
        """Its pattern as a tree. Raises PatternError where it is none."""
        return parse(self.match)

    @property
    def means(self) -> tuple[Meaning, ...]:
        """What its expressions come to. Raises MeaningError where a source is no meaning."""
        return tuple(compile_meaning(source, self.slots) for source in self.sources)


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


class Placed(NamedTuple):
    """A mention of a run as every text has it that says the same: its place in what is said, and its words."""

    start: int
    end: int
    text: str
    rule: str
    slots: Mapping[str, object]


class Matcher:
    """The rules that are matched together; of two that match equally far, the one that comes first in its file wins."""

    def __init__(self, rules: tuple[Rule, ...], plan: Plan) -> None:
        """Take the rules, and their patterns laid out."""
        self.rules = rules
        self._automaton = Automaton(plan)
        self._known: dict[tuple[Letter, ...], tuple[Match, ...]] = {}
        self._fits: dict[tuple[int, tuple[Letter, ...]], Fit] = {}

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
                fit = self._fit(accepted[0], letters[at:end])
                slots = tuple([(slot, place + at) for slot, place in fit.slots])
                extents = tuple([(first + at, last + at) for first, last in fit.extents])
                found.append(Match(at, end, self.rules[accepted[0]], slots, extents))
            at = max(end, at + 1)
        return tuple(found)

    def _fit(self, number: int, letters: tuple[Letter, ...]) -> Fit:
        """Return how a rule fits all of the letters."""
        fit = self._fits.get((number, letters))
        if fit is None:
            if len(self._fits) > _MANY_SPELLINGS:
                self._fits.clear()
            ways = fits(self.rules[number].pattern, letters, 0)
            fit = self._fits[number, letters] = next(way for way in ways if way.end == len(letters))
        return fit
