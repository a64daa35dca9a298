"""A headline cut to its length: where a phrase ends, and where least is lost.

Each place where the words may end has a cost: nothing before an aside, little before a phrase of its own, more inside
a list or before what belongs to the noun ("of"), and none may end where a word hangs in the air. The cheapest wins, of
equals the longest. Neighbours: `phrase` for the words, `headline`, which makes them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from generator.events.phrase import LONGEST, Word, count, counts, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEST: Final = 11
_FEWEST: Final = 6
_MOST: Final = 60
_NOMINAL: Final = frozenset("NK")
DANGLING: Final = frozenset("DSIJTCRMBHOWX,#P~-(")
_FINITE: Final = frozenset("zdpBHMO")
_VERBAL: Final = _FINITE | frozenset("Vv")
_NEVER: Final = 100.0
_HALF: Final = 50.0
_ASIDE, _OWN, _LOOSE, _LISTED, _CLOSE = 0.0, 1.0, 2.0, 4.0, 5.0


def fit(words: Sequence[Word]) -> list[Word]:
    """Cut words to at most twelve, where a phrase ends, never before the verb has something after it."""
    kept = tidy(words[:_MOST])
    if count(kept) <= _BEST:
        return kept
    kept = _without_asides(kept)
    if count(kept) <= _BEST:
        return kept
    verb = max((place for place, word in enumerate(kept) if word.tag == "V"), default=0)
    first = verb + 1 + (kept[verb - 1].tag != "V")
    lengths = counts(kept)
    costs = {end: _cost(kept, end, lengths[end - 1]) for end in range(first, len(kept)) if lengths[end - 1] <= LONGEST}
    whole = _LOOSE if lengths[-1] <= LONGEST else _NEVER
    best = min(costs, key=lambda end: (costs[end], -end), default=0)
    if best and costs[best] < min(whole, _NEVER):
        return tidy(kept[:best])
    if whole < _NEVER:
        return kept
    while kept and (count(kept) > LONGEST or kept[-1].tag in DANGLING):
        kept.pop()
    return tidy(kept)


def _without_asides(words: list[Word]) -> list[Word]:
    """Return words without what stands between two commas and begins with a preposition: "and, by then, left"."""
    commas = [at for at, word in enumerate(words) if word.tag == ","]
    for first, last in pairwise(commas):
        inside = {word.tag for word in words[first + 1 : last]}
        if words[first + 1].tag == "I" and not inside & set("VCWvzdpMBHO") and words[last + 1 : last + 2]:
            is_opened = words[first - 1].tag in "CW" or words[last + 1].tag in "ITRV"
            return [*words[:first], *words[last + 1 :]] if is_opened else words
    return words


def _cost(words: list[Word], end: int, length: int) -> float:
    """Return what is lost where words end before the one at `end`: a reader counts `length` of them."""
    head, last, following = words[:end], words[end - 1], words[end]
    after = words[end + 1 : end + 2]
    is_glued = following.is_glued and following.tag != ","
    is_numbered = last.tag == "#" and words[max(end - 2, 0)].tag in _NOMINAL and following.tag in "IT,"
    if is_glued or (last.tag in DANGLING and not is_numbered) or last.role == "open" or following.tag in _FINITE:
        return _NEVER
    if last.tag in "VvzdpngQ" and following.role in ("particle", "tight"):
        return _NEVER
    if last.tag in "KNJ#gn" and following.tag in "KN":
        return _NEVER
    if last.tag == "N" and (following.tag == "J" or (following.tag == "#" and after and after[0].tag in "IT,")):
        return _NEVER  # "at age | 65 following an illness"
    if last.tag == "g" and words[end - 2].tag == "I":
        return _NEVER
    if last.tag == "v" and (following.tag in "WDST" or words[end - 2].tag == "T"):
        return _NEVER
    short = max(0, _FEWEST - length) * 1.5 + (length > _BEST) * 0.5
    late = _LOOSE * any(word.tag == "," for word in head[-3:])
    return _bound(words, end, last, following, after) + _opened(head) + short + late


def _bound(words: list[Word], end: int, last: Word, following: Word, after: list[Word]) -> float:
    """Return how closely two words belong together."""
    next_tag = after[0].tag if after else ""
    if following.tag == ",":
        if last.tag == "K" and next_tag == "K" and words[max(end - 2, 0)].tag == "D":
            return _NEVER
        if last.tag in "Jnpg" and next_tag in "J#NRnp":
            return _NEVER
        return _LISTED - 0.5 if last.tag in _NOMINAL and _is_list(words, end) else _ASIDE
    if following.tag in "-(;":
        return _ASIDE
    if following.tag == "C":
        return _NEVER if last.tag in "KJ" and next_tag in "KJN" else _LISTED
    if following.role == "link" or (following.tag in "IT" and _is_bare(words, end)):
        return _CLOSE
    if following.tag == "I":
        return _before_phrase(words, end, last, next_tag)
    if following.tag == "T":
        return _LOOSE if last.tag in "NKQ" else _CLOSE
    if following.tag in "Wg":
        return _OWN
    if following.tag == "n":
        return _OWN if last.tag in _NOMINAL else _LISTED
    return _LISTED + 0.5 if last.tag in _NOMINAL else _NEVER


def _before_phrase(words: list[Word], end: int, last: Word, next_tag: str) -> float:
    """Return how closely a preposition belongs to the word before it."""
    if last.tag == "V":
        return _LOOSE
    if last.tag in "np":
        return _LISTED  # "deaths linked | to the virus"
    return _CLOSE if last.tag == "K" and next_tag == "K" and _is_titled(words, end) else _OWN


def _is_list(words: list[Word], comma: int) -> bool:
    """Tell whether a comma parts the members of a list that ends in "and"."""
    after = words[comma + 1 :]
    return any(word.tag == "C" for word in after) and after[0].tag in "NKDJ#S"


def _is_bare(words: list[Word], end: int) -> bool:
    """Tell whether one noun without an article stands between two prepositions: "in response | to"."""
    before, last = words[max(end - 2, 0)], words[end - 1]
    return before.tag == "I" and before.role != "link" and last.tag == "N" and not last.text.endswith("s")


def _is_titled(words: list[Word], end: int) -> bool:
    """Tell whether a name goes on behind its preposition: "American Society | for Cell Biology"."""
    start = end
    while start and words[start - 1].tag == "K":
        start -= 1
    return start > 0 and end - start > 1 and words[start - 1].tag == "D"


def _opened(head: list[Word]) -> float:
    """Return what an open quotation, "between" without its "and" and "whether" without its verb cost."""
    tags = [word.tag for word in head]
    quotes = tags.count('"') != tags.count("'")
    between = next((at for at, word in enumerate(head) if word.role == "pair"), -1)
    is_half = between >= 0 and "C" not in tags[between:]
    opener = next((at for at in range(len(head) - 1, -1, -1) if head[at].role == "clause"), len(head))
    is_verbless = opener < len(head) and _VERBAL.isdisjoint(tags[opener:])
    return _LOOSE * quotes + _CLOSE * is_half + _HALF * is_verbless
