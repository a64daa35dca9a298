"""Where dates are counted from, and where the steps say so."""

from __future__ import annotations

import pytest

from generator.config import Settings
from tests.temporal.conftest import Read

HISTORY = "In 1912 he came to power. In March 1913 he fell, and in 1914 the war began. "


def values(read: Read, text: str, dct: str = "2017-01-17") -> list[str]:
    return [each.value for each in read(text, dct)]


def test_a_weekday_of_the_document_itself_is_that_day(read: Read) -> None:
    assert values(read, "He said on Tuesday it was over.") == ["2017-01-17"]


def test_news_count_from_their_own_day(read: Read) -> None:
    assert values(read, "It fell last year. In March it had opened.") == ["2016", "2016-03"]


def test_what_was_announced_for_a_near_day_lies_ahead(read: Read) -> None:
    assert values(read, "It declared a dividend payable Feb. 10.") == ["2017-02-10"]


def test_a_narrative_counts_from_the_date_before(read: Read) -> None:
    assert values(read, HISTORY + "The next day it rained. In May it ended.")[-1] == "1914-05"


def test_january_after_december_is_of_the_next_year(read: Read) -> None:
    assert values(read, HISTORY + "It fell on 20 December 1914. In January it rose.")[-1] == "1915-01"


def test_a_year_in_passing_moves_no_narrative(read: Read) -> None:
    text = HISTORY + "It fell on 3 May 1914, as had been foretold by those who saw it in 1899. In June it rose."
    assert values(read, text)[-1] == "1914-06"


PLAIN = "The committee had no comment on the matter and went home to its families in the suburbs of the capital. " * 4


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The roof fell on Sunday at the port and the harbour was shut at 3:15 p.m. by the guard.", "2017-01-15T15:15"),
        ("The quake struck at 2:15 a.m. near the coast on Sunday.", "2017-01-15T02:15"),
        ("The roof fell on Sunday. Police were called at 2 a.m. by a guard.", "2017-01-15T02:00"),
        ("The roof fell on Sunday and the wall on Monday. Police were called at 2 a.m.", "2017-01-17T02:00"),
        ("Police were called at 2 a.m. by a guard.", "2017-01-17T02:00"),
        ("The roof fell on Sunday. This morning it was shut.", "2017-01-17TMO"),
    ],
)
def test_a_time_without_a_day_is_of_the_day_that_its_clause_names(text: str, value: str, read: Read) -> None:
    assert value in values(read, PLAIN + text + " " + PLAIN)


def test_the_same_time_is_of_another_day_where_its_clause_names_one(read: Read) -> None:
    called = (
        "Police were called at 2 a.m. by a guard. " + PLAIN + "On Sunday the guard was called at 2 a.m. by the port. "
    )
    assert values(read, PLAIN + called + PLAIN) == ["2017-01-17T02:00", "2017-01-15", "2017-01-15T02:00"]


def test_two_times_are_of_the_day_that_comes_behind_both(read: Read) -> None:
    text = "At 2 a.m. the guard and at 3 a.m. the mayor came on Sunday. "
    assert values(read, PLAIN + text + PLAIN) == ["2017-01-15T02:00", "2017-01-15T03:00", "2017-01-15"]


def test_the_month_is_not_that_of_a_year_named_in_passing(read: Read) -> None:
    text = "It fell on 3 January. It had stood since 1992. Earlier in the month it was closed. "
    assert values(read, text + PLAIN)[-1] == "2017-01"


def test_what_would_come_later_than_now_is_a_length_of_time(read: Read) -> None:
    assert values(read, "Ten years later, the town is empty.") == ["P10Y"]
    assert values(read, "It closes on 3 May. It will open two days later.") == ["2017-05-03", "2017-05-05"]


def test_a_comparison_moves_nothing(read: Read) -> None:
    text = "Profit fell in the third quarter of 2016 from a year earlier. Sales rose from 3 million a year earlier."
    assert values(read, text) == ["2016-Q3", "2015-Q3", "2015-Q3"]


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("The fourth quarter was good. In the third it was bad. In the latest quarter it rose.", "2016-Q4"),
        ("Profit fell in the fourth quarter, after a flat third quarter. It was 4 million a year ago.", "2015-Q4"),
        (
            "Profit fell in the third quarter. The first quarter may be bad, unlike from a year ago.",
            "2015-Q3",
        ),
    ],
)
def test_a_report_goes_on_from_its_latest_quarter_that_has_ended(text: str, compared: str, read: Read) -> None:
    assert values(read, text)[-1] == compared


@pytest.mark.parametrize(("order", "value"), [("mdy", "2011-03-04"), ("dmy", "2011-04-03")])
def test_figures_are_read_in_the_order_of_the_site(order: str, value: str, read: Read) -> None:
    settings = Settings(date_order=order)  # type: ignore[arg-type]
    assert [each.value for each in read("due 03/04/2011", settings=settings)] == [value]


def test_figures_that_allow_one_order_only_are_read_in_that_one(read: Read) -> None:
    assert values(read, "due 27/3/2015") == ["2015-03-27"]


def test_the_steps_tell_tense_anchor_and_result(read: Read) -> None:
    (monday,) = read("He said on Monday it was over.")
    steps = {step.kind: dict(step.values) for step in monday.steps}
    assert steps["said"] == {"text": "Monday"}
    assert steps["tense"] == {"tense": "past", "cue": "said"}
    assert steps["anchor"] == {"anchor": "2017-01-17", "origin": "dct"}
    assert steps["result"] == {"edtf": "2017-01-16"}


def test_the_anchor_named_in_the_text_is_told(read: Read) -> None:
    _, later = read("He left on 3 May 2012. Two days later it rained.")
    assert (later.value, later.anchor) == ("2012-05-05", "2012-05-03")
    assert ("origin", "text") in next(step.values for step in later.steps if step.kind == "anchor")
