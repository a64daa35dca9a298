"""The days that matter in any articles: study those that were published in time, and rank what they tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from generator.archive import Dataset
from generator.config import Settings
from generator.model.calendar import Day
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
    datasets: Iterable[Path] = (),
    workers: int | None = None,
    tell: Callable[[Iterable[Problem]], None],
) -> tuple[Highlight, ...]:
    """Return the heaviest days of articles and of datasets; `tell` is told of what could not be read.

    Raises DocumentError where a folder is no dataset, ConfigError where the packages of `dateline[archive]` are not
    installed.
    """
    told: list[Telling] = []
    for folder in datasets:
        for found in Dataset(folder).studies(_iso(question.first), _iso(question.last)):
            told.extend(tellings(found))
    function = partial(study, settings=settings, covers=question.covers)
    for found in worked_on(origins, function, workers=workers):
        tell(found.problems)
        told.extend(tellings(found))
    return highlights(told, question)


def _iso(day: Day | None) -> str | None:
    """Return the day as datasets write it; they compare text, so a year before 0 is no bound there."""
    return str(day) if day is not None and day.year >= 0 else None
