"""Time in a text: the mention (what was said), and the timex (what it means)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.model.calendar import Day
from generator.model.document import Span

_NO_SLOTS: Final[Mapping[str, object]] = {}


@dataclass(frozen=True, slots=True)
class Step:
    """One link of how a date, a status or a headline was worked out: data, worded for readers by `wording`.

    `kind` names the message; `values` are its fields, (name, value) pairs in the message's order. Values that are
    dates are EDTF strings, so that they can be worded in the page's language.
    """

    kind: str
    values: tuple[tuple[str, str], ...] = ()


class Mention(NamedTuple):
    """A span that speaks of time, and the rule that read it; no calendar yet.

    `slots` are the rule's slots and what the lexicon gives for the words that filled them. A text of nothing but dates
    has a hundred thousand mentions a MB: a named tuple is made in a fifth of the time of a frozen dataclass.
    """

    span: Span
    text: str
    rule: str
    slots: Mapping[str, object] = _NO_SLOTS


class Timex(NamedTuple):
    """A resolved mention: TIMEX3 of TimeML 1.2.1, as TempEval-3 annotated.

    `type` is DATE, TIME, DURATION or SET; `value` and `mod` are TIMEX3's. `anchor` is the EDTF string of what a
    relative expression was counted from. `edtf` is ISO 8601-2:2019 (the day, for a time), None for durations,
    sets and references. `earliest` and `latest` are inclusive bounds where they are not those of `edtf` with
    `mod` (a winter named by one year), else None. `inferred` lists what the text left out: "year", "month",
    "direction". `extent` is where TIMEX3 has the expression end and begin where that is more than the span that a rule
    read ("two days after the siege was lifted", of which a rule reads "two days"), else None.
    """

    mention: Mention
    type: str
    value: str
    mod: str | None = None
    anchor: str | None = None
    edtf: str | None = None
    earliest: Day | None = None
    latest: Day | None = None
    inferred: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    extent: Span | None = None

    @property
    def span(self) -> Span:
        """Where the words stand that were read as a time."""
        return self.mention.span
