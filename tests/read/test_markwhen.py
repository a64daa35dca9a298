"""markwhen's text."""

import pytest

from generator.errors import DocumentError
from generator.model.content import Heading, Written
from generator.read.markwhen import read_markwhen

TEXT = """\
title: The lighthouse
#building: yellow

section Building #building
1871-04 / 1872: The tower is *finished* #building
// nobody sees this
group Lamp
1953-01: A storm tears the lantern off
  Nobody was hurt.

  It was **dark** for two years.
end group
end section

May 14, 2024 - now: It is restored
04/06/2024: Work begins
10:30: no date stands here
# Later
2025~: The lamp may be lit
"""


def written(text: str, date_order: str = "mdy") -> list[Written]:
    found = list(read_markwhen(text, "a.mw", date_order))
    assert all(isinstance(event, Written | Heading) for event in found), found
    return [event for event in found if isinstance(event, Written)]


def test_entries_become_events() -> None:
    tower, storm, restored, work, *_ = written(TEXT)
    assert (tower.date, tower.end, tower.headline, tower.group) == (
        "1871-04",
        "1872",
        "The tower is finished",
        "Building",
    )
    assert (storm.date, storm.group) == ("1953-01", "Lamp")
    assert (restored.date, restored.end, restored.group) == ("May 14, 2024", "..", None)
    assert work.date == "2024-04-06"
    assert storm.body is not None
    assert storm.body.html == "<p>Nobody was hurt.</p>\n<p>It was <strong>dark</strong> for two years.</p>"


def test_the_order_of_slashed_dates_is_that_of_the_site() -> None:
    assert written("04/06/2024: Work begins", "dmy")[0].date == "2024-06-04"


def test_headings_are_groups_and_front_matter_is_passed_over() -> None:
    (event,) = written("---\ntitle: x\n---\n# Later\n2025~: The lamp may be lit\n")
    assert (event.date, event.group, str(event.at)) == ("2025~", "Later", "a.mw:5:1")


@pytest.mark.parametrize("text", ["", "nothing of a date: here", "title: x\n"])
def test_a_text_without_an_entry_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="no entry"):
        written(text)


def test_an_entry_without_words_is_an_error_with_its_line() -> None:
    first, second = read_markwhen("2017: \n2018: x\n", "a.mw", "mdy")
    assert isinstance(first, DocumentError)
    assert str(first.at) == "a.mw:1:1"
    assert isinstance(second, Written)


@pytest.mark.parametrize(
    ("date", "begin", "end"),
    [
        ("03/2005", "2005-03", None),
        ("Jan 2006", "Jan 2006", None),
        ("2009-01-05T10:00:00Z", "2009-01-05", None),
        ("2009-01-05T10:00:00Z-2009-01-05T12:30:00.5+01:00", "2009-01-05", None),
        ("2009-01-05T10:00 / 2009-01-07T12:30", "2009-01-05", "2009-01-07"),
        ("2009-01-05-2009-01-09", "2009-01-05", "2009-01-09"),
        ("2009-01-05 10:30", "2009-01-05 10:30", None),
        ("2012-04/2012-05", "2012-04", "2012-05"),
        ("Dec 2017 - Feb 2018", "Dec 2017", "Feb 2018"),
        ("2014 to now", "2014", ".."),
        ("500 - 400 BCE", "500 BCE", "400 BCE"),
        ("before 2015", "before 2015", None),
    ],
)
def test_a_date_is_taken_in_each_of_its_forms(date: str, begin: str, end: str | None) -> None:
    (event,) = written(f"{date}: It happens #tag\n")
    assert (event.date, event.end, event.headline) == (begin, end, "It happens")


@pytest.mark.parametrize(
    "date",
    [
        "after !first 3 days",
        "by !first 2 months",
        "10 years",
        "2016 / 2 months",
        "2024-01-01 every 2 weeks for 5 times",
    ],
)
def test_a_date_that_is_counted_or_repeated_is_an_error_that_says_what_to_write(date: str) -> None:
    first, second = read_markwhen(f"2015: x\n  {date}: y\n", "a.mw", "mdy")
    assert isinstance(first, Written)
    assert isinstance(second, DocumentError)
    assert str(second).startswith(f"a.mw:2:3: a date that is counted or repeated: '{date}'\n  hint: ")
    assert "2017-01-23" in str(second)


@pytest.mark.parametrize("fence", ["", "---\n"])
def test_the_header_gives_the_title_and_the_order_of_dates(fence: str) -> None:
    head = f"{fence}title: The <b>light</b>\ndateFormat: d/M/y\n{fence}\n"
    heading, event = read_markwhen(f"{head}4/6/2024: Work begins\n", "a.mw", "mdy")
    assert heading == Heading("The <b>light</b>")
    assert isinstance(event, Written)
    assert event.date == "2024-06-04"
