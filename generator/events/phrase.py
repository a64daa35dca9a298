"""Words of a headline: taken from tokens, joined as the text joined them. Neighbour: `cutting`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.language.closed import Closed
    from generator.language.tagging import Tagged

LONGEST: Final = 12

Role = Literal["", "particle", "tight", "open", "link", "pair", "clause"]


class Word(NamedTuple):
    """One token of a headline; `is_glued` tells that no space stands before it; tag "V" marks the clause's verb.

    `role` is "particle" for a preposition that may end a headline, "tight" for one that may right behind a verb,
    "open" for a word that may not, "link" for a preposition that holds a phrase together, "pair" for one that wants an
    "and", "clause" for one that opens what wants a verb ("whether"), else "".
    """

    text: str
    tag: str
    is_glued: bool = False
    role: Role = ""


def taken(tagged: Tagged, indices: Iterable[int]) -> list[Word]:
    """Return tokens as words: glued where they follow one another in the text without a space."""
    text, starts, ends, tags = tagged.text, tagged.starts, tagged.ends, tagged.tags
    words: list[Word] = []
    before = -2
    for index in indices:
        start = starts[index]
        is_glued = index == before + 1 and ends[before] == start
        if index > before + 1 and words and tagged.lowers[before] in tagged.closed.indefinite:
            words[-1] = _indefinite(words[-1], tagged.lowers[index], tagged.closed)
        words.append(Word(text[start : ends[index]], tags[index], is_glued, _role(tagged, index)))
        before = index
    return words


def _indefinite(article: Word, following: str, closed: Closed) -> Word:
    """Return "a" as it is before a word that did not stand behind it: "an atomic test" of "a 1950s atomic test"."""
    if not closed.with_vowel:
        return article
    starts = closed.with_vowel | closed.with_consonant
    start = max((start for start in starts if following.startswith(start)), key=len, default="")
    form = closed.before_vowel if start in closed.with_vowel else closed.before_consonant
    text = next(iter(form))
    return article._replace(text=text.capitalize() if article.text[:1].isupper() else text)


def _role(tagged: Tagged, index: int) -> Role:
    low, closed = tagged.lowers[index], tagged.closed
    if low in closed.open_ended:
        return "open"
    if low in closed.content_openers:
        return "clause"
    if tagged.tags[index] != "I":
        return ""
    if low in closed.both_opens:
        return "pair"
    if low in closed.tight_particles:
        return "tight"
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
    while clean and (_dangles(clean[-1]) or _hangs(clean)):
        clean.pop()
    return clean


def _hangs(words: list[Word]) -> bool:
    """Tell whether the last word hangs in the air by the one before it: "for roughly", ", shortly"."""
    if len(words) < 2:
        return False
    before, last = words[-2:]
    if last.role == "tight":
        return before.tag in "NKJ"
    return last.tag == "R" and before.tag in ",I" and before.role not in ("particle", "tight")


def _without_quotation_marks(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    is_after_mark = False
    for word in words:
        if word.tag not in "\"'":
            kept.append(word._replace(is_glued=False) if is_after_mark and word.tag not in ",S" else word)
        is_after_mark = word.tag in "\"'"
    return kept


def _dangles(word: Word) -> bool:
    if word.text[:1] in ("'", "’", "-"):
        return len(word.text) == 1
    return word.role == "open" or (word.tag in ",-;.~ICTD(" and word.role not in ("particle", "tight"))


def count(words: Sequence[Word]) -> int:
    """Return how many words a reader counts.

    >>> count([Word("Iran", "K"), Word("'s", "S", True)])
    1
    """
    return counts(words)[-1] if words else 0


def counts(words: Sequence[Word]) -> list[int]:
    """Return for each word how many words a reader has counted with it.

    >>> counts([Word("Iran", "K"), Word("'s", "S", True), Word("rule", "N")])
    [1, 1, 2]
    """
    before = ""
    number = 0
    found = []
    for word in words:
        number += not (word.is_glued or before == '"' or word.tag in "',")
        before = word.tag
        found.append(number)
    return found


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
