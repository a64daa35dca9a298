"""One timeline from the events of all articles: what is told twice becomes one event with all its sources.

Events that are the same hang together in companies; a company is parted so that all members of a part go with one
another, from the most alike down. What it comes to depends on the events alone, not on their order.
"""

from __future__ import annotations

import gc
from bisect import bisect_left, insort
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from generator.events.alike import go_together, likeness
from generator.events.blocks import MOST, Blocks
from generator.events.features import sketch
from generator.events.order import Place, place
from generator.model.event import Event, Source, Status, Timeline, When
from generator.model.timex import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.events.features import Sketch
    from generator.events.twins import Twins
    from generator.model.event import Study

_HAND_WRITTEN: Final = ""
_UNSURE: Final = frozenset("~?%")  # ISO 8601-2:2019, 8.2: what makes a date uncertain or approximate
_WEIGHT: Final[dict[Status, int]] = {"happened": 4, "ongoing": 3, "negated": 2, "planned": 1, "possible": 0}


def merge(studies: Iterable[Study], hand_written: Iterable[Event] = ()) -> Timeline:
    """Return one timeline of all events: each source is kept, an event told twice stands once.

    The order of the studies makes no difference. A merged event has the id of its earliest published member, the
    others' ids as `aliases`, and the finest date that its members agree on; where they disagree a step says so.
    """
    merger = Merger()
    told = ((study.events[0].sources[0].document_id, study.events) for study in studies if study.events)
    merger.fill(chain(told, ((_HAND_WRITTEN, hand_written),)))
    return merger.timeline


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of reference cycles away: merging makes none, and its rounds cost a quarter of the time.

    What was made meanwhile counts as old: else the collector would look through all of it at once.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


class Merger:
    """A timeline that is kept up to date: an article that changes costs what its own blocks cost.

    `put` and `drop` take one article's events; `timeline` is at any time what `merge` would make of all of them.
    """

    def __init__(self, most: int = MOST) -> None:
        """Begin with no events; `most` is how many a block may hold before it is crowded."""
        self.blocks = Blocks(most)
        self._events: dict[str, Event] = {}
        self._parts: dict[str, Event] = {}
        self._placed: list[tuple[Place, Event]] = []

    def put(self, article: str, events: Iterable[Event]) -> None:
        """Put in an article's events for those it had."""
        own = frozenset(self.blocks.articles(article))
        told = {event.id: event for event in events if event.id in own or not self.blocks.has(event.id)}
        others = [id_ for id_ in own if told.get(id_) != self._events[id_]]
        before = [id_ for company in self.blocks.companies(others) for id_ in self.blocks.ids(company)]
        self._events |= told
        changed = self.blocks.put(article, map(sketch, told.values()))
        self._renew(before, changed)

    def drop(self, article: str) -> None:
        """Take an article's events out."""
        before = told_with(article, self.blocks)
        self._renew(before, self.blocks.drop(article))

    def fill(self, articles: Iterable[tuple[str, Iterable[Event]]]) -> None:
        """Put in all articles at once, where none was put in before."""
        with uncollected():
            self.blocks.fill((article, self._sketched(events)) for article, events in articles)
            for ids in all_parts(self.blocks):
                event = self._events[ids[0]] if len(ids) == 1 else one_of([self._events[id_] for id_ in ids])
                self._placed.append((place(event), event))
                self._note(event)
            self._placed.sort(key=_first)

    def told_by(self, article: str) -> tuple[Event, ...]:
        """Return the events of the timeline that an article tells, in no order."""
        return tuple(
            {event.id: event for event in map(self._parts.__getitem__, self.blocks.articles(article))}.values()
        )

    @property
    def compared(self) -> int:
        """How many pairs of events were looked at so far."""
        return self.blocks.compared

    @property
    def timeline(self) -> Timeline:
        """All events as they stand, in order."""
        return Timeline(tuple(event for _, event in self._placed))

    def _sketched(self, events: Iterable[Event]) -> Iterator[Sketch]:
        for event in events:
            if event.id not in self._events:
                self._events[event.id] = event
                yield sketch(event)

    def _renew(self, before: Iterable[str], changed: frozenset[str]) -> None:
        """Make the companies of the changed events anew, for those that they stood in before."""
        touched = changed.union(before)
        companies = self.blocks.companies(touched)
        for id_ in touched.union(*(self.blocks.ids(company) for company in companies)):
            event = self._parts.pop(id_, None)
            if event is not None:
                self._take_out(event)
            if not self.blocks.has(id_):
                self._events.pop(id_, None)
        for company in companies:
            self._enter(company)

    def _take_out(self, event: Event) -> None:
        at = bisect_left(self._placed, place(event), key=_first)
        if at < len(self._placed) and self._placed[at][1].id == event.id:
            del self._placed[at]

    def _enter(self, company: frozenset[int]) -> None:
        for ids in parts_of(company, self.blocks):
            event = one_of([self._events[id_] for id_ in ids])
            insort(self._placed, (place(event), event), key=_first)
            self._note(event)

    def _note(self, event: Event) -> None:
        self._parts[event.id] = event
        for member in event.aliases:
            self._parts[member] = event


def _first(entry: tuple[Place, Event]) -> Place:
    return entry[0]


class _Part:
    """Events of a company that all go with one another: their ids, dates and sentences."""

    __slots__ = ("dates", "features", "ids", "into", "name", "places")

    def __init__(self, ids: Sequence[str], twins: Twins) -> None:
        self.name = ids[0]
        self.ids = list(ids)
        self.features = twins.features
        self.dates = {(self.features.first, self.features.last): self.features}
        self.places = {twins.members[id_] for id_ in ids}
        self.into: _Part | None = None

    @property
    def whole(self) -> _Part:
        """The part that this one has become a part of, itself where it stands alone."""
        part = self
        while part.into is not None:
            part = part.into
        return part

    def goes_with(self, other: _Part) -> bool:
        """Tell whether every date of the one goes with every date of the other, and no sentence tells both."""
        return self.places.isdisjoint(other.places) and all(
            go_together(one, another) for one in self.dates.values() for another in other.dates.values()
        )

    def take_in(self, other: _Part) -> None:
        """Become one with another, which is the smaller: so no part has many above it."""
        other.into = self
        self.ids += other.ids
        self.dates |= other.dates
        self.places |= other.places


def told_with(article: str, blocks: Blocks) -> list[str]:
    """Return the ids of all events that hang together with an article's."""
    return [id_ for company in blocks.companies(blocks.articles(article)) for id_ in blocks.ids(company)]


def all_parts(blocks: Blocks) -> Iterator[list[str]]:
    """Yield the ids of the events of which each event of the timeline is made."""
    done: set[int] = set()
    for number, twins in blocks.twins.items():
        if blocks.is_alone(number):
            yield from twins.layers()
        elif number not in done:
            company = blocks.company_of(number)
            done |= company
            yield from parts_of(company, blocks)


def parts_of(company: frozenset[int], blocks: Blocks) -> list[list[str]]:
    """Return the ids of the events that a company of like ones comes to: all members of each go with one another.

    Pairs are taken from the most alike down, ties by id; a pair joins two parts where every date of the one goes with
    every date of the other.
    """
    if len(company) == 1:
        (number,) = company
        return blocks.twin(number).layers()
    parts = {
        number: [_Part(ids, twins) for ids in twins.layers()]
        for number, twins in ((number, blocks.twin(number)) for number in company)
    }
    for one, other in _pairs(parts, blocks):
        left, right = one.whole, other.whole
        if left is right or not left.goes_with(right):
            continue
        if len(left.ids) < len(right.ids):
            left, right = right, left
        left.take_in(right)
    return [part.ids for each in parts.values() for part in each if part.into is None]


def _pairs(parts: Mapping[int, Sequence[_Part]], blocks: Blocks) -> list[tuple[_Part, _Part]]:
    """Return the pairs that are the same by themselves, the most alike first."""
    pairs = [
        (one, other) if one.name < other.name else (other, one)
        for number in parts
        for same in blocks.same(number)
        if same < number
        for one in parts[number]
        for other in parts[same]
    ]
    return sorted(pairs, key=lambda pair: (-likeness(pair[0].features, pair[1].features), pair[0].name, pair[1].name))


def one_of(events: Sequence[Event]) -> Event:
    """Return the one event that several tell, with every source; a single one stays as it is."""
    if len(events) == 1:
        return events[0]
    members = sorted(events, key=_told)
    first = members[0]
    when, dating = _agreed(members)
    status, history = _status(members)
    speaking = min(members, key=lambda event: (event.when != when, -event.salience, _told(event)))
    sources = sorted((source for event in members for source in event.sources), key=_published)
    leading = next(source for source in speaking.sources)
    return replace(
        first,
        when=when,
        headline=speaking.headline,
        status=status,
        salience=max(event.salience for event in members),
        sources=(leading, *(source for source in sources if source != leading)),
        steps=(*speaking.steps, *dating, *history),
        aliases=tuple(sorted({id_ for event in members for id_ in (event.id, *event.aliases)} - {first.id})),
    )


def _told(event: Event) -> tuple[object, ...]:
    return (*_published(event.sources[0]), event.id)


def _published(source: Source) -> tuple[object, ...]:
    day = source.published
    return (day.year, day.month, day.day, source.document_id, source.sentence.start, source.phrase.start)


def _agreed(members: Sequence[Event]) -> tuple[When, tuple[Step, ...]]:
    """Return the finest date that the members agree on, and a step that names the others where they do not.

    Where days differ the one that most sources tell stands, the earliest told of those. "About 12 March" differs from
    no day that goes with it, and "August" not from "about August".
    """
    finest = min(_width(event.when) for event in members)
    dates = [event.when for event in members if _width(event.when) == finest]
    certain = [when for when in dates if _UNSURE.isdisjoint(when.edtf)] or dates
    told = Counter((when.earliest, when.latest) for when in certain)
    most = max(told.values())
    chosen = next(when for when in certain if told[when.earliest, when.latest] == most)
    if len(told) == 1:
        return chosen, ()
    return chosen, (Step("differ", (("dates", " ".join(sorted({when.edtf for when in certain}))),)),)


def _width(when: When) -> int:
    if when.earliest is None or when.latest is None:
        return 10**9
    return when.latest.ordinal - when.earliest.ordinal


def _status(members: Sequence[Event]) -> tuple[Status, tuple[Step, ...]]:
    """Return the status that holds in the end, and what the earlier articles said where it was another."""
    last = max(members, key=lambda event: (_WEIGHT[event.status], _told(event)))
    seen: dict[Status, str] = {}
    for event in members:
        seen.setdefault(event.status, str(event.sources[0].published))
    if len(seen) == 1:
        return last.status, ()
    return last.status, tuple(Step("history", (("status", status), ("published", day))) for status, day in seen.items())
