"""The days that matter in any articles: study those that were published in time, weigh the days, have them told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.archive import Dataset
from generator.archive.dataset import Only
from generator.config import Settings
from generator.model.calendar import Day, from_ordinal
from generator.model.document import Document, Origin
from generator.model.highlight import Highlight, Telling
from generator.model.problem import Problem
from generator.pipeline.article import dated, left_out
from generator.pipeline.stream import worked_on
from generator.ranking import Question, Weights, datings_of, heaviest_days, retold, tellings, told_by

_Told = tuple[tuple[Telling, ...], tuple[Problem, ...]]


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

    Datasets are read twice, first to weigh the days and then for what tells those that were taken: memory grows with
    the days asked for. Raises DocumentError where a folder is no dataset, ConfigError where the packages of
    `dateline[archive]` are not installed.
    """
    weights = Weights(question.wants)
    kept: list[Telling] = []
    function = partial(_told, settings=settings, reads=question.reads)
    for article, problems in worked_on(origins, function, _untold, workers=workers):
        tell(problems)
        weights.add(article)
        kept.extend(article)
    stored = [Dataset(folder) for folder in datasets]
    for article in _articles(stored, question):
        weights.add(article)
    days = heaviest_days(weights, question)
    for article in _articles(stored, question, _only(tuple(days))) if days else ():
        kept.extend(telling for telling in article if told_by(telling) & days.keys())
    return retold(kept, days, question)


def _articles(stored: Iterable[Dataset], question: Question, only: Only | None = None) -> Iterator[tuple[Telling, ...]]:
    for dataset in stored:
        for found in dataset.studies(_iso(question.first), _iso(question.last), words=question.topic, only=only):
            if found.document is not None and question.reads(found.document):
                yield tellings(found.document, datings_of(found.events))


def _told(origin: Origin, settings: Settings, reads: Callable[[Document], bool]) -> _Told:
    found, dates = dated(origin, settings, reads)
    return (tellings(found.document, dates) if found.document is not None else ()), found.problems


def _untold(origin: Origin, reason: str) -> _Told:
    return (), left_out(origin, reason).problems


def _only(days: Sequence[int]) -> Only:
    """Return of which days the articles have to be that may tell some days: see `told_by`."""
    named = {str(from_ordinal(day)) for day in days}
    return Only(frozenset(named | {str(from_ordinal(day + 1)) for day in days}), frozenset(named))


def _iso(day: Day | None) -> str | None:
    """Return the day as datasets write it; they compare text, so a year before 0 is no bound there."""
    return str(day) if day is not None and day.year >= 0 else None
