"""Blocks: where to look for the same event told twice, so that never all pairs are compared.

A block is (a window of dates, a shared name): a day, a month, a year, an age, or an open date with its known end.
Twins stand in the blocks of their own window, one for each of their names, and meet those of the windows that may
hold or touch their date. A block of more than `MOST` is crowded: there only those meet that share a further word, and
it is a rare one. So each is compared with a bounded number, and which those are is a function of the events that were
put in, in any order. `put` and `drop` change one article and touch only its blocks.

Twins may lie on a shelf, in buckets of a month or a year; a bucket is opened when a block that has twins of it is
looked at, and of its twins those are read that are met: the others stand in their blocks by number.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from generator.events.alike import FEWEST, is_same
from generator.events.buckets import Lying, ShelvedTwins, bucket_of, buckets_of, read_twins
from generator.events.twins import Twins
from generator.events.windows import Window, governed, meeting, near_windows, own_windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.events.buckets import Bucket, Shelf
    from generator.events.features import Features, Sketch

MOST: Final = 64
Block = list[int]  # numbers of twins, in order
_NONE: Final[Block] = []
_NO_BLOCKS: Final[dict[str, Block]] = {}


class Blocks:
    """All events by article, their blocks, and which twins are the same; twins go by their numbers.

    `compared` counts the pairs that were looked at; `told_as` has the id of the event of the timeline that each event
    is told as, once that is known; `touched` are the buckets whose twins are others than those on the shelf.
    """

    def __init__(self, most: int = MOST, shelf: Shelf | None = None) -> None:
        """Begin with none; a block of more than `most` is crowded. What lies on the shelf is there, too."""
        self.twins: dict[int, Twins] = {}
        self.compared = 0
        self.touched: set[Bucket] = set()
        self._most = most
        self.told_as: dict[str, str] = {}
        self.next_number = shelf.next_number if shelf else 0
        self._shelf = shelf
        self._opened: dict[Bucket, Lying] = {}
        self._unread: dict[int, str] = {}
        self._altered: set[int] = set()
        self._articles: dict[str, tuple[str, ...]] = {}
        self._numbers: dict[str, int] = {}
        self._known: dict[Features, int] = {}
        self._blocks: dict[Window, dict[str, Block]] = {}
        self._crowded: dict[Window, set[str]] = {}
        self._by_word: dict[tuple[Window, str], dict[str, Block]] = {}
        self._same: dict[int, set[int]] = defaultdict(set)
        self._elsewhere: dict[int, Bucket] = {}

    def put(self, article: str, sketches: Iterable[Sketch]) -> frozenset[str]:
        """Put in an article's events for those it had, and return the ids of all events that this may change.

        Those that are as they were stay where they are: a word more costs what its own sentence costs.
        """
        now = list(sketches)
        staying = self._staying(article, now)
        changed = set(self._drop([id_ for id_ in self.articles(article) if id_ not in staying]))
        stale: set[int] = set()
        ids = self._take(article, [one for one in now if one.id not in staying], stale)
        for id_ in ids:
            stale.add(self._numbers[id_])
        own = staying.union(ids)
        self._articles[article] = tuple(dict.fromkeys(one.id for one in now if one.id in own))
        changed.update(ids, self._look_again(stale))
        return frozenset(changed)

    def _staying(self, article: str, now: Iterable[Sketch]) -> frozenset[str]:
        """Return the ids of an article's events that compare as they did, and note where their sentences begin now."""
        own = frozenset(self.articles(article))
        kept = [(one, self.twins_of(one.id)) for one in now if one.id in own]
        kept = [(one, twins) for one, twins in kept if twins.features == one.features]
        moved = {(twins.members[one.id][1], one.start) for one, twins in kept}
        if not len(moved) == len({before for before, _ in moved}) == len({after for _, after in moved}):
            return frozenset()
        for one, twins in kept:
            place = (one.document_id, one.start)
            if twins.members[one.id] != place:
                self.touch(twins)
                twins.remove(one.id)
                twins.add(one.id, place)
        return frozenset(one.id for one, _ in kept)

    def fill(self, articles: Iterable[tuple[str, Iterable[Sketch]]]) -> frozenset[str]:
        """Put in many articles, or some events of each, none of them known; return the ids of what this may change."""
        first = self.next_number
        changed: set[str] = set()
        stale: set[int] | None = None if self._shelf is None else set()
        for article, sketches in articles:
            changed.update(self._take(article, sketches, stale))
        known = self.twins
        if self._shelf is not None:
            for number in range(first, self.next_number):
                for window, _ in near_windows(known[number].features):
                    self._names(window)
        for pairs in self._meetings(first):
            self.compared += len(pairs)
            for one, other in pairs:
                twins, others = self.twin(one), self.twin(other)
                if len(twins.features.stems & others.features.stems) >= FEWEST and self._is_same(twins, others):
                    for number, its in ((one, other), (other, one)):
                        self._same[number].add(its)
                        if number < first:
                            self.touch(self.twin(number))
        if stale is not None:
            stale.update(self._numbers[id_] for id_ in changed)
            changed |= self._look_again({number for number in stale if number < first})
        return frozenset(changed)

    def drop(self, article: str) -> frozenset[str]:
        """Take an article's events out, and return the ids of the events that this may change."""
        changed = self._drop(self.articles(article))
        self._articles[article] = ()
        return changed

    def _drop(self, ids: Iterable[str]) -> frozenset[str]:
        stale: set[int] = set()
        changed: set[str] = set()
        for id_ in ids:
            number = self._numbers.pop(id_)
            twins = self.twin(number)
            self.touch(twins)
            self.told_as.pop(id_, None)
            if twins.remove(id_):
                stale.add(number)
            changed.update(twins.members)
            if not twins.members:
                self._leave(twins, stale)
                for other in self._same.pop(number, ()):
                    self._part_ways(number, other)
                    changed.update(self.twin(other).members)
                del self.twins[number], self._known[twins.features]
        return frozenset((changed | self._look_again(stale & self.twins.keys())) & self._numbers.keys())

    def articles(self, article: str) -> tuple[str, ...]:
        """Return the ids of an article's events, () where there are none."""
        if article not in self._articles:
            kept = self._shelf.ids(article) if self._shelf is not None else ()
            for _, bucket in kept:
                self._open(bucket)
            self._articles[article] = tuple(id_ for id_, _ in kept)
        return self._articles[article]

    def twin(self, number: int) -> Twins:
        """Return the twins of a number."""
        found = self.twins.get(number)
        if found is None:
            if number not in self._unread:
                self._open(self._elsewhere[number])
            found = self._read(number)
        return found

    def twins_of(self, id_: str) -> Twins:
        """Return the twins that an event that is loaded is one of."""
        return self.twin(self._numbers[id_])

    def has(self, id_: str) -> bool:
        """Tell whether there is an event of an id, among those that are loaded."""
        return id_ in self._numbers

    def same(self, number: int) -> frozenset[int]:
        """Return the twins that are the same as some, by themselves, without their own company."""
        return frozenset(self._same.get(number, ()))

    def is_alone(self, number: int) -> bool:
        """Tell whether twins are the same as no others."""
        return number not in self._same

    def companies(self, ids: Iterable[str]) -> list[frozenset[int]]:
        """Return all twins that hang together with those of some events, these too: each company once."""
        found: list[frozenset[int]] = []
        done: set[int] = set()
        for id_ in ids:
            number = self._numbers.get(id_)
            if number is not None and number not in done:
                company = self.company_of(number)
                done |= company
                found.append(company)
        return found

    def company_of(self, number: int) -> frozenset[int]:
        """Return all twins that hang together with some, these too."""
        seen = {number}
        waiting = [number]
        while waiting:
            one = waiting.pop()
            self.twin(one)
            for other in self._same.get(one, ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return frozenset(seen)

    def ids(self, company: Iterable[int]) -> Iterator[str]:
        """Yield the ids of the events of some twins."""
        for number in company:
            yield from self.twin(number).members

    # --- the shelf ---

    def touch(self, twins: Twins) -> None:
        """Take note that twins are others than those on the shelf."""
        self.touched.add(bucket_of(twins.features))
        self._altered.add(twins.number)

    def shelved(self) -> Iterator[tuple[Bucket, str | None]]:
        """Yield the buckets whose twins are others than on the shelf, and what is to lie there, None for nothing."""
        altered: dict[Bucket, list[ShelvedTwins]] = {bucket: [] for bucket in sorted(self.touched)}
        gone = self._altered - self.twins.keys()
        for number in sorted(self._altered - gone):
            twins = self.twins[number]
            members = {id_: (*place, self.told_as[id_]) for id_, place in twins.members.items()}
            same = {other: self._bucket(other) for other in sorted(self._same.get(number, ()))}
            altered[bucket_of(twins.features)].append(ShelvedTwins(number, twins.features, members, same))
        for bucket, its in altered.items():
            body = self._shelf.bucket(bucket) if self._shelf is not None else None
            yield bucket, Lying.of(body).altered(its, gone)

    def _bucket(self, number: int) -> Bucket:
        twins = self.twins.get(number)
        return self._elsewhere[number] if twins is None else bucket_of(twins.features)

    def _open(self, bucket: Bucket) -> None:
        """Let the twins of a bucket stand in their blocks, unread."""
        if self._shelf is None or bucket in self._opened:
            return
        lying = self._opened[bucket] = Lying.of(self._shelf.bucket(bucket))
        self._unread.update(lying.rows)
        self._numbers.update(lying.ids)
        for first, last, its in lying.blocks:
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

    def _read(self, number: int) -> Twins:
        """Return twins that lie in a bucket that is open."""
        kept = read_twins(self._unread.pop(number))
        twins = self.twins[number] = Twins(number, kept.features)
        self._known[kept.features] = number
        for id_, (document_id, start, told_as) in kept.members.items():
            twins.add(id_, (document_id, start))
            self.told_as[id_] = told_as
        if kept.same:
            self._same[number] = set(kept.same)
            self._elsewhere.update(kept.same)
        return twins

    def _number_of(self, told: Features) -> int | None:
        """Return the number of the twins of some features, None where there are none."""
        if self._shelf is not None:
            bucket = bucket_of(told)
            self._open(bucket)
            for number in self._opened[bucket].texts.get(told.text, ()):
                if number in self._unread:
                    self._read(number)
        return self._known.get(told)

    def _names(self, window: Window) -> dict[str, Block]:
        """Return the blocks of a window by name."""
        if self._shelf is not None:
            for bucket in buckets_of(window):
                self._open(bucket)
        return self._blocks.get(window, _NO_BLOCKS)

    # --- who stands where ---

    def _take(self, article: str, sketches: Iterable[Sketch], stale: set[int] | None) -> list[str]:
        """Enter an article's events; note in `stale` who may be the same as others now."""
        ids = []
        for one in sketches:
            told = one.features
            number = self._number_of(told)
            if one.id in self._numbers:
                continue
            if number is None:
                number, self.next_number = self.next_number, self.next_number + 1
                self._known[told] = number
                self.twins[number] = Twins(number, told)
                self._enter(self.twins[number], stale)
            self._numbers[one.id] = number
            self.twins[number].add(one.id, (one.document_id, one.start))
            if stale is not None:
                self.touch(self.twins[number])
            ids.append(one.id)
        self._articles[article] = tuple(ids)
        return ids

    def _enter(self, twins: Twins, stale: set[int] | None) -> None:
        """Let twins stand in their windows; `stale` is None where that makes no others meet."""
        told, number = twins.features, twins.number
        for window in own_windows(told):
            if stale is not None:
                self._names(window)
            names = self._blocks.get(window)
            if names is None:
                names = self._blocks[window] = {}
            for name in told.names:
                block = names.get(name)
                if block is None:
                    names[name] = [number]
                    continue
                _put_in(block, number)
                if len(block) > self._most:
                    self._crowded.setdefault(window, set()).add(name)
                if (window, name) in self._by_word:
                    for stem in told.stems:
                        _put_in(self._by_word[window, name].setdefault(stem, []), number)
                if stale is not None and len(block) > self._most:
                    self._crowd(window, name, told, stale, self._most + 1)

    def _leave(self, twins: Twins, stale: set[int]) -> None:
        told = twins.features
        for window in own_windows(told):
            names = self._names(window)
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
        return self._names(window).get(name, _NONE)

    def _part(self, window: Window, name: str, stem: str) -> Block:
        """Return those of a block that have a word."""
        block = self._block(window, name)
        if not block:
            return block
        parts = self._by_word.get((window, name))
        if parts is None:
            parts = self._by_word[window, name] = {}
            for number in block:
                for word in self.twin(number).features.stems:
                    parts.setdefault(word, []).append(number)
        return parts.get(stem, _NONE)

    # --- who meets whom ---

    def _look_again(self, stale: Iterable[int]) -> set[str]:
        """Find anew what some twins are the same as; return the ids of all events for which that is another now."""
        changed: set[str] = set()
        for number in stale:
            twins = self.twin(number)
            met = self._met(twins.features) - {number}
            self.compared += len(met)
            found = {other for other in met if self._is_same(twins, self.twin(other))}
            known = self._same.get(number, set())
            if found == known:
                continue
            self.touch(twins)
            for other in known - found:
                self._part_ways(number, other)
            for other in found - known:
                self._same[other].add(number)
                self.touch(self.twins[other])
            changed.update(twins.members, *(self.twins[other].members for other in known ^ found))
            if found:
                self._same[number] = found
            else:
                del self._same[number]
        return changed

    def _part_ways(self, number: int, other: int) -> None:
        """Let other twins forget some."""
        self.touch(self.twin(other))
        self._same[other].discard(number)
        if not self._same[other]:
            del self._same[other]

    def _meetings(self, first: int) -> Iterator[set[tuple[int, int]]]:
        """Yield the pairs of twins that meet, a window's at a time; one of each has a number of `first` or above.

        A pair may come again with another window. What `_met` says of each twin this says of all of them.
        """
        for window, names in list(self._blocks.items()):
            if not names:
                continue
            month = self.twin(next(iter(names.values()))[0]).features.months[0]
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
                    if any(name in each for each in crowded):
                        parts = self._parts_that_meet(window, other, governing, name)
                    else:
                        parts = iter([(block, another)])
                    for one, its in parts:
                        pairs.update([(a, b) for a in one for b in its if a < b])
                        if other != window:
                            pairs.update([(b, a) for a in one for b in its if b < a])
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

    def _met(self, told: Features) -> set[int]:
        """Return the twins that some are compared with, themselves perhaps among them."""
        found: set[int] = set()
        near = near_windows(told)
        if self._shelf is not None:
            for window, _ in near:
                self._names(window)
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

    @staticmethod
    def _is_same(one: Twins, other: Twins) -> bool:
        (sentence, document), (other_sentence, other_document) = one.told, other.told
        if sentence is not None and sentence == other_sentence:
            return False
        is_one_document = document is not None and document == other_document
        return is_same(one.features, other.features, is_one_document=is_one_document)


def _put_in(block: Block, number: int) -> None:
    if block and block[-1] > number:
        insort(block, number)
    else:
        block.append(number)
