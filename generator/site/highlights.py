"""The highlights that open the index of a large timeline: its heaviest days, ten, thirty or a hundred of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from generator.model.calendar import from_ordinal
from generator.model.codec import DecodeError, decode, encode
from generator.model.digest import digest
from generator.site.entry import Quotation, citation
from generator.site.links import relative
from generator.site.peaks import LEVELS, chosen, stems_of
from generator.site.sheets import INDEX
from generator.wording import day_label, text
from generator.wording.catalogue import digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    told = _Told(frame, gists, sheets, level)
    found = chosen([peak for _, peak in gists.peaks[:level]], told.stems_at)
    for peak, places in sorted(found, key=lambda pair: pair[0].day):
        yield told.day(peak, places)
    told.keep()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An event that may tell a day: the stems of its words, and how it is shown."""

    stems: tuple[str, ...]
    saying: Saying


class _Told:
    """What may tell the days of a page, made once for each event: most are those of the build before."""

    def __init__(self, frame: Frame, gists: Gists, sheets: Sheets, level: int) -> None:
        self._frame, self._gists, self._sheets = frame, gists, sheets
        self._page = highlight_path(level)
        self._place = f"candidates {level}"
        self._shards = {peak: shard for shard, peak in gists.peaks[:level]}
        self._known = self._kept()
        self._asked: dict[str, _Candidate] = {}

    def stems_at(self, peak: Peak, place: int) -> frozenset[str]:
        """Return the stems of what is told at a place of a day's shard."""
        return frozenset(self._at(peak, place).stems)

    def day(self, peak: Peak, places: Iterable[int]) -> DayView:
        """Return a day as it is shown."""
        day = from_ordinal(peak.day)
        sayings = tuple(self._at(peak, place).saying for place in places)
        datetime = str(day) if day.year > 0 else ""
        return DayView(day_label(day, self._frame.language), datetime, sayings[0].href, sayings)

    def keep(self) -> None:
        """Leave to the next build what was asked for."""
        if self._asked != self._known:
            self._frame.keep_piece(self._place, "", (), encode(self._asked))

    def _kept(self) -> Mapping[str, _Candidate]:
        part = self._frame.kept_piece(self._place, "", ())
        with suppress(DecodeError):
            if part is not None:
                return decode(dict[str, _Candidate], part)
        return {}

    def _at(self, peak: Peak, place: int) -> _Candidate:
        shard, gists = self._shards[peak], self._gists
        path = self._sheets.path_in(shard.year, shard.month, is_dated=True)
        untitled = [self._frame.studies.digest(document_id) for document_id in gists.untitled((shard,))]
        shown = digest(gists.of(shard).digest_of(place), path, untitled)
        found = self._asked.get(shown) or self._known.get(shown)
        if found is None:
            (event,) = gists.named([(shard, place)])
            href = f"#{event.id}" if path == self._page else f"{relative(path, self._page)}#{event.id}"
            saying = Saying(href, citation(event, self._page, self._frame))
            found = _Candidate(tuple(sorted(stems_of(event.quote))), saying)
        self._asked[shown] = found
        return found


def _levels(gists: Gists) -> list[int]:
    """Return the steps of detail: no more of them than show more days than the one before."""
    return [level for number, level in enumerate(LEVELS) if not number or len(gists.peaks) > LEVELS[number - 1]]


def _way(level: int, page: str) -> str:
    target = relative(highlight_path(level), page)
    return f"{target}#{SECTION}" if level == LEVELS[0] else target


def _page(frame: Frame, gists: Gists, sheets: Sheets, level: int) -> Mapping[str, object]:
    title = text("highlights.title", frame.language)
    return {"description": title, "highlights": highlights(frame, gists, sheets, level)}
