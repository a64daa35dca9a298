"""Blocks: where to look for the same event told twice, so that never all pairs are compared.

A block is (a window of dates, a shared name): a day, a month, a year, an age, or an open date with its known end.
Twins stand in the blocks of their own window, one for each of their names, and meet those of the windows that may
hold or touch their date. A block of more than `MOST` is crowded: there only those meet that share a further word, and
it is a rare one. So each is compared with a bounded number, and which those are is a function of the events that were
put in, in any order. `put` and `drop` change one article and touch only its blocks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from generator.events.alike import FEWEST, Features, features, is_same
from generator.events.twins import Twins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model.event import Event

MOST: Final = 64
Window = tuple[int, int]
Block = list[int]  # numbers of twins, in order
_MONTHS: Final = 12
_DAY, _DAYS, _MONTH, _YEAR = -10, -11, -12, -13
_NONE: Final[Block] = []


class Blocks:
    """All events by article, their blocks, and which twins are the same; twins go by their numbers.

    `compared` counts the pairs that were looked at.
    """

    def __init__(self, most: int = MOST) -> None:
        """Begin with none; a block of more than `most` is crowded."""
        self.events: dict[str, Event] = {}
        self.twins: dict[int, Twins] = {}
        self.compared = 0
        self._most = most
        self._next = 0
        self._articles: dict[str, tuple[str, ...]] = {}
        self._numbers: dict[str, int] = {}
        self._known: dict[Features, int] = {}
        self._blocks: dict[Window, dict[str, Block]] = {}
        self._crowded: dict[Window, set[str]] = {}
        self._by_word: dict[tuple[Window, str], dict[str, Block]] = {}
        self._same: dict[int, set[int]] = defaultdict(set)

    def put(self, article: str, events: Iterable[Event]) -> frozenset[str]:
        """Put in an article's events for those it had, and return the ids of all events that this may change."""
        changed = set(self.drop(article))
        stale: set[int] = set()
        ids = self._take(article, events, stale)
        for id_ in ids:
            stale.add(self._numbers[id_])
        changed.update(ids, self._look_again(stale))
        return frozenset(changed)

    def fill(self, articles: Iterable[tuple[str, Iterable[Event]]]) -> None:
        """Put in many articles at once, where none was put in before."""
        for article, events in articles:
            self._take(article, events, None)
        known = self.twins
        for number, twins in known.items():
            stems = twins.features.stems
            met = [other for other in self._met(twins.features) if other < number]
            self.compared += len(met)
            for other in met:
                if len(stems & known[other].features.stems) >= FEWEST and self._is_same(twins, known[other]):
                    self._same[number].add(other)
                    self._same[other].add(number)

    def drop(self, article: str) -> frozenset[str]:
        """Take an article's events out, and return the ids of the events that this may change."""
        stale: set[int] = set()
        changed: set[str] = set()
        for id_ in self._articles.pop(article, ()):
            number = self._numbers.pop(id_)
            twins = self.twins[number]
            del self.events[id_]
            if twins.remove(id_):
                stale.add(number)
            changed.update(twins.members)
            if not twins.members:
                self._leave(twins, stale)
                for other in self._same.pop(number, ()):
                    self._same[other].discard(number)
                    changed.update(self.twins[other].members)
                del self.twins[number], self._known[twins.features]
        return frozenset((changed | self._look_again(stale & self.twins.keys())) & self.events.keys())

    def articles(self, article: str) -> tuple[str, ...]:
        """Return the ids of an article's events, () where there are none."""
        return self._articles.get(article, ())

    def same(self, number: int) -> frozenset[int]:
        """Return the twins that are the same as some, by themselves, without their own company."""
        return frozenset(self._same.get(number, ()))

    def company(self, id_: str) -> frozenset[int]:
        """Return all twins that hang together with those of an event, these too."""
        return self.company_of(self._numbers[id_])

    def company_of(self, number: int) -> frozenset[int]:
        """Return all twins that hang together with some, these too."""
        seen = {number}
        waiting = [number]
        while waiting:
            for other in self._same.get(waiting.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return frozenset(seen)

    def ids(self, company: Iterable[int]) -> Iterator[str]:
        """Yield the ids of the events of some twins."""
        for number in company:
            yield from self.twins[number].members

    # --- who stands where ---

    def _take(self, article: str, events: Iterable[Event], stale: set[int] | None) -> list[str]:
        """Enter an article's events; note in `stale` who may be the same as others now."""
        ids = []
        for event in events:
            if event.id in self.events:
                continue
            told = features(event)
            number = self._known.get(told)
            if number is None:
                number, self._next = self._next, self._next + 1
                self._known[told] = number
                self.twins[number] = Twins(number, told)
                self._enter(self.twins[number], stale)
            self.events[event.id] = event
            self._numbers[event.id] = number
            self.twins[number].add(event)
            ids.append(event.id)
        self._articles[article] = tuple(ids)
        return ids

    def _enter(self, twins: Twins, stale: set[int] | None) -> None:
        told = twins.features
        for window in _own_windows(told):
            names = self._blocks.get(window)
            if names is None:
                names = self._blocks[window] = {}
            for name in told.names:
                block = names.get(name)
                if block is None:
                    names[name] = [twins.number]
                    continue
                block.append(twins.number)
                if len(block) > self._most:
                    self._crowded.setdefault(window, set()).add(name)
                if (window, name) in self._by_word:
                    for stem in told.stems:
                        self._by_word[window, name].setdefault(stem, []).append(twins.number)
                if stale is not None and len(block) > self._most:
                    self._crowd(window, name, told, stale, self._most + 1)

    def _leave(self, twins: Twins, stale: set[int]) -> None:
        told = twins.features
        for window in _own_windows(told):
            names = self._blocks[window]
            for name in told.names:
                block = names[name]
                del block[bisect_left(block, twins.number)]
                for stem in told.stems if (window, name) in self._by_word else ():
                    part = self._by_word[window, name][stem]
                    del part[bisect_left(part, twins.number)]
                if len(block) == self._most:
                    self._crowded[window].discard(name)
                if len(block) >= self._most:
                    self._crowd(window, name, told, stale, self._most)
                if not block:
                    del names[name]
                    self._by_word.pop((window, name), None)
            if not names:
                del self._blocks[window]

    def _crowd(self, window: Window, name: str, told: Features, stale: set[int], limit: int) -> None:
        """Note who meets others now because a block, or its part of one word, is crowded of late, or no longer.

        `told` has just entered or left; `limit` is the size at which that makes the difference.
        """
        if len(self._block(window, name)) == limit:
            for other in _governed(window):
                stale.update(self._block(other, name))
            return
        for stem in told.stems:
            if len(self._part(window, name, stem)) == limit:
                for other in _governed(window):
                    stale.update(self._part(other, name, stem))

    def _block(self, window: Window, name: str) -> Block:
        return self._blocks.get(window, {}).get(name, _NONE)

    def _part(self, window: Window, name: str, stem: str) -> Block:
        """Return those of a block that have a word."""
        block = self._block(window, name)
        if not block:
            return block
        parts = self._by_word.get((window, name))
        if parts is None:
            parts = self._by_word[window, name] = {}
            for number in block:
                for word in self.twins[number].features.stems:
                    parts.setdefault(word, []).append(number)
        return parts.get(stem, _NONE)

    # --- who meets whom ---

    def _look_again(self, stale: Iterable[int]) -> set[str]:
        """Find anew what some twins are the same as; return the ids of all events for which that is another now."""
        changed: set[str] = set()
        for number in stale:
            twins = self.twins[number]
            met = self._met(twins.features) - {number}
            self.compared += len(met)
            found = {other for other in met if self._is_same(twins, self.twins[other])}
            known = self._same[number]
            if found != known:
                for other in known - found:
                    self._same[other].discard(number)
                for other in found - known:
                    self._same[other].add(number)
                changed.update(twins.members, *(self.twins[other].members for other in known ^ found))
            if found:
                self._same[number] = found
            else:
                del self._same[number]
        return changed

    def _met(self, told: Features) -> set[int]:
        """Return the twins that some are compared with, themselves perhaps among them."""
        found: set[int] = set()
        for window, governing in _near_windows(told):
            block = self._blocks.get(window)
            if block is None:
                continue
            crowded = [self._crowded[each] for each in governing if each in self._crowded] if self._crowded else ()
            for name in told.names:
                if name not in block:
                    continue
                if crowded and any(name in names for names in crowded):
                    found.update(*self._met_by_word(told, window, governing, name))
                else:
                    found.update(block[name])
        return found

    def _met_by_word(
        self, told: Features, window: Window, governing: Sequence[Window], name: str
    ) -> Iterator[Sequence[int]]:
        for stem in told.stems:
            if stem != name and all(len(self._part(each, name, stem)) <= self._most for each in governing):
                yield self._part(window, name, stem)

    @staticmethod
    def _is_same(one: Twins, other: Twins) -> bool:
        sentence, document = one.sentence, one.document
        if sentence is not None and sentence == other.sentence:
            return False
        is_one_document = document is not None and document == other.document
        return is_same(one.features, other.features, is_one_document=is_one_document)


def _own_windows(told: Features) -> list[Window]:
    """Return the windows that twins stand in.

    They are their day and, for wider dates to find it by, the month of that day; or each month or year that they touch.
    """
    first, last = told.months
    if told.level == "day":
        return [(_DAY, told.first), (_DAYS, first)]
    if told.level == "month":
        return [(_MONTH, month) for month in range(first, last + 1)]
    if told.level == "year":
        return [(_YEAR, year) for year in range(first // _MONTHS, last // _MONTHS + 1)]
    return [(told.first, told.last)]


def _near_windows(told: Features) -> list[tuple[Window, tuple[Window, ...]]]:
    """Return the windows whose twins may have a date that goes with one, each with those that govern whom it meets.

    A wider date governs: where a block of it is not crowded, all that it holds meets it.
    """
    if told.level in ("age", "open"):
        window = told.first, told.last
        return [(window, (window,))]
    first, last = told.months
    near: list[tuple[Window, tuple[Window, ...]]] = []
    if told.level == "day":
        own = _DAY, told.first
        near += [((_DAY, day), (own, (_DAY, day))) for day in (told.first - 1, told.first, told.first + 1)]
    for month in range(first, last + 1):
        wide = (_MONTH, month) if told.level != "year" else (_YEAR, month // _MONTHS)
        near.append(((_MONTH, month), (wide,)))
        if told.level != "day":
            near.append(((_DAYS, month), (wide,)))
    for year in range(first // _MONTHS, last // _MONTHS + 1):
        near.append(((_YEAR, year), ((_YEAR, year),)))
    return near


def _governed(window: Window) -> list[Window]:
    """Return the windows whose twins meet those of a window, or do not, by how crowded it is."""
    kind, number = window
    if kind == _DAY:
        return [(_DAY, number - 1), window, (_DAY, number + 1)]
    if kind == _MONTH:
        return [window, (_DAYS, number)]
    if kind == _YEAR:
        months = range(number * _MONTHS, (number + 1) * _MONTHS)
        return [window, *((_MONTH, month) for month in months), *((_DAYS, month) for month in months)]
    return [] if kind == _DAYS else [window]
