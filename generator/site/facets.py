"""Search and facets: what a list can be filtered by, and how many events each value has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.site.place import extent, precision
from generator.wording import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model.content import Collection
    from generator.model.event import Event

FEWEST_EVENTS: Final = 12
FEWEST_FOR_ZOOM: Final = 20
MOST_SOURCES: Final = 12
ORDER: Final = {
    "status": ("happened", "ongoing", "planned", "possible", "negated"),
    "kind": ("event", "statement"),
    "precision": ("day", "month", "part", "year", "longer", "span"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its name in the query string, its key in the data, its words, how many events have it."""

    value: str
    key: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What a list can be filtered by."""

    name: str
    words: str
    choices: tuple[Choice, ...]


def facets_of(
    events: Sequence[Event], language: str, collections: Sequence[Collection] = ()
) -> tuple[Facet, ...] | None:
    """Return the facets with two values or more; None where a search would not help: below twelve events.

    Sources are those of most events, at most a dozen. Keys are numbers: a source's place among those names, any
    other value's place in `ORDER`; that of a collection has a `c` before its place.
    """
    if len(events) < FEWEST_EVENTS:
        return None
    counts: dict[str, Counter[str]] = {
        "status": Counter(event.status for event in events),
        "kind": Counter(event.kind for event in events),
        "precision": Counter(precision(event.when) for event in events),
    }
    found = [_collections(events, language, collections), _sources(events, language)]
    for name, count in counts.items():
        choices = (
            Choice(value, str(key), text(f"{name}.{value}", language), count[value])
            for key, value in enumerate(ORDER[name])
        )
        found.append(Facet(name, text(f"facet.{name}", language), tuple(each for each in choices if each.count)))
    return tuple(facet for facet in found if len(facet.choices) > 1)


def names_of_sources(events: Iterable[Event]) -> Mapping[str, int]:
    """Return the names of the sources of most events with their numbers, most first."""
    return {name: number for number, (name, _) in enumerate(_most(events))}


def source_numbers(event: Event, names: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of an event's sources, as far as they are among the names."""
    return tuple(names[name] for name in _names(event) if name in names)


def keys_of(event: Event, names: Mapping[str, int], collections: Mapping[str, int]) -> str:
    """Return what scripts need of a card, parted by spaces.

    They are its first day, the number of days after it, status, kind, precision, sources and collections.

    An open end is `-`. One attribute for all keeps a page of a thousand events small.
    """
    days = extent(event)
    length = "-" if days.first is None or days.last is None else days.last - days.first
    last = days.last if days.first is None else length
    keys = (
        "-" if days.first is None else days.first,
        last,
        ORDER["status"].index(event.status),
        ORDER["kind"].index(event.kind),
        ORDER["precision"].index(precision(event.when)),
        *source_numbers(event, names),
        *collection_keys(event, collections),
    )
    return " ".join(map(str, keys))


def collection_keys(event: Event, collections: Mapping[str, int]) -> tuple[str, ...]:
    """Return the keys of an event's collections."""
    return tuple(f"c{collections[folder]}" for folder in event.collections if folder in collections)


def _collections(events: Iterable[Event], language: str, collections: Sequence[Collection]) -> Facet:
    counts = Counter(folder for event in events for folder in event.collections)
    choices = (
        Choice(each.slug, f"c{number}", each.title, counts[each.folder]) for number, each in enumerate(collections)
    )
    return Facet("collection", text("facet.collection", language), tuple(each for each in choices if each.count))


def _sources(events: Iterable[Event], language: str) -> Facet:
    choices = tuple(Choice(name, str(key), name, count) for key, (name, count) in enumerate(_most(events)))
    return Facet("source", text("facet.source", language), choices)


def _most(events: Iterable[Event]) -> list[tuple[str, int]]:
    counts = Counter(name for event in events for name in _names(event))
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_SOURCES]


def _names(event: Event) -> tuple[str, ...]:
    """Return the names by which an event's sources are known: publishers, else titles, else the articles' ids."""
    return tuple(dict.fromkeys(source.publisher or source.title or source.document_id for source in event.sources))
