"""Periods: the time expressions that date one thing together, with the signal that joins or opens them.

"from 5 to 9 January" is one period of two timexes; "since early 2015" one of one with the signal "since". `when` says
what a period comes to, as EDTF, at the precision that the text gave. Neighbours: `extract` dates clauses with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from generator.language.tables import nested_set
from generator.model.calendar import Day
from generator.model.document import Span
from generator.model.edtf import Bounds, EdtfDate, Hemisphere, bounds, parse
from generator.model.event import Mod, Period, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.config import Settings
    from generator.language.pack import Pack
    from generator.model.timex import Timex

_WORD_BEFORE: Final = re.compile(r"(?:([^\W\d_][\w'’-]*)\s+)?([^\W\d_][\w'’-]*)\s*[\"“‘(]?\Z")
_COMPARED: Final = re.compile(r"(\w+) \w+ \1\b", re.IGNORECASE)  # "as early as 2015" is no early 2015
_POSSESSED: Final = re.compile(r"['’]s?\s+(\w*)")  # "after Monday's blast", "judging by Thursday's meetings"
_NEAR: Final = 20
_FEW: Final = 2
_WIDEST: Final = 60
_FOREVER: Final = 10**9
_OPEN: Final[dict[str, Literal["start", "end"]]] = {
    "since": "start", "after": "start", "until": "end", "by": "end", "before": "end",
}  # fmt: skip
_OF_CLOCK: Final = frozenset(("before", "after"))
_SIGNAL_OF_MOD: Final = {"BEFORE": "before", "ON_OR_BEFORE": "by", "AFTER": "after", "ON_OR_AFTER": "since"}
_MODS: Final[dict[str, Mod]] = {"START": "START", "MID": "MID", "END": "END"}


@dataclass(frozen=True, slots=True)
class _Signals:
    kinds: dict[str, str]
    range_opens: frozenset[str]
    range_joins: frozenset[str]
    list_joins: frozenset[str]
    same_joins: frozenset[str]
    skipped: frozenset[str]
    moved: frozenset[str]
    weak_until: frozenset[str]
    moving: frozenset[str]
    limits: frozenset[str]
    before_phrases: frozenset[str]
    both_joins: frozenset[str]
    both_opens: frozenset[str]


@cache
def _signals(pack: Pack) -> _Signals:
    def words(key: str) -> frozenset[str]:
        return nested_set(pack, "cues", "signals", key)

    return _Signals(
        {word: kind for kind in _OPEN for word in words(kind)},
        words("range_opens"),
        words("range_joins"),
        words("list_joins"),
        words("same_joins"),
        words("skipped"),
        words("moved"),
        words("weak_until"),
        words("moving"),
        words("limits"),
        words("before_phrases"),
        nested_set(pack, "words", "closed", "both_joins"),
        nested_set(pack, "words", "closed", "both_opens"),
    )


def periods(timexes: Sequence[Timex], text: str, start: int, pack: Pack) -> tuple[Period, ...]:
    """Return the periods of one sentence's datable timexes, in order; each timex is in one of them.

    `start` is where the sentence begins. A period's span takes its signal in.
    """
    signals = _signals(pack)
    found: list[Period] = []
    rest = list(timexes)
    while rest:
        first = rest.pop(0)
        before = _signal_before(text, start, first.span.start, signals)
        group, joined = _group(first, () if _is_moved(before, text, signals) else rest, text, before.word, signals)
        del rest[: len(group) - 1]
        found.append(_period(tuple(group), joined, before, text, signals))
    return tuple(found)


def _is_moved(before: _Before, text: str, signals: _Signals) -> bool:
    """Tell whether something is moved away from a date: "postponed from May to June" is no stretch of time."""
    if before.word not in signals.range_opens:
        return False
    nearby = text[max(0, before.start - _NEAR) : before.start].rpartition(".")[2].lower().split()
    return not signals.moving.isdisjoint(nearby[-_FEW:])


def when(period: Period, settings: Settings) -> When | None:
    """Return what a period comes to, None where it comes to nothing that a calendar has.

    >>> from generator.config import Settings
    >>> from generator.model.timex import Mention, Timex
    >>> timex = Timex(Mention(Span(6, 16), "early 2015", "x"), "DATE", "2015", "START", edtf="2015")
    >>> found = when(Period((timex,), "since", Span(0, 16)), Settings())
    >>> found.edtf, found.mod, str(found.earliest), found.latest
    ('2015/..', 'START', '2015-01-01', None)
    """
    first, last = period.timexes[0], period.timexes[-1]
    inferred = tuple(dict.fromkeys(field for timex in period.timexes for field in timex.inferred))
    if first.edtf is None or last.edtf is None:
        return None
    try:
        if period.signal in ("range", "list"):
            return _interval(first, last, settings, inferred)
        first = min(period.timexes, key=_width) if first is not last else first
        mod = _mod(first)
        side = _OPEN.get(period.signal or "")
        if side is None:
            earliest, latest = _bounds(first, mod, settings)
            edtf = (first.edtf or "").rstrip("~") if first.type == "TIME" else first.edtf or ""
            return When(edtf, mod, earliest, latest, inferred)
        return _opened(first, mod, period.signal or "", side, settings, inferred)
    except ValueError:
        return None


def _width(timex: Timex) -> int:
    begin, end = bounds(timex.edtf or "")
    return end.ordinal - begin.ordinal if begin is not None and end is not None else _FOREVER


def _mod(timex: Timex) -> Mod | None:
    """Return START, MID or END of a date wider than a day; a part of a day is dropped."""
    if timex.mod not in _MODS:
        return None
    start = parse(timex.edtf or "").start
    is_wide = "/" not in (timex.edtf or "") and isinstance(start, EdtfDate) and start.precision != "day"
    is_compared = _COMPARED.match(timex.mention.text) is not None
    return _MODS.get(timex.mod or "") if is_wide and not is_compared else None


def _opened(
    timex: Timex,
    mod: Mod | None,
    signal: str,
    side: Literal["start", "end"],
    settings: Settings,
    inferred: tuple[str, ...],
) -> When:
    edtf = timex.edtf or ""
    earliest, latest = _bounds(timex, mod, settings)
    if side == "start":
        if earliest is not None and signal == "after" and latest is not None:
            earliest = latest.plus_days(1) if edtf.count("-") == 2 else earliest
        return When(f"{_end(edtf, 0)}/..", mod, earliest, None, inferred)
    if signal == "before" and earliest is not None:
        latest = earliest.plus_days(-1)
    return When(f"../{_end(edtf, 1)}", mod, None, latest, inferred)


def _interval(first: Timex, last: Timex, settings: Settings, inferred: tuple[str, ...]) -> When:
    begin, end = first.edtf or "", last.edtf or ""
    earliest, latest = _bounds(first, _mod(first), settings)[0], _bounds(last, None, settings)[1]
    edtf = f"{_end(begin, 0)}/{_end(end, 1)}"
    parse(edtf)
    return When(edtf, None, earliest, latest, inferred)


def _bounds(timex: Timex, mod: Mod | None, settings: Settings) -> tuple[Day | None, Day | None]:
    if timex.earliest is not None or timex.latest is not None:
        return timex.earliest, timex.latest
    return _bounds_of(timex.edtf or "", mod, settings.hemisphere)


@lru_cache(maxsize=4096)
def _bounds_of(edtf: str, mod: str | None, hemisphere: Hemisphere) -> Bounds:
    return bounds(edtf, mod, hemisphere)


def _end(edtf: str, side: int) -> str:
    """Return one end of an interval, or the date itself."""
    return edtf.split("/")[side] if "/" in edtf else edtf


def _group(
    first: Timex, rest: Sequence[Timex], text: str, opening: str, signals: _Signals
) -> tuple[list[Timex], str | None]:
    """Return the timexes that date one thing with the first, and how: "range", "list", "same" or None."""
    group = [first]
    how: str | None = None
    for timex in rest:
        gap = text[group[-1].span.end : timex.span.start].strip().lower()
        if how in (None, "list") and _is_range(gap, opening, group[-1], timex, signals) and how is None:
            return [first, timex], "range"
        words = gap.split()
        if how in (None, "same") and _is_same_date(group[-1], timex, gap, signals):
            how = "same"
        elif (
            how in (None, "list")
            and words
            and set(words) <= signals.list_joins | {",and", ",or"}
            and _follows(group[-1], timex)
        ):
            how = "list"
        else:
            break
        group.append(timex)
    return group, how


def _is_same_date(first: Timex, second: Timex, gap: str, signals: _Signals) -> bool:
    """Tell whether two expressions name one date: "22 December, last year", "seven days earlier on 6 October"."""
    if gap in signals.same_joins | {""} and first.edtf == second.edtf:
        return True
    is_day_named = gap == "," and first.edtf == second.edtf and second.mention.text[-1:].isdecimal()
    if is_day_named and not any(letter.isdecimal() for letter in first.mention.text):
        return True  # "the preceding Saturday, August 17"
    gap = gap.lstrip(",–— ")
    if gap in signals.same_joins and first.edtf == second.edtf:
        return True
    if gap not in signals.same_joins | {""} or first.edtf == second.edtf:
        return False
    (begin, end), (other_begin, other_end) = bounds(first.edtf or ""), bounds(second.edtf or "")
    if begin is None or end is None or other_begin is None or other_end is None:
        return False
    return (begin <= other_begin and other_end <= end) or (other_begin <= begin and end <= other_end)


def _is_range(gap: str, opening: str, first: Timex, second: Timex, signals: _Signals) -> bool:
    if (
        _holds(first, second)
        or not (gap and set(gap.split()) <= signals.range_joins)
        or (gap in signals.both_joins and opening not in signals.both_opens)
    ):
        return False
    if gap in signals.both_joins or opening in signals.range_opens or not gap.isalpha():
        return _is_before(first, second)
    return _precision(first) == _precision(second) and _is_before(first, second)


def _holds(first: Timex, second: Timex) -> bool:
    """Tell whether a date lies in the one before it: "July — July 27" is no stretch."""
    (begin, end), (other_begin, other_end) = bounds(first.edtf or ""), bounds(second.edtf or "")
    if begin is None or end is None or other_begin is None or other_end is None:
        return False
    return begin <= other_begin and other_end <= end


def _precision(timex: Timex) -> str:
    start = parse(timex.edtf or "").start
    return start.precision if isinstance(start, EdtfDate) else ""


def _is_before(first: Timex, second: Timex) -> bool:
    begin, end = bounds(first.edtf or "")[0], bounds(second.edtf or "")[1]
    return begin is not None and end is not None and begin < end


def _follows(first: Timex, second: Timex) -> bool:
    """Tell whether two dates are neighbours: the second begins the day after the first ends."""
    end, begin = bounds(first.edtf or "")[1], bounds(second.edtf or "")[0]
    return end is not None and begin is not None and end.plus_days(1) == begin


class _Before(NamedTuple):
    """The word that stands before a date, where it begins, and the same of the word before it; "" for none.

    Both are in lower case.
    """

    word: str
    start: int
    earlier: str
    earlier_start: int


def _signal_before(text: str, start: int, at: int, signals: _Signals) -> _Before:
    """Return the word before a date, small words apart: "since" in "since at least 2015"."""
    while match := _WORD_BEFORE.search(text, _three_pieces_before(text, start, at), at):
        word = match[2].lower()
        if word not in signals.skipped:
            return _Before(word, match.start(2), (match[1] or "").lower(), match.start(1))
        at = match.start(2)
    return _Before("", at, "", at)


def _three_pieces_before(text: str, start: int, at: int) -> int:
    """Return where to look from for two words and a bracket before a date: no more than what is parted by spaces."""
    near = text[max(start, at - _WIDEST) : at]
    pieces = near.rsplit(None, 3)
    return at - len(near) + (len(pieces[0]) if len(pieces) > 3 else 0)


def _period(group: tuple[Timex, ...], how: str | None, before: _Before, text: str, signals: _Signals) -> Period:
    first, last = group[0], group[-1]
    word, begins, earlier, earlier_begins = before
    if first.type == "TIME" and first is last and signals.kinds.get(word) in _OF_CLOCK:
        word = ""  # "shortly before midnight on Friday" is on Friday
    if how == "range":
        begin = begins if word in signals.range_opens else first.span.start
        return Period(group, "range", Span(begin, last.span.end))
    if how == "list":
        return Period(group, "list", Span(first.span.start, last.span.end))
    signal = signals.kinds.get(word)
    if f"{earlier}-{word}" in signals.before_phrases:
        return Period(group, "before", Span(earlier_begins, last.span.end))
    if word in signals.weak_until and earlier and earlier not in signals.moved:
        nearby = text[max(0, begins - _WIDEST) : begins].rpartition(".")[2].lower().split()
        signal = "until" if signals.moving.isdisjoint(nearby) else signal
    possessed = _POSSESSED.match(text, last.span.end)
    if possessed is not None and (signal == "after" or (signal == "by" and possessed[1].lower() not in signals.limits)):
        signal = None
    if signal is None or (text[begins : begins + 1].isupper() and signal == "by"):
        given = _SIGNAL_OF_MOD.get(first.mod or "")
        return Period(group, given or signal, Span(first.span.start if signal is None else begins, last.span.end))
    return Period(group, signal, Span(begins, last.span.end))
