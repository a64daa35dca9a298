"""Whether two events are the same one told twice: dates that go together, shared names, similar words.

All of it is a symmetric function of the two events alone, so that no order of articles can change the result.
Neighbours: `blocks` finds the pairs to ask about, `merge` makes one event of those that are the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from generator.events.features import ENOUGH, is_weighty

if TYPE_CHECKING:
    from generator.events.features import Features
    from generator.model.event import Status

FEWEST: Final = 2  # shared words, below which two events are never the same
_MANY: Final = 4
_MOST_OF_ALL: Final = 0.7
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


def is_bare(told: Features) -> bool:
    """Tell whether an event says so little that it is never the same as another, were all its words the same."""
    if told.kind == "statement":
        return told.text.endswith(told.deed)
    return len(told.stems) < FEWEST or not (told.named or len(_weighty(told.stems)) >= ENOUGH)


def is_same(one: Features, other: Features, *, is_one_document: bool) -> bool:
    """Tell whether two events are one told twice, as far as words and dates say; `is_one_document` tells both.

    The wider one of the dates is, or the farther apart the days, the more alike the words must be. A statement is no
    event, nor is what did not happen one that did, nor what was told before the day of the other.
    """
    if one.kind != other.kind:
        return False
    if one.status != other.status and frozenset((one.status, other.status)) not in _TOGETHER:
        return False
    shared = one.stems & other.stems
    if len(shared) < FEWEST or not go_together(one, other):
        return False
    fewest = min(len(one.stems), len(other.stems))
    if not _is_about_one(one, other, shared) or (len(shared) < 3 and fewest > 3):
        return False
    if is_bare(one) or is_bare(other):
        return False
    is_exact = one.first == other.first and one.last == other.last
    are_days = one.level == other.level == "day"
    if are_days and not is_exact and (is_one_document or _is_told_before(one, other)):
        return False
    ratio = token_sort_ratio(one.text, other.text)
    if is_exact and are_days:
        return _is_one_deed(one, other, shared, ratio, is_one_document=is_one_document)
    if are_days:
        return ratio >= 80
    if ratio >= (76 if is_exact else 82) and _has_deed(one, other, _MOST_OF_A_DEED):
        return True
    return _is_told_again(one, other, shared, is_exact=is_exact)


def _is_about_one(one: Features, other: Features, shared: frozenset[str]) -> bool:
    """Tell whether two events share a name, or many words where one of them names nobody."""
    if one.named and other.named:
        return not one.named.isdisjoint(other.named)
    return len(_weighty(shared)) >= ENOUGH


def _is_told_before(one: Features, other: Features) -> bool:
    """Tell whether the one of two days' events that is earlier was told before the later one's day."""
    earlier = one if one.first < other.first else other
    return earlier.heard == 0


def _is_told_again(one: Features, other: Features, shared: frozenset[str], *, is_exact: bool) -> bool:
    """Tell whether two events whose dates are wider than a day are one, though the one says more than the other.

    Either all words of the one are the other's and their deeds begin alike, where a month or less dates them; or most
    of the longer ones are, many in number, what the one did among them.
    """
    if not one.deed or not other.deed:
        return False
    both = _weighty(shared)
    is_year = "year" in (one.level, other.level)
    if not is_year and shared in (one.stems, other.stems) and one.deed == other.deed:
        return len(both) >= (FEWEST if is_exact else ENOUGH)
    words, other_words = _weighty(one.stems), _weighty(other.stems)
    is_deed = one.deed in both or other.deed in both
    is_many = len(both) >= _MANY + is_year and len(both - one.named - other.named) >= FEWEST
    return is_deed and is_many and len(both) >= _MOST_OF_ALL * min(len(words), len(other_words))


def _is_one_deed(
    one: Features, other: Features, shared: frozenset[str], ratio: float, *, is_one_document: bool
) -> bool:
    """Tell whether two events of one day are one, by what was done: who did it is not enough.

    Half of the shorter one's words that are no names must be the other's too, and more in one article, where two
    sentences of one day rather tell two things; two of them where neither has the first of the other.
    """
    if not _has_deed(one, other, _MOST_OF_A_DEED if is_one_document else _HALF_A_DEED):
        return False
    deed, other_deed = _deeds(one, other)
    fewest = min(len(deed), len(other_deed))
    has_first = not one.deed or not other.deed or one.deed in other.stems or other.deed in one.stems
    if not has_first and len(deed & other_deed) < FEWEST:
        return False
    if shared in (one.stems, other.stems):
        return True
    both = _weighty(shared)
    covered = len(both) / max(min(len(_weighty(one.stems)), len(_weighty(other.stems))), 1)
    is_covered = len(both) >= ENOUGH and covered >= _MOST_OF_A_DEED and fewest > 0
    is_held = token_set_ratio(one.text, other.text) >= 84 and len(shared) >= ENOUGH
    return ratio >= (62 if fewest else 80) or is_held or is_covered


def _has_deed(one: Features, other: Features, part: float) -> bool:
    """Tell whether of the words for what was done the one that has fewer shares a part with the other."""
    deed, other_deed = _deeds(one, other)
    return len(deed & other_deed) >= part * min(len(deed), len(other_deed))


def _deeds(one: Features, other: Features) -> tuple[frozenset[str], frozenset[str]]:
    """Return the longer words of two events that are no names, of either."""
    names = one.named | other.named
    return _weighty(one.stems) - names, _weighty(other.stems) - names


@lru_cache(maxsize=65_536)
def _weighty(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(is_weighty, stems))


def likeness(one: Features, other: Features) -> float:
    """Return how alike the words of two events are, 0 to 100."""
    return token_sort_ratio(one.text, other.text)
