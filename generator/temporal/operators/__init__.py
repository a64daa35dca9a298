"""The closed set of operators that a rule's `means` is made of, and the names that stand for a date.

Each takes the scene and the values of its arguments. What a date lacks (its year, its month) is completed when the
whole expression has been read (see `completion`). `OPERATORS` and `NAMES` are all that packs can use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from generator.temporal.operators import dates, lengths, relative, senses, times

if TYPE_CHECKING:
    from generator.temporal.scene import Scene
    from generator.temporal.values import Date

OPERATORS: Final[Mapping[str, Callable[..., Any]]] = {
    "date": dates.date,
    "numeric": dates.numeric,
    "compact": dates.compact,
    "short": dates.short,
    "decade": dates.decade,
    "decade_bc": dates.decade_bc,
    "century": dates.century,
    "season": dates.season,
    "quarter": dates.quarter,
    "half": dates.half,
    "this": relative.this,
    "last": relative.last,
    "next": relative.following,
    "previous": relative.previous,
    "previous_weekday": relative.previous_weekday,
    "quarter_to": relative.quarter_to,
    "shift": relative.shift,
    "before": relative.before,
    "after": relative.after,
    "same": relative.same,
    "inside": dates.inside,
    "nth": dates.nth,
    "week_of": dates.week_of,
    "nth_weekday": dates.nth_weekday,
    "holiday": dates.holiday,
    "final": dates.final,
    "fiscal": dates.fiscal,
    "exact": dates.exact,
    "mod": senses.mod,
    "part": times.part,
    "at": times.at,
    "time": times.time,
    "clock": times.clock,
    "military": times.military,
    "daypart": times.daypart,
    "repeat_time": times.repeat_time,
    "either": senses.either,
    "whichever": senses.whichever,
    "length": lengths.length,
    "some": lengths.some,
    "both": lengths.both,
    "split": lengths.split,
    "within": lengths.within,
    "plus": lengths.plus,
    "times": lengths.times,
    "over": lengths.over,
    "point": lengths.point,
    "ago": relative.ago,
    "back": relative.back,
    "hence": relative.hence,
    "earlier": relative.earlier,
    "later": relative.later,
    "after_date": relative.from_,
    "before_date": relative.to,
    "every": senses.every,
    "repeat": senses.repeat,
    "ref": senses.ref,
    "told": senses.told,
    "aged": senses.aged,
    "brief": senses.brief,
    "weekend": relative.weekend,
    "aside": relative.aside,
    "reported": relative.reported,
    "of_last_quarter": relative.of_last_quarter,
    "year_before": relative.year_before,
    "of_century": dates.of_century,
    "nothing": senses.nothing,
}
NAMES: Final[Mapping[str, Callable[[Scene], Date]]] = {
    "dct": lambda scene: scene.today,
    "anchor": lambda scene: scene.named,
    "now": lambda scene: scene.now,
}
