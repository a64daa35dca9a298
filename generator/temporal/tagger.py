"""Document -> mentions: runs of words that can speak of time, spelled in letters, matched by the grammar's rules.

Only runs are looked at; what a run of the same text gave is remembered. Plain rules read words; what they find becomes
one item each, and composed rules ("early {month}") read those, until nothing more is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from generator.model.document import Span
from generator.model.timex import Mention
from generator.temporal.automaton import letter
from generator.temporal.lexicon import Item
from generator.temporal.matcher import Found, Match, Matcher, Placed

if TYPE_CHECKING:
    from generator.language.reading import Reading
    from generator.language.words import Words
    from generator.temporal.grammar import Grammar

_RUN: Final = re.compile(r"S(?:[wflbS]*[lbS])?")
_BEFORE_RUN: Final = re.compile(r"[fb][wflb]*\Z")
_LEAD: Final = 8
_LONGEST_RUN: Final = 60
_ROUNDS: Final = 4
_MANY_RUNS: Final = 20_000
_LONG_TEXT: Final = 800
_BREAK: Final = re.compile(r"\n\s*\n")


def tag(reading: Reading, grammar: Grammar) -> tuple[Mention, ...]:
    """Return the mentions of a text, in order, not overlapping; unlikely ones among them (see `refine`).

    Linear in the text: a run is cut after sixty words.
    """
    text, words = reading.text, reading.words
    starts, forms = words.starts, words.forms
    make = tuple.__new__  # a named tuple's own takes twice as long
    mentions: list[Mention] = []
    for first_word, end_word in _runs("".join(map(grammar.marks.__getitem__, forms))):
        for first, end in _stretches(text, words, first_word, end_word):
            begin = starts[first]
            said = text[begin : starts[end - 1] + len(forms[end - 1])]
            placed = grammar.placed.get(said)
            if placed is None:
                placed = _placed(said, words, first, match_run(forms[first:end], words.glued(first, end), grammar))
                if len(said) < _LONG_TEXT:
                    if len(grammar.placed) > _MANY_RUNS:
                        grammar.placed.clear()
                    grammar.placed[said] = placed
            mentions += [
                make(Mention, (make(Span, (begin + start, begin + stop)), told, rule, slots))
                for start, stop, told, rule, slots in placed
            ]
    return tuple(mentions)


def _placed(said: str, words: Words, first: int, found: tuple[Found, ...]) -> tuple[Placed, ...]:
    """Return the mentions of a run that begins with the word `first`, by their places in what it says."""
    begin = words.starts[first]
    places = [(words.starts[first + each.first] - begin, words.end(first + each.end - 1) - begin) for each in found]
    return tuple(
        Placed(start, end, said[start:end], each.rule, each.slots)
        for (start, end), each in zip(places, found, strict=True)
    )


def _runs(marks: str) -> Iterator[tuple[int, int]]:
    """Yield the runs (first, end): from a word that makes one as far as it goes on, and up to eight words before it."""
    last = 0
    for run in _RUN.finditer(marks):
        start, end = run.span()
        before = _BEFORE_RUN.search(marks, max(last, start - _LEAD), start)
        yield before.start() if before else start, end
        last = end


def spell(reading: Reading, grammar: Grammar) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the items of a text as the rules see them: what is said, and the roles that it can play."""
    text, words = reading.text, reading.words
    for item in grammar.lexicon.items(words.forms, words.glued(0, len(words)), grammar.literals):
        yield text[words.starts[item.first] : words.end(item.end - 1)], item.letter.roles


def match_run(forms: list[str], glued: list[bool], grammar: Grammar) -> tuple[Found, ...]:
    """Return the mentions of one run of words, in order, not overlapping.

    `glued` tells of each word whether no space stands before it.
    """
    items = grammar.lexicon.items(forms, glued, grammar.literals)
    plain = items
    items = _replaced(plain, grammar.plain, grammar)
    if items is plain and grammar.needs_plain:
        return ()
    for _ in range(_ROUNDS):
        composed = _replaced(items, grammar.composed, grammar)
        if composed is items or composed == items:
            break
        items = composed
    found = []
    for item in items:
        roles = item.roles
        if "rule" in roles:
            rule = str(roles["rule"])
            slots = grammar.interned(rule, roles["slots"])  # type: ignore[arg-type]
            found.append(Found(item.first, item.end, rule, slots))
    return tuple(found)


def _stretches(text: str, words: Words, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a run, cut at blank lines and where it grows too long."""
    starts = words.starts
    if text.find("\n", starts[first], starts[end - 1]) >= 0 and _BREAK.search(text, starts[first], starts[end - 1]):
        begin = first
        for at in range(first + 1, end):
            if _BREAK.search(text, words.end(at - 1), starts[at]):
                yield from _stretches(text, words, begin, at)
                begin = at
        first = begin
    while end - first > _LONGEST_RUN:
        yield first, first + _LONGEST_RUN
        first += _LONGEST_RUN
    if first < end:
        yield first, end


def _replaced(items: list[Item], matcher: Matcher, grammar: Grammar) -> list[Item]:
    """Return the items with those that a rule matches replaced by what the rule covers."""
    result: list[Item] = []
    at = 0
    for match in matcher.matches(tuple([item.letter for item in items])):
        result += items[at : match.start]
        result += _covered(items, match, grammar)
        at = match.end
    return result + items[at:] if at else items


def _covered(items: list[Item], match: Match, grammar: Grammar) -> Iterator[Item]:
    """Yield the items of one match: its expressions, and what stands around them as it was."""
    rule = match.rule
    slots: dict[str, object] = {}
    for slot, at in match.slots:
        roles = items[at].roles
        slots[slot.name] = roles[slot.slot] if slot.slot in roles else {"rule": roles["rule"], "slots": roles["slots"]}
    at = match.start
    for number, (first, last) in enumerate(match.extents or ((match.start, match.end),)):
        yield from items[at:first]
        given = slots if number == 0 else {**slots, "which": number}
        yield _mention(items[first:last], {"rule": rule.name, "slots": given}, grammar.kinds(rule, slots))
        at = last
    yield from items[at : match.end]


def _mention(items: list[Item], sense: Mapping[str, object], kinds: frozenset[str]) -> Item:
    """Return the item of a mention; one of a single word goes on being that word for composed rules."""
    first, *more = items
    form, roles = ("", {}) if more else (first.letter.form, first.roles)
    seen = letter(form, kinds | roles.keys() - {"rule", "slots"} if roles else kinds, first.letter.is_glued)
    return Item(first.first, items[-1].end, seen, {**roles, **sense})
