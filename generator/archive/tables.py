"""The tables of a dataset: their columns, and what an article gives to each."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from generator.errors import from_extra
from generator.model.codec import encode
from generator.model.document import Document
from generator.model.event import Event, Study
from generator.model.problem import Problem

if TYPE_CHECKING:
    import pyarrow

VERSION: Final = 1
TABLES: Final = ("documents", "events", "problems")


def schema(table: str) -> pyarrow.Schema:
    """Return the schema of `documents`, `events` or `problems`, version 1.

    Days are `YYYY-MM-DD`, with a sign before year 0; spans are half-open, in code points of the document's text.
    `documents.study` is the article whole, as Dateline reads it back.
    """
    with from_extra("archive"):
        import pyarrow as pa

    text, number = pa.string(), pa.int64()
    columns: dict[str, dict[str, pa.DataType]] = {
        "documents": {
            "id": text, "origin": text, "lang": text, "dct": text, "place": text, "title": text, "url": text,
            "publisher": text, "text": text, "study": text,
        },
        "events": {
            "id": text, "document_id": text, "dct": text, "edtf": text, "mod": text, "earliest": text, "latest": text,
            "inferred": pa.list_(text), "status": text, "kind": text, "salience": pa.int8(), "headline": text,
            "quote": text, "sentence_start": number, "sentence_end": number, "phrase_start": number,
            "phrase_end": number,
        },
        "problems": {
            "severity": text, "message": text, "path": text, "line": number, "column": number, "hint": text,
        },
    }  # fmt: skip
    return pa.schema(list(columns[table].items()), metadata={"dateline": str(VERSION)})


def parquet(table: str, rows: Sequence[dict[str, Any]]) -> bytes:
    """Return the bytes of a Parquet file with some rows of a table: the same for the same rows."""
    import pyarrow as pa
    from pyarrow.parquet import write_table

    buffer = io.BytesIO()
    write_table(pa.Table.from_pylist(list(rows), schema(table)), buffer, compression="zstd")
    return buffer.getvalue()


def tables(studies: Iterable[Study]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return the rows of each (table, year of publication); problems have no year."""
    found: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for study in studies:
        found["problems", ""] += [_problem(problem) for problem in study.problems]
        if study.document is not None:
            year = str(study.document.dct.year)
            found["documents", year].append(_document(study, study.document))
            found["events", year] += [_event(event, study.document) for event in study.events]
    return {place: rows for place, rows in found.items() if rows}


def _document(study: Study, document: Document) -> dict[str, Any]:
    return {
        "id": document.id, "origin": document.origin, "lang": document.lang, "dct": str(document.dct),
        "place": document.place, "title": document.title, "url": document.url, "publisher": document.publisher,
        "text": document.text, "study": encode(study),
    }  # fmt: skip


def _event(event: Event, document: Document) -> dict[str, Any]:
    source, when = event.sources[0], event.when
    return {
        "id": event.id, "document_id": document.id, "dct": str(document.dct), "edtf": when.edtf, "mod": when.mod,
        "earliest": str(when.earliest) if when.earliest else None, "latest": str(when.latest) if when.latest else None,
        "inferred": list(when.inferred), "status": event.status, "kind": event.kind, "salience": event.salience,
        "headline": event.headline, "quote": source.quote,
        "sentence_start": source.sentence.start, "sentence_end": source.sentence.end,
        "phrase_start": source.phrase.start, "phrase_end": source.phrase.end,
    }  # fmt: skip


def _problem(problem: Problem) -> dict[str, Any]:
    at = problem.at
    return {
        "severity": problem.severity, "message": problem.message, "hint": problem.hint,
        "path": at.path if at else None, "line": at.line if at else None, "column": at.column if at else None,
    }  # fmt: skip
