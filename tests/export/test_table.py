"""`events.csv`: read by Python's own reader, and harmless in a spreadsheet."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.table import COLUMNS, neutral, rows
from tests.export.made import event, source


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_has_a_cell_for_each_column() -> None:
    (row,) = read(b"".join(rows([event()], "en")))
    assert tuple(row) == COLUMNS
    assert row["date"] == "16 January 2017"
    assert row["edtf"] == "2017-01-16"
    assert row["phrase"] == "Monday"
    assert row["quote"] == "Rebels said on Monday they would come."


def test_other_sources_are_kept() -> None:
    (row,) = read(b"".join(rows([event(sources=(source(), source(document_id="b")))], "en")))
    assert '"article": "b"' in row["other_sources"]


def test_it_begins_with_a_byte_order_mark_for_spreadsheets() -> None:
    assert next(rows([], "en")).startswith(b"\xef\xbb\xbfid,date,")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\uff1d", " =", "\n="])
def test_a_cell_is_no_formula(start: str) -> None:
    assert neutral(f'{start}HYPERLINK("http://x.test")').startswith("'")


@given(st.text())
def test_nothing_of_a_cell_is_lost(cell: str) -> None:
    shown = neutral(cell)
    plain = shown.removeprefix("'") if shown.startswith("'") else shown
    assert all(a == b or a < " " for a, b in zip(cell, plain, strict=True))
