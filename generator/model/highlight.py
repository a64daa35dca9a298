"""The days that matter: a day of an archive, how much it weighs, and the sentences that tell it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.calendar import Day


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence of an article, as far as ranking goes.

    `text` is the sentence word for word, in the language `lang`; `position` counts from 0 in its article. `days` are
    the days (proleptic Gregorian ordinals), exact to the day, that the sentence dates an event to; `statements` those
    of them on which something was only said, `planned` those on which it was yet to come.
    """

    text: str
    lang: str
    document_id: str
    title: str
    url: str | None
    published: Day
    position: int
    days: frozenset[int]
    statements: frozenset[int]
    planned: frozenset[int]


@dataclass(frozen=True, slots=True)
class Highlight:
    """A day, its weight (larger weighs more; comparable within one ranking), and one telling or more."""

    day: Day
    weight: float
    tellings: tuple[Telling, ...]
