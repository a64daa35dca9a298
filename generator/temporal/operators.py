"""The closed set of operators that a rule's `means` is made of, and the names that stand for a date.

Each takes the scene and the values of its arguments. What a date lacks (its year, its month) is completed when the
whole expression has been read (see `completion`). `OPERATORS` and `NAMES` are all that packs can use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from generator.temporal import holidays
from generator.temporal.completion import complete, nearest
from generator.temporal.values import (
    CLOCK,
    FINE,
    LETTERS,
    MONTHS,
    YEARS,
    Date,
    Length,
    Nothing,
    Reference,
    Repeat,
    Value,
    of_day,
)

if TYPE_CHECKING:
    from generator.temporal.scene import Scene

_CENTURY: Final = 100
_NOON: Final = 12
_MANY: Final = 100_000


def date(
    _scene: Scene,
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    weekday: int | None = None,
    bc: bool = False,  # noqa: FBT001, FBT002 - a rule says bc=True
) -> Value:
    """Return the date that these fields name: a day, a month or a year; without a year one to be completed."""
    known = None if year is None else 1 - year if bc else year
    if day is not None and month is not None and not holidays.exists(known, month, day):
        return Nothing()
    if day is None and weekday is None:
        return Date("year", known) if month is None else Date("month", known, month)
    return Date("day", known, month, day, weekday)


def numeric(scene: Scene, first: int, second: int, year: int | None = None) -> Value:
    """Return the day of two numbers in the order of the site (`date_order`), the other way where only that is one."""
    month, day = (second, first) if scene.date_order == "dmy" else (first, second)
    if month > _NOON:
        month, day = day, month
    if year is not None and year < _CENTURY:
        year = short(scene, year)
    return date(scene, year, month, day) if 1 <= month <= _NOON else Nothing()


def short(scene: Scene, number: int) -> int:
    """Return the year of two digits that is nearest to the document's, at most twenty years after it."""
    base = scene.anchor if scene.is_narrative and scene.anchor is not None else scene.dct
    century = (base.year or 0) // _CENTURY * _CENTURY
    year = century + number
    return year - _CENTURY if year > (base.year or 0) + 20 else year


def decade(scene: Scene, first: int, century: int | None = None) -> Value:
    """Return the decade that begins with a year, or with one of two digits, of the century before the document."""
    if first >= _CENTURY:
        return Date("decade", first)
    if century is not None:
        return Date("decade", century + first)
    if scene.is_narrative and scene.anchor is not None and scene.anchor.year is not None:
        return Date("decade", scene.anchor.year // _CENTURY * _CENTURY + first)
    this = (scene.dct.year or 0) // _CENTURY * _CENTURY
    return Date("decade", this + first if this + first <= (scene.dct.year or 0) else this - _CENTURY + first)


def decade_bc(_scene: Scene, figures: int) -> Value:
    """Return the decade before Christ that its figures name: the 470s BC are 479 to 470 BC."""
    return Date("decade", -figures, is_bc=True)


def century(_scene: Scene, number: int, bc: bool = False) -> Value:  # noqa: FBT001, FBT002 - a rule says bc=True
    """Return the century that is counted so: the 19th begins with 1800."""
    if bc:
        return Date("century", 1 - _CENTURY * number, is_bc=True)
    return Date("century", _CENTURY * (number - 1))


def season(_scene: Scene, number: int, year: int | None = None) -> Value:
    """Return spring (1), summer, autumn or winter (4)."""
    return Date("season", year, number)


def quarter(_scene: Scene, number: int, year: int | None = None) -> Value:
    """Return a quarter of a year, 1 to 4."""
    return Date("quarter", year, number) if 1 <= number <= MONTHS["quarter"] + 1 else Nothing()


def half(_scene: Scene, number: int, year: int | None = None) -> Value:
    """Return a half of a year, 1 or 2."""
    return Date("half", year, number) if number in (1, 2) else Nothing()


def this(scene: Scene, unit: str) -> Value:
    """Return the day, week, month ... that now lies in."""
    return _hour(scene.now) if unit in CLOCK else scene.now.at(unit)


def last(scene: Scene, unit: str) -> Value:
    """Return the day, week, month ... before the one that now lies in; a narrative does not go on from there."""
    scene.is_aside = scene.is_aside or scene.is_narrative
    return shift(scene, scene.now, -1, unit)


def following(scene: Scene, unit: str) -> Value:
    """Return the day, week, month ... after the one that now lies in; a narrative does not go on from there."""
    scene.is_aside = scene.is_aside or scene.is_narrative
    return shift(scene, scene.now, 1, unit)


def shift(scene: Scene, base: Value, count: float | None, unit: str) -> Value:
    """Return the day, week, month ... that lies `count` units after that of `base`.

    Days after a month or a year are some day of that year: nobody knows which.
    """
    base = complete(scene, base)
    if not isinstance(base, Date) or not base.is_complete:
        return base
    if unit in CLOCK:
        return _hour(base)
    if count is None:
        return Reference("PAST_REF") if base == scene.dct else base
    if count and unit in FINE and base.unit not in (*FINE, "weekend"):
        return Date(unit, base.year)
    if abs(count) > _MANY:
        return Nothing()
    whole = int(count)
    if whole != count and unit in YEARS:
        return base.at("month").plus(round(count * 12 * YEARS[unit]), "month")
    if unit == "fortnight":
        return base.at("week").plus(2 * whole, "week")
    return base.at(unit).plus(whole, unit)


def moved(scene: Scene, base: Value, count: float | None, unit: str) -> Value:
    """Return `base` moved by `count` units, at its own precision: a year before a quarter is a quarter."""
    base = complete(scene, base)
    if not isinstance(base, Date) or not base.is_complete or count is None or unit in CLOCK or abs(count) > _MANY:
        return shift(scene, base, count, unit)
    return replace(base, time="", mod=None).plus(int(count), "week" if unit == "fortnight" else unit)


def before(scene: Scene, value: Value) -> Value:
    """Return the last one before now of a weekday, month or season: "last Friday"."""
    scene.is_aside = scene.is_aside or scene.is_narrative
    return nearest(scene, value, "before")


def after(scene: Scene, value: Value) -> Value:
    """Return the first one after now of a weekday, month or season: "next Friday"."""
    scene.is_aside = scene.is_aside or scene.is_narrative
    return nearest(scene, value, "after")


def same(scene: Scene, value: Value) -> Value:
    """Return the one of this week, or of this year: "this Friday", "this summer"."""
    return nearest(scene, value, "same")


def past(scene: Scene, value: Value) -> Value:
    """Return the last one on or before now of a weekday, month or season."""
    return nearest(scene, value, "past")


def inside(scene: Scene, outer: Value, inner: Value) -> Value:
    """Return `inner` with the year and the month that `outer` gives it: "the third quarter of last year"."""
    outer = complete(scene, outer)
    if not isinstance(outer, Date) or not isinstance(inner, Date) or outer.year is None:
        return inner
    if inner.unit == "day" and inner.weekday is not None and inner.day is None and outer.unit == "week":
        return of_day(outer.first.plus_days(inner.weekday), "day")
    if inner.unit == "day" and inner.day is not None and inner.number is None and outer.unit == "month":
        return date(scene, outer.year, outer.number, inner.day)
    if (
        inner.unit == "day"
        and inner.number is not None
        and not holidays.exists(outer.year, inner.number, inner.day or 1)
    ):
        return Nothing()
    return replace(inner, year=outer.year, is_fiscal=outer.is_fiscal)


def nth(scene: Scene, number: int, unit: str, outer: Value) -> Value:
    """Return the `number`th unit of a longer stretch, counted from its end where it is below 0."""
    outer = complete(scene, outer)
    if not isinstance(outer, Date) or not outer.is_complete or unit in CLOCK:
        return Nothing()
    if number < 0:
        return of_day(outer.last, unit).plus(number + 1, unit)
    if unit == "week" and outer.unit in ("month", "year"):
        return of_day(outer.first.plus_days(7 * (number - 1) + 3 - (outer.first.weekday + 3) % 7), "week")
    return of_day(outer.first, unit).plus(number - 1, unit)


def nth_weekday(scene: Scene, number: int, weekday: int, outer: Value) -> Value:
    """Return the `number`th Monday (0) to Sunday (6) of a month, the last one where it is -1."""
    outer = complete(scene, outer)
    if not isinstance(outer, Date) or outer.unit != "month" or not outer.is_complete:
        return Nothing()
    return of_day(holidays.nth_weekday(outer.year or 0, outer.number or 1, weekday, number), "day")


def holiday(_scene: Scene, name: str, year: int | None = None) -> Value:
    """Return a holiday of the lexicon; without a year one to be completed."""
    return holidays.named(name, year)


def first(scene: Scene, value: Value) -> Value:
    """Return the first day."""
    value = complete(scene, value)
    return of_day(value.first, "day") if isinstance(value, Date) and value.is_complete else value


def final(scene: Scene, value: Value) -> Value:
    """Return the last day."""
    value = complete(scene, value)
    return of_day(value.last, "day") if isinstance(value, Date) and value.is_complete else value


def fiscal(_scene: Scene, value: Value) -> Value:
    """Return the date as one of a fiscal year: its days are not known."""
    return replace(value, is_fiscal=True) if isinstance(value, Date) else value


def exact(_scene: Scene, value: Value) -> Value:
    """Return a season that is named by the first of its two years: "winter 2010-11"."""
    return replace(value, is_exact=True) if isinstance(value, Date) else value


def mod(_scene: Scene, name: str, value: Value) -> Value:
    """Return the value with a TIMEX3 mod."""
    return replace(value, mod=name)


def part(scene: Scene, value: Value, name: str) -> Value:
    """Return a part of a day: MO, MI, AF, EV, NI, DT."""
    return at(scene, value, f"T{name}")


def at(_scene: Scene, value: Value, time: str | Value) -> Value:
    """Return a day with a time of day: what `clock` gives, or the time of another date."""
    said = time.time if isinstance(time, Date) else str(time)
    if isinstance(value, Date) and value.unit == "day":
        mod_said = value.mod or (time.mod if isinstance(time, Date) else None)
        return replace(value, time=said, mod=mod_said)
    return value


def time(_scene: Scene, said: str) -> Value:
    """Return a time of day of a day that is to be found."""
    return Date("day", time=said)


def clock(
    _scene: Scene,
    hour: int,
    minute: int | None = None,
    second: int | None = None,
    half: str | None = None,
    zone: str | None = None,
) -> Value:
    """Return a time of day; `half` is "am" or "pm", `zone` what TIMEX3 writes behind it."""
    if half is not None and hour > _NOON:
        half = None
    if half == "pm" and hour < _NOON:
        hour += _NOON
    if half == "am" and hour == _NOON:
        hour = 0
    said = f"T{hour:02}:{minute or 0:02}" + ("" if second is None else f":{second:02}")
    return Date("day", time=said + (zone or ""))


def military(scene: Scene, figures: int, zone: str | None = None, half: str | None = None) -> Value:
    """Return a time of day of three or four digits: 0530, 430 pm."""
    hour, minute = divmod(figures, _CENTURY)
    return clock(scene, hour, minute, half=half, zone=zone) if minute < 60 and hour <= 24 else Nothing()


def repeat_time(_scene: Scene, name: str) -> Value:
    """Return a part of a day that is not said: XXXX-XX-XXTNI."""
    return Reference(f"XXXX-XX-XXT{name}", type="TIME")


def daypart(_scene: Scene, name: str) -> str:
    """Return a part of a day as TIMEX3 writes it: "TMO"."""
    return f"T{name}"


def either(_scene: Scene, *values: Value | None) -> Value:
    """Return the first of the values that is there: of slots the one that is filled, of values the one that holds."""
    return next((value for value in values if value is not None and not isinstance(value, Nothing)), Nothing())


def length(_scene: Scene, count: float | None, unit: str) -> Value:
    """Return a length of time; a count None is "some"."""
    return Length(((count, unit),))


def some(_scene: Scene, unit: str) -> Value:
    """Return a length of some of these units: PXD."""
    return Length(((None, unit),))


def both(_scene: Scene, first: Value, second: Value) -> Value:
    """Return two lengths as one: "two years and six months"."""
    if isinstance(first, Length) and isinstance(second, Length):
        return Length(first.parts + second.parts, first.mod)
    return first


def split(_scene: Scene, count: float, unit: str) -> Value:
    """Return a length with a half as TIMEX3 writes it: two and a half years is P2Y6M, an hour and a half PT1H30M."""
    smaller = {"year": ("month", 12), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}.get(unit)
    whole = int(count)
    if smaller is None or count == whole:
        return Length(((count, unit),))
    rest = (round((count - whole) * smaller[1]), smaller[0])
    return Length(((whole, unit), rest) if whole else (rest,))


def plus(_scene: Scene, whole: float, part: float) -> float:
    """Return the sum of a number and a fraction."""
    return whole + part


def over(_scene: Scene, above: int, below: int) -> float:
    """Return a fraction."""
    return above / below if below else 0


def point(_scene: Scene, whole: int, digit: int) -> float:
    """Return a decimal fraction: 2 and 5 give 2.5."""
    return float(f"{whole}.{digit}")


def ago(scene: Scene, value: Value) -> Value:
    """Return the date that lies a length of time before the document's."""
    return _counted(scene, scene.today, value, -1, "PAST_REF")


def hence(scene: Scene, value: Value) -> Value:
    """Return the date that lies a length of time after the document's."""
    return _counted(scene, scene.today, value, 1, "FUTURE_REF")


def earlier(scene: Scene, value: Value) -> Value:
    """Return the date that lies a length of time before the one named before, at its precision or finer."""
    return _counted(scene, scene.named, value, -1, "PAST_REF")


def later(scene: Scene, value: Value) -> Value:
    """Return the date that lies a length of time after the one named before."""
    return _counted(scene, scene.named, value, 1, "FUTURE_REF")


def from_(scene: Scene, value: Value, base: Value) -> Value:
    """Return the date that lies a length of time after `base`."""
    return _counted(scene, complete(scene, base), value, 1, "FUTURE_REF")


def to(scene: Scene, value: Value, base: Value) -> Value:
    """Return the date that lies a length of time before `base`."""
    return _counted(scene, complete(scene, base), value, -1, "PAST_REF")


def every(_scene: Scene, value: Value) -> Value:
    """Return what comes again with every such date or after every such length."""
    if isinstance(value, Length):
        return Repeat(value.value())
    if isinstance(value, Date):
        return Repeat(value.value() if value.year is None else replace(value, year=None).value())
    return value


def repeat(_scene: Scene, pattern: str) -> Value:
    """Return what comes again as a TIMEX3 value says: P1W, XXXX-WXX-1."""
    return Repeat(pattern)


def ref(_scene: Scene, name: str, mod: str | None = None) -> Value:
    """Return PAST_REF, PRESENT_REF or FUTURE_REF."""
    return Reference(name, mod)


def weekend(scene: Scene) -> Value:
    """Return the weekend that the tense speaks of: the last one, or the next."""
    here = scene.now.at("weekend")
    if scene.is_narrative:
        return here
    tense = scene.tense()
    return here.plus(-1, "week") if tense.tense == "past" and scene.dct.first < here.first else here


def aside(scene: Scene, value: Value) -> Value:
    """Return the value, of which nothing that follows is counted: "up from a year earlier"."""
    scene.is_aside = True
    return value


def reported(scene: Scene, unit: str) -> Value:
    """Return the quarter that a report is about: the one named before, or the last one that has ended."""
    if scene.quarter is not None and unit == "quarter":
        return scene.quarter
    return scene.today.at(unit).plus(-1, unit)


def of_last_quarter(scene: Scene, year: int) -> Value:
    """Return the quarter of a year that is compared with the quarter named before; without one, the year."""
    scene.is_aside = True
    quarter = scene.quarter
    return Date("year", year) if quarter is None else replace(quarter, year=year, inferred=())


def year_before(scene: Scene, value: Value) -> Value:
    """Return the quarter a year before the quarter named before; without one, the year before `value`'s."""
    if scene.quarter is not None:
        return moved(scene, scene.quarter, -1, "year")
    return shift(scene, value, -1, "year")


def of_century(_scene: Scene, year: int, number: int) -> int:
    """Return the year of two digits in the century of another year."""
    return year // _CENTURY * _CENTURY + number


def brief(scene: Scene, value: Value) -> Value:
    """Return the value in a text as short as a message ("had a fun day"), nothing in longer ones."""
    return value if scene.is_brief else Nothing()


def aged(scene: Scene, value: Value) -> Value:
    """Return an age in a narrative or in a message; in news it tells who somebody is, and nothing of time."""
    return value if scene.is_narrative or scene.is_brief else Nothing()


def untold(scene: Scene, value: Value) -> Value:
    """Return the value in news, nothing in a narrative."""
    return Nothing() if scene.is_narrative else value


def told(scene: Scene, value: Value) -> Value:
    """Return the value in a narrative, nothing in news: a history sets "former" against its own time."""
    return value if scene.is_narrative else Nothing()


def letter(_scene: Scene, unit: str) -> str:
    """Return the letter of a unit in TIMEX3 durations."""
    return LETTERS[unit]


def nothing(_scene: Scene) -> Value:
    """Return nothing: the words look like an expression and are none."""
    return Nothing()


def _hour(base: Date) -> Value:
    return replace(base.at("day"), time="TXX")


def _counted(scene: Scene, base: Value, value: Value, sign: int, unknown: str) -> Value:
    if not isinstance(value, Length) or not isinstance(base, Date):
        return Reference(unknown)
    if any(count is None for count, _ in value.parts):
        return Reference(unknown, None)
    for count, unit in value.parts:
        moved_base = shift(scene, base, (count or 0) * sign, unit)
        if not isinstance(moved_base, Date):
            return moved_base
        base = moved_base
    return replace(base, mod=value.mod)


OPERATORS: Final[Mapping[str, Callable[..., Any]]] = {
    "date": date, "numeric": numeric, "short": short, "decade": decade, "decade_bc": decade_bc, "century": century, "season": season,
    "quarter": quarter, "half": half, "this": this, "last": last, "next": following, "shift": shift, "moved": moved,
    "before": before, "after": after, "same": same, "past": past, "inside": inside, "nth": nth,
    "nth_weekday": nth_weekday, "holiday": holiday, "first": first, "final": final, "fiscal": fiscal,
    "exact": exact, "mod": mod,
    "part": part, "at": at, "time": time, "clock": clock, "military": military, "daypart": daypart,
    "repeat_time": repeat_time, "either": either, "length": length, "some": some, "both": both, "split": split,
    "plus": plus, "over": over, "point": point, "ago": ago, "hence": hence, "earlier": earlier, "later": later,
    "after_date": from_, "before_date": to, "every": every, "repeat": repeat, "ref": ref, "letter": letter,
    "told": told, "untold": untold, "aged": aged, "brief": brief, "weekend": weekend, "aside": aside,
    "reported": reported, "of_last_quarter": of_last_quarter, "year_before": year_before, "of_century": of_century,
    "nothing": nothing,
}  # fmt: skip
NAMES: Final[Mapping[str, Callable[[Scene], Date]]] = {
    "dct": lambda scene: scene.today,
    "anchor": lambda scene: scene.named,
    "now": lambda scene: scene.now,
}
