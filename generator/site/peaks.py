"""The days that matter most on a large timeline, each told by a sentence or two, and by none that another day has.

What a month's days weigh, and what may tell them, is kept with its shard; of all days the heaviest are taken, and the
sentences are chosen from the heaviest day down, so that a page of thirty days has those of the page of ten. Nothing
here needs a library that may be missing: the site must be the same on every machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from generator.model.weight import weight, weights_of_days

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.event import Event

LEVELS: Final = (10, 30, 100)
_CANDIDATES: Final = 4  # of a day
_SENTENCES: Final = 2
_MUCH: Final = 0.5  # of the day's first sentence's weight, that a second one has at least
_ALIKE: Final = 0.5
_WORD: Final = re.compile(r"[^\W_]{4,}")
_STEM: Final = 6
_LONGEST: Final = 400  # characters of a sentence that opens a timeline


class Peak(NamedTuple):
    """A day, how much it weighs, and the (place in its shard, weight) of the events that may tell it."""

    day: int
    weight: float
    told: tuple[tuple[int, float], ...]


def peaks_of(events: Sequence[Event]) -> str:
    """Return the days of a shard to which events are dated exactly, as JSON."""
    days = weights_of_days(events)
    inside: dict[int, list[tuple[int, float]]] = {day: [] for day in days}
    for place, event in enumerate(events):
        first = event.when.earliest
        if first is not None and first == event.when.latest and 0 < len(event.quote) <= _LONGEST:
            inside[first.ordinal].append((place, weight(event)))
    told = {day: sorted(own, key=lambda pair: (-pair[1], pair[0]))[:_CANDIDATES] for day, own in inside.items()}
    return json.dumps([(day, days[day], told[day]) for day in sorted(days) if told[day]], separators=(",", ":"))


def read_peaks(part: str) -> tuple[Peak, ...] | None:
    """Return the days of a shard, None where this is none."""
    with suppress(ValueError, TypeError, IndexError):
        return tuple(_peaks(json.loads(part)))
    return None


def _peaks(rows: Iterable[Sequence[Any]]) -> Iterator[Peak]:
    for day, weighs, told in rows:
        yield Peak(int(day), float(weighs), tuple((int(place), float(each)) for place, each in told))


def chosen(
    peaks: Sequence[Peak], stems_at: Callable[[Peak, int], frozenset[str]]
) -> list[tuple[Peak, tuple[int, ...]]]:
    """Return each day with the places of the events that tell it, the days as they come.

    `stems_at` gives the stems of the quotation of the event at a place. A day has one event or two; one that says what
    has been said, of that day or of another, is left out where there is more to choose from.
    """
    said: list[frozenset[str]] = []
    found = []
    for peak in peaks:
        own: list[int] = []
        for place, weighs in peak.told:
            if own and weighs < peak.told[0][1] * _MUCH:
                break
            stems = stems_at(peak, place)
            if any(_are_alike(stems, other) for other in said):
                continue
            said.append(stems)
            own.append(place)
            if len(own) == _SENTENCES:
                break
        if peak.told:
            found.append((peak, tuple(own) or (peak.told[0][0],)))
    return found


def stems_of(quote: str) -> frozenset[str]:
    """Return the stems of a sentence's words, of those of four letters and more."""
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(quote))


def _are_alike(stems: frozenset[str], other: frozenset[str]) -> bool:
    return len(stems & other) >= _ALIKE * max(1, min(len(stems), len(other)))
