"""A dataset: documents, events and problems as Parquet, a window at a time, each window exactly once.

    DIR/dataset.json                        what this is, and the version of its schema
    DIR/documents/year=2011/<window>.parquet
    DIR/events/year=2011/<window>.parquet   the year is that of the article's publication
    DIR/problems/<window>.parquet
    DIR/windows/<window>.json               what the window came to; written last, so that it tells of a whole one

Files are replaced whole or not at all, and a window always has the same name: one that was cut short, or whose source
or program has changed since, is written again over what was there.
"""

from __future__ import annotations

import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from hashlib import blake2b
from operator import and_
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.atomic import replace
from generator.errors import DocumentError, Location, from_extra
from generator.model.archive import Slice, Window
from generator.model.codec import DecodeError, decode, encode
from generator.model.document import Document
from generator.model.event import Event, Study
from generator.model.problem import Problem

if TYPE_CHECKING:
    import pyarrow
    from pyarrow.dataset import Expression

VERSION: Final = 1
MARK: Final = "dataset.json"
_WINDOWS: Final = "windows"
_TABLES: Final = ("documents", "events", "problems")
_ROWS: Final = 64


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


def is_dataset(path: Path) -> bool:
    """Tell whether a folder is a dataset."""
    return (path / MARK).is_file()


@dataclass(frozen=True, slots=True)
class Only:
    """Days (`YYYY-MM-DD`) of which a narrowed dataset has to tell: by publication, or by an event's exact date."""

    published: frozenset[str]
    named: frozenset[str]


class Dataset:
    """A dataset in a folder. Windows may be written by many processes at once, each its own."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is read yet."""
        self.folder = folder

    def begin(self) -> None:
        """Make the folder a dataset. Raises DocumentError where it is one of another version, or holds other things."""
        mark = self.folder / MARK
        if mark.is_file():
            self._check(mark)
            return
        if self.folder.is_dir() and any(self.folder.iterdir()):
            message = "neither empty nor a dataset"
            raise DocumentError(message, Location(str(self.folder)), "name another folder after --out")
        fields = {table: [f"{field.name}: {field.type}" for field in schema(table)] for table in _TABLES}
        replace(mark, (json.dumps({"dateline": "dataset", "version": VERSION, **fields}, indent=1) + "\n").encode())

    def done(self, name: str, engine: str) -> Window | None:
        """Return what a window came to, None where it has to be written, with that engine, first."""
        try:
            found = json.loads((self.folder / _WINDOWS / f"{name}.json").read_bytes())
            window = Window(found["articles"], found["events"], found["problems"], is_reused=True)
            return window if found["engine"] == engine else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, name: str, engine: str, studies: Iterable[Study]) -> Window:
        """Write what came of the articles of a window. Raises WriteError."""
        tables = _tables(studies)
        written = []
        for (table, year), rows in sorted(tables.items()):
            part = f"{table}/year={year}/{name}.parquet" if year else f"{table}/{name}.parquet"
            replace(self.folder / part, _parquet(table, rows))
            written.append(part)
        self._clear(name, written)
        counts = {table: sum(len(rows) for (of, _), rows in tables.items() if of == table) for table in _TABLES}
        window = Window(counts["documents"], counts["events"], counts["problems"])
        told = {"articles": window.articles, "events": window.events, "problems": window.problems}
        mark = json.dumps({"engine": engine, **told, "files": written})
        replace(self.folder / _WINDOWS / f"{name}.json", mark.encode())
        return window

    def studies(
        self, first: str | None = None, last: str | None = None, *, words: Sequence[str] = (), only: Only | None = None
    ) -> Iterator[Study]:
        """Yield the studies of articles published in [first, last] (`YYYY-MM-DD`, years 0 to 9999), loaded in turn.

        `words`: only of texts that hold one of them, whatever the case; `only`: published on one of the days or naming
        one. What is not asked for is passed over in the files and never loaded. In the order of their years and
        windows. Raises DocumentError where a record does not read.
        """
        self._check(self.folder / MARK)
        wanted = self._wanted(first, last, words)
        if only is not None:
            of_days = _field("dct").isin(sorted(only.published)) | _field("id").isin(sorted(self._naming(only.named)))
            wanted = of_days if wanted is None else wanted & of_days
        for batch in self._batches("documents", ["study"], wanted):
            for line in batch.column("study").to_pylist():
                try:
                    yield decode(Study, line)
                except DecodeError as err:
                    message = "a document of another version"
                    raise DocumentError(message, Location(str(self.folder)), "extract it again") from err

    def _wanted(self, first: str | None, last: str | None, words: Sequence[str]) -> Expression | None:
        from pyarrow import compute

        bounds: list[Expression] = []
        if first is not None:
            bounds.append(_field("dct") >= first)
        if last is not None:
            bounds.append(_field("dct") <= last)
        if words:
            # (?i) folds as Python's lower() does but for a few letters of few scripts
            pattern = "(?i)" + "|".join(re.escape(word) for word in words)
            bounds.append(compute.match_substring_regex(_field("text"), pattern))
        return reduce(and_, bounds) if bounds else None

    def _naming(self, days: AbstractSet[str]) -> set[str]:
        """Return the ids of the documents with an event that is dated to one of some days, exactly."""
        wanted = _field("earliest").isin(sorted(days)) & (_field("earliest") == _field("latest"))
        found: set[str] = set()
        for batch in self._batches("events", ["document_id"], wanted):
            found.update(batch.column("document_id").to_pylist())
        return found

    def _batches(self, table: str, columns: Sequence[str], wanted: Expression | None) -> Iterator[pyarrow.RecordBatch]:
        with from_extra("archive"):
            from pyarrow import dataset
        for path in sorted((self.folder / table).glob("year=*/*.parquet")):
            part = dataset.dataset(path, format="parquet", schema=schema(table))
            yield from part.to_batches(columns=list(columns), filter=wanted, batch_size=_ROWS, use_threads=False)

    def _clear(self, name: str, written: Iterable[str]) -> None:
        """Remove what an earlier window of the name has left: years of which it has no article now, halves of files."""
        for half in self.folder.glob(f"**/.{name}.*.new"):
            with suppress(OSError):
                half.unlink()
        try:
            before = json.loads((self.folder / _WINDOWS / f"{name}.json").read_bytes())["files"]
        except (OSError, ValueError, KeyError, TypeError):
            before = [path.relative_to(self.folder).as_posix() for path in self.folder.glob(f"*/year=*/{name}.parquet")]
        for part in set(before) - set(written):
            if part.endswith(f"/{name}.parquet") and ".." not in part:
                with suppress(OSError):
                    (self.folder / part).unlink()

    def _check(self, mark: Path) -> None:
        try:
            version = json.loads(mark.read_bytes())["version"]
        except (OSError, ValueError, KeyError, TypeError) as err:
            raise DocumentError("not a dataset", Location(str(self.folder))) from err
        if version != VERSION:
            message = f"a dataset of version {version!r}, and this program reads {VERSION}"
            raise DocumentError(message, Location(str(self.folder)), "extract it again into another folder")


def name_of(part: Slice, number: int) -> str:
    """Return the name of a window of a slice: the same for the same place of the same source."""
    place = f"{part.url}\0{part.form}\0{part.start}\0{part.files}\0{number}"
    return blake2b(place.encode(errors="surrogatepass"), digest_size=10).hexdigest()


def _field(name: str) -> Expression:
    with from_extra("archive"):
        from pyarrow import dataset
    found: Expression = dataset.field(name)
    return found


def _parquet(table: str, rows: Sequence[dict[str, Any]]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    buffer = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows), schema(table)), buffer, compression="zstd")
    return buffer.getvalue()


def _tables(studies: Iterable[Study]) -> dict[tuple[str, str], list[dict[str, Any]]]:
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
