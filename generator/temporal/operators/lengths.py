"""Lengths of time, and the numbers in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.temporal.completion import complete
from generator.temporal.values import Date, Length, Value

if TYPE_CHECKING:
    from generator.temporal.scene import Scene


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


def times(_scene: Scene, number: float, scale: int) -> float:
    """Return so many millions: 1.5 and a million give 1,500,000."""
    return round(number * scale)


def over(_scene: Scene, above: int, below: int) -> float:
    """Return a fraction."""
    return above / below if below else 0


def point(_scene: Scene, whole: int, digit: int) -> float:
    """Return a decimal fraction: 2 and 5 give 2.5."""
    return float(f"{whole}.{digit}")


def within(scene: Scene, part: Value, whole: Value) -> Value:
    """Return a length that is a part of a date: a narrative goes on from there."""
    whole = complete(scene, whole)
    return replace(part, within=whole) if isinstance(part, Length) and isinstance(whole, Date) else part
