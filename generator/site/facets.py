"""Search and facets: what a list can be filtered by, and how many events each value has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.site.place import extent, precision
from generator.wording import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model.content import Collection
    from generator.model.event import Event

FEWEST_EVENTS: Final = 12
FEWEST_FOR_ZOOM: Final = 20
MOST_SOURCES: Final = 12
SHAPES: Final = ("exact", "span", "lasting")
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

    Sources are those of most events, at most a dozen. Keys are numbers: a source's place among those names, a
    collection's among its like, any other value's in `ORDER`.
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


def columns_of(events: Sequence[Event], collections: Mapping[str, int]) -> Mapping[str, object]:
    """Return what scripts need of events, in columns: a page of a thousand stays small, and its cards free of it.

    `from` has each first day as the days after the last one named, `more` the last day counted from the first (from
    the last one named where there is none); what is open is None. All else is a figure an event: the place of its
    value in `SHAPES` or `ORDER`, for sources the numbers of `names_of_sources`, for collections those of `collections`.
    """
    names = names_of_sources(events)
    starts: list[int | None] = []
    more: list[int | None] = []
    day = 0
    extents = [extent(event) for event in events]
    for each in extents:
        starts.append(None if each.first is None else each.first - day)
        day = day if each.first is None else each.first
        more.append(None if each.last is None else each.last - day)
    return {
        "from": starts,
        "more": more,
        "shape": _figures(SHAPES.index(each.shape) for each in extents),
        "status": _figures(ORDER["status"].index(event.status) for event in events),
        "kind": _figures(ORDER["kind"].index(event.kind) for event in events),
        "precision": _figures(ORDER["precision"].index(precision(event.when)) for event in events),
        "source": ",".join(" ".join(map(str, source_numbers(event, names))) for event in events),
    } | ({"collection": ",".join(" ".join(_numbers(event, collections)) for event in events)} if collections else {})


def _figures(places: Iterable[int]) -> str:
    return "".join(map(str, places))


def _numbers(event: Event, collections: Mapping[str, int]) -> Iterator[str]:
    return (str(collections[folder]) for folder in event.collections if folder in collections)


def _collections(events: Iterable[Event], language: str, collections: Sequence[Collection]) -> Facet:
    counts = Counter(folder for event in events for folder in event.collections)
    choices = (
        Choice(each.slug, str(number), each.title, counts[each.folder]) for number, each in enumerate(collections)
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
