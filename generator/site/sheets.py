"""Which pages the timeline takes: one while it is small, an index with a page a year (or a month) when it is large."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from generator.model.calendar import format_year
from generator.site.place import has_month, start_of
from generator.wording import month_label, year_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model.event import Event

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
    """One page of the list: its path, its name in words, the events listed on it, and the pages below it."""

    path: str
    name: str
    kind: Literal["whole", "year", "month"]
    events: tuple[Event, ...]
    count: int
    first_year: int
    months: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheets:
    """All pages of the list in order; `is_large` tells that the index page lists years instead of events."""

    is_large: bool
    years: tuple[Sheet, ...]

    @property
    def all(self) -> tuple[Sheet, ...]:
        """The sheets in the order of time, months after their year."""
        return tuple(sheet for year in self.years for sheet in (year, *year.months))


def lay_out(events: Sequence[Event], language: str, most: int = MOST_ON_A_PAGE) -> Sheets:
    """Return the sheets of events that are in the order of the list; `most` is how many one page holds at most.

    Long quotations make it fewer: a page that keeps readers waiting is worse than one more click.
    """
    if len(events) <= most and _is_light(events, HEAVIEST):
        return Sheets(is_large=False, years=(_whole(events),))
    years = groupby(events, key=lambda event: start_of(event).year)
    return Sheets(is_large=True, years=tuple(_year(year, tuple(inside), language, most) for year, inside in years))


def pages_of_events(sheets: Sheets) -> Mapping[str, str]:
    """Return the path of the page that each event is on, by its id and by its aliases."""
    pages = {}
    for sheet in sheets.all:
        for event in sheet.events:
            for name in (*event.aliases, event.id):
                pages[name] = sheet.path
    return pages


def _whole(events: Sequence[Event]) -> Sheet:
    return Sheet(INDEX, "", "whole", tuple(events), len(events), start_of(events[0]).year if events else 1)


def _is_light(events: Sequence[Event], limit: int) -> bool:
    """Tell whether the page of these events takes no more bytes than the limit after gzip, by their quotations.

    An estimate, within a tenth: what a library packs them to would not be the same everywhere. The words are counted
    only where their number alone does not tell.
    """
    if sum(_BYTES_A_CARD + _BYTES_A_CHARACTER * len(event.quote) for event in events) <= limit:
        return True
    words = [word for event in events for word in event.quote.split()]
    new = sum(map(len, set(words)))
    return _BYTES_A_PLAIN_CARD * len(events) + _BYTES_A_WORD * len(words) + _BYTES_A_NEW_CHARACTER * new <= limit


def _year(year: int, events: tuple[Event, ...], language: str, most: int) -> Sheet:
    path, name = f"years/{format_year(year)}.html", year_label(year, language)
    if len(events) <= most and _is_light(events, HEAVIEST_YEAR):
        return Sheet(path, name, "year", events, len(events), year)
    by_month: dict[int, list[Event]] = {}
    rest = []
    for event in events:
        if has_month(event):
            by_month.setdefault(start_of(event).month, []).append(event)
        else:
            rest.append(event)
    months = tuple(
        Sheet(
            f"years/{format_year(year)}-{month:02}.html",
            month_label(year, month, language),
            "month",
            tuple(inside),
            len(inside),
            year,
        )
        for month, inside in sorted(by_month.items())
    )
    return Sheet(path, name, "year", tuple(rest), len(events), year, months)
