"""Mentions -> timexes: the calendar's part of the work.

Each mention's rule says what it comes to; the scene says what it is counted from. News count from the day of the
document, narratives from the date named before; which of the two a document is, its own dates tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

_FAR: Final = 2
_ENOUGH: Final = 3
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
    is_narrative = tells_of_the_past(mentions, dct)
    anchor: Date | None = None
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
        )
        scene.note("said", text=mention.text)
        value = complete(scene, scene.read(mention.rule, mention.slots))
        if isinstance(value, Nothing):
            continue
        timexes.append(_timex(mention, value, scene))
        if isinstance(value, Date) and value.is_complete and value.unit in _TIMES:
            anchor = value
    return tuple(timexes)


def tells_of_the_past(mentions: Sequence[Mention], dct: Day) -> bool:
    """Tell whether the years that a text names lie mostly far from the document's: it is a narrative.

    The years of the DCT and next to it count for news, and so do three mentions without a year each.
    """
    years = [year for mention in mentions for year in _years(mention.slots)]
    far = sum(abs(year - dct.year) > _FAR for year in years)
    return far >= _ENOUGH and far > len(years) * 0.6 and far * 6 > len(mentions)


def _years(slots: Mapping[str, object]) -> Iterable[int]:
    for name, value in slots.items():
        if name == "yyyy" and isinstance(value, int):
            yield value
        elif isinstance(value, Mapping):
            yield from _years(value["slots"])


def _timex(mention: Mention, value: Value, scene: Scene) -> Timex:
    said = value.value()
    edtf = value.edtf() if isinstance(value, Date) else None
    inferred = value.inferred if isinstance(value, Date) else ()
    first, last = (value.first, value.last) if isinstance(value, Date) and value.is_exact else (None, None)
    for field in inferred:
        scene.note("inferred", field=field, value="")
    if edtf is not None:
        scene.note("result", edtf=edtf)
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
