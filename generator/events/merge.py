"""One timeline from the events of all articles: what is told twice becomes one event with all its sources.

Events that are the same hang together in companies; a company is parted so that all members of a part go with one
another, from the most alike down. What it comes to depends on the events alone, not on their order.
"""

from __future__ import annotations

import gc
from bisect import bisect_left, insort
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rapidfuzz.fuzz import token_sort_ratio

from generator.events.alike import go_together
from generator.events.blocks import Blocks
from generator.events.order import Place, ordered, place
from generator.model.event import Event, Source, Status, Timeline, When
from generator.model.timex import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model.event import Study

_HAND_WRITTEN: Final = ""
_WEIGHT: Final[dict[Status, int]] = {"happened": 4, "ongoing": 3, "negated": 2, "planned": 1, "possible": 0}


def merge(studies: Iterable[Study], hand_written: Iterable[Event] = ()) -> Timeline:
    """Return one timeline of all events: each source is kept, an event told twice stands once.

    The order of the studies makes no difference. A merged event has the id of its earliest published member, the
    others' ids as `aliases`, and the finest date that its members agree on; where they disagree a step says so.
    """
    merger = Merger()
    with _uncollected():
        for study in studies:
            if study.events:
                merger.blocks.put(study.events[0].sources[0].document_id, study.events)
        merger.blocks.put(_HAND_WRITTEN, hand_written)
        return merger.whole()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of reference cycles away: merging makes none, and its rounds cost a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Merger:
    """A timeline that is kept up to date: an article that changes costs what its own blocks cost.

    `put` and `drop` take one article's events; `timeline` is at any time what `merge` would make of all of them.
    """

    def __init__(self) -> None:
        """Begin with no events."""
        self.blocks = Blocks()
        self._parts: dict[str, tuple[Event, ...]] = {}
        self._placed: list[tuple[Place, Event]] = []

    def put(self, article: str, events: Iterable[Event]) -> None:
        """Put in an article's events for those it had."""
        before = self._companies(self.blocks.articles(article))
        changed = self.blocks.put(article, events)
        self._renew(before, changed)

    def drop(self, article: str) -> None:
        """Take an article's events out."""
        before = self._companies(self.blocks.articles(article))
        self._renew(before, self.blocks.drop(article))

    @property
    def timeline(self) -> Timeline:
        """All events as they stand, in order."""
        return Timeline(tuple(event for _, event in self._placed))

    def whole(self) -> Timeline:
        """Return the timeline of all that was put into `blocks`, made in one go."""
        done: set[str] = set()
        events: list[Event] = []
        for id_ in self.blocks.events:
            if id_ in done:
                continue
            company = self.blocks.company(id_)
            done |= company
            events += [self.blocks.events[id_]] if len(company) == 1 else joined(company, self.blocks)
        return Timeline(ordered(events))

    def _companies(self, ids: Iterable[str]) -> set[frozenset[str]]:
        return {self.blocks.company(id_) for id_ in ids}

    def _renew(self, before: set[frozenset[str]], changed: frozenset[str]) -> None:
        """Make the companies of the changed events anew, for those that they stood in before."""
        touched = set(changed).union(*before)
        companies = {self.blocks.company(id_) for id_ in touched & self.blocks.events.keys()}
        for id_ in touched.union(*companies):
            for event in self._parts.pop(id_, ()):
                self._take_out(event)
        for company in companies:
            self._enter(company)

    def _take_out(self, event: Event) -> None:
        at = bisect_left(self._placed, place(event), key=_first)
        if at < len(self._placed) and self._placed[at][1].id == event.id:
            del self._placed[at]

    def _enter(self, company: frozenset[str]) -> None:
        events = joined(company, self.blocks)
        for event in events:
            insort(self._placed, (place(event), event), key=_first)
            for member in (event.id, *event.aliases):
                self._parts[member] = (event,)


def _first(entry: tuple[Place, Event]) -> Place:
    return entry[0]


def joined(company: frozenset[str], blocks: Blocks) -> list[Event]:
    """Return the events that a company of like ones comes to: all members of each go with one another.

    Pairs are taken from the most alike down, ties by id; a pair joins two parts where every date of the one goes with
    every date of the other.
    """
    parts: dict[str, frozenset[str]] = {id_: frozenset((id_,)) for id_ in company}
    pairs = sorted({(one, other) if one < other else (other, one) for one in company for other in blocks.same(one)})
    for one, other in sorted(pairs, key=lambda pair: (-_likeness(pair, blocks), pair)):
        left, right = parts[one], parts[other]
        if left is right or not _fit_together(left, right, blocks):
            continue
        whole = left | right
        parts.update(dict.fromkeys(whole, whole))
    return [_one([blocks.events[id_] for id_ in part]) for part in set(parts.values())]


def _likeness(pair: tuple[str, str], blocks: Blocks) -> float:
    return token_sort_ratio(blocks.features(pair[0]).text, blocks.features(pair[1]).text)


def _fit_together(left: frozenset[str], right: frozenset[str], blocks: Blocks) -> bool:
    return all(
        go_together(blocks.features(one), blocks.features(other)) and not _share_sentence(one, other, blocks)
        for one in left
        for other in right
    )


def _share_sentence(one: str, other: str, blocks: Blocks) -> bool:
    first, second = blocks.features(one), blocks.features(other)
    return first.document == second.document and first.sentence == second.sentence


def _one(events: Sequence[Event]) -> Event:
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

    Where days differ the one that most sources tell stands, the earliest told of those.
    """
    widths = {event.when.edtf: _width(event.when) for event in members}
    finest = min(widths.values())
    dates = [event.when for event in members if widths[event.when.edtf] == finest]
    told = sorted({when.edtf for when in dates}, key=lambda edtf: -sum(when.edtf == edtf for when in dates))
    most = [edtf for edtf in told if sum(w.edtf == edtf for w in dates) == sum(w.edtf == told[0] for w in dates)]
    chosen = next(when for when in dates if when.edtf in most)
    if len(told) == 1:
        return chosen, ()
    return chosen, (Step("differ", (("dates", " ".join(sorted(told))),)),)


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
