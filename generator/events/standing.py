"""Standing: in which blocks twins stand, by number, and who meets whom there.

A block is (a window of dates, a shared name): a day, a month, a year, an age, or an open date with its known end.
Twins stand in the blocks of their own window, one for each of their names, and meet those of the windows that may
hold or touch their date. A block of more than `most` is crowded: there only those meet that share a further word, and
it is a rare one. So each meets a bounded number, and which those are is a function of who stands there, in any order.
Neighbours: `windows`, and `blocks`, which compares those that meet.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Final

from generator.events.windows import Window, governed, meeting, near_windows, own_windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.events.features import Features

Block = list[int]  # numbers of twins, in order
_NONE: Final[Block] = []
_NO_BLOCKS: Final[dict[str, Block]] = {}


class Standing:
    """Who stands where, and meets whom; twins go by their numbers.

    `features_of` gives the features of a number; `before` is called with a window before it is looked at, so that those
    who lie elsewhere can be let stand in it by `lay`.
    """

    def __init__(
        self, most: int, features_of: Callable[[int], Features], before: Callable[[Window], None] | None = None
    ) -> None:
        """Begin with nobody; a block of more than `most` is crowded."""
        self._most = most
        self._features_of = features_of
        self._before = before
        self._blocks: dict[Window, dict[str, Block]] = {}
        self._crowded: dict[Window, set[str]] = {}
        self._by_word: dict[tuple[Window, str], dict[str, Block]] = {}

    def lay(self, blocks: Iterable[tuple[int, int, dict[str, Block]]]) -> None:
        """Let those of some blocks stand there, none of whom stands anywhere yet: (window, and numbers by name)."""
        for first, last, its in blocks:
            window = first, last
            names = self._blocks.get(window)
            if names is None:
                self._blocks[window] = its
            else:
                for name, numbers in its.items():
                    names.setdefault(name, []).extend(numbers)
                    names[name].sort()
                    self._by_word.pop((window, name), None)
            crowded = [name for name in its if len(self._blocks[window][name]) > self._most]
            if crowded:
                self._crowded.setdefault(window, set()).update(crowded)

    def names(self, window: Window) -> Mapping[str, Block]:
        """Return the blocks of a window by name."""
        if self._before is not None:
            self._before(window)
        return self._blocks.get(window, _NO_BLOCKS)

    def enter(self, number: int, told: Features, stale: set[int] | None) -> None:
        """Let twins stand in their windows; note in `stale` who meets others now, None where that makes none."""
        for window in own_windows(told):
            if stale is not None:
                self.names(window)
            names = self._blocks.get(window)
            if names is None:
                names = self._blocks[window] = {}
            for name in told.names:
                block = names.get(name)
                if block is None:
                    names[name] = [number]
                    continue
                if block[-1] < number:
                    block.append(number)
                else:
                    insort(block, number)
                if len(block) > self._most:
                    self._crowded.setdefault(window, set()).add(name)
                if self._by_word and (window, name) in self._by_word:
                    for stem in told.stems:
                        _put_in(self._by_word[window, name].setdefault(stem, []), number)
                if stale is not None and len(block) > self._most:
                    self._crowd(window, name, told, stale, self._most + 1)

    def leave(self, number: int, told: Features, stale: set[int]) -> None:
        """Let twins leave their windows, and note who may meet others now."""
        for window in own_windows(told):
            self.names(window)
            names = self._blocks[window]
            for name in told.names:
                block = names[name]
                del block[bisect_left(block, number)]
                for stem in told.stems if (window, name) in self._by_word else ():
                    part = self._by_word[window, name][stem]
                    del part[bisect_left(part, number)]
                if len(block) == self._most:
                    self._crowded[window].discard(name)
                if len(block) >= self._most:
                    self._crowd(window, name, told, stale, self._most)
                if not block:
                    del names[name]
                    self._by_word.pop((window, name), None)
            if not names:
                self._blocks.pop(window, None)

    def _crowd(self, window: Window, name: str, told: Features, stale: set[int], limit: int) -> None:
        """Note who meets others now because a block, or its part of one word, is crowded of late, or no longer.

        `told` has just entered or left; `limit` is the size at which that makes the difference.
        """
        if len(self._block(window, name)) == limit:
            for other in governed(window):
                stale.update(self._block(other, name))
            return
        for stem in told.stems:
            if len(self._part(window, name, stem)) == limit:
                for other in governed(window):
                    stale.update(self._part(other, name, stem))

    def _block(self, window: Window, name: str) -> Block:
        return self.names(window).get(name, _NONE)

    def _part(self, window: Window, name: str, stem: str) -> Block:
        """Return those of a block that have a word."""
        block = self._block(window, name)
        if not block:
            return block
        parts = self._by_word.get((window, name))
        if parts is None:
            parts = self._by_word[window, name] = {}
            for number in block:
                for word in self._features_of(number).stems:
                    parts.setdefault(word, []).append(number)
        return parts.get(stem, _NONE)

    def meetings(self, first: int) -> Iterator[set[tuple[int, int]]]:
        """Yield the pairs of twins that meet, a window's at a time; one of each has a number of `first` or above.

        A pair may come again with another window. What `met` says of each twin this says of all of them.
        """
        for window, names in list(self._blocks.items()):
            if not names:
                continue
            month = self._features_of(next(iter(names.values()))[0]).months[0]
            for other, governing in meeting(window, month):
                others = self._blocks.get(other)
                if others is None:
                    continue
                crowded = [self._crowded[each] for each in governing if each in self._crowded]
                pairs: set[tuple[int, int]] = set()
                for name in names.keys() & others.keys() if other != window else names:
                    block, another = names[name], others[name]
                    if (other == window and len(block) == 1) or (block[-1] < first and another[-1] < first):
                        continue
                    if crowded and any(name in each for each in crowded):
                        parts = self._parts_that_meet(window, other, governing, name)
                    else:
                        parts = iter([(block, another)])
                    for one, its in parts:
                        _put_pairs(pairs, one, its, is_one_window=other == window)
                if first:
                    pairs = {pair for pair in pairs if pair[1] >= first}
                if pairs:
                    yield pairs

    def _parts_that_meet(
        self, window: Window, other: Window, governing: Sequence[Window], name: str
    ) -> Iterator[tuple[Block, Block]]:
        """Yield the parts of two crowded blocks that share a rare word."""
        self._part(window, name, "")
        for stem, part in list(self._by_word[window, name].items()):
            if stem != name and all(len(self._part(each, name, stem)) <= self._most for each in governing):
                yield part, self._part(other, name, stem)

    def met(self, told: Features) -> set[int]:
        """Return the twins that some are compared with, themselves perhaps among them."""
        found: set[int] = set()
        near = near_windows(told)
        if self._before is not None:
            for window, _ in near:
                self._before(window)
        for window, governing in near:
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


def _put_pairs(pairs: set[tuple[int, int]], one: Block, other: Block, *, is_one_window: bool) -> None:
    """Add the pairs of twins of two blocks, each by its lower number first."""
    if len(one) == len(other) == 1:
        a, b = one[0], other[0]
        if a != b:
            pairs.add((a, b) if a < b else (b, a))
        return
    pairs.update([(a, b) for a in one for b in other if a < b])
    if not is_one_window:
        pairs.update([(b, a) for a in one for b in other if b < a])


def _put_in(block: Block, number: int) -> None:
    if block and block[-1] > number:
        insort(block, number)
    else:
        block.append(number)
