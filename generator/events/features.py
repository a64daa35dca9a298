"""What of an event is compared with others, and the sketch of an event: enough to join it without loading it."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from generator.model.calendar import Day, from_ordinal
from generator.model.codec import encode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.event import Event, Kind, Status, When

_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3
_STEM: Final = 6
_MONTHS: Final = 12
_LATER: Final = 2
ENOUGH: Final = 3  # words that two events share where one of them names nobody
_DAY: Final = 1
_MONTH: Final = 62
_YEAR: Final = 732
_BEGINNING: Final = -4_000_000
_END: Final = 4_000_000
NEVER: Final = frozenset((_BEGINNING, _END))
_NO_MONTH: Final = (1, 1)
_LAST: Final = Day(99_999, 12, 31).ordinal  # where the timeline's order has what never ends
_FAR: Final = 10**14
_made: Final = tuple.__new__  # a named tuple's own takes twice as long


class Features(NamedTuple):
    """What of an event is compared: events of the same features are twins.

    `first` and `last` are day counts, far away where the date is open; `level` is how wide the date is: "day",
    "month" (up to two), "year" (up to two), "age", or "open". `stems` are the beginnings of the headline's longer
    words, `text` is the stems in order. `named` are the longer of those that are capitalised, or, where none is, of the
    names in the sentence that tells it; `names` are what to look for it by: enough of the stems, too, where none is
    capitalised, that no other that shares `ENOUGH` of them is missed.
    `months` are the first and the last month, counted from year 0, (0, 0) where the date is open. `deed` is the first
    longer word that is no name, "" where there is none. `heard` says how many days after its day it is told as
    happened, 2 where they are more or where it makes no difference.
    """

    text: str
    first: int
    last: int
    kind: Kind
    status: Status
    names: frozenset[str]
    level: str
    stems: frozenset[str]
    months: tuple[int, int]
    deed: str
    heard: int
    named: frozenset[str]


def features(event: Event) -> Features:
    """Return what of an event is compared with others."""
    when = event.when
    first = when.earliest.ordinal if when.earliest is not None else _BEGINNING
    last = first if when.latest is when.earliest is not None else _last(when)
    words = _WORD.findall(event.headline)
    stems, capitals = [], []
    for stem, is_name in map(_stem, words):
        if stem:
            stems.append(stem)
            if is_name:
                capitals.append(stem)
    if capitals and _stem(words[0])[1] and words[0].casefold() in event.quote:
        del capitals[0]
    named = frozenset(capitals or _about(event))
    level = _level(first, last)
    return _made(
        Features,
        (
            " ".join(stems),
            first,
            last,
            event.kind,
            event.status,
            named if capitals else named.union(_rarest(stems)),
            level,
            frozenset(stems),
            _months(when),
            _deed(stems, named),
            _heard(event, first) if level == "day" else _LATER,
            named,
        ),
    )


def _about(event: Event) -> list[str]:
    """Return the stems of the names in the sentence that tells an event."""
    return [stem for name in event.names for stem in _stems_of(name.text)]


@lru_cache(maxsize=65_536)
def _stems_of(name: str) -> tuple[str, ...]:
    return tuple(stem for stem, is_name in map(_stem, _WORD.findall(name)) if is_name)


def _rarest(stems: Iterable[str]) -> list[str]:
    """Return all but the last of the longer stems, in one order for all, so that who shares `ENOUGH` shares one."""
    long = sorted(sorted(set(filter(is_weighty, stems))), key=len, reverse=True)
    return long[: max(len(long) - ENOUGH + 1, 0)]


def is_weighty(stem: str) -> bool:
    """Tell whether a stem means something by itself: the shortest that are no numbers join others."""
    return len(stem) > _SHORTEST or stem[0].isdigit()


def _deed(stems: Iterable[str], named: frozenset[str]) -> str:
    for stem in stems:
        if len(stem) > _SHORTEST and stem not in named:
            return stem
    return ""


def _heard(event: Event, day: int) -> int:
    if event.status != "happened" or not event.sources:
        return _LATER
    return max(0, min(_LATER, event.sources[0].published.ordinal - day))


def _last(when: When) -> int:
    return when.latest.ordinal if when.latest is not None else _END


@lru_cache(maxsize=65_536)
def _stem(word: str) -> tuple[str, bool]:
    """Return (the beginning of a word, "" for a short one; whether it is a name or a number)."""
    if len(word) < _SHORTEST:
        return "", False
    is_name = (len(word) > _SHORTEST and word[0].isupper()) or word.isupper() or word[0].isdigit()
    return word.casefold()[:_STEM], is_name


def _months(when: When) -> tuple[int, int]:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return 0, 0
    return first.year * _MONTHS + first.month - 1, last.year * _MONTHS + last.month - 1


def _level(first: int, last: int) -> str:
    if first == _BEGINNING or last == _END:
        return "open"
    width = last - first + 1
    if width <= _DAY:
        return "day"
    return "month" if width <= _MONTH else "year" if width <= _YEAR else "age"


class Sketch(NamedTuple):
    """An event as far as joining asks for it: its id, the article and the beginning of the sentence that tell it."""

    id: str
    document_id: str
    start: int
    features: Features


def sketch(event: Event) -> Sketch:
    """Return the sketch of an event that an article tells; of one that is written by hand the article is empty."""
    document_id, start = "", 0
    if event.sources:
        document_id, start = event.sources[0].document_id, event.sources[0].sentence.start
    return _made(Sketch, (event.id, document_id, start, features(event)))


def encode_sketches(events: Iterable[Event]) -> str:
    """Return the sketches of an article's events as one line of JSON."""
    return encode([[one.id, one.start, row_of(one.features)] for one in map(sketch, events)])


def decode_sketches(document_id: str, line: str) -> list[Sketch]:
    """Return the sketches of an article's events. Raises ValueError, TypeError or KeyError for any other line."""
    return [Sketch(id_, document_id, start, features_of(row)) for id_, start, row in json.loads(line)]


def row_of(told: Features) -> list[Any]:
    """Return features as values of JSON, in the same order everywhere."""
    by_words = int(told.names != told.named)
    named = " ".join(sorted(told.named))
    return [told.text, named, by_words, told.first, told.last, told.kind, told.status, *told.months, told.heard]


def features_of(row: list[Any]) -> Features:
    """Return the features of a row. Raises ValueError or TypeError for any other row."""
    text, names, by_words, first, last, kind, status, first_month, last_month, heard = row
    read = text.split()
    stems, named = frozenset(read), frozenset(names.split())
    return Features(
        text,
        first,
        last,
        kind,
        status,
        named.union(_rarest(read)) if by_words else named,
        _level(first, last),
        stems,
        (first_month, last_month),
        _deed(read, named),
        heard,
        named,
    )


def month_of(told: Features) -> tuple[int, int]:
    """Return the year and the month of the timeline that an event of some features belongs to.

    It is that of `model.shard.month_of`.
    """
    if told.level != "open":
        return told.months[0] // _MONTHS, told.months[0] % _MONTHS + 1
    ends = [end for end, never in ((told.first, _BEGINNING), (told.last, _END)) if end != never]
    if not ends:
        return _NO_MONTH
    day = from_ordinal(ends[0])
    return day.year, day.month


def place_of(told: Features, id_: str) -> str:
    """Return a text that sorts as the timeline does: by (earliest or latest, latest, id)."""
    last = told.last if told.last != _END else _LAST
    first = told.first if told.first != _BEGINNING else last
    return f"{first + _FAR:015d} {last + _FAR:015d} {id_}"
