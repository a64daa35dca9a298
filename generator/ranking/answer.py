"""The days that matter in an archive, and what tells them: weigh the days, take the heaviest, choose sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from generator.model.calendar import from_ordinal
from generator.model.highlight import Highlight, Telling
from generator.ranking.days import Weights, heaviest, told_by
from generator.ranking.question import Question
from generator.ranking.sentences import Told, choose
from generator.ranking.space import Space


def highlights(told: Iterable[Telling], question: Question) -> tuple[Highlight, ...]:
    """Return the heaviest days in their order, each with its sentences, best first.

    A pure function of the tellings, whatever their order. Raises ConfigError where the packages of
    `dateline[archive]` are not installed.
    """
    read = sorted((each for each in told if question.covers(each.published)), key=_place)
    weights = Weights(question.wants)
    for _, article in groupby(read, key=_article):
        weights.add(tuple(article))
    return retold(read, heaviest_days(weights, question), question)


def heaviest_days(weights: Weights, question: Question) -> dict[int, float]:
    """Return the days that a question asks for, in their order, with their weights."""
    weighed = {day: weight for day, weight in weights.of_days().items() if question.covers_ordinal(day)}
    return {day: weighed[day] for day in heaviest(weighed, question.dates)}


def retold(told: Iterable[Telling], days: Mapping[int, float], question: Question) -> tuple[Highlight, ...]:
    """Return the days with their sentences; `told` are the tellings of all articles, or those that may tell a day.

    Raises as `highlights` does.
    """
    if not days:
        return ()
    read = sorted(
        (each for each in told if question.covers(each.published) and told_by(each) & days.keys()), key=_place
    )
    return tuple(_told(days, read, question))


def _told(days: Mapping[int, float], read: Sequence[Telling], question: Question) -> Iterable[Highlight]:
    space, all_told, used = Space([each.text for each in read], (each.lang for each in read)), Told(read), set[str]()
    for day in sorted(days):
        chosen = choose(all_told, day, space, question.sentences, used, question.wants)
        if chosen:
            yield Highlight(from_ordinal(day), days[day], chosen)


def _article(telling: Telling) -> tuple[int, str]:
    return telling.published.ordinal, telling.document_id


def _place(telling: Telling) -> tuple[int, str, int]:
    return telling.published.ordinal, telling.document_id, telling.position
