"""Time in a text: mentions are found by the rules of a language pack, and worked out against the calendar.

    Reading --tag--> mentions --refine--> mentions --resolve--> timexes

`read_timexes` is the whole room in one call. Neighbours: `language` below gives words and clauses, `events` beside it
never sees this room, only its timexes.
What writers of rules want, `check_examples` and `explain`, is in `examples` and `explain` and no start waits for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.temporal.grammar import Grammar, load_grammar
from generator.temporal.refine import refine
from generator.temporal.resolver import Settings, resolve
from generator.temporal.tagger import tag

if TYPE_CHECKING:
    from generator.language.reading import Reading
    from generator.model.calendar import Day
    from generator.model.timex import Timex

__all__ = [
    "Grammar",
    "Settings",
    "load_grammar",
    "read_timexes",
    "refine",
    "resolve",
    "tag",
]


def read_timexes(reading: Reading, dct: Day, grammar: Grammar, settings: Settings) -> tuple[Timex, ...]:
    """Return the time expressions of a text, in order, not overlapping.

    `dct` is the day of the document. A pure function of its arguments; raises for no text.
    """
    return resolve(refine(tag(reading, grammar), reading, grammar), reading, dct, grammar, settings)
