"""Our own exports, brought back: the same events."""

import csv
import datetime
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.errors import DocumentError
from generator.export import Matter, render
from generator.model.calendar import Day
from generator.model.content import Heading
from generator.model.document import Span
from generator.model.edtf import bounds
from generator.model.event import Citation, Event, Found, Kind, Media, Mod, Source, Status, Timeline, When
from generator.model.shard import Parted, timeline_of
from generator.model.timex import Step
from generator.read.encoding import decode
from generator.read.exported import read_csv, read_json
from generator.read.json_text import load_json
from generator.read.markup import clean, to_text
from tests.export.made import event
from tests.export.test_formats import TIMELINE

NO_STUDIES: Any = {}


def made(name: str, timeline: Timeline = TIMELINE) -> str:
    return render(name, Matter(Parted(timeline), NO_STUDIES, Config(Path()))).decode("utf-8-sig")


def events(found: Iterator[Event | Heading | DocumentError] | None) -> Timeline:
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
    assert "\ufffd" in again.events[5].headline


def test_a_csv_export_gives_the_same_timeline_back() -> None:
    whole = Timeline(tuple(one for one in TIMELINE.events if "\ud800" not in one.headline))
    assert events(read_csv(made("csv", whole), "a.csv")) == whole


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_sheet_that_a_spreadsheet_saved_again_is_the_same(separator: str) -> None:
    whole = Timeline(tuple(one for one in TIMELINE.events if "\ud800" not in one.headline))
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=separator).writerows(csv.reader(io.StringIO(made("csv", whole), newline="")))
    assert events(read_csv(sheet.getvalue(), "a.csv")) == whole


def test_the_title_comes_back_with_the_events() -> None:
    config = Config(Path(), title="Talks & <more>", description="What was told.")
    for name in ("timeline", "timelinejs"):
        found = read_json(render(name, Matter(Parted(Timeline((event(),))), NO_STUDIES, config)).decode(), "a.json")
        assert next(found or iter(())) == Heading("Talks & <more>", "What was told.")


DAYS = st.dates(min_value=datetime.date(1600, 1, 1)).map(lambda day: Day(day.year, day.month, day.day))
EDTF = st.sampled_from(("2017-01-16", "2011-21", "2015/..", "../2015", "-0049~", "199X", "2017-02", "2008/2016-03-01"))
LETTERS = st.sampled_from("ab é日\U0001f389\u2028\x85=+-@'\"<&;,|\\\n\t")
WORDS = st.text(LETTERS, min_size=1, max_size=12).map(str.strip).map(lambda words: words or "x")
MAYBE = st.none() | WORDS
ADDRESS = st.sampled_from((None, "https://x.test/a?b=c&d='e';f,g", "http://y.test/"))
STEPS = st.builds(lambda words: Step("said", (("text", words),)), WORDS) | st.just(Step("result", (("edtf", "2017"),)))


@st.composite
def sources(draw: st.DrawFn) -> Source:
    before, phrase, after = draw(WORDS), draw(WORDS), draw(WORDS)
    start = draw(st.integers(0, 10**6))
    begin = start + len(before)
    return Source(
        document_id=draw(WORDS),
        title=draw(WORDS),
        sentence=Span(start, begin + len(phrase) + len(after)),
        phrase=Span(begin, begin + len(phrase)),
        quote=before + phrase + after,
        url=draw(ADDRESS),
        publisher=draw(MAYBE),
        published=draw(DAYS),
        collection=draw(MAYBE),
    )


@st.composite
def any_events(draw: st.DrawFn) -> Event:
    told = tuple(draw(st.lists(sources(), max_size=3)))
    edtf = draw(EDTF)
    mod = draw(st.sampled_from((None, *get_args(Mod))))
    when = When(edtf, mod, *bounds(edtf, None), draw(st.sampled_from(((), ("year",)))))
    return Event(
        id=f"{draw(st.integers(0, 2**64 - 1)):016x}",
        when=when,
        headline=draw(WORDS),
        status=draw(st.sampled_from(get_args(Status))),
        kind=draw(st.sampled_from(get_args(Kind))),
        salience=draw(st.integers(1, 3)),
        sources=told,
        steps=tuple(draw(st.lists(STEPS, max_size=3))),
        aliases=tuple(draw(st.lists(WORDS, max_size=2))),
        body=draw(st.none() | st.just(to_text(clean("<p>By <b>hand</b>, \u2028 &amp; more.</p>", is_own=True))[1])),
        citations=tuple(draw(st.lists(st.builds(Citation, WORDS, ADDRESS, MAYBE, MAYBE), max_size=3))),
        media=draw(st.none() | st.builds(Media, st.just("images/tower.jpg"), WORDS, MAYBE, MAYBE)),
        label=draw(MAYBE),
        group=draw(MAYBE),
        note=draw(MAYBE),
        is_pinned=draw(st.booleans()),
        found=draw(st.none() | st.builds(Found, st.just(when), WORDS, st.sampled_from(get_args(Status)))),
        collection=draw(MAYBE),
    )


@pytest.mark.parametrize("name", ["timeline", "timelinejs", "csv"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.lists(any_events(), min_size=1, max_size=3))
def test_any_timeline_comes_back_as_it_was(name: str, data: list[Event]) -> None:
    timeline = timeline_of(Parted(Timeline(tuple(data))))
    read_back = read_csv if name == "csv" else read_json
    text = decode(render(name, Matter(Parted(timeline), NO_STUDIES, Config(Path()))), "a", [])
    assert events(read_back(text, "a")) == timeline


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
        {"steps": [{"kind": "eaten", "values": {}}]},
        {"group": {"a": 1}},
        {"found": {"edtf": "2017"}},
    ],
)
def test_an_event_that_is_wrong_is_an_error_and_the_others_are_read(change: dict[str, object]) -> None:
    data = json.loads(made("timeline", Timeline((event(), event(id="e2")))))
    data["events"][0] |= change
    found = read_json(json.dumps(data), "a.json")
    assert found is not None
    _, first, second = found
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
