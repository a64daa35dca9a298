"""The days that matter in any articles: study those that were published in time, and rank what they tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from generator.config import Settings
from generator.model.document import Origin
from generator.model.highlight import Highlight, Telling
from generator.model.problem import Problem
from generator.pipeline.article import study
from generator.pipeline.stream import worked_on
from generator.ranking import Question, highlights, tellings


def ranked(
    origins: Iterable[Origin],
    settings: Settings,
    question: Question,
    *,
    workers: int | None = None,
    tell: Callable[[Iterable[Problem]], None],
) -> tuple[Highlight, ...]:
    """Return the heaviest days of articles and their sentences; `tell` is told of what could not be read.

    Raises ConfigError where the packages of `dateline[archive]` are not installed.
    """
    told: list[Telling] = []
    function = partial(study, settings=settings, covers=question.covers)
    for found in worked_on(origins, function, workers=workers):
        tell(found.problems)
        told.extend(tellings(found))
    return highlights(told, question)
