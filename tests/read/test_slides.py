"""A timeline made for TimelineJS moves over whole."""

import csv
import io
import json
from collections.abc import Iterator

import pytest

from generator.errors import DocumentError
from generator.model.content import Heading, Written
from generator.read.slides import read_csv, read_json

SLIDES = {
    "title": {"text": {"headline": "The lighthouse"}},
    "events": [
        {
            "unique_id": "tower",
            "start_date": {"year": 1871, "month": 4},
            "end_date": {"year": "1872", "month": "", "day": ""},
            "display_date": "Spring 1871",
            "text": {"headline": "The <b>tower</b> is finished", "text": "Masons <i>finished</i> it."},
            "media": {
                "url": "https://x.test/tower.jpg",
                "caption": "The tower",
                "credit": "A. Person",
                "link": "https://x.test/",
            },
            "group": "Building",
        },
        {"start_date": {"year": -49}, "text": {"text": "<p>Caesar crossed.</p><script>alert(1)</script>"}},
        {"start_date": {"year": 45000, "month": 2}, "text": {"headline": "Far away"}},
    ],
    "eras": [{"start_date": {"year": 1914}, "end_date": {"year": 1918}, "text": {"headline": "The war"}}],
}
COLUMNS = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,"
    "Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"
)
ROWS = """\
,,,,,,,,,The lighthouse,,,,,,title,,
1871,4,,,1872,,,,Spring 1871,The tower,"Masons finished it,
at last.",https://x.test/tower.jpg,A. Person,The tower,,,Building,#333
1914,,,,1918,,,,,The war,,,,,,era,,
,,,,,,,,,,,,,,,,,
"""
SHEET = COLUMNS + ROWS


def written(found: Iterator[Written | Heading | DocumentError]) -> list[Written]:
    events = [each for each in found if not isinstance(each, Heading)]
    assert all(isinstance(event, Written) for event in events), events
    return [event for event in events if isinstance(event, Written)]


def test_slides_become_events_with_dates_as_they_were() -> None:
    tower, caesar, far, war = written(read_json(json.dumps(SLIDES), "a.json"))
    assert (tower.id, tower.date, tower.end, tower.label) == ("tower", "1871-04", "1872", "Spring 1871")
    assert (tower.headline, tower.group) == ("The tower is finished", "Building")
    assert (caesar.date, caesar.end, caesar.headline) == ("-0049", None, "Caesar crossed.")
    assert far.date == "Y45000-02"
    assert (war.date, war.end, war.headline) == ("1914", "1918", "The war")


def test_a_picture_elsewhere_becomes_a_link_with_its_credit() -> None:
    tower = written(read_json(json.dumps(SLIDES), "a.json"))[0]
    assert tower.body is not None
    assert tower.body.html == (
        "<p>Masons <i>finished</i> it.</p>"
        '<p><a href="https://x.test/tower.jpg" rel="noopener noreferrer">The tower</a> · A. Person</p>'
    )
    assert [citation.url for citation in tower.citations] == ["https://x.test/"]
    assert tower.media is None


def test_nothing_of_a_slide_runs() -> None:
    caesar = written(read_json(json.dumps(SLIDES), "a.json"))[1]
    assert caesar.body is not None
    assert "script" not in caesar.body.html


def test_a_spreadsheet_is_read_as_the_slides_are() -> None:
    tower, war = written(read_csv(SHEET, "a.csv"))
    assert (tower.date, tower.end, tower.label, tower.group) == ("1871-04", "1872", "Spring 1871", "Building")
    assert (war.date, war.end) == ("1914", "1918")
    assert (str(tower.at), str(war.at)) == ("a.csv:3:1", "a.csv:5:1")


def test_ids_stay_the_same_and_are_never_shared() -> None:
    first = [event.id for event in written(read_csv(SHEET, "a.csv"))]
    assert first == [event.id for event in written(read_csv(SHEET, "a.csv"))]
    assert len(set(first)) == 2


@pytest.mark.parametrize(
    ("slide", "message"),
    [
        ({"start_date": {"year": "soon"}, "text": {"headline": "x"}}, "not a year: 'soon'"),
        ({"start_date": {}, "text": {"headline": "x"}}, "no date"),
        ({"start_date": {"year": 2017}, "text": {}}, "no headline"),
        ("slide", "not a slide: 'slide'"),
        ({"start_date": None, "text": None, "media": 7}, "no date"),
    ],
)
def test_a_slide_that_is_wrong_is_an_error_and_the_others_are_read(slide: object, message: str) -> None:
    good = {"start_date": {"year": 2017}, "text": {"headline": "x"}}
    first, second = read_json(json.dumps({"events": [slide, good]}), "a.json")
    assert isinstance(first, DocumentError)
    assert (first.message, str(first.at)) == (message, "a.json:1:13")
    assert isinstance(second, Written)


def test_what_is_no_timeline_is_refused() -> None:
    for data in ("", "[1", "[]", '{"events": []}', "[" * 100_000):
        with pytest.raises(DocumentError):
            list(read_json(data, "a.json"))
    for data in ("", "a,b\n1,2\n"):
        with pytest.raises(DocumentError):
            list(read_csv(data, "a.csv"))


def test_the_title_slide_says_what_the_timeline_is_called() -> None:
    slides = SLIDES | {"title": {"text": {"headline": "The <b>lighthouse</b>", "text": "<p>Since 1871 &amp; on.</p>"}}}
    first, *_ = read_json(json.dumps(slides), "a.json")
    assert first == Heading("The lighthouse", "Since 1871 & on.")
    first, *_ = read_csv(SHEET, "a.csv")
    assert first == Heading("The lighthouse")


def test_a_slide_that_is_wrong_is_named_by_its_line_and_column() -> None:
    good = {"start_date": {"year": 2017}, "text": {"headline": "x"}}
    text = json.dumps({"events": [good, {**good, "start_date": {"year": "soon"}}], "eras": [7]}, indent=1)
    errors = [each for each in read_json(text, "a.json") if isinstance(each, DocumentError)]
    lines = text.split("\n")
    assert [str(error.at) for error in errors] == [
        f"a.json:{lines.index('  {', 4) + 1}:3", f"a.json:{lines.index('  7') + 1}:3",
    ]  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("head", ["", "sep={}\n", "\n\n", "\n"])
def test_a_spreadsheet_may_be_saved_in_any_dialect(separator: str, head: str) -> None:
    rows = [
        ["Year", "Month", "Headline", "Group"],
        ["1871", "4", "Begun, at last; a | b", "A"],
        ["1 872", "", "Done", ""],
    ]
    rows[2][0] = "1,872" if separator != "," else "1872.0"
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=separator).writerows(rows)
    begun, done = written(read_csv(head.format(separator) + sheet.getvalue(), "a.csv"))
    assert (begun.date, begun.headline, begun.group) == ("1871-04", "Begun, at last; a | b", "A")
    assert done.date == "1872"
    assert begun.at.line == 2 + head.count("\n")


def test_a_quotation_in_place_of_a_picture_is_quoted() -> None:
    slide = {
        "start_date": {"year": 1948},
        "text": {"headline": "x"},
        "media": {"url": "<blockquote>It works. <script>x</script></blockquote>", "credit": "E. <i>Clarke</i>"},
    }
    (event,) = written(read_json(json.dumps({"events": [slide]}), "a.json"))
    assert event.body is not None
    assert event.body.html == "<blockquote>It works. </blockquote><p>E. Clarke</p>"


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("soon,4,x", "a.csv:2:1"),
        ("1871,April,x", "a.csv:2:6"),
        ('"1871","April",x', "a.csv:2:8"),
        ('1871,4,"a, b\nc",1872,May', "a.csv:3:9"),
        ("1871,4,,,", "a.csv:2:8"),
        (",4,x", "a.csv:2:1"),
    ],
)
def test_a_cell_that_is_wrong_is_named_by_its_line_and_column(row: str, place: str) -> None:
    sheet = f"Year,Month,Headline,End Year,End Month\n{row}\n1900,1,y\n"
    first, second = read_csv(sheet, "a.csv")
    assert isinstance(first, DocumentError)
    assert str(first.at) == place
    assert isinstance(second, Written)
