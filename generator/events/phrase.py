"""Words of a headline: taken from tokens, joined as the text joined them, cut where a phrase ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.language.tagging import Tagged

LONGEST: Final = 12
_BEST: Final = 11
_FEWEST: Final = 6
_MOST: Final = 60
_CUTS: Final = frozenset("IT,CW-(")
_NOMINAL: Final = frozenset("NK")
_DANGLING: Final = frozenset("DSIJTCRMBHOWX,#P~-(")
_FINITE: Final = frozenset("zdpBHMO")


class Word(NamedTuple):
    """One token of a headline; `is_glued` tells that no space stands before it; tag "V" marks the clause's verb.

    `role` is "particle" for a preposition that may end a headline, "open" for a word that may not, "link" for a
    preposition that holds a phrase together, else "".
    """

    text: str
    tag: str
    is_glued: bool = False
    role: Literal["", "particle", "open", "link"] = ""


def taken(tagged: Tagged, indices: Iterable[int]) -> list[Word]:
    """Return tokens as words: glued where they follow one another in the text without a space."""
    text, starts, ends, tags = tagged.text, tagged.starts, tagged.ends, tagged.tags
    words: list[Word] = []
    before = -2
    for index in indices:
        start = starts[index]
        is_glued = index == before + 1 and ends[before] == start
        words.append(Word(text[start : ends[index]], tags[index], is_glued, _role(tagged, index)))
        before = index
    return words


def _role(tagged: Tagged, index: int) -> Literal["", "particle", "open", "link"]:
    low, closed = tagged.lowers[index], tagged.closed
    if low in closed.open_ended:
        return "open"
    if tagged.tags[index] != "I":
        return ""
    return "particle" if low in closed.particles else "link" if low in closed.links else ""


def made(texts: Iterable[str]) -> list[Word]:
    """Return the words of a verb."""
    return [Word(text, "V") for text in texts if text]


def tidy(words: Sequence[Word]) -> list[Word]:
    """Drop quotation marks that lost their partner, doubled commas, and what dangles at either end."""
    kept = list(words)
    tags = [word.tag for word in kept]
    if tags.count('"') != tags.count("'"):
        kept = _without_quotation_marks(kept)
    clean: list[Word] = []
    for word in kept:
        if word.tag != "," or (clean and clean[-1].tag != ","):
            clean.append(word)
    while clean and clean[0].tag in ",-;.'C~)":
        clean.pop(0)
    while clean and _dangles(clean[-1]):
        clean.pop()
    return clean


def _without_quotation_marks(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    is_after_mark = False
    for word in words:
        if word.tag not in "\"'":
            kept.append(word._replace(is_glued=False) if is_after_mark and word.tag not in ",S" else word)
        is_after_mark = word.tag in "\"'"
    return kept


def _dangles(word: Word) -> bool:
    if word.text[:1] in ("'", "’"):
        return len(word.text) == 1
    return word.role == "open" or (word.tag in ",-;.~ICTD(" and word.role != "particle")


def fit(words: Sequence[Word]) -> list[Word]:
    """Cut words to at most twelve, where a phrase begins, never before the verb has something after it."""
    kept = tidy(words[:_MOST])
    if count(kept) <= _BEST:
        return kept
    verb_end = max((place for place, word in enumerate(kept) if word.tag == "V"), default=0)
    comma = next((at for at in range(verb_end + 2, len(kept)) if kept[at].tag == "," and not _is_between(kept, at)), 0)
    if comma and _FEWEST <= count(kept[:comma]) <= _BEST:
        return tidy(kept[:comma])
    for longest, shortest, may_split in (
        (_BEST, 6, False),
        (LONGEST, 6, False),
        (LONGEST, 6, True),
        (LONGEST, 3, True),
    ):
        if longest == LONGEST and count(kept) <= LONGEST:
            return kept
        for end in range(len(kept) - 1, verb_end + 1, -1):
            head, following = kept[:end], kept[end]
            is_glued = (following.is_glued and following.tag != ",") or following.tag in _FINITE
            if count(head) > longest or is_glued or head[-1].tag in _DANGLING or count(head) < shortest:
                continue
            if (head[-1].tag == "v" and following.tag in "WDS") or (
                len(head) > 1 and head[-1].tag == "v" and head[-2].tag == "T"
            ):
                continue
            if following.tag == "C" and head[-1].tag in "KJ" and kept[end + 1 : end + 2] and kept[end + 1].tag in "KJN":
                continue
            if following.tag in _CUTS and (may_split or following.role != "link"):
                return tidy(head)
            if may_split and head[-1].tag in _NOMINAL and following.tag not in _NOMINAL:
                return tidy(head)
    while kept and (count(kept) > LONGEST or kept[-1].tag in _DANGLING):
        kept.pop()
    return tidy(kept)


def _is_between(words: Sequence[Word], at: int) -> bool:
    """Tell whether a comma stands between two adjectives: "a new, self-administered region"."""
    return words[at - 1].tag == "J" and at + 1 < len(words) and words[at + 1].tag in "JN"


def count(words: Sequence[Word]) -> int:
    """Return how many words a reader counts.

    >>> count([Word("Iran", "K"), Word("'s", "S", True)])
    1
    """
    before = ""
    number = 0
    for word in words:
        number += not (word.is_glued or before == '"' or word.tag in "',")
        before = word.tag
    return number


def joined(words: Sequence[Word]) -> str:
    """Return words as text.

    >>> joined([Word("Iran", "K"), Word("'s", "S", True), Word("rule", "N")])
    "Iran's rule"
    """
    text = ""
    is_open = False
    for word in words:
        text += word.text if not text or word.is_glued or is_open or word.tag in "'," else f" {word.text}"
        is_open = word.tag == '"'
    return text


def written(words: Sequence[Word]) -> str:
    """Return words as a headline: one line, first letter upper-case, quotation marks in pairs."""
    text = " ".join(joined(words).split()).strip(" ,;:–—-")
    if text.count("“") != text.count("”") or text.count('"') % 2:
        for mark in '“”"':
            text = text.replace(mark, "")
    return text[:1].upper() + text[1:]
