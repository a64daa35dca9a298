"""The timeline as the site asks for it: the gist of each shard, and events only where a page is drawn."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from functools import cached_property
from heapq import nlargest, nsmallest
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generator.model.codec import DecodeError, decode, encode
from generator.model.digest import digest, digest_of_code
from generator.model.shard import digests_of
from generator.site.directory import directory_of
from generator.site.facets import total
from generator.site.gist import LATEST, MOST_SALIENT, Gist, gist_of
from generator.site.listing import MOST_LASTING, in_order
from generator.site.peaks import LEVELS, peaks_of, read_peaks
from generator.site.roll import most_of, read_roll, roll_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model.event import Event
    from generator.model.file import Pieces
    from generator.model.shard import Shard, Shards
    from generator.site.directory import Directory
    from generator.site.facets import Counts
    from generator.site.gist import Lasting
    from generator.site.peaks import Peak
    from generator.site.place import Extent
    from generator.site.roll import Entry, Key

_ROOMS: Final = ("site", "wording", "model")
_FIGURES: Final = "9876543210"
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Gists:
    """The shards of a timeline and their gists, made once for what a shard holds and kept among the pieces.

    Not slotted: what is worked out from all gists is kept.
    """

    def __init__(
        self, shards: Shards, pieces: Pieces, language: str, before: Mapping[str, str] = NOTHING, fewest: int = 0
    ) -> None:
        """Take the shards, and the digests of those of the build before by name; gists are made when asked for.

        `fewest` is how many articles must name somebody or something for it to be in the directory, 0 for none.
        """
        self.shards = tuple(shards)
        self._source = shards
        self._pieces = pieces
        self._language = language
        self._fewest = fewest
        self._drawn_by = digest(digest_of_code(_ROOMS, ("babel",)), language)
        self._known: dict[Shard, Gist] = {}
        self._before = before
        self._former: dict[str, Gist | None] = {}
        self._loaded: dict[Shard, tuple[Event, ...]] = {}
        self._rolls: dict[Shard, tuple[Entry, ...]] = {}

    def __iter__(self) -> Iterator[tuple[Shard, Gist]]:
        """Return the shards with their gists, in order."""
        return ((shard, self.of(shard)) for shard in self.shards)

    def of(self, shard: Shard) -> Gist:
        """Return the gist of a shard."""
        gist = self._known.get(shard)
        if gist is None:
            gist = self._kept(shard.name, shard.digest)
            if gist is None:
                if shard.name in self._before:  # what is kept now takes its place
                    self._former[shard.name] = self._kept(shard.name, self._before[shard.name])
                gist = gist_of(self.events(shard), self._language)
                self._pieces.keep_piece(_place(shard.name), self._key(shard.digest), encode(gist))
            self._known[shard] = gist
        return gist

    def former(self, name: str) -> Gist | None:
        """Return the gist of a month as it was at the build before, None where that is not known."""
        if name not in self._former and name in self._before:
            self._former[name] = self._kept(name, self._before[name])
        return self._former.get(name)

    def _kept(self, name: str, shown: str) -> Gist | None:
        part = self._pieces.piece(_place(name), self._key(shown))
        with suppress(DecodeError):
            return None if part is None else decode(Gist, part)
        return None

    def _key(self, shown: str) -> str:
        return digest(self._drawn_by, shown)

    # --- events ---

    def events(self, shard: Shard) -> tuple[Event, ...]:
        """Return a shard's events in the order of the list; those of the last shard that was asked for are kept."""
        if shard not in self._loaded:
            self._loaded.clear()
            self._loaded[shard] = in_order(self._source.events(shard))
        return self._loaded[shard]

    def events_of(self, shards: Iterable[Shard]) -> Iterator[Event]:
        """Yield the events of some shards, in order."""
        for shard in shards:
            yield from self.events(shard)

    def named(self, wanted: Iterable[tuple[Shard, int]]) -> tuple[Event, ...]:
        """Return the events at some places of their shards, in the order in which they are named."""
        return tuple(self._source.event(shard, self.of(shard).ids[place]) for shard, place in wanted)

    # --- all of them ---

    @cached_property
    def digest(self) -> str:
        """The digest of all events, and of which articles have to be given a title."""
        return digest(digests_of(self.shards))

    @cached_property
    def counts(self) -> Counts:
        """The counts of all events."""
        return total(gist.counts for _, gist in self)

    @cached_property
    def folders(self) -> Mapping[str, tuple[Shard, ...]]:
        """The shards that have events of each collection, by its folder."""
        found: dict[str, list[Shard]] = {}
        for shard, gist in self:
            for folder in gist.counts.folders:
                found.setdefault(folder, []).append(shard)
        return {folder: tuple(inside) for folder, inside in found.items()}

    @cached_property
    def pictures(self) -> list[str]:
        """The pictures that events show, by their paths in `content/`, sorted."""
        return sorted({name for _, gist in self for name in gist.media})

    def extents(self, shards: Iterable[Shard]) -> Mapping[Extent, int]:
        """Return how many events of some shards have each extent."""
        found: Counter[Extent] = Counter()
        for shard in shards:
            for each, count in self.of(shard).extents:
                found[each] += count
        return found

    def untitled(self, shards: Iterable[Shard]) -> list[str]:
        """Return the articles of some shards whose titles have to be made, sorted."""
        return sorted({name for shard in shards for name in self.of(shard).untitled})

    @cached_property
    def ends(self) -> tuple[Event, Event]:
        """The first event, and the one that ends last."""
        last, (_, name) = max(((shard, gist.end) for shard, gist in self), key=lambda pair: pair[1])
        (first,) = self.named([(self.shards[0], 0)])
        return first, self._source.event(last, name)

    @cached_property
    def salient(self) -> tuple[Event, ...]:
        """The few events that matter most, the heaviest first."""
        ranked = ((rank, shard) for shard, gist in self for rank in gist.salient)
        return tuple(self._source.event(shard, rank[2][3]) for rank, shard in nsmallest(MOST_SALIENT, ranked))

    @cached_property
    def latest(self) -> tuple[Event, ...]:
        """The few latest events, the latest first."""
        found = ((key, shard) for shard, gist in self for key in gist.latest)
        return tuple(self._source.event(shard, key[3]) for key, shard in nlargest(LATEST, found))

    def heaviest(self, most: int) -> list[tuple[Shard, int]]:
        """Return where so many of the events of the greatest salience are, of equal ones the first, in order."""
        found: list[tuple[Shard, int]] = []
        for figure in _FIGURES:
            for shard, gist in self:
                at = gist.saliences.find(figure)
                while at >= 0 and len(found) < most:
                    found.append((shard, at))
                    at = gist.saliences.find(figure, at + 1)
        return sorted(found)

    def words(self, shards: Sequence[Shard]) -> tuple[int, int]:
        """Return how many words the quotations of some shards have, and the letters of those that are not the same."""
        key = digest(self._drawn_by, digests_of(shards))
        place = f"words {shards[0].name} {shards[-1].name}"
        part = self._pieces.piece(place, key)
        if part is not None and len(known := part.split()) == 2 and all(map(str.isdecimal, known)):
            return int(known[0]), int(known[1])
        said = [word for event in self.events_of(shards) for word in event.quote.split()]
        new = sum(map(len, set(said)))
        self._pieces.keep_piece(place, key, f"{len(said)} {new}")
        return len(said), new

    # --- the days that matter ---

    @cached_property
    def peaks(self) -> list[tuple[Shard, Peak]]:
        """The heaviest days, the heaviest first, of equal ones the first."""
        found = [(shard, peak) for shard in self.shards for peak in self._peaks(shard)]
        return nsmallest(LEVELS[-1], found, key=lambda pair: (-pair[1].weight, pair[1].day))

    def _peaks(self, shard: Shard) -> tuple[Peak, ...]:
        place, key = f"peaks {shard.name}", self._key(shard.digest)
        part = self._pieces.piece(place, key)
        peaks = None if part is None else read_peaks(part)
        if peaks is None:
            part = peaks_of(self.events(shard))
            self._pieces.keep_piece(place, key, part)
            peaks = read_peaks(part) or ()
        return peaks

    # --- names ---

    @cached_property
    def directory(self) -> Directory:
        """The persons, bodies and places of all events."""
        return directory_of([(shard, self._roll(shard)) for shard in self.shards] if self._fewest else [], self._fewest)

    def names_in(self, shard: Shard) -> frozenset[Key]:
        """Return the names that stand in a shard, as far as its roll has them."""
        return frozenset(entry.key for entry in self._roll(shard)) if self._fewest else frozenset()

    def _roll(self, shard: Shard) -> tuple[Entry, ...]:
        if shard not in self._rolls:
            self._rolls[shard] = self._read_roll(shard)
        return self._rolls[shard]

    def _read_roll(self, shard: Shard) -> tuple[Entry, ...]:
        most = most_of(len(self.shards))
        place, key = f"roll {shard.name}", digest(self._drawn_by, shard.digest, self._fewest, most)
        part = self._pieces.piece(place, key)
        entries = None if part is None else read_roll(part)
        if entries is None:
            part = roll_of(self.events(shard), self._fewest, most)
            self._pieces.keep_piece(place, key, part)
            entries = read_roll(part) or ()
        return entries

    # --- what goes on ---

    @cached_property
    def _lasting(self) -> Sequence[tuple[Shard, Lasting]]:
        return [(shard, each) for shard, gist in self for each in gist.lasting]

    def lasting_into(self, year: int) -> tuple[list[tuple[Shard, int]], int]:
        """Return where the few are that matter most of what began before a year and goes on in it, and how many do."""
        inside = [
            (-each.salience, each.key, shard, each.place)
            for shard, each in self._lasting
            if each.first < year and (each.last is None or each.last >= year)
        ]
        return [(shard, place) for _, _, shard, place in nsmallest(MOST_LASTING, inside)], len(inside)


def _place(name: str) -> str:
    return f"gist {name}"
