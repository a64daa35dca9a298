"""What is read as a time and is part of something else: counts, numbers of things, names.

What counts, is numbered or is named stands in a pack's `misread.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from generator.language.tables import word_set
from generator.model.document import Span
from generator.model.timex import Mention
from generator.temporal.course import senses

if TYPE_CHECKING:
    from generator.language.reading import Reading
    from generator.temporal.grammar import Grammar

_A_YEAR: Final = 4
_FIGURES_BEFORE: Final = re.compile(r"\d{3} $")
_A_SURNAME: Final = re.compile(r" [A-Z][a-z]+(?! [A-Z])(?=[ ,.'’])")
_CAPITALS: Final = re.compile(r"(?: [A-Z][a-z]+){1,2}\b")
_NAME_BEFORE: Final = re.compile(r"\b([A-Z][a-z]+)\.? $")
_A_NAME: Final = 20


def counts(mentions: list[Mention], reading: Reading, grammar: Grammar) -> list[Mention]:
    """Leave out years that count something ("2000 people") or number it ("Section 1981")."""
    counted, numbered = word_set(reading.pack, "misread", "counted"), word_set(reading.pack, "misread", "numbered")
    found: list[Mention] = []
    for mention in mentions:
        if ends_in_a_year(mention, grammar):
            before = word_before(reading, mention)
            if before in numbered and mention.text.isdecimal():
                continue
            if before not in grammar.lexicon.signals and _is_counting(reading, mention, counted):
                if found and mention.span.start - found[-1].span.end <= _A_YEAR and _names_a_year(found[-1]):
                    found.pop()
                continue
            if _FIGURES_BEFORE.search(reading.text, max(mention.span.start - _A_YEAR, 0), mention.span.start):
                continue
        found.append(mention)
    return found


def ends_in_a_year(mention: Mention, _grammar: Grammar) -> bool:
    """Tell whether a mention is a year in figures, or years, and nothing else."""
    return mention.text[-_A_YEAR:].isdecimal() and _names_a_year(mention)


def names_of_places_and_papers(mentions: list[Mention], reading: Reading, _grammar: Grammar) -> list[Mention]:
    """Leave out what is part of the name of a street or a newspaper."""
    text = reading.text
    return [
        mention
        for mention in mentions
        if not text.startswith(" ", mention.span.end) or not _is_place_or_paper(mention, reading)
    ]


def names(mentions: list[Mention], reading: Reading, grammar: Grammar) -> list[Mention]:
    """Leave out what is the name of a work, or of a person that the text names so."""
    works = word_set(reading.pack, "misread", "works")
    named: set[str] = set()
    return [
        mention
        for mention in mentions
        if mention.text not in works
        and not _is_surname(mention, reading, grammar, named)
        and not _is_first_name(mention, reading, grammar)
    ]


def matters(mentions: list[Mention], reading: Reading, grammar: Grammar) -> list[Mention]:
    """Take "about" off what is spoken, thought or glad of: "excited about 2012", and off "tomorrow"."""
    return [_matter(mention, reading, grammar) or mention for mention in mentions]


def may_be_matter(mention: Mention, grammar: Grammar) -> bool:
    """Tell whether a mention says "about" and then another that has a rule of its own."""
    first, _, rest = mention.text.partition(" ")
    return bool(rest) and first.lower() in word_set(grammar.pack, "misread", "of_matters")


def _matter(mention: Mention, reading: Reading, grammar: Grammar) -> Mention | None:
    """Return what stands behind "about", None where "about" makes it a rough date."""
    inner = next((value for value in mention.slots.values() if isinstance(value, dict)), None)
    if not may_be_matter(mention, grammar) or inner is None:
        return None
    is_deictic = any(not grammar.lexicon.deictic.isdisjoint(slots) for slots in senses(inner["slots"]))
    if not is_deictic and word_before(reading, mention) not in word_set(grammar.pack, "misread", "before_matters"):
        return None
    text = mention.text.partition(" ")[2].lstrip()
    start = mention.span.end - len(text)
    return Mention(Span(start, mention.span.end), text, inner["rule"], inner["slots"])


def may_be_name(mention: Mention, grammar: Grammar) -> bool:
    """Tell whether a mention says what is also the name of a work or a person."""
    of_persons = word_set(grammar.pack, "misread", "surnames", "first_names")
    return mention.text in word_set(grammar.pack, "misread", "works") or mention.text.lower() in of_persons


def _is_place_or_paper(mention: Mention, reading: Reading) -> bool:
    """Tell whether the end of a name in capitals follows: "Times" at once, "Street" one word behind a number."""
    name = _CAPITALS.match(reading.text, mention.span.end)
    if name is None:
        return False
    following = name[0].lower().split()
    is_house = mention.text.isdecimal() and word_before(reading, mention) in word_set(
        reading.pack, "misread", "before_addresses"
    )
    return not word_set(reading.pack, "misread", "name_ends").isdisjoint(following if is_house else following[:1])


def _is_surname(mention: Mention, reading: Reading, grammar: Grammar, named: set[str]) -> bool:
    """Tell whether a time in capitals is the name of a person with a title, or of one named before."""
    said = mention.text
    if not said[0].isupper() or said.lower() not in word_set(reading.pack, "misread", "surnames"):
        return False
    name = _NAME_BEFORE.search(reading.text, max(mention.span.start - _A_NAME, 0), mention.span.start)
    if name is not None and (
        f"{name[1]} {said}" in word_set(reading.pack, "misread", "persons")
        or name[1].lower() in word_set(reading.pack, "words", "titles")
    ):
        named.add(said)
        return True
    return said in named and word_before(reading, mention) not in grammar.lexicon.signals


def _is_first_name(mention: Mention, reading: Reading, grammar: Grammar) -> bool:
    """Tell whether a month is a first name: a name in capitals follows, and no headline in capitals goes on."""
    if mention.text.lower() not in word_set(reading.pack, "misread", "first_names"):
        return False
    if not _A_SURNAME.match(reading.text, mention.span.end):
        return False
    before = word_before(reading, mention)
    return before not in grammar.lexicon.signals and before not in word_set(
        reading.pack, "words", "determiners", "possessives", "prepositions", "coordinators"
    )


def _names_a_year(mention: Mention) -> bool:
    """Tell whether nothing but years in figures fill the slots of a mention."""
    several = senses(mention.slots)
    if not any("yyyy" in slots for slots in several):
        return False
    filled = {name for slots in several for name, value in slots.items() if not isinstance(value, dict)}
    return "yyyy" in filled and filled <= {"yyyy", "yy", "last"}


def _is_counting(reading: Reading, mention: Mention, counted: frozenset[str]) -> bool:
    """Tell whether what is counted follows a number, or one word behind it: "1300 men", "1300 armed men"."""
    words = reading.words
    at = words.at(mention.span.end)
    following = words.forms[at : at + 2]
    if following[:1] and following[0] in counted:
        return True
    if len(following) < 2 or following[1] not in counted or reading.text[mention.span.end] != " ":
        return False
    tagged = reading.parse(reading.sentence_at(mention.span.start)).tagged
    place = bisect_left(tagged.starts, mention.span.end)
    return tagged.tags[place : place + 2] in ("JN", "NN") and tagged.starts[place + 1] - tagged.ends[place] == 1


def word_before(reading: Reading, mention: Mention) -> str:
    """Return the word before a mention, "" where there is none."""
    words = reading.words
    at = words.at(mention.span.start)
    return words.forms[at - 1] if at else ""
