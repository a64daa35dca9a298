"""Which pages the timeline takes: one while it is small, an index with a page a year (or a month) when it is large."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from generator.model.calendar import format_year
from generator.site.place import has_month, start_of
from generator.wording import month_label, year_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model.event import Event
    from generator.model.shard import Shard
    from generator.site.gists import Gists

MOST_ON_A_PAGE: Final = 1000
HEAVIEST: Final = 118_000  # bytes of a page after gzip
HEAVIEST_YEAR: Final = 145_000
_BYTES_A_CARD: Final = 70
_BYTES_A_CHARACTER: Final = 0.47  # of text whose words are all different
_BYTES_A_PLAIN_CARD: Final = 40
_BYTES_A_WORD: Final = 1.05
_BYTES_A_NEW_CHARACTER: Final = 1.3
INDEX: Final = "index.html"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the list: its path, its name in words, the shards whose events it lists, and the pages below it.

    Where there are pages below it, it lists what names no month; such a page lists what does. `count` is how many
    events stand on it and below it.
    """

    path: str
    name: str
    kind: Literal["whole", "year", "month"]
    shards: tuple[Shard, ...]
    count: int
    first_year: int
    months: tuple[Sheet, ...] = ()

    def holds(self, event: Event) -> bool:
        """Tell whether an event of its shards is listed on it."""
        if self.kind == "month":
            return has_month(event)
        return not self.months or not has_month(event)

    def events(self, gists: Gists) -> tuple[Event, ...]:
        """Return the events that are listed on it, in order; those of months with pages of their own are not loaded."""
        if self.months:
            shards = [(shard, gists.of(shard).dated) for shard in self.shards]
            return gists.named((shard, at) for shard, dated in shards for at, each in enumerate(dated) if each == "0")
        return tuple(event for event in gists.events_of(self.shards) if self.holds(event))


@dataclass(frozen=True)
class Sheets:
    """All pages of the list in order; `is_large` tells that the index page lists years instead of events.

    Not slotted: what is looked up by year is kept.
    """

    is_large: bool
    years: tuple[Sheet, ...]

    @property
    def all(self) -> tuple[Sheet, ...]:
        """The sheets in the order of time, months after their year."""
        return tuple(sheet for year in self.years for sheet in (year, *year.months))

    @cached_property
    def _paths(self) -> Mapping[tuple[int, int | None], str]:
        paths: dict[tuple[int, int | None], str] = {}
        for year in self.years:
            paths[year.first_year, None] = year.path
            for month in year.months:
                paths[year.first_year, month.shards[0].month] = month.path
        return paths

    def path_of(self, event: Event) -> str:
        """Return the page that an event is on; of one that is on none, the page that it would be on most likely."""
        if not self.is_large:
            return INDEX
        start = start_of(event)
        return self.path_in(start.year, start.month, is_dated=has_month(event))

    def path_in(self, year: int, month: int, *, is_dated: bool) -> str:
        """Return the page of the events of a month that name a month, or of those that do not."""
        if not self.is_large:
            return INDEX
        of_year = self._paths.get((year, None), INDEX)
        return self._paths.get((year, month), of_year) if is_dated else of_year


def lay_out(gists: Gists, language: str, most: int = MOST_ON_A_PAGE) -> Sheets:
    """Return the sheets of a timeline; `most` is how many events one page holds at most.

    Long quotations make it fewer: a page that keeps readers waiting is worse than one more click.
    """
    count = sum(shard.size for shard in gists.shards)
    if count <= most and _is_light(gists, gists.shards, HEAVIEST):
        first = gists.shards[0].year if gists.shards else 1
        return Sheets(is_large=False, years=(Sheet(INDEX, "", "whole", gists.shards, count, first),))
    years = groupby(gists.shards, key=lambda shard: shard.year)
    return Sheets(
        is_large=True, years=tuple(_year(gists, year, tuple(inside), language, most) for year, inside in years)
    )


def _is_light(gists: Gists, shards: Sequence[Shard], limit: int) -> bool:
    """Tell whether the page of some shards takes no more bytes than the limit after gzip, by their quotations.

    An estimate, within a tenth: what a library packs them to would not be the same everywhere. The words are counted
    only where their number alone does not tell.
    """
    count = sum(shard.size for shard in shards)
    if _BYTES_A_CARD * count + _BYTES_A_CHARACTER * sum(gists.of(shard).characters for shard in shards) <= limit:
        return True
    words, new = gists.words(shards)
    return _BYTES_A_PLAIN_CARD * count + _BYTES_A_WORD * words + _BYTES_A_NEW_CHARACTER * new <= limit


def _year(gists: Gists, year: int, shards: tuple[Shard, ...], language: str, most: int) -> Sheet:
    path, name = f"years/{format_year(year)}.html", year_label(year, language)
    count = sum(shard.size for shard in shards)
    if count <= most and _is_light(gists, shards, HEAVIEST_YEAR):
        return Sheet(path, name, "year", shards, count, year)
    months = tuple(_months(gists, shards, language))
    return Sheet(path, name, "year", shards, count, year, months)


def _months(gists: Gists, shards: Iterable[Shard], language: str) -> Iterable[Sheet]:
    for shard in shards:
        year, month = shard.year, shard.month
        count = gists.of(shard).dated.count("1")
        if count:
            path = f"years/{format_year(year)}-{month:02}.html"
            yield Sheet(path, month_label(year, month, language), "month", (shard,), count, year)
