"""Every form of date with all its fields, and how expressions go together."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.events.told import phrase, told

FORMS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("forms.toml").read_text("utf-8"))["form"]


@pytest.mark.parametrize("form", FORMS, ids=[form["text"] for form in FORMS])
def test_a_form_of_date_has_every_field_of_the_contract(form: dict[str, Any]) -> None:
    found = [
        {
            "phrase": phrase(event),
            "edtf": event.when.edtf,
            "mod": event.when.mod,
            "earliest": event.when.earliest and str(event.when.earliest),
            "latest": event.when.latest and str(event.when.latest),
            "status": event.status,
        }
        for event in told(form["text"])
    ]
    fields = ("phrase", "edtf", "mod", "earliest", "latest", "status")
    assert found == ([{field: form.get(field) for field in fields}] if "edtf" in form else [])


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The show ran between 3 May 2015 and 6 May 2015.", ["2015-05-03/2015-05-06"]),
        ("The shop closed on 3 May 2015 and on 9 August 2016.", ["2015-05-03", "2016-08-09"]),
        ("It began on 22 December, last year.", ["2016-12-22"]),
        ("Trade grew compared to 2015.", []),
        ("Shops were shut by Monday's storm in Oslo.", ["2017-01-16"]),
        ("Shops were shut by Friday's deadline in Oslo.", ["../2017-01-13"]),
        ("Trade came to a halt close to March 2015.", ["2015-03"]),
        ("The vote was postponed to March 2018.", ["2018-03"]),
        ("The ban has held since at least 2012.", ["2012/.."]),
        ("Police closed the road ahead of Friday's vote.", ["../2017-01-20"]),
        ("She lived in Oslo prior to 2005.", ["../2005"]),
        ("The ship left Oslo shortly before midnight on Friday.", ["2017-01-13"]),
        ("The bill is to be paid by 5 p.m. Friday.", ["../2017-01-20"]),
        ("The drugs led to his death on 25 January.", ["2016-01-25"]),
        ("They announced a vote on 25 January.", ["2017-01-25"]),
        ("The firm has offers in place for 90 ships by December.", ["../2017-12"]),
        ("The ban held from 3 May into June 2016.", ["2016-05-03/2016-06"]),
        ("They saw her on the preceding Saturday, January 14.", ["2017-01-14"]),
        ("The road to Oslo is closed ahead of the bend on Friday.", ["2017-01-20"]),
    ],
)
def test_expressions_that_date_one_thing_are_one_period(text: str, dates: list[str]) -> None:
    assert [event.when.edtf for event in told(text)] == dates


def test_a_signal_is_told_in_the_steps_with_what_it_came_to() -> None:
    (event,) = told("The town has been besieged since early 2015.")
    steps = [(step.kind, dict(step.values)) for step in event.steps]
    assert ("signal", {"signal": "since"}) in steps
    assert ("result", {"edtf": "2015/..", "mod": "START"}) in steps


def test_the_year_that_the_text_left_out_is_listed() -> None:
    (event,) = told("The talks will begin on Jan. 23.")
    assert "year" in event.when.inferred
