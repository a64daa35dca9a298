"""One or many: whether a noun phrase takes "is" or "are", by its words, its verb and the rest of the article.

Neighbours: `naming` and `headline`, whose verbs agree with their subjects.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from generator.events.runs import runs_of
from generator.language.closed import closed_of
from generator.language.gazetteer import gazetteer
from generator.language.tables import nested_list, nested_set, word_set
from generator.language.verbs import verbs_of

if TYPE_CHECKING:
    from generator.language.clause import Clause
    from generator.language.pack import Pack
    from generator.language.reading import Reading
    from generator.language.tagging import Tagged

FAR: Final = 100_000  # more of an article is not searched for a name, so that no date of a long one costs more


def verb_number(tagged: Tagged, clause: Clause) -> bool | None:
    """Return whether the verb's own form is plural ("were") or singular ("was"), None where it does not say."""
    low = tagged.lowers[clause.verb.tokens[0]] if clause.verb is not None else ""
    if low in tagged.closed.plural_verbs:
        return True
    if low in tagged.closed.singular_verbs:
        return False
    return _number_of_form(tagged, clause)


def _number_of_form(tagged: Tagged, clause: Clause) -> bool | None:
    """Return what a verb's ending in the present says: "expects" one, "expect" many, None where it is neither."""
    verb, own = clause.verb, clause.subject_tokens
    if verb is None or own is None or verb.shape != "finite" or verb.modal is not None or verb.tense != "present":
        return None
    tag = tagged.tags[verb.tokens[0]]
    if tag == "z":
        return False
    return True if tag == "v" and tagged.tags[own[1] - 1] == "N" else None


def is_plural(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> bool:
    """Tell whether a noun phrase takes "are"."""
    tags, closed = tagged.tags, tagged.closed
    many = endings(reading.pack, "many")
    start, end = tokens
    head_end = _head_end(tags, start, end)
    phrase = tags[start:head_end]
    last = tagged.lowers[head_end - 1]
    if (counted := _counts(reading, tagged, (start, head_end))) is not None:
        return counted
    if "C" in tags[start:end] and ("," in tags[start : tags.index("C", start)] or tagged.lowers[start] in closed.both):
        return True
    is_one = tagged.lowers[start] in closed.indefinite and "CD" not in phrase
    is_one = is_one and not ("C" in phrase and last.endswith(endings(reading.pack, "plural")))
    if _is_body(reading, tagged, (start, head_end)) or _is_holder(reading, tagged, tokens):
        return False
    is_role = re.search(r"NC[DJ]*N+K+\Z", phrase) is not None and not last.endswith(endings(reading.pack, "plural"))
    is_described = is_role or _has_two_offices(reading, tagged, (start, head_end))
    if "C" in phrase and not is_one and not is_described and phrase.strip("DSJ#R")[-1:] in ("N", "K", ""):
        return tagged.lowers[start] not in closed.distributive
    first = tagged.lowers[start]
    if first in closed.single_determiners or (first in closed.one and tags[start + 1 : start + 2] != "#"):
        return False
    if _says_many(reading, first, last) or (first in closed.quantities and last.endswith(many)):
        return True
    if tags[start] == "#" and first not in closed.one and tags[head_end - 1] in "N#":
        return True
    form = tagged.form(head_end - 1)
    if _singular(reading, first) in word_set(reading.pack, "words", "titles") and "C" in tags[start:end]:
        return True
    looks_plural = last.endswith(many) and not last.endswith(endings(reading.pack, "singular"))
    opens = start == 0 or tags[start - 1] in '".'
    if head_end == start + 1 and opens and tags[start] == "K" and looks_plural:
        return not _is_singular_name(reading, last, form)
    if tags[head_end - 1] == "K" and last not in word_set(reading.pack, "words", "plural_nouns"):
        is_people = first in closed.articles and not phrase[1:-1].strip("J") and _is_people(reading, form)
        is_people = is_people or _are_natives(reading, tagged.text[tagged.starts[start] : tagged.ends[head_end - 1]])
        return form.endswith(many) and (is_people or _takes_plural(reading.text, form, reading.pack))
    return looks_plural


def _head_end(tags: str, start: int, end: int) -> int:
    """Return where the head of a noun phrase ends: before a preposition, a bracket, an adjective behind the noun."""
    first = start + 2 if tags[start : start + 3] in ("JI#", "RI#", "DI#") else start + 1
    outside = (at for at in range(first, end) if tags.count("(", start, at) <= tags.count(")", start, at))
    head_end = next((at for at in outside if tags[at] in "IT,"), end)
    while tags[head_end - 1] == ")" and "(" in tags[start + 1 : head_end]:
        head_end = tags.rindex("(", start + 1, head_end)
    while head_end - 1 > start and tags[head_end - 1] in "JR" and set("NK") & set(tags[start : head_end - 1]):
        head_end -= 1
    return head_end


def _counts(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> bool | None:
    """Return whether "a number of people" is many, None where the phrase counts nothing."""
    start, end = tokens
    if tagged.tags[end : end + 1] != "I":
        return None
    last = tagged.lowers[end - 1]
    if last in word_set(reading.pack, "words", "counting"):
        return tagged.lowers[start] not in word_set(reading.pack, "words", "definite")
    is_number = tagged.tags[start:end].strip("DJR") == "#" and last not in tagged.closed.one
    return True if is_number else None


@cache
def endings(pack: Pack, key: str) -> tuple[str, ...]:
    """Return the endings of words of a kind: "plural", "singular", "many"."""
    return tuple(sorted(nested_set(pack, "words", "endings", key)))


@cache
def _plural_verb(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of a verb for many, right behind a name."""
    forms = "|".join(re.escape(word) for word in sorted(closed_of(pack).plural_verbs) if word.isalpha())
    return re.compile(rf" (?:{forms or '(?!)'})\b")


def _singular(reading: Reading, low: str) -> str:
    """Return a word without the ending of many, "" where it has none."""
    ending = next((each for each in endings(reading.pack, "many") if low.endswith(each)), "")
    return low[: -len(ending)] if ending else ""


def _says_many(reading: Reading, first: str, last: str) -> bool:
    return first in closed_of(reading.pack).plural_determiners or last in word_set(
        reading.pack, "words", "plural_nouns"
    )


def _is_singular_name(reading: Reading, low: str, form: str) -> bool:
    """Tell whether a word that looks like a plural is a name: the text has it with a capital inside a sentence too."""
    is_known = low in word_set(reading.pack, "words", "singular_names")
    return is_known or (_stands_inside(reading.text, form) and not _stands_inside(reading.text, low))


def _are_natives(reading: Reading, phrase: str) -> bool:
    """Tell whether a name without an article is that of many who come from a place: "New Yorkers", "Germans"."""
    places = gazetteer(reading.pack)
    if phrase in places.places:
        return False
    inhabitants = nested_list(reading.pack, "words", "endings", "inhabitants")
    is_of_city = any(phrase.endswith(end) and phrase.removesuffix(end) in places.places for end in inhabitants)
    return is_of_city or any(
        phrase.endswith(end) and phrase.removesuffix(end) in places.demonyms for end in endings(reading.pack, "many")
    )


def _is_people(reading: Reading, name: str) -> bool:
    """Tell whether a name behind "the" is that of many: "the Germans", "the Cossacks"."""
    if name.lower() in word_set(reading.pack, "words", "singular_names"):
        return False
    places = gazetteer(reading.pack)
    if name in places.places:
        return False
    return name[:-1] in places.demonyms or name.lower().endswith(endings(reading.pack, "peoples"))


def is_common_word(reading: Reading, form: str) -> bool:
    """Tell whether a word that opens a sentence has its capital from that alone, as far as the article shows."""
    if _stands_inside(reading.text, form) or runs_of(reading.pack).is_given(form):
        return False
    return _stands_inside(reading.text, form.lower()) or bool(verbs_of(reading.pack).readings(form.lower()))


def _has_two_offices(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> bool:
    """Tell whether one has both of two offices: "President and CEO Adam Lang"."""
    at = tagged.tags.find("C", *tokens)
    if not tokens[0] < at < tokens[1] - 2 or tagged.lowers[at + 1] == tagged.lowers[tokens[1] - 1]:
        return False
    offices = word_set(reading.pack, "words", "titles", "roles")
    return tagged.lowers[at - 1] in offices and tagged.lowers[at + 1] in offices and tagged.tags[tokens[1] - 1] == "K"


def _is_body(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> bool:
    """Tell whether "and" stands inside the name of one body: "the Search and Rescue Agency"."""
    start, end = tokens
    at = tagged.tags.find("C", start, end)
    is_name = tagged.tags[start] == "D" or tagged.tags[start:end].count("C") == 1
    if at <= start or not is_name or not set(tagged.tags[start + 1 : end]) <= set("KIC"):
        return False
    bodies = word_set(reading.pack, "words", "organisations")
    if end - at < 3 or tagged.lowers[at - 1] in bodies:
        return False
    is_common = bool(verbs_of(reading.pack).readings(tagged.lowers[at - 1])) or "I" in tagged.tags[start:at]
    return (is_common or "C" not in tagged.tags[at + 1 : end]) and tagged.lowers[end - 1] in bodies


def _is_holder(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> bool:
    """Tell whether "and" is part of one name: "the Ministry of War and Peace", "Road and Rail Minister"."""
    start, end = tokens
    tags, lowers = tagged.tags, tagged.lowers
    link = next((at for at in range(start + 1, end) if tags[at] == "I"), end)
    joint = tags.find("C", start, end)
    if not start < joint:
        return False
    is_body = (
        link < joint and tags[link - 1] == "K" and lowers[link - 1] in word_set(reading.pack, "words", "organisations")
    )
    titles = word_set(reading.pack, "words", "titles")
    later = [at for at in range(joint, end - 1) if lowers[at] in titles]
    is_office = bool(later) and set(tags[start:end]) <= set("DJKNC~") and set(tags[joint + 1 : end]) <= set("K~")
    return is_body or (is_office and titles.isdisjoint(lowers[start:joint]))


@lru_cache(maxsize=256)
def _stands_inside(text: str, name: str) -> bool:
    """Tell whether a text has a name inside a sentence, behind a word or a comma."""
    return re.search(rf"[\w,] {re.escape(name)}\b", text[:FAR]) is not None


@lru_cache(maxsize=256)
def _takes_plural(text: str, name: str, pack: Pack) -> bool:
    """Tell whether a text has "are", "were" or "have" right after a name."""
    at = text.find(name, 0, FAR)
    while at >= 0:
        end = at + len(name)
        if _plural_verb(pack).match(text, end) and not (at and (text[at - 1].isalnum() or text[at - 1] == "_")):
            return True
        at = text.find(name, end, FAR)
    return False
