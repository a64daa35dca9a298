"""What the words of a language can stand for: the pack's `lexicon.toml`, and the items that it makes of words.

An item is a word, or several that are one thing: an entry of more than one word ("new year's day"), a number in
words ("twenty-three", "nineteen ninety-six"), digits with their ending ("3rd", "1990s"). Its roles are the slots that
it can fill, each with the value that the lexicon gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from generator.errors import Location, PackError
from generator.language.words import words
from generator.temporal.automaton import Letter, letter
from generator.temporal.numerals import Numerals

MANY_DIGITS: Final = 9
DATE_LENGTHS: Final = (4, 8)  # how many figures write a year, and a day
_MANY_WORDS: Final = 20_000
_NOTHING: Final[Mapping[str, object]] = {}


class Item(NamedTuple):
    """One thing of a run: words `first` to `end` (exclusive), the letter that rules see, and the value of each role."""

    first: int
    end: int
    letter: Letter
    roles: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Span:
    """Which whole numbers may fill a slot: how many digits they are written with, and their bounds."""

    slot: str
    digits: tuple[int, ...]
    least: int
    most: int
    step: int
    has_zeros: bool

    def holds(self, value: int, digits: int) -> bool:
        """Tell whether a number, written with so many digits (0 for words), may fill the slot."""
        return (
            (not self.digits or digits in self.digits)
            and self.least <= value <= self.most
            and value % self.step == 0
            and (self.has_zeros or value >= 10 ** (digits - 1) or digits <= 1)
        )


_Single = tuple[Letter, Mapping[str, object]]


class Ahead(NamedTuple):
    """Words that tell on which side of now a date lies, whatever the tense.

    `words` stand shortly before a date that is to come; so do `until`, and right before it `onto`, behind a verb of
    `deferring`, and what a verb of `arranging`, or one of `happening` in the present, governs, and what somebody is to
    do behind one of `ordering`. A modal verb of
    `ability` that is negated, or whose subject is `nobody`, speaks of the past, and so does a verb in the perfect with
    an auxiliary of `over` ("had"). What looks like a past right behind a word of `staying` goes on: "remain closed".
    So has what stands behind a word of `back` and one of `back_in` ("back in May"), unless the verb looks ahead.
    What stands right behind a word of `behind` has been, however near it lies: "since 31 October"; so has the date of
    what something has gone on `since` ("since the start of the strike in May"); behind one of `deadlines` a verb in the
    present looks ahead ("has an offer by May"). So has been the day of what happened on it, with a word of `possessive`
    behind it ("Monday's blast"), unless that was `scheduled`.
    """

    words: frozenset[str] = frozenset()
    until: frozenset[str] = frozenset()
    onto: frozenset[str] = frozenset()
    staying: frozenset[str] = frozenset()
    deferring: frozenset[str] = frozenset()
    arranging: frozenset[str] = frozenset()
    happening: frozenset[str] = frozenset()
    ordering: frozenset[str] = frozenset()
    ability: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()
    back_in: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    deadlines: frozenset[str] = frozenset()
    possessive: frozenset[str] = frozenset()
    scheduled: frozenset[str] = frozenset()


NOTHING_AHEAD: Final = Ahead()


class Lexicon:
    """The words of a language that speak of time.

    `slots` names all slots; `weak` holds those whose words alone do not make a text worth looking at ("the"), `strong`
    those whose words and figures do.
    """

    def __init__(self, table: Mapping[str, Any], path: str) -> None:
        """Read the tables; raises PackError for a table that is none of the lexicon's."""
        self._path = path
        known = {"weak", "words", "numbers", "digits", "ordinals", "cardinals", "endings", "kinds", "common"}
        known |= {"doubtful", "doubtful_in_lower_case", "signals", "deictic", "likely_years", "ahead", "joins"}
        for name in table:
            if name not in known:
                message = f"not a table of a lexicon: {name!r}"
                raise PackError(message, Location(path), f"known are: {', '.join(sorted(known))}")
        self.weak = frozenset(table.get("weak", ()))
        self.kinds: dict[str, tuple[str, ...]] = {kind: tuple(of) for kind, of in table.get("kinds", {}).items()}
        self.doubtful = frozenset(table.get("doubtful", ()))
        self.doubtful_in_lower_case = frozenset(table.get("doubtful_in_lower_case", ()))
        self.likely_years: tuple[int, int] = tuple(table.get("likely_years", (0, 10**MANY_DIGITS)))
        self.joins = frozenset(table.get("joins", ()))
        self.ahead = Ahead(**{name: frozenset(forms) for name, forms in table.get("ahead", {}).items()})
        self.common = frozenset(table.get("common", ()))
        self.deictic = frozenset(table.get("deictic", ()))
        self.signals = frozenset(table.get("signals", ()))
        self._words: dict[str, dict[str, object]] = {}
        self._entries: dict[str, list[tuple[tuple[str, ...], dict[str, object]]]] = {}
        self._read_words(table.get("words", {}))
        self._numerals = Numerals(table.get("numbers", {}))
        self._goes_on = self._continuations()
        # Of words with a space before them, and of words without.
        self._known: tuple[dict[str, _Single], dict[str, _Single]] = ({}, {})
        self._digits = self._spans(table.get("digits", {}))
        self._ordinals = self._spans(table.get("ordinals", {}))
        self._cardinals = self._spans(table.get("cardinals", {}))
        self._endings: dict[str, tuple[Span, ...]] = {}
        for slot, entry in table.get("endings", {}).items():
            spans = self._spans({slot: {key: value for key, value in entry.items() if key != "words"}})
            for form in entry["words"]:
                self._endings[form] = self._endings.get(form, ()) + spans
        self.slots = frozenset(table.get("words", {})) | {
            span.slot
            for spans in (self._digits, self._ordinals, self._cardinals, *self._endings.values())
            for span in spans
        }
        self.strong = (
            (frozenset(table.get("words", {})) - self.weak)
            | {span.slot for span in self._digits if span.digits and set(span.digits) <= set(DATE_LENGTHS)}
            | (frozenset(table.get("endings", {})) - table.get("digits", {}).keys() - table.get("ordinals", {}).keys())
        )
        if self._numerals.year_slot:
            self.slots |= {self._numerals.year_slot}

    def marks(self) -> tuple[set[str], set[str]]:
        """Return the words that make a text worth looking at, and those that only go on with it: numbers among them."""
        strong = {form for form, roles in self._words.items() if not self.weak.issuperset(roles)}
        strong |= set(self._endings)
        weak = set(self._words) | self._numerals.joints | self._numerals.forms
        for first, entries in self._entries.items():
            for rest, roles in entries:
                forms = [first, *rest]
                weak.update(forms)
                if not self.weak.issuperset(roles) and not strong.intersection(forms):
                    strong.add(max(reversed(forms), key=lambda form: (form.isalpha(), len(form))))
        strong |= self._numerals.centuries
        return strong, weak - strong

    def edges(self) -> tuple[set[str], set[str]]:
        """Return the words that an item, of one word or of several, can begin with, and those that it can end with."""
        alone = set(self._words) | self._numerals.forms
        lasts = {rest[-1] for entries in self._entries.values() for rest, _ in entries}
        return alone | self._numerals.ones | set(self._entries), alone | lasts

    def samples(self, slot: str) -> tuple[object, ...]:
        """Return some values that may fill a slot, () for a slot that is a kind.

        Of numbers the least and the greatest, of words the first and the last.
        """
        spans = (
            *self._digits,
            *self._ordinals,
            *self._cardinals,
            *(each for of in self._endings.values() for each in of),
        )
        numbers = [bound for span in spans if span.slot == slot for bound in (span.least, span.most)]
        words = [roles[slot] for roles in self._words.values() if slot in roles]
        words += [roles[slot] for several in self._entries.values() for _, roles in several if slot in roles]
        return tuple(dict.fromkeys([*numbers, *words[:1], *words[-1:]]))

    def items(self, forms: list[str], glued: list[bool], literals: frozenset[str]) -> list[Item]:
        """Return the items of a run of words, in order, covering it; of overlapping ones the longest first."""
        known, goes_on = self._known, self._goes_on
        found: list[Item] = []
        at, last = 0, len(forms) - 1
        while at <= last:
            form, is_glued = forms[at], glued[at]
            single = known[is_glued].get(form)
            is_alone = at == last or (
                not (glued[at + 1] and form.isdecimal()) and forms[at + 1] not in goes_on.get(form, ())
            )
            if single is not None and is_alone:
                found.append(Item(at, at + 1, *single))
                at += 1
                continue
            end, roles = self._longest(forms, glued, at)
            is_single = end == at + 1
            seen = letter(form if is_single and form in literals else "", frozenset(roles), is_glued)
            if is_single and is_alone:
                if len(known[is_glued]) >= _MANY_WORDS:
                    known[is_glued].clear()
                known[is_glued][form] = seen, roles
            found.append(Item(at, end, seen, roles))
            at = end
        return found

    def _continuations(self) -> dict[str, frozenset[str]]:
        """Return the words that may go on with a word, so that the two are one item."""
        numbers = self._numerals.forms | self._numerals.joints
        found = dict.fromkeys(numbers, numbers)
        for first, entries in self._entries.items():
            found[first] = found.get(first, frozenset()).union(rest[0] for rest, _ in entries)
        return found

    def _longest(self, forms: list[str], glued: list[bool], at: int) -> tuple[int, Mapping[str, object]]:
        form = forms[at]
        for rest, roles in self._entries.get(form, ()):
            if tuple(forms[at + 1 : at + 1 + len(rest)]) == rest:
                return at + 1 + len(rest), roles
        if form.isdecimal():
            return self._number(forms, glued, at)
        numeral = self._numerals.read(forms, glued, at) if form in self._goes_on else None
        if numeral is None:
            return at + 1, self._words.get(form, _NOTHING)
        roles = {}
        if numeral.is_year:
            roles[self._numerals.year_slot] = numeral.value
        else:
            spans = self._ordinals if numeral.is_ordinal else self._cardinals
            roles.update({span.slot: numeral.value for span in spans if span.holds(numeral.value, 0)})
        if numeral.end == at + 1:
            roles.update(self._words.get(form, _NOTHING))
        return numeral.end, roles

    def _number(self, forms: list[str], glued: list[bool], at: int) -> tuple[int, Mapping[str, object]]:
        form = forms[at]
        if len(form) > MANY_DIGITS:
            return at + 1, _NOTHING
        value, length, after = int(form), len(form), at + 1
        if after < len(forms) and glued[after]:
            roles = {span.slot: value for span in self._endings.get(forms[after], ()) if span.holds(value, length)}
            if roles:
                return after + 1, roles
        while (
            after + 1 < len(forms) and self._numerals.groups(forms, glued, after) and len(form) + length <= MANY_DIGITS
        ):
            value, after, length = value * 1000 + int(forms[after + 1]), after + 2, 0
        spans = self._cardinals if length == 0 else self._digits
        return after, {span.slot: value for span in spans if span.holds(value, length)}

    def _read_words(self, tables: Mapping[str, Mapping[str, object]]) -> None:
        for slot, entries in tables.items():
            for text, value in entries.items():
                is_word = text.isalpha() and text.isascii()
                first, *rest = (text.lower(),) if is_word else words(text).forms
                if rest:
                    several = self._entries.setdefault(first, [])
                    several.append((tuple(rest), {slot: value}))
                else:
                    self._words.setdefault(first, {})[slot] = value
        for first, several in self._entries.items():
            joined: dict[tuple[str, ...], dict[str, object]] = {}
            for following, roles in several:
                joined.setdefault(following, {}).update(roles)
            self._entries[first] = sorted(joined.items(), key=lambda entry: -len(entry[0]))

    def _spans(self, table: Mapping[str, Mapping[str, Any]]) -> tuple[Span, ...]:
        return tuple(
            Span(
                slot,
                tuple(entry.get("digits", ())),
                entry.get("min", 0),
                entry.get("max", 10**MANY_DIGITS),
                entry.get("step", 1),
                entry.get("zeros", True),
            )
            for slot, entry in table.items()
        )
