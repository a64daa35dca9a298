"""Words of one sentence with their class, by word lists, endings and the words around them: no model.

A tag is one letter, so that a sentence's tags are a string that patterns can be run over:

    D determiner   S possessive ("his", "'s")   P subject pronoun   Q object pronoun   W relative pronoun
    I preposition  C coordinator  R adverb  X negation  T "to"  N noun  K name  J adjective  # number  E time word
    M modal  B form of "be"  H form of "have"  O form of "do"
    v base form  z third person  d past  n participle  p past or participle (`clause` decides)  g "-ing"
    , comma  ; semicolon or colon  - dash  ( )  " opening quotation mark  ' closing one  . end
    ~ full stop of an abbreviation  ? other

Whether a preposition opens a clause ("since protests erupted") is for `clause` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, repeat
from operator import add
from typing import TYPE_CHECKING, Final

from generator.language.choice import choose
from generator.language.classes import MOST_KEPT, classes_of
from generator.language.closed import Closed

if TYPE_CHECKING:
    from generator.language.classes import Classes
    from generator.language.pack import Pack
    from generator.model.document import Span

_INITIAL: Final = re.compile(r"\.(?<=[^\W\d_].)[^\W\d_]")  # begins with a full stop, which is found at once
_TO_DECIDE: Final = re.compile('\0|(?<=[".(;]).')
_OPENERS: Final = frozenset('".(;')
_INITIALS: Final = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_PUNCTUATION: Final = {
    ",": ",", ";": ";", ":": ";", "–": "-", "—": "-", "--": "-",
    "(": "(", "[": "(", "{": "(", ")": ")", "]": ")", "}": ")",
    "“": '"', "”": "'", "«": '"', "»": "'", ".": ".", "!": ".", "?": ".", "…": ".", "’": "S", "'": "S", "&": "C",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence's tokens: parallel arrays of where each stands, its form and its lower-case form; and the tags.

    Offsets count code points of the document's text.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lowers: tuple[str, ...]
    tags: str
    closed: Closed

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.starts)

    def form(self, index: int) -> str:
        """Return a token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]


def tag_words(text: str, sentence: Span, pack: Pack) -> Tagged:
    """Return a sentence's tokens with their tags.

    >>> from generator.language.pack import load_pack
    >>> from generator.model.document import Span
    >>> text = "The talks, beginning on Monday, are set to build on a truce."
    >>> tag_words(text, Span(0, len(text)), load_pack("en")).tags
    'DN,gIE,BnTvIDN.'
    """
    classes = classes_of(pack)
    forms, starts = _tokens(text, sentence, classes)
    written = text[slice(*sentence)]
    if "'" in written or "’" in written or _INITIAL.search(text, *sentence):
        forms, starts = _parted(forms, starts, text, classes)
    lowers = tuple("\n".join(forms).lower().replace("’", "'").split("\n")) if forms else ()
    tags = _first_tags(forms, lowers, classes)
    if not classes.particles.isdisjoint(lowers):
        _join_names(tags, lowers, classes)
    choose(tags, lowers, classes)
    ends = tuple(map(add, starts, map(len, forms)))
    return Tagged(text, tuple(starts), ends, lowers, "".join(tags), classes.small)


def _tokens(text: str, sentence: Span, classes: Classes) -> tuple[list[str], list[int]]:
    """Return the tokens of a sentence, and where each starts; all but spaces and underscores are part of one."""
    start, end = sentence
    if text.find("_", start, end) >= 0:
        found = list(classes.token.finditer(text, start, end))
        return [token[0] for token in found], [token.start() for token in found]
    pieces = classes.piece.findall(text, start, end)
    starts = list(accumulate(map(len, pieces), initial=start))
    starts.pop()
    return list(map(str.rstrip, pieces)), starts


def _parted(forms: list[str], starts: list[int], text: str, classes: Classes) -> tuple[list[str], list[int]]:
    """Return tokens with their clitics apart ("did", "n't"), and initials with their last full stop ("U.S.")."""
    parts: list[str] = []
    begins: list[int] = []
    last = 0
    for form, start in zip(forms, starts, strict=True):
        if start < last:
            continue
        if not form.isalnum():
            clitic = classes.clitic.search(form) if "'" in form or "’" in form else None
            end = start + len(form)
            if clitic is not None and (at := clitic.start()) > 0:
                parts += form[:at], form[at:]
                begins += start, start + at
                last = end
                continue
            if "." in form and text[end : end + 1] == "." and _INITIALS.fullmatch(form):
                parts.append(text[start : end + 1])
                begins.append(start)
                last = end + 1
                continue
        parts.append(form)
        begins.append(start)
    return parts, begins


def _first_tags(forms: list[str], lowers: tuple[str, ...], classes: Classes) -> list[str]:
    """Return a tag for each token, "V" where it may be a verb and `choose` is to say.

    What a form is inside a sentence is kept; only forms that are new, or stand where a sentence or a part of it
    begins, or hang on their neighbours are looked at.
    """
    tags = list(map(classes.inside.get, forms, repeat("\0")))
    known = "".join(tags)
    is_quoted = False
    at_start = True
    at = 0
    while at < len(tags):
        form = forms[at]
        if form == '"':
            tag = "'" if is_quoted else '"'
            is_quoted = not is_quoted
        elif at_start and lowers[at] in classes.participles and _hangs_on(forms[at + 1 : at + 2], lowers[at], classes):
            tag = "n"
        else:
            kept = classes.opening if at_start else classes.inside
            tag = kept.get(form) or _special_tag(forms, lowers, at, tags, classes)
            tag = tag or _first_tag(form, lowers[at], classes, at_start=at_start)
        tags[at] = tag
        at_start = tag in _OPENERS or (at_start and tag == "-")
        at += 1
        if not at_start:
            following = _TO_DECIDE.search(known, at)
            if following is None:
                break
            at = following.start()
            at_start = tags[at - 1] in _OPENERS
    if "." in lowers[1:-1]:
        for index in range(1, len(tags) - 1):
            if lowers[index] == "." and tags[index + 1] not in "'.)" and _is_abbreviated(forms, lowers, index, classes):
                tags[index] = "~"
    return tags


def _hangs_on(following: list[str], low: str, classes: Classes) -> bool:
    """Tell whether a preposition, or a name, follows what opens a sentence: "Born in Leeds", "Born Adam Lang"."""
    if not following:
        return False
    is_named = low in classes.small.named and following[0][0].isupper()
    return is_named or classes.closed.get(following[0].lower()) in ("I", "T")


def _special_tag(forms: list[str], lowers: tuple[str, ...], index: int, tags: list[str], classes: Classes) -> str:
    """Return the tag of a token that depends on its neighbours from the first, "" for all others."""
    form, low = forms[index], lowers[index]
    special = classes.neighbours.get(low)
    if special is not None:
        return special.read(forms, lowers, index, tags)
    if form[0] == "[" and form[-1] == "]":
        return "." if index + 1 < len(forms) and forms[index + 1][0].isupper() else "~"
    return ""


def _first_tag(form: str, low: str, classes: Classes, *, at_start: bool) -> str:
    """Return the tag of a token by its form alone, and by whether a sentence or a part of it begins here."""
    first = form[0]
    if low in _PUNCTUATION and low not in classes.closed:
        tag = _PUNCTUATION[low]
    elif first.isdigit() or first in "$£€":
        tag = "#"
    elif low[-1].isdecimal() and _is_part_of_year(low, classes):
        tag = "E"
    elif first == "[" and len(form) > 1:
        tag = _word_tag(low.replace("[", "").replace("]", ""), classes, is_name=False, is_capital=False)
    else:
        is_name = first.isupper() and not at_start and low not in classes.capitals
        is_name = is_name or (len(form) > 1 and form.isupper())
        tag = _word_tag(low, classes, is_name=is_name, is_capital=first.isupper())
    if low not in classes.neighbours:
        kept = classes.opening if at_start else classes.inside
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[form] = tag
    return tag


def _is_part_of_year(low: str, classes: Classes) -> bool:
    """Tell whether a word is a part of a year: "mid-2019"."""
    part, _, year = low.partition("-")
    return part in classes.small.date_parts and year[:4].isdecimal()


def _is_abbreviated(forms: list[str], lowers: tuple[str, ...], stop: int, classes: Classes) -> bool:
    """Tell whether a full stop inside a sentence belongs to the word before it."""
    word, following = lowers[stop - 1], forms[stop + 1]
    return word in classes.abbreviations or len(word) == 1 or following[0].islower() or following[0].isdigit()


def _word_tag(low: str, classes: Classes, *, is_name: bool, is_capital: bool) -> str:
    closed = classes.closed.get(low)
    if is_name:
        return "E" if low in classes.months else ("D" if closed == "D" and low in classes.definite else "K")
    if closed is not None:
        return closed
    if low in classes.adjectival:
        return "J"
    readings = classes.verbs.readings(low)
    if readings:
        if is_capital:
            return "V" if low.endswith(classes.verb_endings) else "K"
        return "V"
    if is_capital:
        return "R" if low.endswith(classes.adverb_endings) and low not in classes.not_adverbs else "K"
    if low.endswith(classes.adverb_endings) and low not in classes.not_adverbs:
        return "R"
    if low.endswith(classes.adjective_endings):
        return "J"
    return "N"


def _join_names(tags: list[str], lowers: tuple[str, ...], classes: Classes) -> None:
    """Make a name of the small words inside one: "Osama bin Laden"."""
    for index in range(1, len(tags) - 1):
        if lowers[index] not in classes.particles or tags[index - 1] != "K":
            continue
        following = index + 1
        while following < len(tags) - 1 and lowers[following] in classes.particles:
            following += 1
        if tags[following] == "K":
            tags[index:following] = "K" * (following - index)
