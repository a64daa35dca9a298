"""All patterns of a grammar as one automaton, made deterministic as far as texts need it.

The alphabet is what `spelling` gives: one letter for each (word that rules name, set of roles, glued or not). Each
state remembers where a letter leads, so that a step costs one dictionary look-up however many rules there are. Since
patterns have no repetition, a match has a bound, and so has the work at each place of the text.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from generator.temporal.pattern import Choice, Extent, Node, Slot, Word
from generator.temporal.pattern import Sequence as Parts

MANY_STATES: Final = 20_000


class Letter:
    """What the rules can see of an item: the word, what it can stand for, and whether no space stands before it.

    A letter is compared and hashed by identity, which is what a step of the automaton costs: see `letter`.
    """

    __slots__ = ("form", "is_glued", "roles")

    def __init__(self, form: str, roles: frozenset[str], is_glued: bool) -> None:  # noqa: FBT001 - a letter's own part
        """Keep what the rules can see."""
        self.form = form
        self.roles = roles
        self.is_glued = is_glued


@cache
def letter(form: str, roles: frozenset[str], is_glued: bool) -> Letter:  # noqa: FBT001 - a letter's own part
    """Return the one letter of these parts; there are as many as a pack's words and slots make.

    >>> letter("of", frozenset(), False) is letter("of", frozenset(), False)
    True
    """
    return Letter(form, roles, is_glued)


Key = tuple[str, str]


class State:
    """A state of the deterministic automaton: where each letter leads, and the rules that may end here, best first.

    `moves` are those of the patterns' states that it stands for, by (word, slot), one of which is "": where one leads,
    and where it leads if the letter is glued. They are gathered when the state is first left.
    """

    __slots__ = ("accepted", "inner", "moves", "next")

    def __init__(self, inner: frozenset[int], accepted: tuple[int, ...]) -> None:
        """Take the states of the patterns that this state stands for."""
        self.inner = inner
        self.accepted = accepted
        self.moves: dict[Key, tuple[set[int], set[int]]] = {}
        self.next: dict[Letter, State | None] = {}


class Plan(NamedTuple):
    """The patterns' own states, as JSON can keep them.

    `first` are those that patterns begin in, `ends` the one that each pattern ends in; `moves` has of each state the
    letters that lead on: (word, slot, whether it must be glued, the states that it leads to).
    """

    first: Sequence[int]
    moves: Sequence[Sequence[tuple[str, str, bool, Sequence[int]]]]
    ends: Sequence[int]


def lay_out(patterns: Sequence[Node]) -> Plan:
    """Return the states of patterns, in the order in which these are given."""
    return _Layout(patterns).plan()


class _Layout:
    """The states of patterns while they are laid out: where letters lead, and where one gets without a letter."""

    def __init__(self, patterns: Sequence[Node]) -> None:
        self._moves: list[list[tuple[str, str, bool, int]]] = []
        self._empty: list[list[int]] = []
        self._first = self._state()
        self._ends = [self._lay(pattern, self._first) for pattern in patterns]
        self._closures: dict[int, list[int]] = {}

    def plan(self) -> Plan:
        """Return where letters lead, past all that needs none."""
        ends = frozenset(self._ends)
        moves = [
            [(form, slot, is_glued, self._closure(target, ends)) for form, slot, is_glued, target in each]
            for each in self._moves
        ]
        return Plan(self._closure(self._first, ends), moves, self._ends)

    def _closure(self, start: int, ends: Container[int]) -> list[int]:
        """Return the states that one leads to without a letter, itself too; of these, the ones that go on or accept."""
        closure = self._closures.get(start)
        if closure is None:
            found, todo = {start}, [start]
            while todo:
                for state in self._empty[todo.pop()]:
                    if state not in found:
                        found.add(state)
                        todo.append(state)
            closure = self._closures[start] = sorted(state for state in found if self._moves[state] or state in ends)
        return closure

    def _state(self) -> int:
        self._moves.append([])
        self._empty.append([])
        return len(self._moves) - 1

    def _lay(self, node: Node, start: int) -> int:
        """Lay a pattern from `start` on, and return the state at its end."""
        match node:
            case Word(form, is_glued):
                end = self._state()
                self._moves[start].append((form, "", is_glued, end))
                return end
            case Slot(_, slot, is_glued):
                end = self._state()
                self._moves[start].append(("", slot, is_glued, end))
                return end
            case Extent(part):
                return self._lay(part, start)
            case Parts(parts):
                begin = self._state()
                self._empty[start].append(begin)
                for part in parts:
                    begin = self._lay(part, begin)
                return begin
            case Choice(parts):
                end = self._state()
                for part in parts:
                    self._empty[self._lay(part, start)].append(end)
                return end


class Automaton:
    """Finds the longest match of any of the patterns at a place."""

    def __init__(self, plan: Plan) -> None:
        """Take the patterns' own states; the deterministic ones are made when a text needs them."""
        self._moves = plan.moves
        self._accepts = {end: number for number, end in enumerate(plan.ends)}
        self._made: dict[frozenset[int], State] = {}
        self.first = self._deterministic(frozenset(plan.first))

    def longest(self, letters: Sequence[Letter], start: int) -> tuple[int, tuple[int, ...]]:
        """Return the end of the longest match from `start` on, and the numbers of the patterns that match so far.

        The end is `start` where there is none. The first of the numbers is the first pattern as they were given.
        """
        state = self.first
        end = start
        accepted: tuple[int, ...] = ()
        for at in range(start, len(letters)):
            letter = letters[at]
            try:
                after = state.next[letter]
            except KeyError:
                after = self._step(state, letter)
            if after is None:
                break
            state = after
            if state.accepted:
                end, accepted = at + 1, state.accepted
        return end, accepted

    def _step(self, state: State, letter: Letter) -> State | None:
        moves = state.moves or self._gathered(state)
        keys = [("", role) for role in letter.roles]
        if letter.form:
            keys.append((letter.form, ""))
        reached: set[int] = set()
        for key in keys:
            if key in moves:
                anyhow, glued = moves[key]
                reached |= anyhow | glued if letter.is_glued else anyhow
        found = self._deterministic(frozenset(reached)) if reached else None
        state.next[letter] = found
        return found

    def _gathered(self, state: State) -> dict[Key, tuple[set[int], set[int]]]:
        moves = state.moves
        for inner in state.inner:
            for form, slot, is_glued, targets in self._moves[inner]:
                moves.setdefault((form, slot), (set(), set()))[is_glued].update(targets)
        return moves

    def _deterministic(self, inner: frozenset[int]) -> State:
        found = self._made.get(inner)
        if found is None:
            if len(self._made) > MANY_STATES:
                self._made.clear()
            accepted = tuple(sorted(self._accepts[state] for state in inner if state in self._accepts))
            found = self._made[inner] = State(inner, accepted)
        return found


class Fit(NamedTuple):
    """How one pattern fits: where it ends, which item fills which slot, and the stretches of its extents."""

    end: int
    slots: tuple[tuple[Slot, int], ...]
    extents: tuple[tuple[int, int], ...]


def fits(node: Node, letters: Sequence[Letter], start: int) -> Iterator[Fit]:
    """Yield all the ways in which a pattern fits the letters from `start` on, greedy ones first."""
    match node:
        case Word(form, is_glued):
            if start < len(letters) and letters[start].form == form and (letters[start].is_glued or not is_glued):
                yield Fit(start + 1, (), ())
        case Slot(_, slot, is_glued):
            if start < len(letters) and slot in letters[start].roles and (letters[start].is_glued or not is_glued):
                yield Fit(start + 1, ((node, start),), ())
        case Extent(part):
            for fit in fits(part, letters, start):
                yield Fit(fit.end, fit.slots, ((start, fit.end), *fit.extents))
        case Choice(parts):
            for part in parts:
                yield from fits(part, letters, start)
        case Parts(parts):
            yield from _row(parts, letters, start)


def _row(parts: tuple[Node, ...], letters: Sequence[Letter], start: int) -> Iterator[Fit]:
    if not parts:
        yield Fit(start, (), ())
        return
    for first in fits(parts[0], letters, start):
        for rest in _row(parts[1:], letters, first.end):
            yield Fit(rest.end, first.slots + rest.slots, first.extents + rest.extents)
