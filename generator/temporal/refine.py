"""Mentions -> mentions: what cannot be a time is thrown out, whatever the rules found in it.

Each refiner takes the list and gives a list; `refine` runs them in order, those that the words of some mention give
cause to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.model.timex import Mention
from generator.temporal.misread import (
    counts,
    ends_in_a_year,
    matters,
    may_be_matter,
    may_be_name,
    names,
    names_of_places_and_papers,
    word_before,
)
from generator.temporal.pattern import extents

if TYPE_CHECKING:
    from generator.language.reading import Reading
    from generator.temporal.grammar import Grammar

_BEFORE_NUMBER: Final = re.compile(r"(?:[\d$€£¥#@_/\\=&]|[\d.,:][.,:]|\d[-–—]|(?<![A-Za-z])[.]|[A-Za-z][-.]?)$")
_AFTER_NUMBER: Final = re.compile(r"[\d%°$€£_\\@=]|[.,:]\d|[-–—/]\d|[A-Za-z]")
_A_YEAR: Final = 4
_FOUR_FIGURES: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ENOUGH: Final = 2
_MANY: Final = 20_000
_DASHES: Final = "-–—/"
_A_MESSAGE: Final = 300
_LONGEST_HEADLINE: Final = 1_000  # of a line without an end not every word is looked at for each of its times
_OPENERS: Final = "\n\"'`“‘«([.!?:;—–-_*|"


def refine(mentions: Iterable[Mention], reading: Reading, grammar: Grammar) -> tuple[Mention, ...]:
    """Return the mentions that are likely to speak of time, in order."""
    found = list(mentions)
    kinds = {(id(mention.slots), mention.text): mention for mention in found}
    suspected = frozenset().union(*[_suspicion(key, mention, grammar) for key, mention in kinds.items()])
    for refiner in REFINERS:
        if refiner.suspects is None or refiner.refine.__name__ in suspected:
            found = refiner.refine(found, reading, grammar)
    return tuple(found)


def _suspicion(key: tuple[int, str], mention: Mention, grammar: Grammar) -> frozenset[str]:
    """Return the names of the refiners that may leave out what says the same, somewhere; remembered with its slots."""
    known = grammar.suspicions.get(key)
    if known is not None and known[0] is mention.slots:
        return known[1]
    if len(grammar.suspicions) >= _MANY:
        grammar.suspicions.clear()
    suspicion = frozenset(
        refiner.refine.__name__
        for refiner in REFINERS
        if refiner.suspects is not None and refiner.suspects(mention, grammar)
    )
    grammar.suspicions[key] = mention.slots, suspicion
    return suspicion


def whole_numbers(mentions: list[Mention], reading: Reading, _grammar: Grammar) -> list[Mention]:
    """Leave out what cuts a number or a code in two: "1999.50", "$1999", "B-1990", "555-1998".

    A dash with another mention behind it makes a range of the two.
    """
    text = reading.text
    starting = {mention.span.start: mention for mention in mentions}
    ending = {mention.span.end: mention for mention in mentions}
    waiting = [mention for mention in mentions if _is_cut(mention, text, starting, ending)]
    if not waiting:
        return mentions
    while waiting:
        mention = waiting.pop()
        start, end = mention.span
        if starting.get(start) is mention and _is_cut(mention, text, starting, ending):
            del starting[start], ending[end]
            waiting += [each for each in (ending.get(start - 1), starting.get(end + 1)) if each is not None]
    return [mention for mention in mentions if starting.get(mention.span.start) is mention]


def _may_be_cut(mention: Mention, _grammar: Grammar) -> bool:
    text = mention.text
    return text[0].isdigit() or text[-1].isdigit() or text[1:2] == "."


def _is_cut(mention: Mention, text: str, starting: Container[int], ending: Container[int]) -> bool:
    """Tell whether a number goes on before or behind a mention, or an abbreviation before it ("S.M.")."""
    start, end = mention.span
    if mention.text[1:2] == "." == text[max(start - 1, 0)]:
        return True
    is_last = start > 0 and text[start - 1] in _DASHES and start - 1 in ending
    if mention.text[0].isdigit() and not is_last and _BEFORE_NUMBER.search(text[max(start - 2, 0) : start]):
        return True
    is_first = text[end : end + 1] in _DASHES and end + 1 in starting
    return mention.text[-1].isdigit() and not is_first and _AFTER_NUMBER.match(text, end) is not None


def likely_years(mentions: list[Mention], reading: Reading, grammar: Grammar) -> list[Mention]:
    """Leave out four figures alone that are an unlikely year.

    A signal before them makes them a year, or two years of their century elsewhere in the text: a history of the
    1640s has headings that say "1641".
    """
    unlikely = {
        each.span
        for each in mentions
        if _is_unlikely_year(each, grammar) and word_before(reading, each) not in grammar.lexicon.signals
    }
    if not unlikely:
        return mentions
    sure = Counter(
        figures[0][:2]
        for each in mentions
        if each.span not in unlikely and (figures := _FOUR_FIGURES.findall(each.text))
    )
    return [each for each in mentions if each.span not in unlikely or sure[each.text[:2]] >= _ENOUGH]


def _is_unlikely_year(mention: Mention, grammar: Grammar) -> bool:
    least, most = grammar.lexicon.likely_years
    is_year = mention.text.isdecimal() and len(mention.text) == _A_YEAR and "hhmm" not in mention.slots
    return is_year and not least <= int(mention.text) <= most


def doubtful_words(mentions: list[Mention], reading: Reading, grammar: Grammar) -> list[Mention]:
    """Leave out words that are mostly something else ("may", "march", "sun").

    A signal before them makes them a time, and so do the words around them that a rule asks for ("spring offensive").
    """
    return [
        mention
        for mention in mentions
        if not _is_doubtful(mention, grammar)
        or word_before(reading, mention) in grammar.lexicon.signals
        or extents(grammar.rules[mention.rule].pattern)
    ]


def _is_doubtful(mention: Mention, grammar: Grammar) -> bool:
    lexicon = grammar.lexicon
    return mention.text.lower() in lexicon.doubtful or mention.text in lexicon.doubtful_in_lower_case


def parts_of_names(mentions: list[Mention], reading: Reading, grammar: Grammar) -> list[Mention]:
    """Leave out common words that stand in a name: "USA Today", the "Daily Mail", "Saturday Night Live".

    A capital inside a sentence makes a name of them; in a headline, where all words have one, it tells nothing, and
    in a message neither.
    """
    if len(reading.text) <= _A_MESSAGE:
        return mentions
    return [
        mention
        for mention in mentions
        if not _has_capital(mention, grammar)
        or _is_at_start(reading, mention)
        or _is_headline(reading, mention)
        or mention.text.isupper()
    ]


def _has_capital(mention: Mention, grammar: Grammar) -> bool:
    """Tell whether the last word is a common one with a capital; "Thanksgiving Day" and "Seven Days" have names."""
    last = mention.text.rpartition(" ")[2]
    is_common = last[0].isupper() and last.lower() in grammar.lexicon.common
    return is_common and mention.slots.keys().isdisjoint(("holiday_name", "count"))


def _is_at_start(reading: Reading, mention: Mention) -> bool:
    """Tell whether a single word opens a sentence, a quotation, a line or a clause behind a colon."""
    if " " in mention.text.strip():
        return False
    before = reading.text[max(mention.span.start - 3, 0) : mention.span.start].rstrip(" ")
    return not before or before[-1] in _OPENERS or mention.span.start == reading.sentence_at(mention.span.start).start


def _is_headline(reading: Reading, mention: Mention) -> bool:
    """Tell whether the sentence has no full stop, and a capital on most words."""
    sentence = reading.sentence_at(mention.span.start)
    if sentence.end - sentence.start > _LONGEST_HEADLINE:
        return False
    said = [word for word in reading.text[sentence.start : sentence.end].split() if word[0].isalpha()]
    is_sentence = reading.text[sentence.end - 1] in ".!?\"'”’"
    return not is_sentence and sum(word[0].isupper() for word in said) * 2 > len(said)


class Refiner(NamedTuple):
    """A refiner, and which mentions it may leave out somewhere, by what they say alone; None for any mention."""

    refine: Callable[[list[Mention], Reading, Grammar], list[Mention]]
    suspects: Callable[[Mention, Grammar], bool] | None


REFINERS: Final = (
    Refiner(matters, may_be_matter),
    Refiner(likely_years, _is_unlikely_year),
    Refiner(doubtful_words, _is_doubtful),
    Refiner(parts_of_names, _has_capital),
    Refiner(counts, ends_in_a_year),
    Refiner(names_of_places_and_papers, None),
    Refiner(names, may_be_name),
    Refiner(whole_numbers, _may_be_cut),
)
