"""What an event weighs: who tells it, when, and over how long a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.calendar import Day
from generator.model.document import Span
from generator.model.event import Event, Source, When
from generator.model.weight import weight, weights_of_days

DAY = Day(2017, 1, 17)


def source(article: str, published: Day = DAY, publisher: str | None = None) -> Source:
    return Source(article, "A", Span(0, 3), Span(0, 1), "Yes", None, publisher, published)


def event(*sources: Source, day: Day = DAY, **changes: object) -> Event:
    made = Event("a", When(str(day), None, day, day), "Yes", "happened", "event", 2, sources or (source("a"),), ())
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lighter", "heavier"),
    [
        (event(source("a")), event(source("a"), source("b"))),
        (event(source("a"), source("b")), event(source("a", publisher="P"), source("b", publisher="Q"))),
        (event(source("a")), event(source("a", Day(2018, 1, 17)))),
        (event(source("a", Day(2016, 1, 17))), event(source("a"))),
        (event(source("a"), source("b")), event(source("a"), source("b", Day(2017, 3, 1)))),
        (event(status="planned"), event()),
        (event(kind="statement"), event()),
        (event(salience=1), event(salience=3)),
        (event(), event(is_pinned=True)),
    ],
)
def test_an_event_weighs_more_than_another(lighter: Event, heavier: Event) -> None:
    assert 0 < weight(lighter) < weight(heavier)


def test_two_sentences_of_one_article_are_one_telling() -> None:
    assert weight(event(source("a"), source("a"))) == weight(event(source("a")))


def test_an_event_by_hand_and_one_without_a_day_weigh_something() -> None:
    assert weight(event(sources=())) > 0
    assert weight(event(when=When("../..", None, None, None))) > 0


def test_a_day_weighs_what_all_its_events_do_and_what_is_not_exact_counts_for_none() -> None:
    year = event(when=When("2017", None, Day(2017, 1, 1), Day(2017, 12, 31)))
    assert weights_of_days([event(), event(), year]) == {DAY.ordinal: 2 * weight(event())}
