"""EDTF strings: their bounds, their printing, what is refused, and what becomes of TIMEX3 values."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.calendar import Day
from generator.model.edtf import bounds, division_months, from_timex3, parse

TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("edtf.toml").read_text(encoding="utf-8"))
dates = st.builds(Day, st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))


@pytest.mark.parametrize("row", TABLE["date"], ids=lambda row: f"{row['edtf']} {row.get('mod', '')}".strip())
def test_a_date_has_the_bounds_of_the_table_and_prints_as_it_was_read(row: dict[str, Any]) -> None:
    assert [str(day or "") for day in bounds(row["edtf"], row.get("mod"))] == row["bounds"]
    edtf = parse(row["edtf"])
    assert str(edtf) == row["edtf"]
    assert edtf.dates[0].precision == row["precision"]


@pytest.mark.parametrize("row", TABLE["broken"], ids=lambda row: row["text"] or "empty")
def test_what_is_no_date_is_refused_with_the_value(row: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r".") as raised:
        parse(row["text"])
    assert str(raised.value) == row["message"]


@pytest.mark.parametrize(("value", "edtf"), TABLE["timex3"].items())
def test_a_timex3_value_becomes_edtf_or_nothing(value: str, edtf: str) -> None:
    assert (from_timex3(value) or "") == edtf


def test_an_approximate_timex3_value_is_qualified() -> None:
    assert from_timex3("2010", "APPROX") == "2010~"
    assert from_timex3("2010", "START") == "2010"


def test_seasons_turn_with_the_hemisphere_but_not_those_that_name_theirs() -> None:
    assert division_months(21, "south") == (9, 3)
    assert division_months(25, "south") == (3, 3)
    assert [str(day) for day in bounds("2016-23", hemisphere="south")] == ["2016-03-01", "2016-05-31"]
    assert [str(day) for day in bounds("2016-22", hemisphere="south")] == ["2016-01-01", "2017-02-28"]


@given(dates, st.sampled_from(["", "~", "?", "%"]), st.integers(1, 3))
def test_printing_and_parsing_are_inverse_and_the_bounds_hold_the_date(day: Day, qualifier: str, fields: int) -> None:
    parts = str(day).rsplit("-", 3 - fields)[0] + qualifier
    assert str(parse(parts)) == parts
    first, last = bounds(parts)
    assert first is not None
    assert last is not None
    assert first <= day <= last


@given(dates, dates)
def test_an_interval_has_the_bounds_of_its_ends_or_is_refused(first: Day, last: Day) -> None:
    text = f"{first}/{last}"
    if first <= last:
        assert bounds(text) == (first, last)
    else:
        with pytest.raises(ValueError, match="ends before it begins"):
            parse(text)


@given(st.text())
def test_any_text_is_read_or_refused_with_a_value_error(text: str) -> None:
    try:
        edtf = parse(text)
    except ValueError:
        return
    assert str(edtf) == text
