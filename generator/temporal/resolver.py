"""Mentions -> timexes: the calendar's part of the work.

Each mention's rule says what it comes to; the scene says what it is counted from. News count from the day of the
document, narratives from the date named before; which of the two a document is, its own dates tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from generator.model.calendar import Day
from generator.model.timex import Mention, Step, Timex
from generator.temporal.completion import complete
from generator.temporal.direction import tense_at
from generator.temporal.scene import Scene
from generator.temporal.values import Date, Length, Nothing, Reference, Repeat, Value, of_day

if TYPE_CHECKING:
    from generator.language.reading import Reading
    from generator.temporal.grammar import Grammar

_MOSTLY: Final = 0.6
_A_FEW: Final = 4
_YEARS: Final = ("yyyy", "old")
_ENOUGH: Final = 3
_OPENING: Final = 40
_A_MESSAGE: Final = 300
_TIMES: Final = frozenset(("year", "half", "quarter", "season", "month", "week", "weekend", "day"))


class Settings(Protocol):
    """What resolving depends on besides the text: part of the configuration."""

    @property
    def date_order(self) -> str:
        """The order of numeric dates: "mdy", "dmy" or "ymd"."""
        ...

    @property
    def hemisphere(self) -> str:
        """Whose seasons: "north" or "south"."""
        ...


def resolve(
    mentions: Iterable[Mention], reading: Reading, dct: Day, grammar: Grammar, settings: Settings
) -> tuple[Timex, ...]:
    """Return what the mentions come to, in order; those that come to nothing are left out.

    A pure function of (text, DCT, pack, settings).
    """
    mentions = tuple(mentions)
    today = of_day(dct, "day")
    is_narrative = tells_of_the_past(mentions, dct, grammar)
    anchor: Date | None = None
    quarter: Date | None = None
    timexes = []
    for mention in mentions:
        start = mention.span.start
        scene = Scene(
            grammar,
            today,
            anchor,
            is_narrative,
            lambda start=start: tense_at(reading, start),  # type: ignore[misc]
            settings.date_order,
            settings.hemisphere,
            quarter,
            len(reading.text) <= _A_MESSAGE,
        )
        scene.note("said", text=mention.text)
        value = complete(scene, scene.read(mention.rule, mention.slots))
        if isinstance(value, Nothing):
            continue
        timexes.append(_timex(mention, value, scene))
        if isinstance(value, Date) and value.is_complete and value.unit in _TIMES and not scene.is_aside:
            if anchor is None or not is_narrative or _leads(value, mention, reading):
                anchor = value
            quarter = value if value.unit == "quarter" else quarter
    return tuple(timexes)


def tells_of_the_past(mentions: Sequence[Mention], dct: Day, grammar: Grammar) -> bool:
    """Tell whether a text is a narrative.

    The years that a narrative names are not the document's, and outnumber what points to the document's day ("today",
    "Friday", "last month").
    """
    years = [
        slots[name] for mention in mentions for slots in _senses(mention.slots) for name in _YEARS if name in slots
    ]
    far = sum(isinstance(year, int) and year != dct.year for year in years)
    pointing = sum(
        not grammar.lexicon.deictic.isdisjoint(slots) and "yyyy" not in slots and "month_name" not in slots
        for mention in mentions
        for slots in _senses(mention.slots)
    )
    return far >= _ENOUGH and far > len(years) * _MOSTLY and far > _A_FEW * pointing


def _senses(slots: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Yield what fills the slots of a mention, and of the mentions inside it."""
    yield slots
    for value in slots.values():
        if isinstance(value, dict):
            yield from _senses(value["slots"])


def _leads(value: Date, mention: Mention, reading: Reading) -> bool:
    """Tell whether a narrative goes on from this date: a year in the midst of a sentence is mentioned in passing."""
    if value.unit != "year":
        return True
    return mention.span.start - reading.sentence_at(mention.span.start).start < _OPENING


def _timex(mention: Mention, value: Value, scene: Scene) -> Timex:
    said = value.value()
    edtf = value.edtf() if isinstance(value, Date) else None
    inferred = value.inferred if isinstance(value, Date) else ()
    first, last = (value.first, value.last) if isinstance(value, Date) and value.is_exact else (None, None)
    for field in inferred:
        scene.note("inferred", field=field, value="")
    if edtf is not None:
        part = {"mod": value.mod} if value.mod in ("START", "MID", "END") else {}
        scene.note("result", edtf=edtf, **part)
    anchor = scene.anchored.edtf() if scene.anchored is not None else None
    steps: tuple[Step, ...] = tuple(scene.steps)
    return Timex(mention, _type(value), said, value.mod, anchor, edtf, first, last, inferred, steps)


def _type(value: Value) -> str:
    match value:
        case Date(time=time) if time:
            return "TIME"
        case Length():
            return "DURATION"
        case Repeat():
            return "SET"
        case Reference(type=kind):
            return kind
    return "DATE"
