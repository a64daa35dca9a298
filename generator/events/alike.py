"""Whether two events are the same one told twice: dates that go together, shared names, similar words.

All of it is a symmetric function of the two events alone, so that no order of articles can change the result.
Neighbours: `blocks` finds the pairs to ask about, `merge` makes one event of those that are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

if TYPE_CHECKING:
    from generator.events.features import Features
    from generator.model.event import Status

FEWEST: Final = 2  # shared words, below which two events are never the same
_SHORTEST: Final = 3
_ENOUGH: Final = 3
_HALF_A_DEED: Final = 0.5
_MOST_OF_A_DEED: Final = 0.6
_TOGETHER: Final[frozenset[frozenset[Status]]] = frozenset(
    frozenset(pair)
    for pair in (
        ("planned", "happened"),
        ("planned", "ongoing"),
        ("planned", "possible"),
        ("possible", "happened"),
        ("ongoing", "happened"),
    )
)


def go_together(one: Features, other: Features) -> bool:
    """Tell whether two dates may be the same: one holds the other, or they are days next to each other."""
    if one.level == "open" or other.level == "open":
        return one.level == other.level and one.first == other.first and one.last == other.last
    if one.level == other.level == "day":
        return abs(one.first - other.first) <= 1
    inner, outer = (one, other) if one.last - one.first <= other.last - other.first else (other, one)
    return outer.first <= inner.first and inner.last <= outer.last


def is_same(one: Features, other: Features, *, is_one_document: bool) -> bool:
    """Tell whether two events are one told twice, as far as words and dates say; `is_one_document` tells both.

    The wider one of the dates is, or the farther apart the days, the more alike the words must be. A statement is no
    event, nor is what did not happen one that did.
    """
    if one.kind != other.kind:
        return False
    if one.status != other.status and frozenset((one.status, other.status)) not in _TOGETHER:
        return False
    shared = one.stems & other.stems
    if len(shared) < FEWEST or not go_together(one, other):
        return False
    has_name = bool(one.names & other.names)
    fewest = min(len(one.stems), len(other.stems))
    if not has_name or (len(shared) < 3 and fewest > 3):
        return False
    is_exact = one.first == other.first and one.last == other.last
    if not is_exact and one.level == other.level == "day" and is_one_document:
        return False
    ratio = token_sort_ratio(one.text, other.text)
    if is_exact and one.level == "day":
        return _is_one_deed(one, other, shared, ratio, is_one_document=is_one_document)
    if one.level == other.level == "day":
        return ratio >= 80
    return ratio >= (76 if is_exact else 82)


def _is_one_deed(
    one: Features, other: Features, shared: frozenset[str], ratio: float, *, is_one_document: bool
) -> bool:
    """Tell whether two events of one day are one, by what was done: who did it is not enough.

    Half of the shorter one's words that are no names must be the other's too, and more in one article, where two
    sentences of one day rather tell two things.
    """
    names = one.names | other.names
    words, other_words = _weighty(one.stems), _weighty(other.stems)
    deed, other_deed = words - names, other_words - names
    fewest = min(len(deed), len(other_deed))
    if fewest and len(deed & other_deed) < fewest * (_MOST_OF_A_DEED if is_one_document else _HALF_A_DEED):
        return False
    if shared in (one.stems, other.stems):
        return True
    both = words & other_words
    covered = len(both) / max(min(len(words), len(other_words)), 1)
    is_covered = len(both) >= _ENOUGH and covered >= _MOST_OF_A_DEED and fewest > 0
    is_held = token_set_ratio(one.text, other.text) >= 84 and len(shared) >= _ENOUGH
    return ratio >= (62 if fewest else 80) or is_held or is_covered


def _weighty(stems: frozenset[str]) -> frozenset[str]:
    """Return stems without the shortest, which join others rather than mean something."""
    return frozenset(stem for stem in stems if len(stem) > _SHORTEST)


def likeness(one: Features, other: Features) -> float:
    """Return how alike the words of two events are, 0 to 100."""
    return token_sort_ratio(one.text, other.text)
