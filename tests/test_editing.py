"""The editor's events and dates, read by the same engine as the articles."""

from pathlib import Path

import pytest

from generator.config import Config, Settings
from generator.errors import Location
from generator.model.calendar import Day
from generator.model.content import Written
from generator.model.event import Event, When
from generator.model.problem import Problem
from generator.pipeline import timeline_of
from generator.pipeline.editing import by_hand_event, read_date

AT = Location("content/events/a.md", 2, 7)
NEWEST = Day(2024, 5, 14)


def date(text: str) -> When | Problem:
    return read_date(text, AT, NEWEST, Settings())


@pytest.mark.parametrize(
    ("written", "edtf", "mod"),
    [
        ("2017-01-23", "2017-01-23", None),
        ("2011-21", "2011-21", None),
        ("2015/..", "2015/..", None),
        ("-0049~", "-0049~", None),
        ("2017-01-05/2017-01-09", "2017-01-05/2017-01-09", None),
        ("spring 2011", "2011-21", None),
        ("January 23, 2017", "2017-01-23", None),
        ("23 January 2017", "2017-01-23", None),
        ("early 2015", "2015", "START"),
        ("since early 2015", "2015/..", "START"),
        ("the 1990s", "199X", None),
        ("January 5, 2017/2017-01-09", "2017-01-05/2017-01-09", None),
        ("May 14, 2024/..", "2024-05-14/..", None),
    ],
)
def test_a_date_is_read_in_edtf_and_in_words(written: str, edtf: str, mod: str | None) -> None:
    found = date(written)
    assert isinstance(found, When), found
    assert (found.edtf, found.mod) == (edtf, mod)


@pytest.mark.parametrize(
    "written", ["soon", "2017-13-01", "2017/2016", "Monday the tower fell in 2011", "for two years", "", "/"]
)
def test_what_is_no_date_is_a_problem_with_its_place(written: str) -> None:
    found = date(written)
    assert isinstance(found, Problem), found
    assert (found.severity, found.message, found.at) == ("error", f"not a date: {written!r}", AT)


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("2023", "happened"),
        ("2024-05-15", "planned"),
        ("2020/..", "ongoing"),
        ("2024", "happened"),
        ("2025", "planned"),
    ],
)
def test_the_status_follows_from_the_date_where_it_is_not_given(written: str, status: str) -> None:
    made = by_hand_event(Written("a", written, "Tower", AT, AT), NEWEST, Settings())
    assert isinstance(made, Event)
    assert made.status == status


def test_what_an_editor_wrote_is_in_the_timeline(tmp_path: Path) -> None:
    for folder in ("seeds", "content/events"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "seeds" / "a.txt").write_text(
        "date 2024-05-14 ELLERY — The council voted on Monday to restore it.", "utf-8"
    )
    (tmp_path / "content" / "events" / "tower.md").write_text(
        "---\ndate: spring 1871\nheadline: Tower\n---\nIt stands.\n"
    )
    (tmp_path / "content" / "events" / "bad.md").write_text("---\ndate: soon\nheadline: Bad\n---\n")
    (tmp_path / "content" / "curation.toml").write_text(
        '[[event]]\nid = "stale"\nsentence = "The council voted on Monday to restore it."\nheadline = "A vote"\n'
    )
    timeline, _, problems = timeline_of(Config(tmp_path))
    assert [(event.when.edtf, event.headline) for event in timeline.events] == [
        ("1871-21", "Tower"),
        ("2024-05-13", "A vote"),
    ]
    assert [str(problem.at) for problem in problems] == ["content/events/bad.md:2:7"]
