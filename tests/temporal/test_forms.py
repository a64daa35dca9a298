"""The forms that the project promises, field by field: text, type, value, mod, EDTF."""

from __future__ import annotations

import pytest

from tests.temporal.conftest import Read

FORMS = [
    ("He said it on Monday.", [("Monday", "DATE", "2017-01-16", None, "2017-01-16")]),
    ("They will meet on Monday.", [("Monday", "DATE", "2017-01-23", None, "2017-01-23")]),
    ("The talks, beginning on Jan. 23, are set.", [("Jan. 23", "DATE", "2017-01-23", None, "2017-01-23")]),
    ("It rained yesterday evening.", [("yesterday evening", "TIME", "2017-01-16TEV", None, "2017-01-16")]),
    ("It opened in March.", [("March", "DATE", "2016-03", None, "2016-03")]),
    ("It will open next month.", [("next month", "DATE", "2017-02", None, "2017-02")]),
    ("It closed last year.", [("last year", "DATE", "2016", None, "2016")]),
    ("It closed last week.", [("last week", "DATE", "2017-W02", None, "2017-01-09/2017-01-15")]),
    ("It closed a week ago.", [("a week ago", "DATE", "2017-W02", None, "2017-01-09/2017-01-15")]),
    ("It closed three days ago.", [("three days ago", "DATE", "2017-01-14", None, "2017-01-14")]),
    ("They erupted in the spring of 2011.", [("the spring of 2011", "DATE", "2011-SP", None, "2011-21")]),
    ("It fell in the winter of 2010.", [("the winter of 2010", "DATE", "2010-WI", None, "2010-24")]),
    ("It fell in winter 2010-11.", [("winter 2010-11", "DATE", "2010-WI", None, "2010-24")]),
    ("It fell in early 2015.", [("early 2015", "DATE", "2015", "START", "2015")]),
    ("It fell in mid-2015.", [("mid-2015", "DATE", "2015", "MID", "2015")]),
    ("It fell in late January 2015.", [("late January 2015", "DATE", "2015-01", "END", "2015-01")]),
    ("It has been besieged since early 2015.", [("early 2015", "DATE", "2015", "START", "2015")]),
    ("It stood until 2015.", [("2015", "DATE", "2015", None, "2015")]),
    ("They will leave by October 31.", [("October 31", "DATE", "2017-10-31", None, "2017-10-31")]),
    ("It stood before 2015.", [("2015", "DATE", "2015", None, "2015")]),
    (
        "It rained from January 5 to January 9.",
        [
            ("January 5", "DATE", "2017-01-05", None, "2017-01-05"),
            ("January 9", "DATE", "2017-01-09", None, "2017-01-09"),
        ],
    ),
    (
        "It rained January 5-9.",
        [("January 5", "DATE", "2017-01-05", None, "2017-01-05"), ("9", "DATE", "2017-01-09", None, "2017-01-09")],
    ),
    (
        "It rained on Monday and Tuesday.",
        [("Monday", "DATE", "2017-01-16", None, "2017-01-16"), ("Tuesday", "DATE", "2017-01-17", None, "2017-01-17")],
    ),
    (
        "It lasted from 2008 until 2016.",
        [("2008", "DATE", "2008", None, "2008"), ("2016", "DATE", "2016", None, "2016")],
    ),
    ("It fell in the third quarter.", [("the third quarter", "DATE", "2016-Q3", None, "2016-35")]),
    ("It fell in the 1990s.", [("the 1990s", "DATE", "199", None, "199X")]),
    ("It fell in the early 1990s.", [("the early 1990s", "DATE", "199", "START", "199X")]),
    ("It was built in the 19th century.", [("the 19th century", "DATE", "18", None, "18XX")]),
    ("It was built around 2010.", [("around 2010", "DATE", "2010", "APPROX", "2010~")]),
    ("It was built in 50 BC.", [("50 BC", "DATE", "BC0050", None, "-0049")]),
    ("It lasted for two years.", [("two years", "DURATION", "P2Y", None, None)]),
    ("It comes every week.", [("every week", "SET", "P1W", None, None)]),
    ("It closed recently.", [("recently", "DATE", "PAST_REF", None, None)]),
    ("It closed in recent days.", [("recent days", "DATE", "PAST_REF", None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text for text, _ in FORMS])
def test_a_form_has_exactly_its_fields(text: str, expected: list[tuple[str | None, ...]], read: Read) -> None:
    found = [(each.mention.text, each.type, each.value, each.mod, each.edtf) for each in read(text)]
    assert found == expected


def test_a_winter_of_two_years_has_its_own_bounds(read: Read) -> None:
    (winter,) = read("It fell in winter 2010-11.")
    assert (str(winter.earliest), str(winter.latest)) == ("2010-12-01", "2011-02-28")


def test_a_winter_named_by_one_year_leaves_its_bounds_to_the_edtf(read: Read) -> None:
    (winter,) = read("It fell in the winter of 2010.")
    assert (winter.earliest, winter.latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "inferred"),
    [
        ("It opened in March.", ("year",)),
        ("It opened on January 5.", ("year",)),
        ("He said it on Monday.", ("direction",)),
        ("It opened in March 2015.", ()),
        ("It opened last week.", ()),
    ],
)
def test_what_the_text_left_out_is_listed(text: str, inferred: tuple[str, ...], read: Read) -> None:
    assert read(text)[0].inferred == inferred
