"""A narrative's glances at other years, and the members of ranges and lists that share one year."""

from __future__ import annotations

import pytest

from tests.temporal.conftest import Read

HISTORY = "The league was founded in 1612. It armed in 1613.\nOn 4 May 1614 its fleet sailed. "


def last(read: Read, text: str) -> str:
    return read(HISTORY + text)[-1].value


@pytest.mark.parametrize(
    "glance",
    [
        "The dukes had first asked for it in November 1609.",
        "The harbour would be given back by treaty in March 1621.",
        "Ninety ships are counted by a chronicle that was finished on 3 April 1640.",
    ],
)
def test_after_a_glance_at_another_year_the_narrative_goes_on_where_it_was(glance: str, read: Read) -> None:
    text = f"{glance} The fleet turned back on 9 June. It landed in August 1614."
    assert [each.value for each in read(HISTORY + text)][-2] == "1614-06-09"


def test_within_its_sentence_a_glance_is_what_is_counted_from(read: Read) -> None:
    text = "They remembered how in May 1609 the duke fled, and how in June he came back. It rained in July 1614."
    assert [each.value for each in read(HISTORY + text)][-2] == "1609-06"


def test_a_year_that_the_narrative_does_not_leave_again_is_where_it_is(read: Read) -> None:
    assert last(read, "Peace was made in March 1615. The fleet came home in June.") == "1615-06"


def test_a_year_named_twice_is_no_glance(read: Read) -> None:
    text = "A plan for 1615 was drawn up. It was carried out in May 1615. The duke fell in June. Bards sang of 1614."
    assert [each.value for each in read(HISTORY + text)][-2] == "1615-06"


def test_a_heading_opens_its_year(read: Read) -> None:
    text = "\n\n1615\n\nThe duke fell in June. Bards sang of May 1614."
    assert [each.value for each in read(HISTORY + text)][-2] == "1615-06"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("the siege (26 June - 4 August 1652)", ["1652-06-26", "1652-08-04"]),
        ("between the 28th of May and 3 June 1652", ["1652-05-28", "1652-06-03"]),
        ("in June, July and August 1652", ["1652-06", "1652-07", "1652-08"]),
        ("from 20 December to 10 January 1653", ["1652-12-20", "1653-01-10"]),
        ("from the 13th to the 19th of October 1650", ["1650-10-13", "1650-10-19"]),
        ("from the 28th to the 3rd of May 1650", ["1650-04-28", "1650-05-03"]),
        ("in the summer and autumn of 481 BC", ["BC0481-SU", "BC0481-FA"]),
        ("through the autumn and the spring of 1653", ["1652-FA", "1653-SP"]),
        ("during the winter and spring of 1653", ["1653-WI", "1653-SP"]),
    ],
)
def test_the_last_member_lends_its_year(text: str, values: list[str], read: Read) -> None:
    assert [each.value for each in read(f"It was fought {text}.")] == values


def test_two_dates_with_a_verb_between_share_nothing(read: Read) -> None:
    assert [each.value for each in read("He left on 3 May and came back on 4 June 1999.")] == [
        "2016-05-03",
        "1999-06-04",
    ]


def test_what_is_lent_is_the_anchor(read: Read) -> None:
    first = read("It was fought from 26 June to 4 August 1652.")[0]
    assert (first.anchor, first.inferred) == ("1652-08-04", ("year",))
