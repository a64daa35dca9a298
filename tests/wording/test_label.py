"""Dates in words, at the precision of their source and no finer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.calendar import Day
from generator.model.edtf import bounds
from generator.model.event import Mod, When
from generator.wording import day_label, label, span_label, year_label

ENGLISH = [
    ("2017-01-23", None, "23 January 2017"),
    ("2017-02", None, "February 2017"),
    ("2016", None, "2016"),
    ("2011-21", None, "Spring 2011"),
    ("2011-24", None, "Winter 2011"),
    ("2016-35", None, "third quarter of 2016"),
    ("2016-40", None, "first half of 2016"),
    ("199X", None, "1990s"),
    ("18XX", None, "19th century"),
    ("20XX", None, "21st century"),
    ("2010~", None, "c. 2010"),
    ("2010?", None, "2010 (uncertain)"),
    ("2010%", None, "c. 2010 (uncertain)"),
    ("-0049", None, "50 BC"),
    ("-0043-03-15", None, "15 March 44 BC"),
    ("0079-08-24", None, "24 August AD 79"),
    ("2015/..", "START", "since early 2015"),
    ("2015/..", None, "since 2015"),
    ("2011-21/..", None, "since spring 2011"),
    ("../2015", None, "until 2015"),
    ("2015", "START", "early 2015"),
    ("2015", "MID", "mid-2015"),
    ("2015-01", "END", "late January 2015"),
    ("199X", "START", "early 1990s"),
    ("2017-01-09/2017-01-15", None, "week of 9 January 2017"),
    ("2011-05-03/2011-05-05", None, "3–5 May 2011"),
    ("2017-01-28/2017-02-02", None, "28 January – 2 February 2017"),
    ("2016-12-30/2017-01-02", None, "30 December 2016 – 2 January 2017"),
    ("2008/2016", None, "2008–2016"),
    ("2017-01/2017-03", None, "January–March 2017"),
    ("2016-11/2017-02", None, "November 2016 – February 2017"),
    ("-0057/-0049", None, "58–50 BC"),
]


def when(edtf: str, mod: Mod | None = None) -> When:
    return When(edtf, mod, *bounds(edtf, mod))


@pytest.mark.parametrize(("edtf", "mod", "words"), ENGLISH)
def test_a_date_is_worded_at_its_own_precision(edtf: str, mod: Mod | None, words: str) -> None:
    assert label(when(edtf, mod), "en") == words


def test_before_and_after_are_told_from_until_and_since_by_the_bounds() -> None:
    assert label(When("../2015", None, None, Day(2014, 12, 31)), "en") == "before 2015"
    assert label(When("2015/..", None, Day(2016, 1, 1), None), "en") == "after 2015"


def test_the_signal_tells_by_from_until_and_between_from_a_range() -> None:
    assert label(when("../2017-10-31"), "en", "by") == "by 31 October 2017"
    assert label(when("../2017-10-31"), "en", "until") == "until 31 October 2017"
    assert label(when("2011-05-03/2011-05-05"), "en", "between") == "between 3 and 5 May 2011"


def test_a_range_that_happens_to_be_a_week_stays_a_range() -> None:
    assert label(when("2017-01-09/2017-01-15"), "en", "from to") == "9–15 January 2017"


def test_a_winter_known_to_span_two_years_names_both() -> None:
    assert label(When("2010-24", None, Day(2010, 12, 1), Day(2011, 2, 28)), "en") == "Winter 2010–11"


@pytest.mark.parametrize(
    ("edtf", "mod", "words"),
    [
        ("2017-01-23", None, "23 يناير 2017"),
        ("2015/..", "START", "منذ أوائل 2015"),
        ("2011-21", None, "ربيع 2011"),
        ("-0049", None, "50 ق.م."),
        ("199X", None, "عقد 1990"),
        ("2010~", None, "نحو 2010"),
    ],
)
def test_arabic_has_its_own_words(edtf: str, mod: Mod | None, words: str) -> None:
    assert label(when(edtf, mod), "ar") == words


def test_digits_and_month_names_follow_the_region() -> None:
    assert day_label(Day(2017, 1, 23), "ar-EG") == "٢٣ يناير ٢٠١٧"
    assert day_label(Day(2017, 1, 23), "ar-SY").startswith("٢٣ كانون الثاني")


def test_a_language_without_a_catalogue_speaks_english() -> None:
    assert label(when("2011-21"), "fr") == "Spring 2011"


def test_a_day_within_a_sentence_has_its_weekday() -> None:
    assert span_label("2017-01-16", "en") == "Monday 16 January 2017"


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
def test_every_day_of_every_year_has_a_label_with_its_month(year: int, month: int, day: int) -> None:
    words = day_label(Day(year, month, day), "en")
    assert words.startswith(f"{day} ")
    assert words.endswith(year_label(year, "en"))
