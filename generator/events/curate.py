"""An editor's word on the timeline: hide, pin, another headline, date, status, a note.

`Curation` is what `content/curation.toml` says, by event id; an id may be one of an event's aliases, so that a
correction holds when its event is merged into another. Neighbours: `merge` before, `site` after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.events.order import ordered
from generator.model.event import Event, Status, Timeline, When
from generator.model.timex import Step

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor says of one event; None leaves a field as it is.

    `is_pinned` lifts the salience to 3; `note` is the editor's, shown with how the date was worked out.
    """

    is_hidden: bool = False
    is_pinned: bool = False
    headline: str | None = None
    when: When | None = None
    status: Status | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Curation:
    """All corrections by event id."""

    corrections: Mapping[str, Correction] = field(default_factory=dict)


def curate(timeline: Timeline, curation: Curation | None = None) -> Timeline:
    """Return the timeline as the editor wants it, in order; the same one where nothing is said.

    >>> curate(Timeline(())).events
    ()
    """
    if curation is None or not curation.corrections:
        return timeline
    return Timeline(ordered(_corrected(timeline.events, curation)))


def _corrected(events: Iterable[Event], curation: Curation) -> Iterable[Event]:
    for event in events:
        correction = _of(event, curation)
        if correction is None:
            yield event
        elif not correction.is_hidden:
            yield _apply(event, correction)


def _of(event: Event, curation: Curation) -> Correction | None:
    return next((curation.corrections[id_] for id_ in (event.id, *event.aliases) if id_ in curation.corrections), None)


def _apply(event: Event, correction: Correction) -> Event:
    steps = list(event.steps)
    if correction.when is not None:
        steps.append(Step("corrected", (("edtf", correction.when.edtf),)))
    if correction.status is not None:
        steps.append(Step("status", (("status", correction.status), ("cue", ""))))
    if correction.note is not None:
        steps.append(Step("note", (("note", correction.note),)))
    return replace(
        event,
        headline=correction.headline or event.headline,
        when=correction.when or event.when,
        status=correction.status or event.status,
        salience=3 if correction.is_pinned else event.salience,
        steps=tuple(steps),
    )
