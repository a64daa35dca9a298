"""The pages that list events: the whole timeline on one page, or an index and a page a year or a month."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from generator.site.band import Band, band
from generator.site.digests import digest, digest_events
from generator.site.entry import Entry, entry, needs_study
from generator.site.facets import FEWEST_FOR_ZOOM, facets_of
from generator.site.linked import linked_data
from generator.site.links import relative
from generator.site.listing import MOST_LASTING, list_years
from generator.site.place import extent, scope_span, signal_of, sort_key, start_of
from generator.site.sheets import INDEX, pages_of_events
from generator.wording import label, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model.calendar import Day
    from generator.model.event import Event
    from generator.model.file import File
    from generator.site.frame import Frame
    from generator.site.place import Heading
    from generator.site.sheets import Sheet, Sheets

MOST_SALIENT: Final = 10
LATEST: Final = 5


@dataclass(frozen=True, slots=True)
class Line:
    """An event in one line: its date, its headline, and where its card is."""

    label: str
    headline: str
    href: str
    salience: int


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as the template draws it."""

    heading: Heading
    entries: tuple[Entry, ...]


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
    shown = digest(_digest(frame, sheet.events), len(frame.studies))
    return frame.file(sheet.path, "index.html", shown, partial(_whole, frame, sheet, lasting))


def overview_file(frame: Frame, sheets: Sheets) -> File:
    """Return the plan of the index of a large timeline."""
    events = tuple(sorted((event for sheet in sheets.all for event in sheet.events), key=sort_key))
    shown = digest(_digest(frame, events), len(frame.studies))
    return frame.file(INDEX, "overview.html", shown, partial(_overview, frame, sheets, events))


def sheet_files(frame: Frame, sheets: Sheets, lasting: Sequence[Event]) -> Iterator[File]:
    """Yield the plans of the pages of a large timeline below its index."""
    ordered = sheets.all
    pages = pages_of_events(sheets)
    for at, sheet in enumerate(ordered):
        before = ordered[at - 1] if at else None
        after = ordered[at + 1] if at + 1 < len(ordered) else None
        neighbours = {
            "previous": (before.path, before.name) if before else None,
            "next": (after.path, after.name) if after else None,
        }
        goes_on = tuple(each for each in lasting if sheet.first_year > start_of(each).year)
        goes_on = tuple(
            each for each in goes_on if each.when.latest is None or each.when.latest.year >= sheet.first_year
        )
        months = [(month.path, month.name, month.count) for month in sheet.months]
        shown = digest(_digest(frame, sheet.events), digest_events(goes_on), neighbours, months, sheet.name)
        yield frame.file(sheet.path, "year.html", shown, partial(_sheet, frame, sheet, goes_on, pages, neighbours))


def line(event: Event, page: str, pages: Mapping[str, str], language: str) -> Line:
    """Return an event in one line, with the link from a page to its card."""
    target = pages[event.id]
    href = f"#{event.id}" if target == page else f"{relative(target, page)}#{event.id}"
    return Line(label(event.when, language, signal_of(event)), event.headline, href, event.salience)


def _whole(frame: Frame, sheet: Sheet, lasting: Sequence[Event]) -> Mapping[str, object]:
    pages = dict.fromkeys((event.id for event in sheet.events), sheet.path)
    return {
        "description": frame.config.description or _scope(frame, sheet.events),
        "scope": _scope(frame, sheet.events),
        "facets": facets_of(sheet.events, frame.language),
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
        "description": frame.config.description or _scope(frame, events),
        "scope": _scope(frame, events),
        "band": _band(events, headings, language),
        "has_zoom": True,
        "years": sheets.years,
        "most": max(year.count for year in sheets.years),
        "latest": [line(event, INDEX, pages, language) for event in latest],
        "salient": [line(event, INDEX, pages, language) for event in sorted(salient, key=sort_key)],
        "facets": facets_of(events, language),
        "linked_data": linked_data(frame.config.title, salient, frame.config.url),
    }


def _listed(frame: Frame, sheet: Sheet, lasting: Sequence[Event], pages: Mapping[str, str]) -> Mapping[str, object]:
    """Return what a page needs to draw its list, the band above it and the data for machines."""
    language = frame.language
    years = list_years(sheet.events, lasting, language)
    headings = [
        (start_of(part.events[0]), f"#{part.heading.id or year.heading.id}") for year in years for part in year.sections
    ]
    canonical = frame.shared(sheet.path)["canonical"]
    return {
        "band": _band(sheet.events, headings, language),
        "has_zoom": len(sheet.events) >= FEWEST_FOR_ZOOM,
        "years": tuple(
            YearView(
                year.heading,
                tuple(line(event, sheet.path, pages, language) for event in year.lasting[:MOST_LASTING]),
                max(0, len(year.lasting) - MOST_LASTING),
                tuple(
                    SectionView(
                        part.heading,
                        tuple(entry(event, sheet.path, frame.config, frame.studies, language) for event in part.events),
                    )
                    for part in year.sections
                ),
            )
            for year in years
        ),
        "linked_data": linked_data(frame.config.title, sheet.events, canonical if isinstance(canonical, str) else None),
    }


def _band(events: Sequence[Event], headings: Sequence[tuple[Day, str]], language: str) -> Band | None:
    return band([extent(event) for event in events], headings, language)


def _scope(frame: Frame, events: Sequence[Event]) -> str:
    language = frame.language
    return text(
        "scope",
        language,
        events=text("events", language, count=len(events)),
        articles=text("articles", language, count=len(frame.studies)),
        span=scope_span(events, language),
    )


def _digest(frame: Frame, events: Sequence[Event]) -> str:
    """Return the digest of events, and of the articles whose titles have to be made from them."""
    named = {source.document_id for event in events for source in event.sources if needs_study(source)}
    return digest(digest_events(events), [frame.studies.digest(document_id) for document_id in sorted(named)])


def _first(sheet: Sheet) -> Event:
    return min((event for each in (sheet, *sheet.months) for event in each.events), key=sort_key)
