"""Which events each article tells, and of which articles that is as it was at the build before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model.event import Event, Studies
    from generator.site.gist import Gist
    from generator.site.gists import Gists
    from generator.site.sheets import Sheets


class LaidShard(NamedTuple):
    """A shard as it was laid out: the digest of its events, and the pages of those that name no month or do."""

    name: str
    digest: str
    undated: str
    dated: str


class LaidArticle(NamedTuple):
    """An article as it was laid out: the digest of its study, and of all that its page showed."""

    document_id: str
    digest: str
    shows: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What a build laid out, for the next to know what has changed of it."""

    shards: tuple[LaidShard, ...] = ()
    articles: tuple[LaidArticle, ...] = ()


class Told:
    """The events of the timeline by the articles that tell them. Not slotted: what was looked up at once is kept."""

    def __init__(self, gists: Gists) -> None:
        """Take the gists of all shards."""
        self._gists = gists

    def by(self, document_id: str) -> tuple[Event, ...]:
        """Return the events that an article tells, in order; only their shards are looked at."""
        name = json.dumps(document_id)
        places = [
            (shard, place)
            for shard, gist in self._gists
            if gist.may_tell(name)
            for place, articles in enumerate(gist.articles())
            if document_id in articles
        ]
        return self._gists.named(places)

    @cached_property
    def all(self) -> Mapping[str, list[Event]]:
        """The events that each article tells, in order; all are looked at."""
        told: dict[str, list[Event]] = {}
        for event in self._gists.events_of(self._gists.shards):
            for document_id in dict.fromkeys(source.document_id for source in event.sources):
                told.setdefault(document_id, []).append(event)
        return told


def shards_of(gists: Gists, sheets: Sheets) -> tuple[LaidShard, ...]:
    """Return where each shard was laid."""
    return tuple(
        LaidShard(
            shard.name,
            shard.digest,
            sheets.path_in(shard.year, shard.month, is_dated=False),
            sheets.path_in(shard.year, shard.month, is_dated=True),
        )
        for shard in gists.shards
    )


def as_before(before: Layout, studies: Studies, gists: Gists, sheets: Sheets) -> Mapping[str, str]:
    """Return what each article showed that shows the same now, by its id; none where that cannot be known."""
    former = {laid.name: laid for laid in before.shards}
    now = {laid.name: laid for laid in shards_of(gists, sheets)}
    months = {shard.name: shard for shard in gists.shards}
    changed: set[str] = set()
    for name in former.keys() | now.keys():
        if former.get(name) == now.get(name):
            continue
        told = _tellings(gists.of(months[name]), now[name]) if name in now else {}
        gist = gists.former(name) if name in former else None
        if gist is None and name in former:
            return {}
        was_told = _tellings(gist, former[name]) if gist is not None else {}
        for event in told.keys() ^ was_told.keys():
            changed.update(told.get(event, ()), was_told.get(event, ()))
    known = {one.document_id: one for one in before.articles if one.document_id not in changed}
    return {name: known[name].shows for name in studies if name in known and known[name].digest == studies.digest(name)}


def _tellings(gist: Gist, laid: LaidShard) -> Mapping[tuple[str, str, str], Sequence[str]]:
    """Return the articles that tell each event, by (id, digest, page)."""
    pages = {"0": laid.undated, "1": laid.dated}
    return {
        (name, gist.digest_of(place), pages[gist.dated[place]]): articles
        for place, (name, articles) in enumerate(zip(gist.ids, gist.articles(), strict=True))
    }
