"""The highlights that open the index of a large timeline: its heaviest days, ten, thirty or a hundred of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from generator.model.calendar import from_ordinal
from generator.model.codec import DecodeError, decode, encode
from generator.model.digest import digest
from generator.site.entry import Quotation, entry
from generator.site.links import relative
from generator.site.peaks import LEVELS, chosen
from generator.site.sheets import INDEX
from generator.wording import day_label, text
from generator.wording.catalogue import digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.event import Event
    from generator.model.file import File
    from generator.site.frame import Frame
    from generator.site.gists import Gists
    from generator.site.peaks import Peak
    from generator.site.sheets import Sheets

SECTION: Final = "highlights"
YEARS: Final = "years"


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of a day: where its card is, and the words with the article that has them."""

    href: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class DayView:
    """A day as the template draws it; `href` leads to the card of what weighs most of it."""

    label: str
    datetime: str
    href: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A step of detail: how many days in words, and the way there, None for where the reader is."""

    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Highlights:
    """The days of one page in the order of time, and the steps of detail."""

    days: tuple[DayView, ...]
    levels: tuple[Level, ...]


def has_highlights(frame: Frame, gists: Gists) -> bool:
    """Tell whether a timeline is large enough for its days to be chosen from."""
    fewest = frame.config.highlights
    return 0 < fewest <= sum(shard.size for shard in gists.shards) and bool(gists.peaks)


def highlight_path(level: int) -> str:
    """Return where the page of a step of detail lies in the site: the first is on the index."""
    return INDEX if level == LEVELS[0] else f"highlights/{level}.html"


def highlight_files(frame: Frame, gists: Gists, sheets: Sheets) -> Iterator[File]:
    """Yield the plans of the pages of more days than the index shows, as far as there are more."""
    if has_highlights(frame, gists):
        for level in _levels(gists)[1:]:
            shown = digest_of_highlights(frame, gists, sheets, level)
            draw = partial(_page, frame, gists, sheets, level)
            yield frame.file(highlight_path(level), "highlights.html", shown, draw)


def digest_of_highlights(frame: Frame, gists: Gists, sheets: Sheets, level: int = LEVELS[0]) -> str:
    """Return the digest of all that the highlights show, the same for all timelines that have none."""
    if not has_highlights(frame, gists):
        return digest()
    days = [
        (
            *peak,
            [gists.of(shard).digest_of(place) for place, _ in peak.told],
            sheets.path_in(shard.year, shard.month, is_dated=True),
        )
        for shard, peak in gists.peaks[:level]
    ]
    untitled = gists.untitled(dict.fromkeys(shard for shard, _ in gists.peaks[:level]))
    return digest(days, _levels(gists), [frame.studies.digest(document_id) for document_id in untitled])


def highlights(frame: Frame, gists: Gists, sheets: Sheets, level: int = LEVELS[0]) -> Highlights | None:
    """Return the highlights of a page, None where a timeline is too small for any."""
    if not has_highlights(frame, gists):
        return None
    page = highlight_path(level)
    days = _kept_days(frame, gists, sheets, level)
    ways = [Level(digits(each, frame.language), None if each == level else _way(each, page)) for each in _levels(gists)]
    everything = f"#{YEARS}" if page == INDEX and sheets.is_large else f"{relative(INDEX, page)}#{YEARS}"
    return Highlights(days, (*ways, Level(text("highlights.all", frame.language), everything)))


def _kept_days(frame: Frame, gists: Gists, sheets: Sheets, level: int) -> tuple[DayView, ...]:
    """Return the days of a page in the order of time: chosen once for what they show, which most changes leave."""
    place, shown = f"highlights {level}", digest_of_highlights(frame, gists, sheets, level)
    part = frame.kept_piece(place, "", shown)
    with suppress(DecodeError):
        if part is not None:
            return decode(tuple[DayView, ...], part)
    days = tuple(_days(frame, gists, sheets, level))
    frame.keep_piece(place, "", shown, encode(days))
    return days


def _days(frame: Frame, gists: Gists, sheets: Sheets, level: int) -> Iterator[DayView]:
    shards = {peak: shard for shard, peak in gists.peaks[:level]}

    def load(peak: Peak, place: int) -> Event:
        return gists.named([(shards[peak], place)])[0]

    told = chosen([peak for _, peak in gists.peaks[:level]], load)
    for peak, events in sorted(told, key=lambda pair: pair[0].day):
        yield _day(peak, events, highlight_path(level), frame, sheets)


def _levels(gists: Gists) -> list[int]:
    """Return the steps of detail: no more of them than show more days than the one before."""
    return [level for number, level in enumerate(LEVELS) if not number or len(gists.peaks) > LEVELS[number - 1]]


def _way(level: int, page: str) -> str:
    target = relative(highlight_path(level), page)
    return f"{target}#{SECTION}" if level == LEVELS[0] else target


def _day(peak: Peak, events: tuple[Event, ...], page: str, frame: Frame, sheets: Sheets) -> DayView:
    day = from_ordinal(peak.day)
    sayings = []
    for event in events:
        target = sheets.path_of(event)
        href = f"#{event.id}" if target == page else f"{relative(target, page)}#{event.id}"
        sayings.append(Saying(href, entry(event, page, frame, {}).citations[0]))
    return DayView(day_label(day, frame.language), str(day) if day.year > 0 else "", sayings[0].href, tuple(sayings))


def _page(frame: Frame, gists: Gists, sheets: Sheets, level: int) -> Mapping[str, object]:
    title = text("highlights.title", frame.language)
    return {"description": title, "highlights": highlights(frame, gists, sheets, level)}
