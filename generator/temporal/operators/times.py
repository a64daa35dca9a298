"""Times of a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.temporal.values import Date, Nothing, Reference, Value

if TYPE_CHECKING:
    from generator.temporal.scene import Scene

_CENTURY: Final = 100
_NOON: Final = 12
_MIDNIGHT: Final = 24
_HALVES: Final = {"TAF": 1, "TEV": 4, "TNI": 6}  # the first hour that can only be one after noon


def part(scene: Scene, value: Value, name: str) -> Value:
    """Return a part of a day: MO, MI, AF, EV, NI, DT."""
    return at(scene, value, f"T{name}")


def at(_scene: Scene, value: Value, time: str | Value) -> Value:
    """Return a day with a time of day: what `clock` gives, or the time of another date.

    A clock of twelve hours in the afternoon, the evening or the night is one after noon: "last night at 8". What is
    no time of a day by itself ("nightfall" in news) leaves the day as it is.
    """
    if not isinstance(time, (str, Date)):
        return value
    said = time.time if isinstance(time, Date) else time
    if isinstance(value, Date) and value.unit == "day":
        mod_said = value.mod or (time.mod if isinstance(time, Date) else None)
        return replace(value, time=_after_noon(said, value.time), mod=mod_said)
    return value


def _after_noon(said: str, part: str) -> str:
    """Return a clock as that part of the day has it."""
    first = _HALVES.get(part)
    if first is None or not said[1:3].isdecimal():
        return said
    hour = int(said[1:3])
    return f"T{hour + _NOON}{said[3:]}" if first <= hour < _NOON else said


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
    """Return a time of day; `half` is "am" or "pm", `zone` what TIMEX3 writes behind it. No clock shows 24:30."""
    if hour == _MIDNIGHT and minute:
        return Nothing()
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


def daypart(_scene: Scene, name: str) -> str:
    """Return a part of a day as TIMEX3 writes it: "TMO"."""
    return f"T{name}"


def repeat_time(_scene: Scene, name: str) -> Value:
    """Return a part of a day that is not said: XXXX-XX-XXTNI."""
    return Reference(f"XXXX-XX-XXT{name}", type="TIME")
