"""JSON Lines: text as it is, and a bad line named by its number."""

import json
from typing import Any

import pytest

from generator.errors import DocumentError, Location
from generator.model.calendar import Day
from generator.model.document import Origin
from generator.read import parse_line, read, split


def line(**fields: Any) -> bytes:
    return json.dumps({"id": "a", "dct": "2017-01-17", "text": "He came."} | fields).encode()


def test_a_line_gives_a_document() -> None:
    found = parse_line(line(title="T", url="https://x.test/a", lang="en", place="Amman", publisher="P", extra=[1]), 1)
    assert (found.id, found.dct, found.title, found.url) == ("a", Day(2017, 1, 17), "T", "https://x.test/a")
    assert (found.place, found.publisher, found.origin) == ("Amman", "P", "-:1")


def test_the_text_is_taken_as_it_is() -> None:
    text = "\ufeff a\r\n\0b "
    assert parse_line(line(text=text), 1).text == text


def test_half_a_character_becomes_one_that_can_be_written() -> None:
    found = parse_line(line(id="\udfff", title="\ud800", text="a\ud800b \U0001f389\\ud800"), 1)
    assert (found.id, found.title, found.text) == ("\ufffd", "\ufffd", "a\ufffdb \U0001f389\\ud800")


def test_other_names_of_id_and_date_are_taken() -> None:
    found = parse_line(json.dumps({"doc_id": 7, "date": "2017-01-17T10:00:00Z", "text": ""}), 1)
    assert (found.id, found.dct) == ("7", Day(2017, 1, 17))


def test_null_is_the_same_as_missing() -> None:
    found = parse_line(line(id=None, title=None, url=None, lang=None), 3)
    assert (found.id, found.title, found.url, found.lang) == ("3", None, None, "en")


@pytest.mark.parametrize(
    ("data", "column", "message"),
    [
        (b"not json", 1, "not JSON: expecting value"),
        (b'{"id": "a",}', None, "not JSON: "),
        (b"[1]", None, "not a JSON object: [1]"),
        (b'{"a": "\xff"}', 8, "not UTF-8: byte 0xff"),
        (line(text=None), None, "no text"),
        (line(text=[1]), None, "text: not text: [1]"),
        (line(dct=None), None, "no date"),
        (line(dct="2017-13-01"), None, "not a date: '2017-13-01'"),
        (line(dct=20170117), None, "dct: not text: 20170117"),
        (line(id=True), None, "id: not text: true"),
        (line(lang="xx"), None, "no language pack: 'xx'"),
        (b"[" * 100_000, None, "not JSON that can be read"),
        (b'{"n": ' + b"1" * 10_000 + b"}", None, "not JSON that can be read"),
    ],
)
def test_a_mistake_is_named_with_its_line(data: bytes, column: int | None, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_line(data, 4)
    assert caught.value.message.startswith(message)
    assert caught.value.at is not None
    assert (caught.value.at.path, caught.value.at.line) == ("-", 4)
    assert column is None or caught.value.at.column == column


def test_a_corpus_is_split_at_its_lines_and_blank_ones_are_passed_over() -> None:
    origin = Origin("seeds/wire.jsonl", b"\xef\xbb\xbf" + line(id="a") + b"\r\n\n  \n" + line(id=None))
    found = [read(part)[0] for part in split(origin, [])]
    assert [(each.id, each.origin) for each in found] == [("a", "seeds/wire.jsonl:1"), ("wire-4", "seeds/wire.jsonl:4")]


def test_an_empty_corpus_is_an_error() -> None:
    with pytest.raises(DocumentError) as caught:
        list(split(Origin("seeds/wire.jsonl", b"\n \n"), []))
    assert (caught.value.message, caught.value.at) == ("empty file", Location("seeds/wire.jsonl", 1, 1))


def test_what_is_one_article_is_not_split() -> None:
    origin = Origin("seeds/a.txt", b"a\nb")
    assert list(split(origin, [])) == [origin]
