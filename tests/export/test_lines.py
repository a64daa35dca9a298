"""The lines of `tag` and `events`: every field there, null for none."""

import json

from generator.export.lines import dump, event_fields, tag_line
from generator.model.calendar import Day
from generator.model.document import Document, Span
from generator.model.timex import Mention, Timex
from tests.export.made import event

DOCUMENT = Document("d", "-:1", "en", Day(2017, 1, 17), None, None, None, None, "He came on Monday.", (Span(0, 18),))


def test_a_time_expression_has_every_field() -> None:
    timex = Timex(Mention(Span(11, 17), "Monday", "weekday"), "DATE", "2017-01-16", edtf="2017-01-16")
    assert tag_line(DOCUMENT, [timex]) == {
        "doc_id": "d",
        "timex": [
            {"start": 11, "end": 17, "text": "Monday", "type": "DATE", "value": "2017-01-16", "mod": None,
             "edtf": "2017-01-16", "rule": "weekday"}
        ],
    }  # fmt: skip


def test_a_document_without_time_has_an_empty_list() -> None:
    assert tag_line(DOCUMENT, []) == {"doc_id": "d", "timex": []}


def test_an_event_has_every_field() -> None:
    fields = event_fields(event())
    assert list(fields) == [
        "id", "sentence", "phrase", "edtf", "mod", "earliest", "latest", "inferred", "status", "kind", "headline",
        "salience", "steps", "trail",
    ]  # fmt: skip
    assert fields["sentence"] == [10, 48]
    assert fields["earliest"] == "2017-01-16"
    assert fields["trail"] == "'Monday': Monday 16 January 2017"


def test_a_line_is_one_line_whatever_it_holds() -> None:
    for text in ("\u2028\u2029\x85\n\r", "\ud800", "\0", "é"):
        line = dump({"text": text})
        assert len(line.decode().splitlines()) == 1
        assert json.loads(line) == {"text": text}
