"""The gist of a shard: what the pages of a whole site need of its events, so that these may stay where they are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.model.digest import digest_of_event
from generator.site.entry import needs_study
from generator.site.facets import Counts, counts_of
from generator.site.listing import is_lasting
from generator.site.place import Extent, end_key, extent, has_month, sort_key, start_of
from generator.site.words import prefixes_of

if TYPE_CHECKING:
    from generator.model.event import Event

MOST_SALIENT: Final = 10
LATEST: Final = 5
_HEX: Final = 32
Key = tuple[int, bool, int, str]  # as `sort_key` gives it


@dataclass(frozen=True, slots=True)
class Lasting:
    """An event that goes on in years after the one that it begins in; `last` is None where nobody knows the end.

    `place` is where it stands among the shard's events.
    """

    place: int
    salience: int
    first: int
    last: int | None
    key: Key


@dataclass(frozen=True, slots=True)
class Gist:
    """What is known of a shard's events without loading them.

    `ids`, `digests` (32 figures each), `saliences` and `dated` (a figure each: whether the date names a month) are in
    the order of the list; `told` is JSON of the articles of each. `salient` and `latest` are those that may be among
    the first of the whole timeline, `end` the one that ends last. `untitled` are articles that have no title.
    """

    ids: tuple[str, ...]
    digests: str
    told: str
    saliences: str
    dated: str
    begins: int
    first_dated: int | None
    characters: int
    extents: tuple[tuple[Extent, int], ...]
    counts: Counts
    salient: tuple[tuple[int, int, Key], ...]
    latest: tuple[Key, ...]
    end: tuple[int, str]
    lasting: tuple[Lasting, ...]
    prefixes: tuple[str, ...]
    untitled: tuple[str, ...]
    media: tuple[str, ...]

    def digest_of(self, place: int) -> str:
        """Return the digest of the event at a place."""
        return self.digests[place * _HEX : place * _HEX + _HEX]

    def articles(self) -> list[list[str]]:
        """Return the articles that tell each event."""
        found: list[list[str]] = json.loads(self.told)
        return found

    def may_tell(self, name: str) -> bool:
        """Tell whether an article, named as JSON has it, may tell one of the events."""
        return name in self.told


def gist_of(events: Sequence[Event], language: str) -> Gist:
    """Return the gist of events that are in the order of the list, at least one."""
    dated = [has_month(event) for event in events]
    return Gist(
        ids=tuple(event.id for event in events),
        digests="".join(digest_of_event(event).hex() for event in events),
        told=json.dumps([sorted({source.document_id for source in event.sources}) for event in events]),
        saliences="".join(str(event.salience) for event in events),
        dated="".join("1" if each else "0" for each in dated),
        begins=start_of(events[0]).ordinal,
        first_dated=next((start_of(event).ordinal for event, each in zip(events, dated, strict=True) if each), None),
        characters=sum(len(event.quote) for event in events),
        extents=tuple(Counter(extent(event) for event in events).items()),
        counts=counts_of(events),
        salient=most_salient(
            [(-event.salience, -len(event.sources), sort_key(event)) for event in events],
        ),
        latest=tuple(sorted(map(sort_key, filter(is_latest, events)), reverse=True)[:LATEST]),
        end=max(map(end_key, events)),
        lasting=tuple(_lasting(place, event) for place, event in enumerate(events) if is_lasting(event)),
        prefixes=prefixes_of(events, language),
        untitled=tuple(sorted({one.document_id for event in events for one in event.sources if needs_study(one)})),
        media=tuple(sorted({event.media.path for event in events if event.media})),
    )


def most_salient(ranked: Sequence[tuple[int, int, Key]]) -> tuple[tuple[int, int, Key], ...]:
    """Return the first of events that are ranked by (-salience, -number of sources, place)."""
    return tuple(sorted(ranked)[:MOST_SALIENT])


def is_latest(event: Event) -> bool:
    """Tell whether an event may be named as one of the latest: its end is known, and it is not to come."""
    return event.when.latest is not None and event.status != "planned"


def _lasting(place: int, event: Event) -> Lasting:
    last = event.when.latest.year if event.when.latest else None
    return Lasting(place, event.salience, start_of(event).year, last, sort_key(event))
