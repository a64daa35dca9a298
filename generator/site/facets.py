"""Search and facets: what a list can be filtered by, and how many events each value has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.site.place import precision
from generator.wording import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model.event import Event

FEWEST_EVENTS: Final = 12
FEWEST_FOR_ZOOM: Final = 20
MOST_SOURCES: Final = 12
_ORDER: Final = {
    "status": ("happened", "ongoing", "planned", "possible", "negated"),
    "kind": ("event", "statement"),
    "precision": ("day", "month", "part", "year", "longer", "span"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its name in the query string, its words, and how many events have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What a list can be filtered by."""

    name: str
    words: str
    choices: tuple[Choice, ...]


def facets_of(events: Sequence[Event], language: str) -> tuple[Facet, ...] | None:
    """Return the facets with two values or more; None where a search would not help: below twelve events.

    Sources are those of most events, at most a dozen.
    """
    if len(events) < FEWEST_EVENTS:
        return None
    counts: dict[str, Counter[str]] = {
        "status": Counter(event.status for event in events),
        "kind": Counter(event.kind for event in events),
        "precision": Counter(precision(event.when) for event in events),
    }
    found = [_sources(events, language)]
    for name, count in counts.items():
        choices = (Choice(value, text(f"{name}.{value}", language), count[value]) for value in _ORDER[name])
        found.append(Facet(name, text(f"facet.{name}", language), tuple(each for each in choices if each.count)))
    return tuple(facet for facet in found if len(facet.choices) > 1)


def publisher_of(event: Event) -> tuple[str, ...]:
    """Return the names by which an event's sources are filtered: publishers, else titles, else article ids."""
    return tuple(dict.fromkeys(source.publisher or source.title or source.document_id for source in event.sources))


def _sources(events: Iterable[Event], language: str) -> Facet:
    counts = Counter(name for event in events for name in publisher_of(event))
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_SOURCES]
    return Facet("source", text("facet.source", language), tuple(Choice(name, name, count) for name, count in most))
