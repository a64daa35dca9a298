"""The gist of a shard: what feeds, calendars and keys need of its events, so that these may stay where they are."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from generator.export.days import days_of
from generator.model.codec import DecodeError, decode, encode
from generator.model.digest import digest, digest_of_code
from generator.model.event import Event
from generator.model.file import Pieces
from generator.model.shard import Shard, Shards

MOST: Final = 50
_ROOMS: Final = ("export", "model")


@dataclass(frozen=True, slots=True)
class Gist:
    """What is known of a shard's events without loading them.

    `newest` has (day of publication, id) of those that a feed may name, the newest first; `dayless` is how many no
    calendar has a day for; `untitled` are articles that have no title.
    """

    newest: tuple[tuple[int, str], ...]
    dayless: int
    untitled: tuple[str, ...]


def kept_gist(shard: Shard, shards: Shards, pieces: Pieces) -> Gist:
    """Return the gist of a shard, as it was kept where its events are those of then."""
    place, key = f"exported {shard.name}", digest(digest_of_code(_ROOMS), shard.digest)
    part = pieces.piece(place, key)
    with suppress(DecodeError):
        if part is not None:
            return decode(Gist, part)
    gist = _gist_of(shards.events(shard))
    pieces.keep_piece(place, key, encode(gist))
    return gist


def _gist_of(events: Sequence[Event]) -> Gist:
    told = sorted((event for event in events if event.sources), key=_published, reverse=True)
    return Gist(
        tuple((_published(event), event.id) for event in told[:MOST]),
        sum(days_of(event) is None for event in events),
        tuple(sorted({source.document_id for event in events for source in event.sources if not source.title})),
    )


def _published(event: Event) -> int:
    return event.sources[0].published.ordinal
