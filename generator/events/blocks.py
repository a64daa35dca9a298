"""Blocks: all events by article, and which are the same, so that never all pairs are compared.

Those are compared that meet in a block: a window of dates and a shared name (`standing`). `put` and `drop` change one
article and touch only its blocks; what comes of it is a function of the events that were put in, in any order.

Twins may lie on a shelf, in buckets of a month or a year; a bucket is opened when a block that has twins of it is
looked at, and of its twins those are read that are met: the others stand in their blocks by number.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final
from weakref import proxy

from generator.events.alike import FEWEST, is_same
from generator.events.buckets import Lying, ShelvedTwins, bucket_of, buckets_of, read_twins
from generator.events.standing import Standing
from generator.events.twins import Twins
from generator.events.windows import near_windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.events.buckets import Bucket, Shelf
    from generator.events.features import Features, Sketch
    from generator.events.windows import Window

MOST: Final = 64


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
        self.told_as: dict[str, str] = {}
        self.next_number = shelf.next_number if shelf else 0
        self._shelf = shelf
        self._opened: dict[Bucket, Lying] = {}
        self._unread: dict[int, str] = {}
        self._altered: set[int] = set()
        self._articles: dict[str, tuple[str, ...]] = {}
        self._numbers: dict[str, int] = {}
        self._known: dict[Features, int] = {}
        own: Blocks = proxy(self)  # no circle: what is done with goes at once, and not when cycles are looked for

        def before(window: Window) -> None:
            own.open_window(window)

        self._standing = Standing(most, lambda number: own.twin(number).features, before if shelf is not None else None)
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
                    self.open_window(window)
        stems = {number: twins.features.stems for number, twins in known.items()}
        for pairs in self._standing.meetings(first):
            self.compared += len(pairs)
            for one, other in pairs:
                words = stems.get(one) or self.twin(one).features.stems
                if len(words & (stems.get(other) or self.twin(other).features.stems)) < FEWEST:
                    continue
                if self._is_same(self.twin(one), self.twin(other)):
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
                self._standing.leave(number, twins.features, stale)
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
        self._standing.lay(lying.blocks)

    def open_window(self, window: Window) -> None:
        """Let those who lie in the buckets of a window stand in their blocks."""
        for bucket in buckets_of(window):
            self._open(bucket)

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

    # --- who is there ---

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
                self._standing.enter(number, told, stale)
            self._numbers[one.id] = number
            self.twins[number].add(one.id, (one.document_id, one.start))
            if stale is not None:
                self.touch(self.twins[number])
            ids.append(one.id)
        self._articles[article] = tuple(ids)
        return ids

    # --- who is the same ---

    def _look_again(self, stale: Iterable[int]) -> set[str]:
        """Find anew what some twins are the same as; return the ids of all events for which that is another now."""
        changed: set[str] = set()
        for number in stale:
            twins = self.twin(number)
            met = self._standing.met(twins.features) - {number}
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

    @staticmethod
    def _is_same(one: Twins, other: Twins) -> bool:
        if not is_same(one.features, other.features, is_one_document=False):
            return False
        (sentence, document), (other_sentence, other_document) = one.told, other.told
        if sentence is not None and sentence == other_sentence:
            return False
        is_one_document = document is not None and document == other_document
        return not is_one_document or is_same(one.features, other.features, is_one_document=True)
