"""Plain text: the header in all its forms, and every way in which it can be wrong."""

import pytest

from generator.errors import DocumentError, Location
from generator.model.calendar import Day
from generator.model.document import Document, Origin
from generator.model.problem import Problem
from generator.read import read


def document(text: str | bytes, path: str = "seeds/a.txt") -> Document:
    found, problems = read(Origin(path, text if isinstance(text, bytes) else text.encode()))
    assert problems == ()
    return found


def complaint(text: str | bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        document(text)
    return caught.value


@pytest.mark.parametrize(
    "header",
    [
        "date 2017-01-17 AMMAN — ", " date 2017-01-17 AMMAN — ", "date 2017-01-17 AMMAN – ", "date 2017-01-17 AMMAN - ",
        "date 2017-01-17 AMMAN -- ", "date 2017-01-17 AMMAN ― ", "date 2017-01-17 AMMAN—", "date 2017-01-17 AMMAN--",
        "DATE\t2017-01-17\tAMMAN\t—\n", "\n\ndate 2017-01-17  AMMAN  —\n\n", "\ufeffdate 2017-01-17 AMMAN — ",
    ],
)  # fmt: skip
def test_a_header_gives_date_and_place_and_the_text_is_what_follows(header: str) -> None:
    found = document(f"{header}He came on Monday.\n\nHe left.\n")
    assert (found.dct, found.place, found.title) == (Day(2017, 1, 17), "AMMAN", None)
    assert found.text == "He came on Monday.\n\nHe left."
    assert [found.text[start:end] for start, end in found.sentences] == ["He came on Monday.", "He left."]


@pytest.mark.parametrize("place", ["STRATFORD-UPON-AVON", "Washington, D.C.", "São Tomé", "AMMAN (News)"])
def test_a_place_is_taken_as_it_is(place: str) -> None:
    assert document(f"date 2017-01-17 {place} - Text.").place == place


@pytest.mark.parametrize(
    "text", ["date 2017-01-17 — He came.", "date 2017-01-17\nHe came.", "date 2017-01-17\n\nHe came."]
)
def test_the_place_may_be_missing(text: str) -> None:
    found = document(text)
    assert (found.place, found.text) == (None, "He came.")


def test_a_first_line_that_is_a_date_is_the_header() -> None:
    found = document("Friday, January 4, 2019 \n\nHe came.")
    assert (str(found.dct), found.text) == ("2019-01-04", "He came.")


def test_lines_of_keys_are_the_header() -> None:
    found = document("Title: Talks: day one\nDATE: 4 January 2019\nurl: https://x.test/a\n\nHe said: no.\n")
    assert (found.title, str(found.dct), found.url) == ("Talks: day one", "2019-01-04", "https://x.test/a")
    assert found.text == "He said: no."


def test_lines_of_keys_without_a_date_and_with_one_key_twice_are_errors() -> None:
    assert complaint("Title: Talks\n\nHe came.").message == "no date"
    twice = complaint("Date: 2019-01-04\nDate: 2019-01-05\n\nHe came.")
    assert (twice.message, twice.at) == ("key given twice: 'date'", Location("seeds/a.txt", 2, 7))


def test_the_id_is_the_path_below_the_articles_folder() -> None:
    assert document("date 2017-01-17 X — a", "seeds/wire/a.b.txt").id == "wire/a.b"
    assert document("date 2017-01-17 X — a", "/home/me/seeds/a.TXT").id == "a"


def test_all_line_ends_become_one() -> None:
    assert document(b"date 2017-01-17 X -- a\r\nb\rc\n").text == "a\nb\nc"


def test_control_characters_become_spaces() -> None:
    assert document("date 2017-01-17 X — a\0b\x1b[31m\x7fc").text == "a b [31m c"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("", (1, 1), "empty file", "delete it"),
        (" \n\t\n", (1, 1), "empty file", "delete it"),
        ("\ufeff", (1, 1), "empty file", "delete it"),
        ("He came on Monday.", (1, 1), "no date", "date YYYY-MM-DD CITY -- "),
        ("\n  He came.", (2, 3), "no date", "date YYYY-MM-DD CITY -- "),
        ("date", (1, 1), "no date", "date YYYY-MM-DD CITY -- "),
        ("date 2017-13-17 AMMAN — x", (1, 6), "not a date: '2017-13-17'", "the month runs from 01 to 12"),
        (" date 2017-00-17 AMMAN — x", (1, 7), "not a date: '2017-00-17'", "the month runs from 01 to 12"),
        ("date 2017-02-29 AMMAN — x", (1, 6), "not a date: '2017-02-29'", "February 2017 has 28 days"),
        ("date 2017-01-00 AMMAN — x", (1, 6), "not a date: '2017-01-00'", "January 2017 has 31 days"),
        ("date 17/01/2017 AMMAN — x", (1, 6), "not a date: '17/01/2017'", "date YYYY-MM-DD CITY -- "),
        ("date \uff12017-01-17 AMMAN — x", (1, 6), "not a date: '\uff12017-01-17'", "date YYYY-MM-DD CITY -- "),
        ("date AMMAN — x", (1, 6), "not a date: 'AMMAN'", "date YYYY-MM-DD CITY -- "),
        ("date 2017-01-17 Amman, he said\nmore", (1, 17), "no dash after the place: 'Amman, he said'", "CITY -- "),
        ("date 2017-01-17 AMMAN — \n\n", (1, 24), "no text after the header", "CITY -- "),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(text: str, place: tuple[int, ...], message: str, hint: str) -> None:
    err = complaint(text)
    assert (err.message, err.at) == (message, Location("seeds/a.txt", *place))
    assert err.hint is not None
    assert hint in err.hint


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("date 2017-01-17 CAFÉ ".encode() + b"\xff -- x", 1, 22),
        ("date 2017-01-17 X — é\r\né".encode() + b"\xed\xa0\x80", 2, 2),
        (b"\xef\xbb\xbfab\xff", 1, 3),
    ],
)
def test_bytes_that_are_no_utf8_are_named_with_line_and_column(data: bytes, line: int, column: int) -> None:
    err = complaint(data)
    assert err.message.startswith("not UTF-8: byte 0x")
    assert (err.at, err.hint) == (Location("seeds/a.txt", line, column), "save the file as UTF-8")


def test_a_file_too_long_is_refused() -> None:
    assert complaint(b"date 2017-01-17 X -- " + b"word " * 2_000_001).message == "too long: 10,000,026 bytes"


def test_no_text_makes_a_problem() -> None:
    _, problems = read(Origin("seeds/a.txt", b"date 2017-01-17 X -- text"))
    assert problems == tuple[Problem]()
