"""The pages that list events: the whole timeline on one page, or an index and a page a year or a month."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from generator.model.calendar import from_ordinal
from generator.model.digest import digest
from generator.model.shard import digests_of
from generator.site.band import band
from generator.site.entry import entry, needs_study
from generator.site.facets import (
    FEWEST_FOR_ZOOM,
    NOBODY,
    columns_of,
    facets_of,
    fields_of,
    names_of,
    names_of_sources,
    numbers_of,
)
from generator.site.highlights import digest_of_highlights, highlights
from generator.site.html import macro
from generator.site.linked import linked_data, most_salient
from generator.site.links import relative
from generator.site.listing import MOST_LASTING, Year, list_years
from generator.site.place import extent, scope_span, sort_key, start_of
from generator.site.sheets import INDEX
from generator.wording import event_label, text

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from generator.model.event import Event
    from generator.model.file import File
    from generator.model.shard import Shard
    from generator.site.frame import Frame
    from generator.site.gists import Gists
    from generator.site.place import Heading
    from generator.site.roll import Key
    from generator.site.sheets import Sheet, Sheets

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


def whole_file(frame: Frame, gists: Gists, sheets: Sheets) -> File:
    """Return the plan of the one page of a small timeline."""
    (sheet,) = sheets.years
    shown = digest(digest_of_shards(frame, gists, gists.shards), len(frame.studies), *_of_whole(frame, gists, sheets))
    return frame.file(sheet.path, "index.html", shown, partial(_whole, frame, gists, sheets))


def overview_file(frame: Frame, gists: Gists, sheets: Sheets) -> File:
    """Return the plan of the index of a large timeline."""
    shown = digest(digest_of_shards(frame, gists, gists.shards), len(frame.studies), *_of_whole(frame, gists, sheets))
    return frame.file(INDEX, "overview.html", shown, partial(_overview, frame, gists, sheets))


def _of_whole(frame: Frame, gists: Gists, sheets: Sheets) -> tuple[str, str]:
    """Return the digests of what an index shows besides its events: whom they name, and the days that matter."""
    return gists.directory.digest, digest_of_highlights(frame, gists, sheets)


def sheet_files(frame: Frame, gists: Gists, sheets: Sheets) -> Iterator[File]:
    """Yield the plans of the pages of a large timeline below its index."""
    ordered = sheets.all
    for at, sheet in enumerate(ordered):
        before = ordered[at - 1] if at else None
        after = ordered[at + 1] if at + 1 < len(ordered) else None
        neighbours = {
            "previous": (before.path, before.name) if before else None,
            "next": (after.path, after.name) if after else None,
        }
        goes_on, number = gists.lasting_into(sheet.first_year)
        months = [(month.path, month.name, month.count) for month in sheet.months]
        lasting = [(place, gists.of(shard).digest_of(place)) for shard, place in goes_on]
        paths = [sheets.path_in(s.year, s.month, is_dated=gists.of(s).dated[place] == "1") for s, place in goes_on]
        shown = digest(
            digest_of_shards(frame, gists, sheet.shards), lasting, paths, number, neighbours, months, sheet.name
        )
        yield frame.file(sheet.path, "year.html", shown, partial(_sheet, frame, gists, sheets, sheet, neighbours))


def line(event: Event, page: str, sheets: Sheets, language: str) -> Line:
    """Return an event in one line, with the link from a page to its card."""
    target = sheets.path_of(event)
    href = f"#{event.id}" if target == page else f"{relative(target, page)}#{event.id}"
    return Line(event_label(event, language), event.headline, href, event.salience)


def _whole(frame: Frame, gists: Gists, sheets: Sheets) -> Mapping[str, object]:
    (sheet,) = sheets.years
    said = scope(frame, gists)
    return {
        "description": frame.config.description or said,
        "scope": said,
        "facets": facets_of(gists.counts, frame.language, frame.collections, gists.directory),
        "count": sheet.count,
        "highlights": highlights(frame, gists, sheets),
        **_listed(frame, gists, sheets, sheet),
    }


def _sheet(
    frame: Frame, gists: Gists, sheets: Sheets, sheet: Sheet, neighbours: Mapping[str, tuple[str, str] | None]
) -> Mapping[str, object]:
    return {
        "name": sheet.name,
        "kind": sheet.kind,
        "months": sheet.months,
        "description": f"{sheet.name}: {text('events', frame.language, count=sheet.count)}",
        "scope": text("events", frame.language, count=sheet.count),
        **neighbours,
        **_listed(frame, gists, sheets, sheet),
    }


def _overview(frame: Frame, gists: Gists, sheets: Sheets) -> Mapping[str, object]:
    language = frame.language
    headings = [(from_ordinal(gists.of(year.shards[0]).begins), relative(year.path, INDEX)) for year in sheets.years]
    said = scope(frame, gists)
    return {
        "description": frame.config.description or said,
        "scope": said,
        "band": band(gists.extents(gists.shards), headings, language),
        "has_zoom": True,
        "is_long": False,
        "years": sheets.years,
        "most": max(year.count for year in sheets.years),
        "highlights": highlights(frame, gists, sheets),
        "latest": [line(event, INDEX, sheets, language) for event in gists.latest],
        "salient": [line(event, INDEX, sheets, language) for event in sorted(gists.salient, key=sort_key)],
        "facets": facets_of(gists.counts, language, frame.collections, gists.directory),
        "count": gists.counts.events,
        "linked_data": linked_data(frame.config.title, gists.salient, sheets.path_of),
    }


def _listed(frame: Frame, gists: Gists, sheets: Sheets, sheet: Sheet) -> Mapping[str, object]:
    """Return what a page needs to draw its list and the band above it."""
    language = frame.language
    events = sheet.events(gists)
    going_on = dict.fromkeys(place for year in _years_of(sheet) for place in gists.lasting_into(year)[0])
    years = list_years(events, gists.named(going_on), language)
    headings = [
        (from_ordinal(gists.of(month.shards[0]).first_dated or 0), relative(month.path, sheet.path))
        for month in sheet.months
    ] or [
        (start_of(part.events[0]), f"#{part.heading.id or year.heading.id}") for year in years for part in year.sections
    ]
    cards = _Cards(frame, sheet.path, events)
    named = numbers_of(gists.directory, len(events)) if sheet.kind == "whole" else NOBODY
    told = most_salient(events)
    extents = gists.extents(sheet.shards) if sheet.kind != "month" else Counter(map(extent, events))
    return {
        "band": band(extents, headings, language),
        "columns": columns(frame, events, named),
        "has_zoom": len(events) >= FEWEST_FOR_ZOOM,
        "is_long": len(events) > LONG,
        "years": tuple(_year_view(frame, gists, sheets, year, cards, told) for year in years),
    }


def _years_of(sheet: Sheet) -> Iterable[int]:
    return dict.fromkeys(shard.year for shard in sheet.shards)


def columns(frame: Frame, events: Sequence[Event], named: Mapping[str, Mapping[Key, int]] = NOBODY) -> str:
    """Return what scripts need of the events of a page, safe inside `<script>`: figures and names of our own."""
    names = names_of_sources(Counter(name for event in events for name in names_of(event)))
    return json.dumps(fields_of(columns_of(events, names, frame.numbers_of_collections, named)), separators=(",", ":"))


class _Cards:
    """The cards of one page, each drawn once for what it shows, whatever page it was drawn for before."""

    def __init__(self, frame: Frame, page: str, events: Iterable[Event]) -> None:
        self._frame = frame
        self.page = page
        self._first: dict[str, str] = {}
        for event in events:
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


def _year_view(frame: Frame, gists: Gists, sheets: Sheets, year: Year, cards: _Cards, told: Container[str]) -> YearView:
    """Return a year as the template draws it."""
    lasting = tuple(line(event, cards.page, sheets, frame.language) for event in year.lasting[:MOST_LASTING])
    return YearView(
        year.heading,
        lasting,
        gists.lasting_into(year.start.year)[1] - len(lasting),
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


def scope(frame: Frame, gists: Gists) -> str:
    """Return the one sentence of what the timeline covers."""
    language = frame.language
    return text(
        "scope",
        language,
        events=text("events", language, count=gists.counts.events),
        articles=text("articles", language, count=len(frame.studies)),
        span=scope_span(*gists.ends, language),
    )


def digest_of_shards(frame: Frame, gists: Gists, shards: Sequence[Shard]) -> str:
    """Return the digest of the events of some shards, and of the articles whose titles have to be made from them."""
    return digest(digests_of(shards), [frame.studies.digest(name) for name in gists.untitled(shards)])


def digest_shown(frame: Frame, events: Sequence[Event]) -> str:
    """Return the digest of events, and of the articles whose titles have to be made from them."""
    named = {source.document_id for event in events for source in event.sources if needs_study(source)}
    return digest(frame.digest_events(events), [frame.studies.digest(document_id) for document_id in sorted(named)])
