"""An editor's word: what each correction does, and what is said of one whose event is not there."""

from dataclasses import replace
from typing import Any

import pytest

from generator.errors import Location
from generator.events.curate import curate
from generator.model.calendar import Day
from generator.model.content import Correction, Curation
from generator.model.document import Span
from generator.model.event import Event, Found, Source, Timeline, When
from generator.model.problem import Problem

AT = Location("content/curation.toml", 2)
QUOTE = "Rebels said on Monday they would come."


def source(quote: str = QUOTE, document_id: str = "a") -> Source:
    begin = quote.find("Monday")
    phrase = Span(begin, begin + 6)
    return Source(document_id, "A", Span(0, len(quote)), phrase, quote, None, None, Day(2017, 1, 17))


def event(id_: str = "e1", day: int = 16, **changes: Any) -> Event:
    date = Day(2017, 1, day)
    made = Event(id_, When(str(date), None, date, date), "Rebels come", "happened", "event", 2, (source(),), ())
    return replace(made, **changes)


def read_date(text: str, at: Location) -> When | Problem:
    return (
        When(text, None, Day(2015, 1, 1), Day(2015, 12, 31)) if text.isdigit() else Problem("error", "not a date", at)
    )


def curated(
    *events: Event, members: tuple[Event, ...] = (), **said: Any
) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    fields: dict[str, Any] = {"id": "e1", "at": AT} | said
    correction = Correction(**fields)
    timeline, problems = curate(
        Timeline(events), Curation((correction,)), read_date=read_date, members=lambda _: members
    )
    return timeline.events, problems


def test_nothing_said_leaves_the_timeline_as_it_is() -> None:
    timeline = Timeline((event(),))
    assert curate(timeline, Curation(), read_date=read_date) == (timeline, ())


def test_events_by_hand_take_their_place() -> None:
    by_hand = event("h", day=1, sources=())
    timeline, _ = curate(Timeline((event(),)), Curation(), [by_hand], read_date=read_date)
    assert [one.id for one in timeline.events] == ["h", "e1"]


def test_a_hidden_event_is_gone() -> None:
    assert curated(event(), event("e2"), is_hidden=True) == ((event("e2"),), ())


def test_what_is_changed_is_changed_and_what_was_found_is_kept() -> None:
    ((found,), problems) = curated(event(), headline="They come", date="2015", status="possible", note="See p. 3.")
    assert problems == ()
    assert (found.headline, found.when.edtf, found.status, found.note) == ("They come", "2015", "possible", "See p. 3.")
    assert found.found == Found(event().when, "Rebels come", "happened")
    assert found.sources == event().sources
    assert found.steps[-1].kind == "corrected"


def test_a_pinned_event_stands_out_and_is_not_called_edited() -> None:
    ((found,), _) = curated(event(), is_pinned=True)
    assert (found.is_pinned, found.salience, found.found) == (True, 3, None)


def test_a_new_date_is_a_new_place() -> None:
    events, _ = curated(event(), event("e0", day=1), date="2015")
    assert [one.id for one in events] == ["e1", "e0"]


def test_a_correction_holds_when_its_event_was_merged_into_another() -> None:
    ((found,), _) = curated(event("e9", aliases=("e1",)), headline="They come")
    assert (found.id, found.headline) == ("e9", "They come")


def test_two_events_are_joined_and_nothing_of_either_is_lost() -> None:
    other = event("e2", sources=(source("It was said on Monday.", "b"),))
    ((found,), problems) = curated(event(aliases=("e0",)), other, merge="e2", headline="lost")
    assert problems == ()
    assert (found.id, found.headline, found.aliases) == ("e2", "Rebels come", ("e1", "e0"))
    assert [one.document_id for one in found.sources] == ["b", "a"]


@pytest.mark.parametrize("other", ["e1", "gone"])
def test_an_event_can_be_joined_with_another_only(other: str) -> None:
    events, (problem,) = curated(event(), merge=other)
    assert events == (event(),)
    assert (problem.severity, problem.message, problem.at) == ("error", f"no event to merge with: {other!r}", AT)


def test_what_was_merged_is_taken_apart() -> None:
    parts = (event(), event("e2", day=17))
    assert curated(event(aliases=("e2",)), members=parts, is_split=True) == (parts, ())
    events, (problem,) = curated(event(), is_split=True)
    assert events == (event(),)
    assert problem.message == "not merged, so it cannot be split: 'e1'"


def test_an_event_whose_id_has_changed_is_found_by_its_sentence_and_phrase() -> None:
    others = (event("x", sources=(source(QUOTE.replace(" ", "\n")),)), event("y", sources=(source("Nobody came."),)))
    events, problems = curated(*others, id="stale", sentence=QUOTE, phrase="Monday", headline="They come")
    assert problems == ()
    assert {one.id: one.headline for one in events} == {"x": "They come", "y": "Rebels come"}


def test_two_events_of_one_sentence_are_told_apart_by_the_phrase() -> None:
    later = replace(source(), phrase=Span(0, 6))
    events, problems = curated(
        event("x"), event("y", sources=(later,)), id="stale", sentence=QUOTE, phrase="Rebels", is_hidden=True
    )
    assert ([one.id for one in events], problems) == (["x"], ())


def test_a_correction_without_its_event_names_the_most_similar() -> None:
    events, (problem,) = curated(
        event("x"), id="stale", sentence="Rebels said on Monday that they come.", is_hidden=True
    )
    assert [one.id for one in events] == ["x"]
    assert (problem.severity, problem.message, problem.at) == ("error", "no such event: 'stale'", AT)
    assert problem.hint == f"the most similar event is 'x': {QUOTE!r}"


def test_a_correction_of_an_empty_timeline_is_an_error() -> None:
    assert len(curated(sentence=QUOTE)[1]) == len(curated(headline="x")[1]) == len(curated()[1]) == 1


def test_a_date_that_is_none_is_the_problem_that_its_reader_made() -> None:
    events, (problem,) = curated(event(), date="soon")
    assert (events, problem.message) == ((event(),), "not a date")
