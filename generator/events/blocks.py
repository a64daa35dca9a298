"""Blocks: where to look for the same event told twice, so that never all pairs are compared.

A block is (a window of dates, a shared name): a day, a month, a year, an age, or an open date with its known end.
An event stands in the blocks of its own window, one for each of its names, and is compared with those of the windows
that may hold or touch its date. `put` and `drop` change one article and touch only its blocks; what is the same as
what is a pure function of the events put in, in any order.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from generator.events.alike import Features, features, is_same

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.event import Event

Window = tuple[int, int]
_MONTHS: Final = 12
_FEWEST: Final = 1
_DAY, _DAYS, _MONTH, _YEAR = -10, -11, -12, -13


class Blocks:
    """All events by article, their blocks, and which of them are the same."""

    def __init__(self) -> None:
        """Begin with none."""
        self.events: dict[str, Event] = {}
        self._articles: dict[str, tuple[str, ...]] = {}
        self._features: dict[str, Features] = {}
        self._blocks: dict[Window, dict[str, list[str]]] = {}
        self._same: dict[str, set[str]] = defaultdict(set)

    def put(self, article: str, events: Iterable[Event]) -> frozenset[str]:
        """Put in an article's events for those it had, and return the ids of all events that this may change."""
        changed = set(self.drop(article))
        ids = []
        for event in events:
            if event.id in self.events:
                continue
            one = features(event)
            self.events[event.id] = event
            self._features[event.id] = one
            ids.append(event.id)
            changed |= self._compare(one)
            self._enter(one)
        self._articles[article] = tuple(ids)
        return frozenset(changed | set(ids))

    def drop(self, article: str) -> frozenset[str]:
        """Take an article's events out, and return the ids of the events that were the same as one of them."""
        changed: set[str] = set()
        for id_ in self._articles.pop(article, ()):
            one = self._features.pop(id_)
            del self.events[id_]
            for window in _own_windows(one):
                block = self._blocks[window]
                for name in one.names:
                    block[name].remove(id_)
                    if not block[name]:
                        del block[name]
            for other in self._same.pop(id_, ()):
                self._same[other].discard(id_)
                changed.add(other)
        return frozenset(changed)

    def articles(self, article: str) -> tuple[str, ...]:
        """Return the ids of an article's events, () where there are none."""
        return self._articles.get(article, ())

    def same(self, id_: str) -> frozenset[str]:
        """Return the ids of the events that are the same as one, by themselves, without their own company."""
        return frozenset(self._same.get(id_, ()))

    def features(self, id_: str) -> Features:
        """Return what of an event is compared."""
        return self._features[id_]

    def company(self, id_: str) -> frozenset[str]:
        """Return the ids of all events that hang together with one, itself too."""
        seen = {id_}
        waiting = [id_]
        while waiting:
            for other in self._same.get(waiting.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return frozenset(seen)

    def _enter(self, one: Features) -> None:
        for window in _own_windows(one):
            block = self._blocks.setdefault(window, {})
            for name in one.names:
                ids = block.get(name)
                if ids is None:
                    block[name] = [one.id]
                else:
                    ids.append(one.id)

    def _compare(self, one: Features) -> set[str]:
        near: set[str] = set()
        names = one.names
        for window in _near_windows(one):
            block = self._blocks.get(window)
            if block is not None:
                for name in names:
                    if name in block:
                        near.update(block[name])
        known = self._features
        stems = one.stems
        found = {id_ for id_ in near if len(stems & known[id_].stems) > _FEWEST and is_same(one, known[id_])}
        for id_ in found:
            self._same[id_].add(one.id)
        if found:
            self._same[one.id] |= found
        return found


def _own_windows(one: Features) -> list[Window]:
    """Return the windows that an event stands in.

    They are its day and, for wider dates to find it by, the month of that day; or each month or year that it touches.
    """
    first, last = one.months
    if one.level == "day":
        return [(_DAY, one.first), (_DAYS, first)]
    if one.level == "month":
        return [(_MONTH, month) for month in range(first, last + 1)]
    if one.level == "year":
        return [(_YEAR, year) for year in range(first // _MONTHS, last // _MONTHS + 1)]
    return [(one.first, one.last)]


def _near_windows(one: Features) -> list[Window]:
    """Return the windows whose events may have a date that goes with an event's."""
    if one.level in ("age", "open"):
        return [(one.first, one.last)]
    months = range(one.months[0], one.months[1] + 1)
    years = range(months[0] // _MONTHS, months[-1] // _MONTHS + 1)
    wider = [*((_MONTH, month) for month in months), *((_YEAR, year) for year in years)]
    if one.level == "day":
        return [(_DAY, one.first - 1), (_DAY, one.first), (_DAY, one.first + 1), *wider]
    return [*((_DAYS, month) for month in months), *wider]
