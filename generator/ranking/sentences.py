"""Which sentences tell a day: those nearest to the centre of all that is told of it, and unlike one another.

Greedy search for the set whose sum points where the centre points (Ghalandari, "Revisiting the centroid-based method",
2017), over what the articles say of the day and what the articles of that day and of the next say first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generator.model.highlight import Telling
from generator.ranking.days import OPENING, looking_back

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from generator.ranking.space import Space

_LOOKING_BACK: Final = 0.2
_STATEMENT: Final = 0.6
_PULL: Final = 0.3
_SHORTEST: Final = 10
_LONGEST: Final = 60
_ALIKE: Final = 0.6
_GAIN: Final = 1.05


@dataclass(frozen=True, slots=True)
class Told:
    """All tellings of an archive, and where to find those that may tell a day."""

    tellings: Sequence[Telling]
    naming: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    opening: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """List the tellings by the day that they name, and by the day on which they open an article."""
        for index, telling in enumerate(self.tellings):
            for day in telling.days:
                self.naming[day].append(index)
            if telling.position < OPENING:
                self.opening[telling.published.ordinal].append(index)

    def of(self, day: int) -> dict[int, float]:
        """Return the weight of each telling that may tell a day, by its index.

        One that names the day weighs more the longer it looks back, and less where something was only said that day;
        what opens an article of the day, and no other day is named, or of the next, and none is, weighs 1.
        """
        found: dict[int, float] = {}
        for index in self.naming.get(day, ()):
            telling = self.tellings[index]
            weight = 1 + _LOOKING_BACK * looking_back(telling, day)
            found[index] = weight * (_STATEMENT if day in telling.statements else 1)
        for index in self.opening.get(day, ()):
            if not self.tellings[index].days - {day}:
                found.setdefault(index, 1.0)
        for index in self.opening.get(day + 1, ()):
            if not self.tellings[index].days:
                found.setdefault(index, 1.0)
        return found


def choose(
    told: Told, day: int, space: Space, count: int, used: set[str], is_wanted: Callable[[Telling], bool]
) -> tuple[Telling, ...]:
    """Return at most `count` tellings of a day, the best first; fewer where another would add nothing.

    `used` are the texts that other days have, which this one adds to; none is chosen that is not wanted.
    """
    weighed = told.of(day)
    if not weighed:
        return ()
    rows = list(weighed)
    vectors = space.vectors(rows)
    pull = [weighed[row] for row in rows]
    centre = _unit(_sum(vectors, pull))
    free = [place for place, row in enumerate(rows) if told.tellings[row].text not in used]
    wanted = [place for place in free if is_wanted(told.tellings[rows[place]])]
    fit = [place for place in wanted if _is_fit(told.tellings[rows[place]])]
    chosen: list[Telling] = []
    for place in _greedy(vectors, centre, pull, fit or wanted, count):
        telling = told.tellings[rows[place]]
        if telling.text not in used:
            used.add(telling.text)
            chosen.append(telling)
    return tuple(chosen)


def _greedy(
    vectors: NDArray[numpy.float64],
    centre: NDArray[numpy.float64],
    pull: Sequence[float],
    places: Sequence[int],
    count: int,
) -> Iterator[int]:
    """Yield the places that bring the sum of what is chosen nearest to the centre, until one adds too little."""
    import numpy

    if not places:
        return
    left = numpy.array(places)
    strength = numpy.array([pull[place] for place in places]) ** _PULL
    total = numpy.zeros(vectors.shape[1])
    reached = 0.0
    for _ in range(count):
        sums = vectors[left] + total
        lengths = numpy.linalg.norm(sums, axis=1)
        near = (sums @ centre) / numpy.where(lengths > 0, lengths, 1.0) * strength
        best = int(near.argmax())
        if reached and near[best] < reached * _GAIN:
            return
        reached = float(near[best])
        yield int(left[best])
        total += vectors[left[best]]
        unlike = vectors[left] @ vectors[left[best]] <= _ALIKE
        unlike[best] = False
        left, strength = left[unlike], strength[unlike]
        if not len(left):
            return


def _is_fit(telling: Telling) -> bool:
    return _SHORTEST <= len(telling.text.split()) <= _LONGEST


def _sum(vectors: NDArray[numpy.float64], pull: Sequence[float]) -> NDArray[numpy.float64]:
    import numpy

    total: NDArray[numpy.float64] = numpy.array(pull) @ vectors
    return total


def _unit(vector: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    import numpy

    length = float(numpy.linalg.norm(vector))
    unit: NDArray[numpy.float64] = vector / length if length else vector
    return unit
