"""The pages that list events: the whole timeline on one page, or an index and a page a year or a month."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from generator.model.digest import digest
from generator.site.band import Band, band
from generator.site.entry import entry, needs_study
from generator.site.facets import FEWEST_FOR_ZOOM, columns_of, facets_of
from generator.site.html import macro
from generator.site.linked import linked_data, most_salient
from generator.site.links import relative
from generator.site.listing import MOST_LASTING, Year, lasting_into, list_years
from generator.site.place import extent, scope_span, sort_key, start_of
from generator.site.sheets import INDEX, pages_of_events
from generator.wording import event_label, text

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from generator.model.calendar import Day
    from generator.model.event import Event
    from generator.model.file import File
    from generator.site.frame import Frame
    from generator.site.place import Heading
    from generator.site.sheets import Sheet, Sheets

MOST_SALIENT: Final = 10
LATEST: Final = 5
GROUP: Final = 12  # cards that are laid out together
LONG: Final = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An event in one line: its date, its headline, and where its card is."""

    label: str
    headline: str
    href: str
    salience: int


@dataclass(frozen=True, slots=True)
class Group:
    """Some cards that are laid out together, with their data for machines, which beside them compress to little."""

    cards: tuple[str, ...]
    linked_data: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as the template draws it."""

    heading: Heading
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A year as the template draws it."""

    heading: Heading
    lasting: tuple[Line, ...]
    lasting_more: int
    sections: tuple[SectionView, ...]


def empty_file(frame: Frame) -> File:
    """Return the plan of the index of a timeline without events: it says what to do."""
    return frame.file(INDEX, "empty.html", "", dict)


def whole_file(frame: Frame, sheet: Sheet, lasting: Sequence[Event]) -> File:
    """Return the plan of the one page of a small timeline."""
    shown = digest(digest_shown(frame, sheet.events), len(frame.studies))
    return frame.file(sheet.path, "index.html", shown, partial(_whole, frame, sheet, lasting))


def overview_file(frame: Frame, sheets: Sheets) -> File:
    """Return the plan of the index of a large timeline."""
    events = tuple(sorted((event for sheet in sheets.all for event in sheet.events), key=sort_key))
    shown = digest(digest_shown(frame, events), len(frame.studies))
    return frame.file(INDEX, "overview.html", shown, partial(_overview, frame, sheets, events))


def sheet_files(frame: Frame, sheets: Sheets, lasting: Sequence[Event]) -> Iterator[File]:
    """Yield the plans of the pages of a large timeline below its index."""
    ordered = sheets.all
    pages = pages_of_events(sheets)
    going_on: dict[int, tuple[Event, ...]] = {}
    for at, sheet in enumerate(ordered):
        before = ordered[at - 1] if at else None
        after = ordered[at + 1] if at + 1 < len(ordered) else None
        neighbours = {
            "previous": (before.path, before.name) if before else None,
            "next": (after.path, after.name) if after else None,
        }
        if sheet.first_year not in going_on:
            going_on[sheet.first_year] = lasting_into(sheet.first_year, lasting)
        goes_on = going_on[sheet.first_year]
        below = [event for month in sheet.months for event in month.events]
        months = [(month.path, month.name, month.count) for month in sheet.months]
        shown = digest(
            digest_shown(frame, sheet.events),
            frame.digest_events(goes_on),
            frame.digest_events(below),
            neighbours,
            months,
            sheet.name,
        )
        yield frame.file(sheet.path, "year.html", shown, partial(_sheet, frame, sheet, goes_on, pages, neighbours))


def line(event: Event, page: str, pages: Mapping[str, str], language: str) -> Line:
    """Return an event in one line, with the link from a page to its card."""
    target = pages[event.id]
    href = f"#{event.id}" if target == page else f"{relative(target, page)}#{event.id}"
    return Line(event_label(event, language), event.headline, href, event.salience)


def _whole(frame: Frame, sheet: Sheet, lasting: Sequence[Event]) -> Mapping[str, object]:
    pages = dict.fromkeys((event.id for event in sheet.events), sheet.path)
    return {
        "description": frame.config.description or scope(frame, sheet.events),
        "scope": scope(frame, sheet.events),
        "facets": facets_of(sheet.events, frame.language, frame.collections),
        "count": sheet.count,
        **_listed(frame, sheet, lasting, pages),
    }


def _sheet(
    frame: Frame,
    sheet: Sheet,
    lasting: Sequence[Event],
    pages: Mapping[str, str],
    neighbours: Mapping[str, tuple[str, str] | None],
) -> Mapping[str, object]:
    return {
        "name": sheet.name,
        "kind": sheet.kind,
        "months": sheet.months,
        "description": f"{sheet.name}: {text('events', frame.language, count=sheet.count)}",
        "scope": text("events", frame.language, count=sheet.count),
        **neighbours,
        **_listed(frame, sheet, lasting, pages),
    }


def _overview(frame: Frame, sheets: Sheets, events: Sequence[Event]) -> Mapping[str, object]:
    pages, language = pages_of_events(sheets), frame.language
    headings = [(start_of(_first(year)), relative(year.path, INDEX)) for year in sheets.years]
    dated = [event for event in events if event.when.latest is not None and event.status != "planned"]
    latest = sorted(dated, key=sort_key, reverse=True)[:LATEST]
    salient = sorted(events, key=lambda event: (-event.salience, -len(event.sources), sort_key(event)))[:MOST_SALIENT]
    return {
        "description": frame.config.description or scope(frame, events),
        "scope": scope(frame, events),
        "band": _band(events, headings, language),
        "has_zoom": True,
        "is_long": False,
        "years": sheets.years,
        "most": max(year.count for year in sheets.years),
        "latest": [line(event, INDEX, pages, language) for event in latest],
        "salient": [line(event, INDEX, pages, language) for event in sorted(salient, key=sort_key)],
        "facets": facets_of(events, language, frame.collections),
        "count": len(events),
        "linked_data": linked_data(frame.config.title, salient, pages),
    }


def _listed(frame: Frame, sheet: Sheet, lasting: Sequence[Event], pages: Mapping[str, str]) -> Mapping[str, object]:
    """Return what a page needs to draw its list and the band above it."""
    language = frame.language
    years = list_years(sheet.events, lasting, language)
    below = [event for month in sheet.months for event in month.events]
    headings = [(start_of(month.events[0]), relative(month.path, sheet.path)) for month in sheet.months] or [
        (start_of(part.events[0]), f"#{part.heading.id or year.heading.id}") for year in years for part in year.sections
    ]
    cards = _Cards(frame, sheet)
    told = most_salient(sheet.events)
    return {
        "band": _band((*sheet.events, *below), headings, language),
        "columns": columns(frame, sheet.events),
        "has_zoom": len(sheet.events) >= FEWEST_FOR_ZOOM,
        "is_long": len(sheet.events) > LONG,
        "years": tuple(_year_view(frame, year, pages, cards, told) for year in years),
    }


def columns(frame: Frame, events: Sequence[Event]) -> str:
    """Return what scripts need of the events of a page, safe inside `<script>`: figures and names of our own."""
    return json.dumps(columns_of(events, frame.numbers_of_collections), separators=(",", ":"))


class _Cards:
    """The cards of one page, each drawn once for what it shows, whatever page it was drawn for before."""

    def __init__(self, frame: Frame, sheet: Sheet) -> None:
        self._frame = frame
        self.page = sheet.path
        self._first: dict[str, str] = {}
        for event in sheet.events:
            for source in event.sources:
                self._first.setdefault(source.document_id, event.id)

    @cached_property
    def _draw(self) -> Callable[..., str]:
        return macro(self._frame.theme, "event.html", "card", self._frame.shared(self.page))

    def html(self, event: Event, level: int) -> str:
        """Return the card of an event with a heading of a level."""
        frame = self._frame
        in_full = [self._first[source.document_id] == event.id for source in event.sources]
        shown = frame.digest, digest_shown(frame, (event,)), level, self.page, in_full
        return frame.piece(
            f"#{event.id}", "event.html", shown, lambda: self._draw(entry(event, self.page, frame, self._first), level)
        )


def _year_view(frame: Frame, year: Year, pages: Mapping[str, str], cards: _Cards, told: Container[str]) -> YearView:
    """Return a year as the template draws it."""
    page = cards.page
    return YearView(
        year.heading,
        tuple(line(event, page, pages, frame.language) for event in year.lasting[:MOST_LASTING]),
        max(0, len(year.lasting) - MOST_LASTING),
        tuple(
            SectionView(
                part.heading,
                tuple(
                    _group(frame, part.events[at : at + GROUP], cards, 4 if part.heading.text or number else 3, told)
                    for at in range(0, len(part.events), GROUP)
                ),
            )
            for number, part in enumerate(year.sections)
        ),
    )


def _group(frame: Frame, events: Sequence[Event], cards: _Cards, level: int, told: Container[str]) -> Group:
    inside = [event for event in events if event.id in told]
    return Group(
        tuple(cards.html(event, level) for event in events),
        linked_data(frame.config.title, inside) if inside else "",
    )


def _band(events: Sequence[Event], headings: Sequence[tuple[Day, str]], language: str) -> Band | None:
    return band([extent(event) for event in events], headings, language)


def scope(frame: Frame, events: Sequence[Event]) -> str:
    """Return the one sentence of what the timeline covers."""
    language = frame.language
    return text(
        "scope",
        language,
        events=text("events", language, count=len(events)),
        articles=text("articles", language, count=len(frame.studies)),
        span=scope_span(events, language),
    )


def digest_shown(frame: Frame, events: Sequence[Event]) -> str:
    """Return the digest of events, and of the articles whose titles have to be made from them."""
    named = {source.document_id for event in events for source in event.sources if needs_study(source)}
    return digest(frame.digest_events(events), [frame.studies.digest(document_id) for document_id in sorted(named)])


def _first(sheet: Sheet) -> Event:
    return min((event for each in (sheet, *sheet.months) for event in each.events), key=sort_key)
