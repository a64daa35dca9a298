"""One or many: whether a noun phrase takes "is" or "are", by its words, its verb and the rest of the article.

Neighbours: `naming` and `headline`, whose verbs agree with their subjects.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.language.tables import word_set
from generator.language.verbs import verbs_of

if TYPE_CHECKING:
    from generator.language.clause import Clause
    from generator.language.reading import Reading
    from generator.language.tagging import Tagged

FAR: Final = 100_000  # more of an article is not searched for a name, so that no date of a long one costs more
_PLURAL_ENDINGS: Final = ("ers", "ors", "ists", "ians", "ants", "ees", "ings", "ons")
_PLURAL_VERB: Final = re.compile(r" (?:are|were|have)\b")


def verb_number(tagged: Tagged, clause: Clause) -> bool | None:
    """Return whether the verb's own form is plural ("were") or singular ("was"), None where it does not say."""
    low = tagged.lowers[clause.verb.tokens[0]] if clause.verb is not None else ""
    if low in ("are", "were", "have", "do", "'re", "'ve"):
        return True
    return False if low in ("is", "was", "has", "does") else None


def is_plural(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> bool:
    """Tell whether a noun phrase takes "are"."""
    tags = tagged.tags
    start, end = tokens
    head_end = next((at for at in range(start + 1, end) if tags[at] in "IT" or tags[at] == ","), end)
    while tags[head_end - 1] == ")" and "(" in tags[start + 1 : head_end]:
        head_end = tags.rindex("(", start + 1, head_end)
    phrase = tags[start:head_end]
    last = tagged.lowers[head_end - 1]
    if (counted := _counts(reading, tagged, (start, head_end))) is not None:
        return counted
    if "C" in tags[start:end] and "," in tags[start : tags.index("C", start)]:
        return True
    is_one = tagged.lowers[start] in ("a", "an") and "CD" not in phrase
    if _is_body(reading, tagged, (start, head_end)):
        return False
    is_described = re.search(r"NC[DJ]*N+K+\Z", phrase) is not None
    if "C" in phrase and not is_one and not is_described and phrase.strip("DSJ#R")[-1:] in ("N", "K", ""):
        return tagged.lowers[start] not in ("each", "every", "no")
    first = tagged.lowers[start]
    if first in ("each", "every", "this", "that", "a", "an") or (first == "one" and tags[start + 1 : start + 2] != "#"):
        return False
    if _says_many(reading, first, last):
        return True
    if tags[start] == "#" and first != "one" and tags[head_end - 1] in "N#":
        return True
    form = tagged.form(head_end - 1)
    if first[:-1] in word_set(reading.pack, "words", "titles") and first.endswith("s") and "C" in tags[start:end]:
        return True
    if head_end == 1 and tags[0] == "K" and last.endswith(_PLURAL_ENDINGS):
        return not _is_singular_name(reading, last, form)
    if tags[head_end - 1] == "K" and last not in word_set(reading.pack, "words", "plural_nouns"):
        return form.endswith("s") and _takes_plural(reading.text, form)
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "ics"))


def _counts(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> bool | None:
    """Return whether "a number of people" is many, None where the phrase counts nothing."""
    start, end = tokens
    if tagged.tags[end : end + 1] != "I":
        return None
    last = tagged.lowers[end - 1]
    if last in word_set(reading.pack, "words", "counting"):
        return tagged.lowers[start] != "the"
    is_number = tagged.tags[start:end].strip("DJR") == "#" and last != "one"
    return True if is_number else None


def _says_many(reading: Reading, first: str, last: str) -> bool:
    many = first in ("these", "those", "many", "several", "both", "few")
    return many or last in word_set(reading.pack, "words", "plural_nouns")


def _is_singular_name(reading: Reading, low: str, form: str) -> bool:
    """Tell whether a word that looks like a plural is a name: the text has it with a capital inside a sentence too."""
    is_known = low in word_set(reading.pack, "words", "singular_names")
    return is_known or _stands_inside(reading.text, form)


def _is_body(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> bool:
    """Tell whether "and" stands inside the name of one body: "the Search and Rescue Agency"."""
    start, end = tokens
    at = tagged.tags.find("C", start, end)
    if at <= start or tagged.tags[start] != "D" or not set(tagged.tags[start + 1 : end]) <= set("KIC"):
        return False
    is_common = bool(verbs_of(reading.pack).readings(tagged.lowers[at - 1])) or "I" in tagged.tags[start:at]
    return is_common and tagged.lowers[end - 1] in word_set(reading.pack, "words", "organisations")


@lru_cache(maxsize=256)
def _stands_inside(text: str, name: str) -> bool:
    """Tell whether a text has a name inside a sentence, behind a word or a comma."""
    return re.search(rf"[\w,] {re.escape(name)}\b", text[:FAR]) is not None


@lru_cache(maxsize=256)
def _takes_plural(text: str, name: str) -> bool:
    """Tell whether a text has "are", "were" or "have" right after a name."""
    at = text.find(name, 0, FAR)
    while at >= 0:
        end = at + len(name)
        if _PLURAL_VERB.match(text, end) and not (at and (text[at - 1].isalnum() or text[at - 1] == "_")):
            return True
        at = text.find(name, end, FAR)
    return False
