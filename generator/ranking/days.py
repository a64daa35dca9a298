"""How much each day weighs: who speaks of it, on how many days, and from how far away they still do.

Counts of mentions choose days as well as trained rankers do (Gholipour Ghalandari and Ifrim, "Examining the
state-of-the-art in news timeline summarization", ACL 2020). What is added: an article that looks back from afar weighs
more than the report of the morning after; many articles of one morning are not as many witnesses; what was yet to come
when it was written hardly counts; and a day stands out against the days around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log1p, sqrt
from typing import Final

from generator.model.highlight import Telling

OPENING: Final = 15
_LOOKING_BACK: Final = 0.75
_PLANNED: Final = 0.25
_BESIDE: Final = 2.0
_PUBLISHED: Final = 0.5
_FIRST: Final = 5
_STANDING_OUT: Final = 0.25
_AROUND: Final = (-3, -2, -1, 1, 2, 3)


class Weights:
    """The weights of days, gathered article by article; memory grows with the days, and not with the articles.

    `wants` says which sentences are about what is asked for; articles without any weigh nothing.
    """

    def __init__(self, wants: Callable[[Telling], bool]) -> None:
        """Begin with no articles."""
        self._wants = wants
        self._named: defaultdict[int, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
        self._published: defaultdict[int, int] = defaultdict(int)
        self._tellable: set[int] = set()

    def add(self, article: Sequence[Telling]) -> None:
        """Take in the sentences of one article. It counts once for a day, by the sentence that weighs most there.

        A sentence that is not about what is asked for weighs as much as twice the share of those that are, 1 at most.
        """
        wanted = [self._wants(telling) for telling in article]
        if not any(wanted):
            return
        beside = min(1.0, _BESIDE * sum(wanted) / len(wanted))
        best: dict[int, float] = {}
        for telling, is_wanted in zip(article, wanted, strict=True):
            if is_wanted:
                self._tellable |= told_by(telling)
            for day in telling.days:
                weight = (1.0 if is_wanted else beside) * (_PLANNED if day in telling.planned else 1.0)
                weight *= 1 + _LOOKING_BACK * looking_back(telling, day)
                best[day] = max(weight, best.get(day, 0.0))
        published = article[0].published.ordinal
        for day, weight in best.items():
            self._named[day][published] += weight
        self._published[published] += any(wanted[:_FIRST])

    def of_days(self) -> dict[int, float]:
        """Return the weight of each day (proleptic Gregorian ordinal) that a wanted sentence may tell.

        What is counted on each day of publication is summed by its square roots, half of that of the articles that
        were published on the day itself is added, and the sum is divided by a root of the mean of the six days around.
        """
        counts = {
            day: sum(sqrt(weight) for _, weight in sorted(self._named.get(day, {}).items()))
            + _PUBLISHED * sqrt(self._published.get(day, 0))
            for day in self._tellable
        }
        return {day: count / (1 + _mean_around(counts, day)) ** _STANDING_OUT for day, count in counts.items()}


def told_by(telling: Telling) -> set[int]:
    """Return the days that a sentence may tell: those that it names, and those that what opens an article may be of.

    The first fifteen sentences of an article tell the day of its publication unless they name another, and the day
    before where they name none.
    """
    days = set(telling.days)
    if telling.position < OPENING:
        published = telling.published.ordinal
        if days <= {published}:
            days.add(published)
        if not telling.days:
            days.add(published - 1)
    return days


def looking_back(telling: Telling, day: int) -> float:
    """Return the natural logarithm of 1 and the days from a day to the telling's publication, 0 where it is ahead."""
    return log1p(max(0, telling.published.ordinal - day))


def heaviest(weighed: Mapping[int, float], count: int) -> list[int]:
    """Return the days that weigh most, `count` at most, in their order; of equals the earlier.

    >>> heaviest({734_000: 1.5, 734_001: 2.5, 734_002: 1.5}, 2)
    [734000, 734001]
    """
    return sorted(sorted(weighed, key=lambda day: (-weighed[day], day))[:count])


def _mean_around(counts: Mapping[int, float], day: int) -> float:
    return sum(counts.get(day + offset, 0.0) for offset in _AROUND) / len(_AROUND)
