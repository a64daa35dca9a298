"""Where an event stands in time: the days that it covers, how they are drawn, and the heading that it belongs under."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from generator.model.calendar import Day
from generator.model.edtf import Edtf, EdtfDate
from generator.model.edtf import parse as parse_edtf
from generator.wording import month_label, signal_of, span_label, text, year_label

if TYPE_CHECKING:
    from generator.model.event import Event, When

Shape = Literal["exact", "span", "lasting"]
Precision = Literal["day", "month", "part", "year", "longer", "span"]

_DAYS_A_WEEK = 7


# A site names few dates many times.
_NO_DAY = Day(1, 1, 1)
parse = lru_cache(maxsize=8192)(parse_edtf)


@dataclass(frozen=True, slots=True)
class Extent:
    """The days that an event covers or may cover, inclusive ordinals; None where it is open."""

    first: int | None
    last: int | None
    shape: Shape


@dataclass(frozen=True, slots=True, order=True)
class Heading:
    """A heading of the list: its id in the page and its words; `text` is empty where none is needed."""

    id: str
    text: str


def sort_key(event: Event) -> tuple[int, bool, int, str]:
    """Return the order of the list: (earliest or latest, latest, id), what is open at its end last."""
    when = event.when
    begin = (when.earliest or when.latest or _NO_DAY).ordinal
    return begin, when.latest is None, when.latest.ordinal if when.latest else begin, event.id


def start_of(event: Event) -> Day:
    """Return the day that the event is sorted by: the first that it may cover, else the last."""
    return event.when.earliest or event.when.latest or _NO_DAY


def extent(event: Event) -> Extent:
    """Return the days of an event and whether they are exact, a span of what it may be, or what it lasted."""
    when = event.when
    edtf = parse(when.edtf)
    first = when.earliest.ordinal if when.earliest else None
    last = when.latest.ordinal if when.latest else None
    return Extent(first, last, _shape(edtf, when, signal_of(event)))


def _shape(edtf: Edtf, when: When, signal: str | None) -> Shape:
    start = edtf.start
    if edtf.end is None:
        is_day = isinstance(start, EdtfDate) and start.precision == "day" and not start.qualifier
        return "exact" if is_day else "span"
    if edtf.end == "open":
        return "lasting"
    if not isinstance(start, EdtfDate) or signal == "between":
        return "span"
    if signal is None and when.earliest and when.latest:
        days = when.latest.ordinal - when.earliest.ordinal + 1
        if days == _DAYS_A_WEEK and when.earliest.weekday == 0:
            return "span"
    return "lasting"


def precision(when: When) -> Precision:
    """Return how precisely an event is dated, as the facet names it."""
    edtf = parse(when.edtf)
    if edtf.is_interval or not isinstance(edtf.start, EdtfDate):
        return "span"
    match edtf.start.precision:
        case "day":
            return "day"
        case "month":
            return "month"
        case "division":
            return "part"
        case "year":
            return "year"
        case _:
            return "longer"


def valid_datetime(when: When) -> str | None:
    """Return what HTML allows as the value of `<time datetime>`: an exact day, month or year after Christ, else None.

    >>> from generator.model.event import When
    >>> valid_datetime(When("2017-02", None, None, None)), valid_datetime(When("2010~", None, None, None))
    ('2017-02', None)
    """
    start = parse(when.edtf)
    date = start.start
    if start.is_interval or when.mod or not isinstance(date, EdtfDate):
        return None
    is_plain = not date.qualifier and not date.is_masked and date.precision in ("day", "month", "year")
    return str(date).lstrip("Y") if is_plain and date.year > 0 else None


def year_heading(event: Event, language: str) -> Heading:
    """Return the heading of the year; a decade or a century has its own, for it belongs to no year of it."""
    edtf = parse(event.when.edtf)
    date = edtf.dates[0]
    if not edtf.is_interval and date.precision in ("decade", "century"):
        words = span_label(str(date).rstrip("~?%"), language)
        return Heading(f"y{str(date).rstrip('~?%')}", words[:1].upper() + words[1:])
    year = start_of(event).year
    return Heading(f"y{year}", year_label(year, language))


def has_month(event: Event) -> bool:
    """Tell whether the date names a month, so that the event stands in a month's section."""
    return parse(event.when.edtf).dates[0].precision in ("month", "day")


def part_heading(event: Event, language: str) -> Heading:
    """Return the heading within the year: the month, the season or quarter, or none where the text names no month."""
    edtf = parse(event.when.edtf)
    date = edtf.dates[0]
    if date.precision == "division" and not edtf.is_interval:
        plain = str(date).rstrip("~?%")
        words = span_label(plain, language)
        return Heading(f"s{plain}", words[:1].upper() + words[1:])
    if has_month(event):
        start = start_of(event)
        return Heading(f"m{start.year}-{start.month:02}", month_label(start.year, start.month, language))
    return Heading("", "")


def end_key(event: Event) -> tuple[int, str]:
    """Return what the last event of a timeline has most of: its last day, where it is open the one that it names."""
    return (event.when.latest or start_of(event)).ordinal, event.id


def scope_span(first: Event, last: Event, language: str) -> str:
    """Return from when to when events are, in words, each end at its own precision ("2011 to May 2017").

    `first` is the first of them in order, `last` the one of the greatest `end_key`. An event that is open on one side
    counts by the date that it names.
    """
    begin, end = _end_label(first, 0, language), _end_label(last, -1, language)
    return begin if begin == end else text("span", language, first=begin, last=end)


def _end_label(event: Event, which: int, language: str) -> str:
    date = parse(event.when.edtf).dates[which]
    if date.precision == "day" and date.month and date.day:
        return month_label(date.year, date.month, language)
    return span_label(str(date), language)
