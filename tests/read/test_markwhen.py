"""markwhen's text."""

import pytest

from generator.errors import DocumentError
from generator.model.content import Written
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
    assert all(isinstance(event, Written) for event in found), found
    return [event for event in found if isinstance(event, Written)]


def test_entries_become_events() -> None:
    tower, storm, restored, work, *_ = written(TEXT)
    assert (tower.date, tower.end, tower.headline, tower.group) == (
        "1871-04",
        "1872",
        "The tower is *finished*",
        "Building #building",
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
    assert (event.date, event.group, str(event.at)) == ("2025~", "Later", "a.mw:5")


@pytest.mark.parametrize("text", ["", "nothing of a date: here", "title: x\n"])
def test_a_text_without_an_entry_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="no entry"):
        written(text)


def test_an_entry_without_words_is_an_error_with_its_line() -> None:
    first, second = read_markwhen("2017: \n2018: x\n", "a.mw", "mdy")
    assert isinstance(first, DocumentError)
    assert str(first.at) == "a.mw:1"
    assert isinstance(second, Written)
