"""How much each day weighs: who speaks of it, and from how far away they still do.

Counts of mentions choose days as well as trained rankers do (Gholipour Ghalandari and Ifrim, "Examining the
state-of-the-art in news timeline summarization", ACL 2020). Two things are added: an article that looks back from
afar weighs more than the report of the morning after, and a day stands out against the days around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import log1p
from typing import Final

from generator.model.highlight import Telling

LOOKING_BACK: Final = 0.5
STANDING_OUT: Final = 0.2
_AROUND: Final = (-3, -2, -1, 1, 2, 3)


def weights(tellings: Iterable[Telling]) -> dict[int, float]:
    """Return the weight of each day (proleptic Gregorian ordinal) that a telling names, larger for more.

    An article counts once for each day, with 1 and more by the logarithm of the days that lie between; what is
    counted is then divided by a root of the mean of the six days around.
    """
    seen: set[tuple[str, int]] = set()
    counts: defaultdict[int, float] = defaultdict(float)
    for telling in tellings:
        for day in telling.days:
            if (telling.document_id, day) not in seen:
                seen.add((telling.document_id, day))
                counts[day] += 1 + LOOKING_BACK * looking_back(telling, day)
    return {day: count / (1 + _mean_around(counts, day)) ** STANDING_OUT for day, count in counts.items()}


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
