"""An editor's word on the timeline: hide, pin, merge, split, another headline, date or status, a note.

A correction names an event by its id; an id may be one of an event's aliases, so that a correction holds when its
event is merged into another. An id that an edit of the article has changed is found again by sentence and phrase.
Neighbours: `merge` before, `site` after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator.errors import Location
from generator.events.order import ordered
from generator.model.content import Correction, Curation
from generator.model.event import Event, Found, Timeline, When
from generator.model.problem import Problem
from generator.model.timex import Step

if TYPE_CHECKING:
    from collections.abc import Mapping

ReadDate = Callable[[str, Location], When | Problem]
Members = Callable[[Event], Sequence[Event]]

_PINNED: Final = 3


def no_members(_: Event) -> Sequence[Event]:
    """Return the events that were merged into one, where nobody knows them."""
    return ()


def curate(
    timeline: Timeline,
    curation: Curation,
    by_hand: Iterable[Event] = (),
    *,
    read_date: ReadDate,
    members: Members = no_members,
) -> tuple[Timeline, tuple[Problem, ...]]:
    """Return the timeline as its editor wants it, in order, and the corrections that could not be made.

    `by_hand` are events that the editor wrote; `read_date` reads a date that the editor gave; `members` gives the
    events that were merged into one, for the correction that splits it.
    """
    events = {event.id: event for event in (*timeline.events, *by_hand)}
    if not curation.corrections:
        return Timeline(ordered(events.values())) if len(events) > len(timeline.events) else timeline, ()
    work = _Work(events, {alias: event.id for event in events.values() for alias in event.aliases})
    problems = []
    for correction in curation.corrections:
        problem = work.correct(correction, read_date, members)
        if problem is not None:
            problems.append(problem)
    return Timeline(ordered(work.events.values())), tuple(problems)


@dataclass(slots=True)
class _Work:
    """The events as far as they are corrected, and where the ids of what was merged have gone."""

    events: dict[str, Event]
    aliases: dict[str, str]

    def correct(self, correction: Correction, read_date: ReadDate, members: Members) -> Problem | None:
        """Make a correction, or say why it cannot be made."""
        event = self._named(correction.id) or found_again(correction, self.events.values())
        if event is None:
            return _lost(correction, self.events.values())
        if correction.is_split:
            return self._split(event, correction, members)
        when = read_date(correction.date, correction.date_at or correction.at) if correction.date is not None else None
        if isinstance(when, Problem):
            return when
        other = None
        if correction.merge is not None:
            other = self._named(correction.merge)
            if other is None or other.id == event.id:
                message = f"no event to merge with: {correction.merge!r}"
                return Problem("error", message, correction.at, "merge takes the id of another event of the timeline")
        if correction.is_hidden:
            del self.events[event.id]
            return None
        changed = corrected(event, correction, when)
        if other is None:
            self.events[event.id] = changed
        else:
            del self.events[event.id]
            self._join(other, changed)
        return None

    def _named(self, id_: str) -> Event | None:
        return self.events.get(id_) or self.events.get(self.aliases.get(id_, ""))

    def _join(self, event: Event, other: Event) -> None:
        """Put an event's sources and ids into another, which keeps its own words."""
        sources = (*event.sources, *(source for source in other.sources if source not in event.sources))
        aliases = (*event.aliases, other.id, *other.aliases)
        citations = (*event.citations, *other.citations)
        self.events[event.id] = replace(event, sources=sources, aliases=aliases, citations=citations)
        self.aliases.update(dict.fromkeys((other.id, *other.aliases), event.id))

    def _split(self, event: Event, correction: Correction, members: Members) -> Problem | None:
        parts = members(event)
        if len(parts) < 2:
            return Problem("error", f"not merged, so it cannot be split: {event.id!r}", correction.at)
        del self.events[event.id]
        for part in parts:
            self.events[part.id] = part
            self.aliases.pop(part.id, None)
        return None


def corrected(event: Event, correction: Correction, when: When | None = None) -> Event:
    """Return an event as a correction wants it; `when` is its date, read. What was found is kept beside."""
    is_edited = bool(when or correction.headline or correction.status)
    found = event.found or (Found(event.when, event.headline, event.status) if is_edited else None)
    steps = event.steps if when is None else (*event.steps, Step("corrected", (("edtf", when.edtf),)))
    return replace(
        event,
        headline=correction.headline or event.headline,
        when=when or event.when,
        status=correction.status or event.status,
        salience=_PINNED if correction.is_pinned else event.salience,
        steps=steps,
        note=correction.note or event.note,
        is_pinned=correction.is_pinned or event.is_pinned,
        found=found,
    )


def found_again(correction: Correction, events: Iterable[Event]) -> Event | None:
    """Return the one event that the correction's sentence and phrase name, None where none or several do."""
    if correction.sentence is None:
        return None
    wanted = _folded(correction.sentence)
    same = [event for event in events if any(_folded(source.quote) == wanted for source in event.sources)]
    if len(same) > 1 and correction.phrase is not None:
        same = [event for event in same if correction.phrase in _phrases(event)]
    return same[0] if len(same) == 1 else None


def _lost(correction: Correction, events: Iterable[Event]) -> Problem:
    """Return what to tell of a correction whose event is not there, with the event most like it."""
    words = _folded(correction.sentence or correction.headline or "")
    near = _most_alike(words, {event.id: _folded(event.quote or event.headline) for event in events}) if words else None
    hint = "take the correction out, or give the id of an event of the timeline"
    if near is not None:
        hint = f"the most similar event is {near[0]!r}: {near[1]!r}"
    return Problem("error", f"no such event: {correction.id!r}", correction.at, hint)


def _most_alike(words: str, candidates: Mapping[str, str]) -> tuple[str, str] | None:
    from rapidfuzz import fuzz, process

    if not candidates:
        return None
    text, _, id_ = process.extractOne(words, candidates, scorer=fuzz.token_set_ratio)
    return id_, text[:120]


def _phrases(event: Event) -> set[str]:
    phrases = set()
    for source in event.sources:
        begin = source.sentence.start
        phrases.add(source.quote[source.phrase.start - begin : source.phrase.end - begin])
    return phrases


def _folded(text: str) -> str:
    return " ".join(text.split())
