"""The band: a map of the timeline in numbers, from which the template draws the SVG.

Places are percentages of the width, so that the drawing stretches and its words do not. Exact dates are bars, as
tall as their number; imprecise ones are pale spans over all that they may cover, in lanes while these are enough, else
as a profile of how many cover each place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final, Literal

from generator.model.calendar import Day, from_ordinal, plus_months
from generator.wording import day_label, direction, month_label, year_label
from generator.wording.catalogue import digits, month_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from generator.site.place import Extent

BINS: Final = 200
LANES: Final = 6
_MOST_LANE_BARS: Final = 80
_BASE: Final = 68
_FLOOR: Final = 64  # the middle of the lowest lane
_TALLEST: Final = 44
_SHORTEST: Final = 18
_MOST_LABELS: Final = 9
_MOST_NARROW_LABELS: Final = 4
_LAST_NARROW: Final = 88
_TAIL: Final = 0.06
_DAYS_A_YEAR: Final = 365.2425
_STEPS: Final = (
    ("day", 1), ("day", 2), ("day", 7), ("day", 14), ("month", 1), ("month", 2), ("month", 3), ("month", 6),
    *(("year", factor * 10**power) for power in range(4) for factor in (1, 2, 5)), ("year", 10_000),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that the band shows, inclusive ordinals, and whether they run from the right."""

    first: int
    last: int
    is_mirrored: bool = False

    def along(self, ordinal: float) -> float:
        """Return how far along the band the beginning of a day is, in percent."""
        return 100 * (ordinal - self.first) / (self.last + 1 - self.first)

    def at(self, ordinal: float) -> float:
        """Return the place of the beginning of a day, in percent of the width from the left."""
        return round(100 - self.along(ordinal) if self.is_mirrored else self.along(ordinal), 2)

    def stretch(self, first: int, last: int) -> tuple[float, float]:
        """Return (left edge, width) in percent of the days from `first` to `last`, inclusive."""
        begin, end = self.at(first), self.at(last + 1)
        return min(begin, end), round(abs(end - begin), 2)

    def days_of(self, extent: Extent) -> tuple[int, int]:
        """Return the first and the last day that is drawn of an extent.

        What begins nobody knows when ("until 2015") is a short tail before its end: a bar from the band's edge on
        would tell of a beginning. What has no end goes on to the edge.
        """
        last = self.last if extent.last is None else extent.last
        if extent.first is not None:
            return extent.first, last
        return max(self.first, last - round((self.last - self.first) * _TAIL)), last


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis; `target` is the id of the heading that it leads to, `is_wide` hides it on narrow screens."""

    x: float
    words: str
    name: str
    target: str
    is_wide: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """Exact dates at one place: `height` tells how many."""

    x: float
    height: float


@dataclass(frozen=True, slots=True)
class Lane:
    """A span in its lane; `fade` names the side on which it is open ("", "start", "end")."""

    x: float
    width: float
    lane: int
    shape: str
    fade: str


@dataclass(frozen=True, slots=True)
class Band:
    """Everything that the SVG shows; `has_lasting` tells whether it tells apart what lasted, as no profile does."""

    axis: Axis
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    lanes: tuple[Lane, ...]
    profile: tuple[Bar, ...]
    bin_width: float
    has_lasting: bool

    @property
    def exact(self) -> str:
        """The path of all bars, a line each, in thousandths of the width: one element, however many events."""
        path, before, height = "", 0, 0
        for bar in sorted(self.bars, key=lambda bar: bar.x):
            x = round(bar.x * 10)
            path += f"m{x - before} {height}" if path else f"M{x} {_BASE}"
            before, height = x, round(bar.height)
            path += f"v-{height}"
        return path

    @property
    def cover(self) -> str:
        """The path of the profile: its outline in thousandths of the width, a step wherever the height changes."""
        path, height, end = "", 0, -1
        for bar in sorted(self.profile, key=lambda bar: bar.x):
            x = round(bar.x * 10)
            if x != end and height:
                path, height = f"{path}H{end}V{_BASE}", 0
            if round(bar.height) != height:
                path += f"H{x}" if height else f"M{x} {_BASE}"
                height = round(bar.height)
                path += f"V{_BASE - height}"
            end = x + round(self.bin_width * 10)
        return f"{path}H{end}V{_BASE}" if path else ""

    def closed(self, shape: str) -> str:
        """The path of the lanes of a shape that have both ends, a line each, in thousandths of the width."""
        lanes = (lane for lane in self.lanes if lane.shape == shape and not lane.fade)
        return "".join(
            f"M{round(lane.x * 10)} {_FLOOR - lane.lane * 10}h{max(1, round(lane.width * 10))}" for lane in lanes
        )

    @property
    def open(self) -> tuple[Lane, ...]:
        """The lanes that fade out at an end."""
        return tuple(lane for lane in self.lanes if lane.fade)


def band(
    extents: Iterable[Extent] | Mapping[Extent, int], headings: Sequence[tuple[Day, str]], language: str
) -> Band | None:
    """Return the band of events with these extents, None for none; it runs as the language's words do.

    Extents may be counted already. `headings` are the first days of the list's headings and the links to them, in
    order; a tick leads to the first at or after it.
    """
    counted = extents if isinstance(extents, Mapping) else Counter(extents)
    if not counted:
        return None
    axis = axis_of(counted, direction(language))
    spans = {each: count for each, count in counted.items() if each.shape != "exact"}
    lanes = _lanes(axis, spans)
    return Band(
        axis=axis,
        ticks=tuple(_ticks(axis, headings, language)),
        bars=tuple(_bars(axis, {each: count for each, count in counted.items() if each.shape == "exact"})),
        lanes=lanes or (),
        profile=tuple(_profile(axis, spans)) if lanes is None else (),
        bin_width=round(100 / BINS, 2),
        has_lasting=lanes is not None and any(each.shape == "lasting" for each in spans),
    )


def axis_of(extents: Iterable[Extent], runs: Literal["ltr", "rtl"] = "ltr") -> Axis:
    """Return the axis from the first to the last day that any extent names, with a little air at both ends."""
    days = [day for each in extents for day in (each.first, each.last) if day is not None]
    first, last = min(days), max(days)
    air = max(2, round((last - first) * 0.02))
    return Axis(first - air, last + air, runs == "rtl")


def _bars(axis: Axis, extents: Mapping[Extent, int]) -> Iterable[Bar]:
    """Yield one bar a place: what lies closer than one two-hundredth of the width stands together."""
    places: dict[int, tuple[int, int]] = {}  # how many, and the sum of their days
    for each, count in extents.items():
        if each.first is not None:
            place = int(axis.along(each.first + 0.5) * BINS / 100)
            number, days = places.get(place, (0, 0))
            places[place] = number + count, days + each.first * count
    tallest = max((number for number, _ in places.values()), default=1)
    for _, (number, days) in sorted(places.items()):
        yield Bar(axis.at(days / number + 0.5), _height(number, tallest))


def _height(count: int, most: int) -> float:
    """Return a bar's height in pixels: a single event is easily seen, many grow with the square root."""
    if most == 1:
        return (_TALLEST + _SHORTEST) / 2
    return round(_SHORTEST + (_TALLEST - _SHORTEST) * sqrt((count - 1) / (most - 1)), 1)


def _lanes(axis: Axis, spans: Collection[Extent]) -> tuple[Lane, ...] | None:
    """Return each span once, in the lowest lane that is free; None where one finds none: lanes would hide it."""
    if len(spans) > _MOST_LANE_BARS:
        return None
    ends = [axis.first - 1.0] * LANES
    gap = (axis.last - axis.first) / BINS
    found = []
    for (first, last), each in sorted(((axis.days_of(each), each) for each in spans), key=_by_beginning):
        lane = next((lane for lane, end in enumerate(ends) if end < first), None)
        if lane is None:
            return None
        ends[lane] = last + gap
        fade = "start" if each.first is None else "end" if each.last is None else ""
        found.append(Lane(*axis.stretch(first, last), lane, each.shape, fade))
    return tuple(found)


def _by_beginning(drawn: tuple[tuple[int, int], Extent]) -> tuple[int, int, str]:
    (first, last), extent = drawn
    return first, -last, extent.shape


def _profile(axis: Axis, extents: Mapping[Extent, int]) -> Iterable[Bar]:
    """Yield how many spans cover each two-hundredth of the width."""
    changes = [0] * (BINS + 1)
    for each, count in extents.items():
        first, last = axis.days_of(each)
        changes[int(axis.along(first) * BINS / 100)] += count
        changes[min(int(axis.along(last + 1) * BINS / 100) + 1, BINS)] -= count
    covered, running = [], 0
    for change in changes[:BINS]:
        running += change
        covered.append(running)
    most = max(covered) or 1
    for place, count in enumerate(covered):
        if count:
            x = BINS - 1 - place if axis.is_mirrored else place
            yield Bar(round(x * 100 / BINS, 2), round(_TALLEST * sqrt(count / most), 1))


def _ticks(axis: Axis, headings: Sequence[tuple[Day, str]], language: str) -> Iterable[Tick]:
    unit, days = _choose(axis)
    shown = [day for day in days if 2 <= axis.along(day.ordinal) <= 96]
    every = -(-len(shown) // _MOST_NARROW_LABELS)
    for place, day in enumerate(shown):
        target = next(
            (heading for start, heading in headings if start >= day), headings[-1][1] if headings else "#main"
        )
        words, name = _tick_words(day, unit, language)
        yield Tick(
            axis.at(day.ordinal), words, name, target, place % every != 0 or axis.along(day.ordinal) > _LAST_NARROW
        )


def _choose(axis: Axis) -> tuple[str, list[Day]]:
    """Return the finest unit whose steps give no more labels than have room."""
    length = axis.last + 1 - axis.first
    for unit, step in _STEPS:
        size = {"day": 1.0, "month": _DAYS_A_YEAR / 12, "year": _DAYS_A_YEAR}[unit] * step
        if length / size <= _MOST_LABELS:
            break
    return unit, list(_tick_days(axis, unit, step))


def _tick_days(axis: Axis, unit: str, step: int) -> Iterable[Day]:
    first = from_ordinal(axis.first)
    if unit == "day":
        day = first if step < 7 else first.plus_days(-first.weekday)
        while day.ordinal <= axis.last:
            yield day
            day = day.plus_days(step)
        return
    months = step * 12 if unit == "year" else step
    year, month = first.year, 1
    if unit == "year":
        year -= year % step
    while (day := Day(year, month, 1)).ordinal <= axis.last:
        yield day
        year, month = plus_months(year, month, months)


def _tick_words(day: Day, unit: str, language: str) -> tuple[str, str]:
    """Return what a tick says, and its name in full."""
    year = year_label(day.year, language)
    if unit == "year":
        return year, year
    if unit == "month":
        full = month_label(day.year, day.month, language)
        return (year if day.month == 1 else month_name(day.month, language, "abbreviated")), full
    short = f"{digits(day.day, language)} {month_name(day.month, language, 'abbreviated')}"
    return short, day_label(day, language)
