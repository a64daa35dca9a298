"""Search and facets: what a list can be filtered by, and how many events each value has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping  # read again by the codec
from dataclasses import dataclass
from heapq import nsmallest
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generator.site.place import extent, precision
from generator.site.roll import Key
from generator.wording import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model.content import Collection
    from generator.model.event import Event
    from generator.site.directory import Directory, Profile

FEWEST_EVENTS: Final = 12
FEWEST_FOR_ZOOM: Final = 20
FEWEST_FOR_NAMES: Final = 150
MOST_SOURCES: Final = 12
NOBODY: Final[Mapping[str, Mapping[Key, int]]] = MappingProxyType({})
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


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events there are, and how many have each value of what a list can be filtered by."""

    events: int
    status: Mapping[str, int]
    kind: Mapping[str, int]
    precision: Mapping[str, int]
    sources: Mapping[str, int]
    folders: Mapping[str, int]


def counts_of(events: Sequence[Event]) -> Counts:
    """Return the counts of some events."""
    return Counts(
        len(events),
        Counter(event.status for event in events),
        Counter(event.kind for event in events),
        Counter(precision(event.when) for event in events),
        Counter(name for event in events for name in names_of(event)),
        Counter(folder for event in events for folder in event.collections),
    )


def total(parts: Iterable[Counts]) -> Counts:
    """Return the counts of what was counted in parts."""
    number = 0
    whole: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter(), Counter())
    for part in parts:
        number += part.events
        inside = part.status, part.kind, part.precision, part.sources, part.folders
        for counter, counted in zip(whole, inside, strict=True):
            counter.update(counted)
    return Counts(number, *whole)


def facets_of(
    counts: Counts, language: str, collections: Sequence[Collection] = (), directory: Directory | None = None
) -> tuple[Facet, ...] | None:
    """Return the facets with two values or more; None where a search would not help: below twelve events.

    Sources are those of most events, at most a dozen. Keys are numbers: a source's place among those names, a
    collection's among its like, any other value's in `ORDER`.
    """
    if counts.events < FEWEST_EVENTS:
        return None
    found = [_collections(counts, language, collections), _sources(counts, language)]
    for name, count in (("status", counts.status), ("kind", counts.kind), ("precision", counts.precision)):
        choices = (
            Choice(value, str(key), text(f"{name}.{value}", language), count.get(value, 0))
            for key, value in enumerate(ORDER[name])
        )
        found.append(Facet(name, text(f"facet.{name}", language), tuple(each for each in choices if each.count)))
    if directory is not None and counts.events >= FEWEST_FOR_NAMES:
        found[2:2] = [_named(name, chosen, language) for name, chosen in sorted((directory.choices or {}).items())]
    return tuple(facet for facet in found if len(facet.choices) > 1)


def _named(name: str, chosen: Sequence[Profile], language: str) -> Facet:
    choices = (Choice(each.slug, str(number), each.name, each.count) for number, each in enumerate(chosen))
    return Facet(name, text(f"facet.{name}", language), tuple(choices))


def numbers_of(directory: Directory, events: int) -> Mapping[str, Mapping[Key, int]]:
    """Return the numbers of the names that a list of so many events can be filtered by, none for a short list."""
    numbers = directory.numbers or {}
    return {name: own for name, own in sorted(numbers.items()) if own} if events >= FEWEST_FOR_NAMES else {}


def names_of_sources(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Return the names of the sources of most events with their numbers, most first."""
    return {name: number for number, (name, _) in enumerate(_most(counts))}


def source_numbers(event: Event, names: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of an event's sources, as far as they are among the names."""
    return tuple(names[name] for name in names_of(event) if name in names)


@dataclass(frozen=True, slots=True)
class Columns:
    """What scripts need of events, in columns: a page of a thousand stays small, and its cards free of it.

    `starts` has each first day as the days after the last one named, `more` the last day counted from the first (from
    the last one named where there is none); what is open is None. `figures` has a figure an event: the place of its
    value in `SHAPES` or `ORDER`; `numbers` has those of its sources, its collections and its names, parted by
    commas. `day` is the last one named.
    """

    starts: tuple[int | None, ...]
    more: tuple[int | None, ...]
    figures: Mapping[str, str]
    numbers: Mapping[str, str]
    day: int


def columns_of(
    events: Sequence[Event],
    names: Mapping[str, int],
    collections: Mapping[str, int],
    named: Mapping[str, Mapping[Key, int]] = NOBODY,
    day: int = 0,
) -> Columns:
    """Return the columns of events, counted on from a day; sources, collections and whom they name go by numbers."""
    starts: list[int | None] = []
    more: list[int | None] = []
    extents = [extent(event) for event in events]
    for each in extents:
        starts.append(None if each.first is None else each.first - day)
        day = day if each.first is None else each.first
        more.append(None if each.last is None else each.last - day)
    figures = {
        "shape": _figures(SHAPES.index(each.shape) for each in extents),
        "status": _figures(ORDER["status"].index(event.status) for event in events),
        "kind": _figures(ORDER["kind"].index(event.kind) for event in events),
        "precision": _figures(ORDER["precision"].index(precision(event.when)) for event in events),
    }
    numbers = {"source": ",".join(" ".join(map(str, source_numbers(event, names))) for event in events)}
    if collections:
        numbers["collection"] = ",".join(" ".join(_numbers(event, collections)) for event in events)
    for facet, known in named.items():
        numbers[facet] = ",".join(" ".join(map(str, _known(event, known))) for event in events)
    return Columns(tuple(starts), tuple(more), figures, numbers, day)


def fields_of(columns: Columns) -> dict[str, object]:
    """Return columns as scripts are given them."""
    return {"from": columns.starts, "more": columns.more, **columns.figures, **columns.numbers}


def _known(event: Event, known: Mapping[Key, int]) -> list[int]:
    keys = (Key(name.kind, name.text) for name in event.names)
    return sorted({known[key] for key in keys if key in known})


def _figures(places: Iterable[int]) -> str:
    return "".join(map(str, places))


def _numbers(event: Event, collections: Mapping[str, int]) -> Iterator[str]:
    return (str(collections[folder]) for folder in event.collections if folder in collections)


def _collections(counts: Counts, language: str, collections: Sequence[Collection]) -> Facet:
    choices = (
        Choice(each.slug, str(number), each.title, counts.folders.get(each.folder, 0))
        for number, each in enumerate(collections)
    )
    return Facet("collection", text("facet.collection", language), tuple(each for each in choices if each.count))


def _sources(counts: Counts, language: str) -> Facet:
    choices = tuple(Choice(name, str(key), name, count) for key, (name, count) in enumerate(_most(counts.sources)))
    return Facet("source", text("facet.source", language), choices)


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return nsmallest(MOST_SOURCES, counts.items(), key=lambda pair: (-pair[1], pair[0]))


def names_of(event: Event) -> tuple[str, ...]:
    """Return the names by which an event's sources are known: publishers, else titles, else the articles' ids."""
    return tuple(dict.fromkeys(source.publisher or source.title or source.document_id for source in event.sources))
