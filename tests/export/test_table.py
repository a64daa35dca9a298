"""`events.csv`: read by Python's own reader, and harmless in a spreadsheet."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.export.matter import Matter
from generator.export.table import COLUMNS, neutral, rows
from generator.model.calendar import Day
from generator.model.document import Document
from generator.model.event import Citation, Study, Timeline
from generator.model.shard import Parted
from tests.export.made import event, source

MATTER = Matter(Parted(Timeline(())), {}, Config(Path()))


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_has_a_cell_for_each_column() -> None:
    (row,) = read(b"".join(rows([event()], MATTER)))
    assert tuple(row) == COLUMNS
    assert row["date"] == "16 January 2017"
    assert row["edtf"] == "2017-01-16"
    assert row["phrase"] == "Monday"
    assert row["quote"] == "Rebels said on Monday they would come."


def test_other_sources_are_kept() -> None:
    (row,) = read(b"".join(rows([event(sources=(source(), source(document_id="b")))], MATTER)))
    assert '"article":"b"' in row["other_sources"]


def test_an_article_without_a_title_is_called_by_its_place_and_date() -> None:
    document = Document("a", "seeds/a.txt", "en", Day(2017, 1, 17), "AMMAN", None, None, None, "x", ())
    matter = Matter(Parted(Timeline(())), {"a": Study("seeds/a.txt", document, (), ())}, Config(Path()))
    untitled = (source(title=""), source(title="", document_id="gone"))
    (row,) = read(b"".join(rows([event(sources=untitled)], matter)))
    assert row["title"] == "Amman, 17 January 2017"
    assert '"title":"gone"' in row["other_sources"]


def test_an_event_written_by_hand_has_what_its_editor_named() -> None:
    named = event(sources=(), citations=(Citation("A book", "https://x.test/b"),), label="that spring", group="War")
    (row,) = read(b"".join(rows([named], MATTER)))
    assert (row["date"], row["title"], row["url"], row["quote"]) == ("that spring", "A book", "https://x.test/b", "")
    assert row["group"] == "War"


def test_it_begins_with_a_byte_order_mark_for_spreadsheets() -> None:
    assert next(rows([], MATTER)).startswith(b"\xef\xbb\xbfid,date,")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\uff1d", " =", "\n="])
def test_a_cell_is_no_formula(start: str) -> None:
    assert neutral(f'{start}HYPERLINK("http://x.test")').startswith("'")


@given(st.text())
def test_nothing_of_a_cell_is_lost(cell: str) -> None:
    shown = neutral(cell)
    plain = shown.removeprefix("'") if shown.startswith("'") else shown
    assert all(a == b or a < " " for a, b in zip(cell, plain, strict=True))
