"""Our own exports, brought back: the same events."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.config import Config
from generator.errors import DocumentError
from generator.export import render
from generator.model.event import Event, Timeline
from generator.read.encoding import load_json
from generator.read.exported import read_csv, read_json
from tests.export.made import event
from tests.export.test_formats import TIMELINE

NO_STUDIES: Any = {}


def made(name: str, timeline: Timeline = TIMELINE) -> str:
    return render(name, timeline, NO_STUDIES, Config(Path())).decode("utf-8-sig")


def events(found: Iterator[Event | DocumentError] | None) -> Timeline:
    assert found is not None
    listed = list(found)
    return Timeline(tuple(each for each in listed if isinstance(each, Event)))


@pytest.mark.parametrize("name", ["timeline", "timelinejs"])
def test_a_json_export_gives_the_same_timeline_back(name: str) -> None:
    whole = Timeline(tuple(one for one in TIMELINE.events if "\ud800" not in one.headline))
    assert events(read_json(made(name, whole), "a.json")) == whole


@pytest.mark.parametrize("name", ["timeline", "timelinejs"])
def test_half_a_character_comes_back_as_one_that_can_be_written(name: str) -> None:
    again = events(read_json(made(name), "a.json"))
    assert load_json(made(name, again)) == load_json(made(name))
    assert "\ufffd" in again.events[4].headline


def test_a_csv_export_gives_the_same_sheet_back() -> None:
    sheet = made("csv", Timeline(tuple(replace(one, label=None) for one in TIMELINE.events)))
    again = events(read_csv(sheet, "a.csv"))
    assert made("csv", again) == sheet
    assert again.events[0].quote == TIMELINE.events[0].quote


def test_files_of_others_are_left_to_others() -> None:
    assert read_json('{"events": [{"start_date": {"year": 1}}]}', "a.json") is None
    assert read_json("[1", "a.json") is None
    assert read_csv("Year,Month,Day,Headline\n2017,1,2,x\n", "a.csv") is None
    assert read_csv("", "a.csv") is None


@pytest.mark.parametrize(
    "change",
    [
        {"edtf": "soon"},
        {"status": "eaten"},
        {"id": ""},
        {"sources": [{}]},
        {"earliest": "2017-99-99"},
        {"sources": None},
    ],
)
def test_an_event_that_is_wrong_is_an_error_and_the_others_are_read(change: dict[str, object]) -> None:
    data = json.loads(made("timeline", Timeline((event(), event(id="e2")))))
    data["events"][0] |= change
    found = read_json(json.dumps(data), "a.json")
    assert found is not None
    first, second = found
    assert isinstance(first, DocumentError)
    assert isinstance(second, Event)


def test_an_address_that_runs_is_not_brought_along() -> None:
    data = json.loads(made("timeline", Timeline((event(),))))
    data["events"][0]["sources"][0]["url"] = "javascript:alert(1)"
    data["events"][0]["html"] = "<script>alert(1)</script><p>x</p>"
    (found,) = events(read_json(json.dumps(data), "a.json")).events
    assert found.sources[0].url is None
    assert found.body is not None
    assert found.body.html == "<p>x</p>"


def test_a_row_that_is_wrong_is_named_with_its_line() -> None:
    rows = list(csv.reader(io.StringIO(made("csv"))))
    rows[2][2] = "soon"
    sheet = io.StringIO()
    csv.writer(sheet).writerows(rows)
    found = list(read_csv(sheet.getvalue(), "a.csv") or ())
    errors = [each for each in found if isinstance(each, DocumentError)]
    assert [str(error.at) for error in errors] == ["a.csv:3"]
