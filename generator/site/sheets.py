"""Which pages the timeline takes: one while it is small, an index with a page a year (or a month) when it is large."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from generator.model.calendar import format_year
from generator.site.listing import in_order
from generator.site.place import has_month, start_of
from generator.wording import month_label, year_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model.event import Event, Timeline

MOST_ON_A_PAGE: Final = 1000
HEAVIEST: Final = 145_000  # bytes of a year's page after gzip
_BYTES_A_CARD: Final = 115
_BYTES_A_CHARACTER: Final = 0.45
INDEX: Final = "index.html"
_ANY: Final = "en"


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
    """Return the sheets of events that are in the order of the list; `most` is how many one page holds."""
    if len(events) <= most:
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


def places(timeline: Timeline) -> Mapping[str, str]:
    """Return the path of the page that each event of a timeline is on, as `site` lays it out."""
    return pages_of_events(lay_out(in_order(timeline.events), _ANY))


def _whole(events: Sequence[Event]) -> Sheet:
    return Sheet(INDEX, "", "whole", tuple(events), len(events), start_of(events[0]).year if events else 1)


def _weight(events: Sequence[Event]) -> float:
    """Return about how many bytes the page of these events takes after gzip: their quotations, and all around them."""
    return sum(_BYTES_A_CARD + _BYTES_A_CHARACTER * len(event.quote) for event in events)


def _year(year: int, events: tuple[Event, ...], language: str, most: int) -> Sheet:
    path, name = f"years/{format_year(year)}.html", year_label(year, language)
    if len(events) <= most and _weight(events) <= HEAVIEST:
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
