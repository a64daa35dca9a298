"""The timeline as a build joined it, and what it was joined from: kept until the articles or the code are others.

`joined` has a row an event, by its shard; `shards` says how many there are in each, and their digest; `buckets` and
`tellers` are what joining goes on from. All of a change is made lasting at once, by `finish`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from generator.errors import WriteError
from generator.model.codec import DecodeError, decode
from generator.model.digest import digest_of_digests, digest_of_line, know_digest
from generator.model.event import Event
from generator.model.shard import Shard

if TYPE_CHECKING:
    from generator.store.database import Store

_NOTE: Final = "joined"
_TABLES: Final = ("joined", "shards", "buckets", "tellers")
_HINT: Final = "build again"
_MOST_HELD: Final = 20_000


class Joined:
    """The tables of the joined timeline; what another code made (`made_by`) is taken off first."""

    def __init__(self, store: Store, made_by: str) -> None:
        """Take the store."""
        self._store = store
        self._made_by = made_by
        self._losses = store.losses
        self._touched: set[tuple[int, int]] = set()
        self.next_number = 0
        try:
            known, number = json.loads(store.noted(_NOTE) or "")
        except (ValueError, TypeError):
            known, number = "", 0
        if known == made_by and type(number) is int:
            self.next_number = number
        else:
            self.clear()

    def clear(self) -> None:
        """Take all off."""
        for table in _TABLES:
            self._store.change(f"delete from {table}", [()])  # noqa: S608  the names are ours
        self.next_number = 0

    def digests(self) -> dict[str, str]:
        """Return the digest of each article's study as it was joined."""
        return dict(self._store.rows("select document_id, digest from tellers"))

    def teller(self, document_id: str) -> str | None:
        """Return what was put in for an article, or None."""
        return next((str(body) for (body,) in self._store.rows(_TELLER, (document_id,))), None)

    def put_teller(self, document_id: str, digest: str, body: str) -> None:
        """Put in an article."""
        self._store.change("insert or replace into tellers values (?, ?, ?)", [(document_id, digest, body)])

    def drop_teller(self, document_id: str) -> None:
        """Take an article out."""
        self._store.change("delete from tellers where document_id = ?", [(document_id,)])

    def bucket(self, name: str) -> str | None:
        """Return what lies in a bucket, or None."""
        return next((str(body) for (body,) in self._store.rows(_BUCKET, (name,))), None)

    def put_bucket(self, name: str, body: str | None) -> None:
        """Put what lies in a bucket in its place, nothing for None."""
        if body is None:
            self._store.change("delete from buckets where name = ?", [(name,)])
        else:
            self._store.change("insert or replace into buckets values (?, ?)", [(name, body)])

    def put_events(self, rows: Iterable[tuple[tuple[int, int], str, str, str]]) -> None:
        """Put in events of the timeline: (year and month, what sorts it there, id, itself as JSON)."""

        def entered() -> Iterator[tuple[str, int, int, str, bytes, str]]:
            for month, place, id_, body in rows:
                self._touched.add(month)
                yield id_, *month, place, digest_of_line(body), body

        self._store.change("insert or replace into joined values (?, ?, ?, ?, ?, ?)", entered())

    def drop_events(self, ids: Iterable[str]) -> None:
        """Take events of the timeline out."""
        for id_ in ids:
            self._touched.update(self._store.rows("select year, month from joined where id = ?", (id_,)))
            self._store.change("delete from joined where id = ?", [(id_,)])

    def finish(self, next_number: int) -> None:
        """Bring the shards up to date, and make lasting all that was put in.

        Raises WriteError where the store was damaged meanwhile.
        """
        for year, month in sorted(self._touched):
            digests = [row[0] for row in self._store.rows(_DIGESTS, (year, month))]
            self._store.change("delete from shards where year = ? and month = ?", [(year, month)])
            if digests:
                row = (year, month, len(digests), digest_of_digests(digests))
                self._store.change("insert into shards values (?, ?, ?, ?)", [row])
        if self._store.losses != self._losses:
            raise WriteError("the store was damaged, and has been set aside", hint=_HINT)
        self._touched.clear()
        self._store.note(_NOTE, json.dumps([self._made_by, next_number]))
        self._store.keep()


_TELLER: Final = "select body from tellers where document_id = ?"
_BUCKET: Final = "select body from buckets where name = ?"
_DIGESTS: Final = "select digest from joined where year = ? and month = ? order by place"
_BODIES: Final = "select digest, body from joined where year = ? and month = ? order by place"


class StoredShards:
    """The joined timeline, its events loaded when asked for; a `Shards` of `model.shard`.

    The first 20,000 that are loaded are kept in memory, for a build that draws all goes through them many times, and
    of the others those of the shard that was asked for last.

    Each raises WriteError where the store has lost or spoilt what was joined; the next build joins it anew.
    """

    def __init__(self, store: Store) -> None:
        """Take the store; the shards are looked up at once."""
        self._store = store
        self._held: dict[Shard, tuple[Event, ...]] = {}
        self._free = _MOST_HELD
        self._named: dict[str, Event] = {}
        self._last: tuple[Shard, tuple[Event, ...]] | None = None
        rows: Sequence[tuple[int, int, int, str]] = list(
            store.rows("select year, month, size, digest from shards order by year, month")
        )
        self._shards = tuple(Shard(*row) for row in rows)

    def __iter__(self) -> Iterator[Shard]:
        """Return the shards, in the order of time."""
        return iter(self._shards)

    def __len__(self) -> int:
        """Return how many shards there are."""
        return len(self._shards)

    def events(self, shard: Shard) -> tuple[Event, ...]:
        """Return the events of a shard, in their order."""
        held = self._held.get(shard)
        if held is None and self._last is not None and self._last[0] == shard:
            return self._last[1]
        if held is None:
            held = self._loaded(shard)
            if self._free >= shard.size:
                self._free -= shard.size
                self._held[shard] = held
                self._named.update((event.id, event) for event in held)
            else:
                self._last = shard, held
        return held

    def _loaded(self, shard: Shard) -> tuple[Event, ...]:
        rows = list(self._store.rows(_BODIES, (shard.year, shard.month)))
        if digest_of_digests(digest for digest, _ in rows) != shard.digest:
            raise self._lost(shard)
        return self._read(shard, rows)

    def event(self, shard: Shard, name: str) -> Event:
        """Return the event of a shard that has an id. Raises KeyError where there is none."""
        held = self._named.get(name)
        if held is not None:
            return held
        rows = list(self._store.rows("select digest, body from joined where id = ?", (name,)))
        if not rows:
            raise KeyError(name)
        return self._read(shard, rows)[0]

    def _read(self, shard: Shard, rows: Sequence[tuple[bytes, str]]) -> tuple[Event, ...]:
        if any(digest_of_line(body) != digest for digest, body in rows):
            raise self._lost(shard)
        try:
            events = decode(tuple[Event, ...], f"[{','.join([body for _, body in rows])}]")
        except DecodeError as err:
            raise self._lost(shard) from err
        for event, (found, _) in zip(events, rows, strict=True):
            know_digest(event, found)
        return events

    def _lost(self, shard: Shard) -> WriteError:
        """Forget what was joined, and return the error to raise."""
        self._store.note(_NOTE, "")
        self._store.keep()
        return WriteError(f"the store has lost its record of {shard.name}", hint=_HINT)
