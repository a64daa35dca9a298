"""The noun phrase before a verb, and what stands to the left of it.

Read right to left from the verb: adverbs and expressions of time are passed over ("Smith on Monday resigned"), then
the noun phrase with the prepositional phrases that hang on it. Neighbour: `clause`, which makes clauses of what is
found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.language.tagging import Tagged

_HEADS: Final = frozenset("NKPQ#DEJg")
_INSIDE: Final = frozenset("NKJ#S~RE")
_NOMINAL: Final = frozenset("NK#EQ)")
_TIME: Final = frozenset("E#")
_LATE: Final = frozenset(("late", "early", "last", "next", "this", "later", "same", "on", "in", "earlier", "also"))

_FLOATING: Final = frozenset(("both", "all", "each"))
_DEICTIC: Final = frozenset(("yesterday", "today", "tomorrow", "tonight"))

Tokens = tuple[int, int]


def before_verb(
    tagged: Tagged, verb: int, lowest: int, subordinators: frozenset[str], *, is_antecedent: bool = False
) -> tuple[Tokens | None, int]:
    """Return (the subject's tokens or None, the index of the token left of it) for the verb at index `verb`.

    Nothing left of index `lowest` is looked at; the second value is `lowest - 1` where nothing is left. With
    `is_antecedent` the phrase is the one that a relative pronoun or a participle at `verb` refers to: one comma
    before it is passed over.

    >>> from generator.language.pack import load_pack
    >>> from generator.language.tagging import tag_words
    >>> from generator.model.document import Span
    >>> text = "The head of the party on Monday resigned."
    >>> before_verb(tag_words(text, Span(0, len(text)), load_pack("en")), 7, 0, frozenset())
    ((0, 5), -1)
    """
    tags, lowers = tagged.tags, tagged.lowers
    place = verb - 1
    if is_antecedent and place >= lowest and tags[place] in ",-":
        place -= 1
    place = _skip_adjuncts(tags, lowers, place, lowest)
    while place > lowest and tags[place] in "'\"":
        place = _skip_adjuncts(tags, lowers, place - 1, lowest) if tags[place - 1] not in ",;" else place
        if tags[place] in "'\"" and tags[place - 1] in ",;":
            return None, place - 1
    end = place + 1
    start = end
    seen_noun = False
    while place >= lowest:
        tag, low = tags[place], lowers[place]
        if tag == "P":
            return ((place, end), place - 1) if not seen_noun else ((start, end), place)
        if tag in "NKQ" or (tag == "E" and _is_inside_name(tags, place)) or (tag == "#"):
            seen_noun = True
            start = place
        elif tag == "J" or tag in "S~" or (tag == "R" and seen_noun and tags[place - 1 : place] in ("D", "J", "S")):
            start = place
            seen_noun = seen_noun or tag == "J"
        elif tag == "D":
            start = place
            seen_noun = True
            if place > lowest and tags[place - 1] in "DS":
                place -= 1
                continue
            if not _goes_on(tags, lowers, place - 1, lowest, subordinators):
                return (start, end), place - 1
        elif tag == ")" and (opening := tags.rfind("(", lowest, place)) >= 0 and (seen_noun or place == end - 1):
            place = opening
            start = opening
        elif tag == "I" and seen_noun and place > lowest:
            if low in subordinators and not _is_time_only(tags, place + 1, end):
                break
            if low in ("according", "following") or tags[place - 1] not in _NOMINAL | {"I"}:
                break
            start = place
        elif tag == "T" and seen_noun and place > lowest and tags[place - 1] in _NOMINAL and tags[place + 1] in "DKNSJ":
            start = place
        elif tag == "C" and seen_noun and place > lowest and tags[place - 1] in "NK)#" and low != "but":
            start = place
        elif tag == "," and seen_noun and place > lowest and _is_list(tags, place, end):
            start = place
        elif tag == "'" and seen_noun and tags.rfind('"', lowest, place) >= 0:
            start = place
        elif tag == '"' and seen_noun and "'" in tags[place:verb]:
            start = place
        elif tag == "g" and seen_noun and place > lowest and tags[place - 1] in "DJ":
            start = place
        else:
            break
        place -= 1
    while start < end and tags[start] in "ITC,S~'R":
        start += 1
    if not seen_noun or start >= end or _is_time_only(tags, start, end):
        return None, end - 1 if not seen_noun else place
    return (start, end), start - 1 if place < start - 1 and tags[start - 1] in "IC" else place


def after_verb(tagged: Tagged, verb_end: int) -> Tokens | None:
    """Return the noun phrase right after a verb, as in "said Smith": (first, end) or None.

    >>> from generator.language.pack import load_pack
    >>> from generator.language.tagging import tag_words
    >>> from generator.model.document import Span
    >>> text = "It is over, said the head of the party on Monday."
    >>> after_verb(tag_words(text, Span(0, len(text)), load_pack("en")), 5)
    (5, 7)
    """
    tags = tagged.tags
    end = verb_end
    while end < len(tags) and tags[end] in "DSJNK#P~":
        end += 1
        if tags[end - 1] == "P":
            break
    while end > verb_end and tags[end - 1] in "DSJ~":
        end -= 1
    return (verb_end, end) if end > verb_end and any(tag in "NKP" for tag in tags[verb_end:end]) else None


def _skip_adjuncts(tags: str, lowers: tuple[str, ...], place: int, lowest: int) -> int:
    """Pass over adverbs, quotation marks that open, and expressions of time before a verb."""
    while place >= lowest:
        if tags[place] == "D" and lowers[place] == "no" and lowers[place + 1] == "longer":
            place -= 1
            continue
        if tags[place] in 'RX"':
            place -= 1
            continue
        if tags[place] == "D" and place > lowest and tags[place - 1] in "NK)," and lowers[place] in _FLOATING:
            place -= 1
            continue
        if lowers[place] in _DEICTIC:
            place -= 1
            if place > lowest and tags[place] == "I":
                place -= 1
            continue
        if tags[place] == "E" or (tags[place] == "#" and place > lowest and tags[place - 1] in "EI~,"):
            begin = place
            while begin >= lowest and (tags[begin] in "E#~" or (tags[begin] in "JDRS" and lowers[begin] in _LATE)):
                begin -= 1
            if begin >= lowest and tags[begin] == "I":
                place = begin - 1
                continue
            if tags[place] == "E" and (begin < lowest or tags[begin] in "NK)"):
                place = begin
                continue
        break
    return place


def _is_inside_name(tags: str, place: int) -> bool:
    """Tell whether a word of time is part of a noun phrase: "Friday's meeting", "the three days"."""
    following = tags[place + 1] if place + 1 < len(tags) else "."
    before = tags[place - 1] if place else "^"
    return following in "SN" or (before in "D#SJ" and following not in "KDP")


def _is_time_only(tags: str, start: int, end: int) -> bool:
    return all(tag in "E#~,RJDI" for tag in tags[start:end]) and "E" in tags[start:end]


def _goes_on(tags: str, lowers: tuple[str, ...], place: int, lowest: int, subordinators: frozenset[str]) -> bool:
    """Tell whether a noun phrase goes on to the left of its determiner: "the head of | the party"."""
    if place <= lowest:
        return False
    if tags[place] in "IT":
        return lowers[place] not in subordinators and tags[place - 1] in _NOMINAL | {"I"}
    if tags[place] == "C":
        return tags[place - 1] in "NK)#" and lowers[place] != "but"
    return False


def _is_list(tags: str, comma: int, end: int) -> bool:
    """Tell whether a comma parts members of a list that ends in "and", and what is before it is a name or a noun."""
    return "C" in tags[comma:end] and tags[comma - 1] in "NK" and tags[comma + 1] in "NKDJC#"
