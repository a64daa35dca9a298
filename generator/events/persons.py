"""Which names of an article are persons': by titles, given names, "said" behind them, the pronouns that go with them.

Neighbours: `naming` and `antecedent`, which call a person by the last name and look for whom "he" stands for.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.events.agreement import FAR
from generator.events.runs import runs_of
from generator.language.closed import closed_of
from generator.language.tables import nested_list, word_set

if TYPE_CHECKING:
    from generator.events.runs import Part
    from generator.language.pack import Pack
    from generator.language.reading import Reading
    from generator.language.tagging import Tagged

_CLOSED: Final = (
    "determiners", "prepositions", "subordinators", "coordinators", "adverbs", "relatives", "subject_pronouns",
    "possessives", "adjectives", "time_words",
)  # fmt: skip
_SHORTEST: Final = 2
_BEFORE: Final = 30


class _Names(NamedTuple):
    """Last names: those that a title, a given name or "said" shows to be a person's; those behind names."""

    shown: frozenset[str]
    paired: frozenset[str]


def is_person(reading: Reading, name: str) -> bool:
    """Tell whether an article gives a last name to a person: after a title, before "said", or alone elsewhere."""
    shown, paired = _names(reading.text, reading.pack)
    return name in shown or (name in paired and _is_alone_in(reading.text, name, reading.pack))


def has_sign(reading: Reading, first: str, last: str) -> bool:
    """Tell whether a name is a person's by its given name, or by a title, an age or "said" beside it elsewhere."""
    return runs_of(reading.pack).is_given(first) or last in _names(reading.text, reading.pack).shown


def is_persons_name(tagged: Tagged, tokens: tuple[int, int], pack: Pack) -> bool:
    """Tell whether the name that a phrase ends with says by itself that it is a person's: "Herman Cain"."""
    part = _last_part(tagged, tokens, pack)
    return part is not None and part.kind == "person" and part.sign == "whole"


def may_be_person(tagged: Tagged, tokens: tuple[int, int], pack: Pack) -> bool:
    """Tell whether the name that a phrase ends with may be a person's: it is not that of a place or a body."""
    part = _last_part(tagged, tokens, pack)
    return part is not None and part.kind == "person"


def _last_part(tagged: Tagged, tokens: tuple[int, int], pack: Pack) -> Part | None:
    """Return what the last run of capitals of a phrase ends with, None where the phrase goes on behind it."""
    start, end = tagged.starts[tokens[0]], tagged.ends[tokens[1] - 1]
    runs = runs_of(pack)
    run = next((run for run in runs.pattern.finditer(tagged.text, start, end) if run.end() == end), None)
    if run is None:
        return None
    return next(reversed(runs.parts(run[0], at_start=run.start() == tagged.starts[0])), None)


@lru_cache(maxsize=4)
def _names(text: str, pack: Pack) -> _Names:
    pairs, *patterns = _name_patterns(pack)
    bodies = word_set(pack, "words", "organisations")
    shown = {match for pattern in patterns for match in pattern.findall(text)}
    excluded = word_set(pack, "words", "place_openers", *_CLOSED)
    found = pairs.findall(text)
    paired = {last for first, last in found if first.lower() not in excluded}
    is_given = runs_of(pack).is_given
    shown.update(last for first, last in found if is_given(first))
    return _Names(*(frozenset(name for name in names if name.lower() not in bodies) for names in (shown, paired)))


@cache
def _name_patterns(pack: Pack) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of (two names in a row), and of a last name after a title, before "said" or an age.

    Each begins with letters, and only then asks whether a word begins there: so the search goes from capital to
    capital, where one that begins with a boundary would stop at each character.
    """
    name = r"[^\W\d_a-z][\w’'-]+"
    first = r"[^a-z\W\d_](?<!\w.)[\w’'-]+"
    titles = "|".join(
        rf"{re.escape(title)}(?<!\w.{{{len(title)}}})" for title in map(str.title, sorted(titles_of(pack)))
    )
    saying = "|".join(nested_list(pack, "words", "present", "saying")) or "(?!)"
    articles = "|".join(rf"{re.escape(article)} " for article in sorted(closed_of(pack).articles)) or "(?!)"
    patterns = (
        rf"({first}) ({name})\b(?! [^\W\d_a-z])",
        rf"(?:{titles})\.? (?:{name} ){{0,2}}({name})",
        rf"{first} ({name})(?:,? (?:{saying})\b|, (?:{articles}|\d\d\b))",
    )
    return tuple(map(re.compile, patterns))


@cache
def places_of(pack: Pack) -> frozenset[str]:
    """Return the words that names of places and bodies begin with, in lower case."""
    return word_set(pack, "words", "place_openers")


@cache
def titles_of(pack: Pack) -> frozenset[str]:
    """Return the titles of persons, in lower case."""
    return word_set(pack, "words", "titles")


@lru_cache(maxsize=4)
def has_pronoun(text: str, pack: Pack) -> bool:
    """Tell whether a text says "he" or "she" of anybody."""
    return _of_persons(pack).search(text) is not None


@cache
def _of_persons(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of a pronoun for a person as the subject, with or without a capital."""
    forms = word_set(pack, "words", "subject_pronouns") & closed_of(pack).person_pronouns
    return re.compile(
        "|".join(rf"\b[{form[0].upper()}{form[0]}]{re.escape(form[1:])}\b" for form in sorted(forms)) or r"(?!)"
    )


def stands_alone(reading: Reading, name: str) -> bool:
    """Tell whether the article has a name without one before it and without an article: "said Alloush"."""
    return len(name) > _SHORTEST and _is_alone_in(reading.text, name, reading.pack)


@lru_cache(maxsize=256)
def _is_alone_in(text: str, name: str, pack: Pack) -> bool:
    definite = word_set(pack, "words", "definite")
    at = text.find(name, 0, FAR)
    while at >= 0:
        end = at + len(name)
        before = text[max(0, at - _BEFORE) : at].rstrip().rpartition(" ")[2]
        follows_name = before[:1].isupper() and before.isalpha()
        is_word = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
        is_followed = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        if is_word and not is_followed and not follows_name and before.lower() not in definite:
            return True
        at = text.find(name, end, FAR)
    return False
