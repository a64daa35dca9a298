"""Which events each article tells, and of which articles that is as it was at the build before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.model.digest import digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model.event import Event, Studies
    from generator.model.shard import Shard
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

    def __init__(self, gists: Gists, *, are_all: bool = False) -> None:
        """Take the gists of all shards; `are_all` says that so many articles are asked for that all are looked up."""
        self._gists = gists
        self._are_all = are_all

    def by(self, document_id: str) -> tuple[Event, ...]:
        """Return the events that an article tells, in order; only their shards are looked at."""
        return self._gists.named(self.places(document_id))

    def places(self, document_id: str) -> Sequence[tuple[Shard, int]]:
        """Return where the events of an article are, in order."""
        if self._are_all:
            return self._all.get(document_id, ())
        name = json.dumps(document_id)
        return [
            (shard, place)
            for shard, gist in self._gists
            if gist.may_tell(name)
            for place, articles in enumerate(gist.articles())
            if document_id in articles
        ]

    def digests(self, places: Sequence[tuple[Shard, int]]) -> str:
        """Return the digest of the events at some places; none of them is loaded."""
        return digest(b"".join([bytes.fromhex(self._gists.of(shard).digest_of(place)) for shard, place in places]))

    def pages(self, places: Sequence[tuple[Shard, int]], sheets: Sheets) -> list[str]:
        """Return the page of each event; none of them is loaded."""
        return [
            sheets.path_in(shard.year, shard.month, is_dated=self._gists.of(shard).dated[place] == "1")
            for shard, place in places
        ]

    @cached_property
    def _all(self) -> Mapping[str, list[tuple[Shard, int]]]:
        told: dict[str, list[tuple[Shard, int]]] = {}
        for shard, gist in self._gists:
            for place, articles in enumerate(gist.articles()):
                at = shard, place
                for document_id in articles:
                    told.setdefault(document_id, []).append(at)
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
