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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The siege began on 7 September 1812. By early October food was low.", ["1812-09-07", "1812-10"]),
        ("In June 1941 war came. By December the front had moved.", ["1941-06", "1941-12"]),
        ("In 1415 the king landed on August 13. He died in August 1422.", ["1415", "1415-08-13", "1422-08"]),
        ("In the spring of 218 BC he set out. In June he came back.", ["BC0218-SP", "BC0218-06"]),
    ],
)
def test_a_short_text_that_begins_long_ago_is_a_narrative(text: str, expected: list[str], read: Read) -> None:
    assert values(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank opened on 7 September 1812. On Monday it was shut; in October it had lost money.", "2016-10"),
        ("Founded in 1985, the firm was sold in October.", "2016-10"),
        ("It was sold in October. In June 1941 it had been bombed.", "2016-10"),
        ("On 3 May 2016 it was sold. In October it was shut.", "2016-10"),
        ("The pact was signed on 12 June 1985. It will be renewed in May.", "2017-05"),
        ("The 2017 race goes on. They ran in 1996, in 2008 and in 2012. Lang won in October.", "2016-10"),
        ("They ran in 1996, in 2008 and in 2012. The current race began in October.", "2016-10"),
    ],
)
def test_news_that_look_back_are_no_narrative(text: str, expected: str, read: Read) -> None:
    assert expected in values(read, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The same month the fleets met.", "1914-XX"),
        ("Two months later the fleets met.", "1914-XX"),
        ("Eighteen months later the fleets met.", "1915-XX"),
        ("Three days later the fleets met.", "1914-XX-XX"),
        ("That day the fleets met.", "1914-XX-XX"),
    ],
)
def test_a_part_of_a_year_that_is_all_that_is_known_is_never_made_up(text: str, expected: str, read: Read) -> None:
    assert values(read, "In 1912 it grew. In 1913 it fell. In 1914 it rose. " + text)[-1] == expected


def test_the_following_season_follows_the_date_before_in_news_too(read: Read) -> None:
    text = "He said on Monday that it had begun in October 2010 and by the following spring was over."
    assert values(read, text)[-1] == "2011-SP"


def test_no_clock_shows_half_past_twenty_four(read: Read) -> None:
    assert values(read, "He ran it in 24:30. It shut at 24:00.") == ["2017-01-17T24:00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They mourned three days, Sunday through Wednesday.", ["2017-01-15", "2017-01-18"]),
        ("It rained from Saturday to Tuesday, and on Thursday.", ["2017-01-14", "2017-01-17", "2017-01-12"]),
        ("They will meet from Thursday until Monday.", ["2017-01-19", "2017-01-23"]),
        ("It fell from 14 December to Thursday. Thursday was cold.", ["2016-12-14", "2017-01-12", "2017-01-12"]),
    ],
)
def test_the_weekday_that_ends_a_stretch_follows_the_one_that_opens_it(
    text: str, expected: list[str], read: Read
) -> None:
    assert [timex.value for timex in read(text) if timex.type == "DATE"] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He is to be tried on 5 April. The raid had come on Friday. The same day he was held.", "2017-01-13"),
        ("The rules take effect on 10 December. They were told on Friday. The next day it was denied.", "2017-01-14"),
        ("He will meet her on 5 April. The next day he will fly home.", "2017-04-06"),
        ("He spoke on Friday. " + "It was a long and quiet evening in the old house. " * 8 + "Shots fell at 13:40. "
         "The next day he left.", "2017-01-14"),
    ],
)  # fmt: skip
def test_what_is_told_goes_on_from_no_day_that_is_ahead_or_guessed(text: str, value: str, read: Read) -> None:
    assert read(text)[-1].value == value


def test_what_is_no_time_by_itself_leaves_its_day_as_it_is(read: Read) -> None:
    text = "They reached the camp around nightfall Saturday."
    assert values(read, text) == ["2017-01-14TEV"]
    assert values(read, text + " The road to it was steep." * 20) == ["2017-01-14"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She has instructed the office to report to the house on Monday.", "2017-01-23"),
        ("He told the troops to leave by Friday.", "2017-01-20"),
        ("They asked him on Friday to come.", "2017-01-13"),
        ("He told the court on Monday that he was ill.", "2017-01-16"),
    ],
)
def test_what_somebody_is_told_to_do_is_ahead(text: str, value: str, read: Read) -> None:
    assert read(text)[-1].value == value


def test_a_stretch_has_the_year_that_its_end_says_in_words(read: Read) -> None:
    assert values(read, "It sailed from July 13 to 17 of last year.") == ["2016-07-13", "2016-07-17"]
    assert values(read, "It rained in June and July of last year.") == ["2016-06", "2016-07"]


def test_what_is_counted_to_the_dot_is_no_year(read: Read) -> None:
    assert values(read, "It is about 1010 ± 195 light years away.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This Sunday he flew over the sea.", "2017-01-15"),
        ("This Sunday he will fly over the sea.", "2017-01-22"),
        ("The next day he flew home.", "FUTURE_REF"),
        ("He flew home the next morning.", "FUTURE_REF"),
        ("The next day will be hard.", "2017-01-18"),
        ("They spoke of it for next week.", "2017-W04"),
    ],
)
def test_what_is_told_in_the_past_was_on_no_day_to_come(text: str, expected: str, read: Read) -> None:
    assert values(read, text) == [expected]
