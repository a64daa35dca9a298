"""The roll of a shard: whom and what its events name, so that the names of a corpus are joined without loading them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from generator.model.digest import digest, digest_of_event
from generator.model.name import Name, NameKind

if TYPE_CHECKING:
    from generator.model.event import Event

MOST: Final = 60_000  # names of all months together
_FEWEST: Final = 100


class Key(NamedTuple):
    """A name of a kind, whoever bears it."""

    kind: NameKind
    text: str


class Entry(NamedTuple):
    """A name and where it stands in a shard: the places of its events there, and the digest of what they hold.

    `articles` are digests of the articles that name it, some of them where they are more than were asked for.
    """

    key: Key
    short: str
    is_full: bool
    places: Sequence[int]
    articles: Sequence[str]
    digest: str


def most_of(shards: int) -> int:
    """Return how many names a roll has at most, those that most of the month's events name.

    Halved as the months double, so that it seldom changes and all of them together stay few.

    >>> most_of(24), most_of(240)
    (1875, 234)
    """
    most = MOST
    while most > _FEWEST and most * shards > MOST:
        most //= 2
    return most


def roll_of(events: Sequence[Event], articles: int, most: int = MOST) -> str:
    """Return the roll of a shard's events as JSON, with `articles` of the articles of each name at most."""
    places: dict[Name, dict[int, None]] = defaultdict(dict)
    told: dict[Name, set[str]] = defaultdict(set)
    for place, event in enumerate(events):
        for source in event.sources:
            for name in source.names:
                places[name][place] = None
                told[name].add(source.document_id)
    heaviest = sorted(places, key=lambda name: (-len(places[name]), name.kind, name.text, name.short))[:most]
    entries = [
        (
            *(name.kind, name.text, name.short, name.is_full),
            tuple(places[name]),
            sorted(map(_digest, told[name]))[:articles],
            digest(*(digest_of_event(events[place]) for place in places[name])),
        )
        for name in heaviest
    ]
    return json.dumps(entries, separators=(",", ":"))


def read_roll(part: str) -> tuple[Entry, ...] | None:
    """Return the entries of a roll, None where it is none."""
    with suppress(ValueError, TypeError, IndexError):
        return tuple(_entries(json.loads(part)))
    return None


def _entries(rows: Iterable[Sequence[Any]]) -> Iterator[Entry]:
    for kind, text, short, is_full, places, articles, shown in rows:
        yield Entry(Key(kind, text), short, is_full, places, articles, shown)


def _digest(document_id: str) -> str:
    return blake2b(document_id.encode(errors="backslashreplace"), digest_size=6).hexdigest()
