"""Whether a text is a narrative, told from the dates in it, or news, told from their own day: its dates say.

Neighbours: `resolver`, which asks, and goes on from the date named before in the one and from the day in the other.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from generator.temporal.course import senses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.calendar import Day
    from generator.model.timex import Mention
    from generator.temporal.grammar import Grammar

_ENOUGH: Final = 3
_MOSTLY: Final = 0.6
_A_FEW: Final = 12
_OVER: Final = 5
_A_LIFETIME: Final = 70
_A_QUARTER: Final = 4
_A_THIRD: Final = 3
_MANY: Final = 40


def tells_of_the_past(mentions: Sequence[Mention], dct: Day, grammar: Grammar) -> bool:
    """Tell whether a text is a narrative.

    The years that a narrative names are not the document's, and outnumber by far what points to the document's day
    ("today", "Friday", "last month", that very month). An article on somebody's life does not: it begins with today.
    Neither does one that begins with the document's year, or names it a quarter of the times, however often it looks
    back ("the 2020 campaign, after those of 2012 and 2016"); a text of many years is a history all the same. Nor one
    that says "now", "current" or "recently" for each third of its years.
    A short one begins with a month or a day of such a year, or with a year of long ago; nothing in it points elsewhere.
    """
    far = years = pointing = own = 0
    deictic = grammar.lexicon.deictic
    now = sum(mention.rule in grammar.references for mention in mentions)
    given = {id(mention.slots): mention.slots for mention in mentions}
    for key, times in Counter([id(mention.slots) for mention in mentions]).items():
        for slots in senses(given[key]):
            year = slots.get("yyyy", slots.get("old"))
            if year is not None:
                years += times
                far += times * (year != dct.year)
                own += times * (year == dct.year)
                pointing += times * (year == dct.year and slots.get("month_name") in (dct.month, dct.month - 1))
            elif "month_name" not in slots:
                pointing += times * (not deictic.isdisjoint(slots))
    if now * _A_THIRD >= max(far, 1):
        return False
    if far < _ENOUGH:
        return 0 < far == years and not pointing and _begins_long_ago(mentions, dct, far)
    is_of_its_year = own * _A_QUARTER >= years or (years < _MANY and _first_year(mentions) == dct.year)
    return far > years * _MOSTLY and far > _A_FEW * pointing and not is_of_its_year


def _first_year(mentions: Sequence[Mention]) -> object:
    """Return the year that a text names first, None where it names none."""
    return next(
        (
            year
            for mention in mentions
            for slots in senses(mention.slots)
            if (year := slots.get("yyyy", slots.get("old"))) is not None
        ),
        None,
    )


def _begins_long_ago(mentions: Sequence[Mention], dct: Day, years: int) -> bool:
    """Tell whether the first date of a text is of a year long over before its day.

    News begin with what was a few years ago, too, and with a year: one by itself is to be of a lifetime ago, and one of
    several `years` ("founded in 1985").
    """
    for mention in mentions:
        for slots in senses(mention.slots):
            year = slots.get("yyyy", slots.get("old"))
            is_part_of_year = "month_name" in slots or "season_name" in slots
            if isinstance(year, int):
                return year + (_OVER if is_part_of_year else _A_LIFETIME) <= dct.year and (is_part_of_year or years > 1)
            if is_part_of_year:
                return False
    return False
