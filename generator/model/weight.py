"""How much an event and a day weigh, by what the merge knows of them: who tells it, when, and over how long a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import fsum, log1p
from typing import Final

from generator.model.event import Event, Status

_LOOKING_BACK: Final = 0.5
_ANOTHER_PUBLISHER: Final = 0.5
_OVER_TIME: Final = 0.25
_AHEAD: Final = 0.5
_STATEMENT: Final = 0.6
_PINNED: Final = 2.0
_STATUS: Final[dict[Status, float]] = {
    "happened": 1.0, "ongoing": 0.8, "negated": 0.5, "planned": 0.4, "possible": 0.3,
}  # fmt: skip
_SALIENCE: Final = {1: 0.7, 2: 1.0, 3: 1.3}
_FIGURES: Final = 6  # what more of them there are differs from machine to machine


def weight(event: Event) -> float:
    """Return how much an event weighs: larger for more; comparable between events of all corpora.

    Each article that tells it counts 1, half where it was published before the day, and more by the logarithm of the
    days that it looks back; each publisher after the first and the time over which it is told add to that. What was
    only planned or said weighs less, and what is the point of its article more.

    An event written by hand counts as one article.
    """
    day = event.when.latest or event.when.earliest
    published = {source.document_id: source.published.ordinal for source in event.sources}
    told = [1.0]
    if published:
        told = [1.0 if day is None else _telling(at - day.ordinal) for at in published.values()]
        publishers = {source.publisher for source in event.sources if source.publisher}
        told.append(_ANOTHER_PUBLISHER * max(0, len(publishers) - 1))
        told.append(_OVER_TIME * log1p(max(published.values()) - min(published.values())))
    scale = _STATUS[event.status] * _SALIENCE.get(event.salience, 1.0)
    scale *= _STATEMENT if event.kind == "statement" else 1.0
    scale *= _PINNED if event.is_pinned else 1.0
    return round(fsum(told) * scale, _FIGURES)


def weights_of_days(events: Iterable[Event]) -> dict[int, float]:
    """Return how much each day (its ordinal) weighs to which events are dated exactly: as much as all of them."""
    found: dict[int, list[float]] = defaultdict(list)
    for event in events:
        day = event.when.earliest
        if day is not None and day == event.when.latest:
            found[day.ordinal].append(weight(event))
    return {day: round(fsum(weights), _FIGURES) for day, weights in found.items()}


def _telling(after: int) -> float:
    """Return what an article counts that was published so many days after a day."""
    return _AHEAD if after < 0 else 1.0 + _LOOKING_BACK * log1p(after)
