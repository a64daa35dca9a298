"""Sets, references, mods; and what is said in one kind of text alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.temporal.values import Date, Length, Nothing, Reference, Repeat, Value

if TYPE_CHECKING:
    from generator.temporal.scene import Scene


def mod(_scene: Scene, name: str, value: Value) -> Value:
    """Return the value with a TIMEX3 mod."""
    return replace(value, mod=name)


def either(_scene: Scene, *values: Value | None) -> Value:
    """Return the first of the values that is there: of slots the one that is filled, of values the one that holds."""
    return next((value for value in values if value is not None and not isinstance(value, Nothing)), Nothing())


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


def whichever(scene: Scene, value: Value) -> Value:
    """Return a day of the week of which the text does not say which one it was ("on a Sunday"): XXXX-WXX-7.

    A message that is written on such a day speaks of it.
    """
    if not isinstance(value, Date):
        return value
    if scene.is_brief and scene.dct.first.weekday == value.weekday:
        return replace(scene.dct, time=value.time)
    return Reference(value.value(), type="TIME" if value.time else "DATE")


def ref(_scene: Scene, name: str, mod: str | None = None) -> Value:
    """Return PAST_REF, PRESENT_REF or FUTURE_REF."""
    return Reference(name, mod)


def nothing(_scene: Scene) -> Value:
    """Return nothing: the words look like an expression and are none."""
    return Nothing()


def brief(scene: Scene, value: Value) -> Value:
    """Return the value in a text as short as a message ("had a fun day"), nothing in longer ones."""
    return value if scene.is_brief else Nothing()


def aged(scene: Scene, value: Value) -> Value:
    """Return an age in a narrative or in a message; in news it tells who somebody is, and nothing of time."""
    return value if scene.is_narrative or scene.is_brief else Nothing()


def told(scene: Scene, value: Value) -> Value:
    """Return the value in a narrative, nothing in news: a history sets "former" against its own time."""
    return value if scene.is_narrative else Nothing()
