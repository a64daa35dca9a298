"""What one expression is read against: the document's date, the date named before, the tense around it.

A scene is made for one mention; what was used of it is left behind as steps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.model.timex import Step
from generator.temporal.values import Date, Value

Slots = Mapping[str, object]
Meaning = Callable[["Scene", Slots], Value]


class Tense(NamedTuple):
    """What the clause around a mention says of past and future: "past", "present", "future" or "none", and by what.

    `is_from_past` tells of a future that is seen from the past ("was to end", "could see"): it may be over;
    `is_of_today` of what will be, or is going on ("will end", "is ending"): that is counted from the document's day,
    whatever the text is about; `is_over` that the date lies behind, however near it is ("since 31 October");
    `is_reported` that somebody said so then ("would end"), at a time that may be any.
    """

    tense: str
    cue: str
    is_from_past: bool = False
    is_of_today: bool = False
    is_over: bool = False
    is_reported: bool = False


@dataclass(slots=True)
class Scene:
    """What an expression is read against.

    `day` is the day of the document; `last_date` the date named last before the mention, or None; `is_narrative` tells
    that the document tells of a time long before its date, so that what is said is counted from `last_date`, unless it
    is yet to come.
    `last_day` is the day that news named last; `background` the date of the past that news have begun to look back to,
    or None; `opened` the day that a stretch begins with which the mention ends ("Wednesday through Friday"), or None.
    `ask_day` gives the day that a time without one belongs to, or None; `ask_tense` is called only where something
    hangs on it. `last_quarter` is the quarter of a year that was named last. `is_brief` tells of a text as short as a
    message. `means` are the meanings of each rule: what a mention inside the mention is read by.

    Left behind are the steps, `is_aside` where a date is only compared with ("up from a year earlier") and anchors
    nothing, and what was asked for: `tense_asked`, `is_text_asked` (the dates named before), `is_day_asked` (the
    document's day), `is_lent_asked` (the year of a neighbour).
    """

    means: Mapping[str, Sequence[Meaning]]
    day: Date
    last_date: Date | None
    is_narrative: bool
    ask_tense: Callable[[], Tense]
    date_order: str = "mdy"
    hemisphere: str = "north"
    last_quarter: Date | None = None
    is_brief: bool = False
    ask_lent: Callable[[], Date | None] = lambda: None
    begun: Date | None = None
    last_day: Date | None = None
    background: Date | None = None
    opened: Date | None = None
    ask_day: Callable[[], Date | None] = lambda: None
    is_aside: bool = False
    steps: list[Step] = field(default_factory=list)
    anchored: Date | None = None
    tense_asked: Tense | None = None
    is_text_asked: bool = False
    is_day_asked: bool = False
    is_lent_asked: bool = False

    @property
    def dct(self) -> Date:
        """The day of the document, not noted."""
        self.is_day_asked = True
        return self.day

    def tense(self) -> Tense:
        """Return the tense around the mention, and note that it was asked for."""
        if self.tense_asked is None:
            self.tense_asked = self.ask_tense()
            self.note("tense", tense=self.tense_asked.tense, cue=self.tense_asked.cue)
        return self.tense_asked

    @property
    def anchor(self) -> Date | None:
        """The date named last, not noted: it may not be used."""
        self.is_text_asked = True
        return self.last_date

    def lent(self) -> Date | None:
        """Return the date that lends its year to the mention, None where none does."""
        self.is_lent_asked = True
        date = self.ask_lent()
        if date is not None:
            self.is_text_asked = True
            self._noted(date, "text")
        return date

    def day_at_hand(self) -> Date:
        """Return the day that a time without one belongs to: that of its clause, or the one that now lies in.

        A message is sent on the day that it speaks of.
        """
        if not self.is_brief:
            self.is_text_asked = True
            date = self.ask_day()
            if date is not None:
                return self._noted(date, "text")
        return self.now.at("day") if self.now.is_complete else self.today

    @property
    def quarter(self) -> Date | None:
        """The quarter of a year that was named last."""
        self.is_text_asked = True
        return self.last_quarter

    @property
    def now(self) -> Date:
        """What "this", "last" and "next" are counted from."""
        return self.named if self.is_narrative else self.today

    @property
    def today(self) -> Date:
        """The day of the document, noted as the anchor."""
        return self._noted(self.dct, "dct")

    @property
    def named(self) -> Date:
        """The date named before, or the day of the document where there is none; noted as the anchor."""
        anchor = self.anchor
        return self._noted(anchor, "text") if anchor is not None else self.today

    def filled(self, value: object) -> object:
        """Return what fills a slot: a value of the lexicon as it is, a mention inside the mention worked out."""
        if isinstance(value, dict):
            return self.read(value["rule"], value["slots"])
        return value

    def read(self, rule: str, slots: Slots) -> Value:
        """Return what a mention of that rule comes to, as far as its words say."""
        which = slots.get("which", 0)
        return self.means[rule][which if isinstance(which, int) else 0](self, slots)

    def note(self, kind: str, **values: str) -> None:
        """Leave a step behind."""
        self.steps.append(Step(kind, tuple(values.items())))

    def anchor_noted(self, date: Date) -> None:
        """Note that the mention is counted from a date of the text."""
        self._noted(date, "text")

    def _noted(self, date: Date, origin: str) -> Date:
        if self.anchored is None:
            self.anchored = date
            self.note("anchor", anchor=date.edtf() or date.value(), origin=origin)
        return date
