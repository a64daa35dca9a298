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

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from hashlib import blake2b
from operator import and_
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.archive.tables import TABLES, VERSION, parquet, schema
from generator.archive.tables import tables as tables_of
from generator.atomic import replace
from generator.errors import DocumentError, Location, from_extra
from generator.model.archive import Slice, Window
from generator.model.codec import DecodeError, decode
from generator.model.event import Study

if TYPE_CHECKING:
    import pyarrow
    from pyarrow.dataset import Expression

MARK: Final = "dataset.json"
_WINDOWS: Final = "windows"
_ROWS: Final = 64


def is_dataset(path: Path) -> bool:
    """Tell whether a folder is a dataset."""
    return (path / MARK).is_file()


@dataclass(frozen=True, slots=True)
class Only:
    """Days (`YYYY-MM-DD`) of which a narrowed dataset has to tell: by publication, or by an event's exact date."""

    published: frozenset[str]
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is written of a window: the program that made it, how many rows it has, its files and their digests.

    A digest is empty where the dataset is older than they are.
    """

    name: str
    engine: str
    articles: int
    events: int
    problems: int
    files: Mapping[str, str]


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
        fields = {table: [f"{field.name}: {field.type}" for field in schema(table)] for table in TABLES}
        replace(mark, (json.dumps({"dateline": "dataset", "version": VERSION, **fields}, indent=1) + "\n").encode())

    def done(self, name: str, engine: str) -> Window | None:
        """Return what a window came to, None where it has to be written, with that engine, first."""
        mark = _mark(self.folder / _WINDOWS / f"{name}.json")
        if mark is None or mark.engine != engine or not all((self.folder / part).is_file() for part in mark.files):
            return None
        return Window(mark.articles, mark.events, mark.problems, is_reused=True)

    def write(self, name: str, engine: str, studies: Iterable[Study]) -> Window:
        """Write what came of the articles of a window. Raises WriteError."""
        tables = tables_of(studies)
        written: dict[str, str] = {}
        for (table, year), rows in sorted(tables.items()):
            part = f"{table}/year={year}/{name}.parquet" if year else f"{table}/{name}.parquet"
            data = parquet(table, rows)
            replace(self.folder / part, data)
            written[part] = digest_of(data)
        self._clear(name, written)
        counts = {table: sum(len(rows) for (of, _), rows in tables.items() if of == table) for table in TABLES}
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
            yield from self._decoded(batch)

    def studies_of(self, part: str) -> Iterator[Study]:
        """Yield the studies of one part of the documents, as `parts` names it; raises as `studies` does."""
        for batch in self._batches("documents", ["study"], None, (part,)):
            yield from self._decoded(batch)

    def parts(self, table: str) -> tuple[str, ...]:
        """Return the files of a table that belong to windows which are done, by their paths in the folder, in order.

        Raises DocumentError where the folder is no dataset, or one of another version.
        """
        self._check(self.folder / MARK)
        return tuple(sorted(part for mark in self.windows() for part in mark.files if part.startswith(f"{table}/")))

    def windows(self) -> Iterator[Mark]:
        """Yield what is written of each window that is done, in the order of their names.

        Raises DocumentError where that does not read.
        """
        for path in sorted((self.folder / _WINDOWS).glob("*.json")):
            mark = _mark(path)
            if mark is None:
                raise DocumentError("not the mark of a window", Location(str(path)), "extract the dataset again")
            yield mark

    def _decoded(self, batch: pyarrow.RecordBatch) -> Iterator[Study]:
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

    def _batches(
        self, table: str, columns: Sequence[str], wanted: Expression | None, parts: Sequence[str] | None = None
    ) -> Iterator[pyarrow.RecordBatch]:
        with from_extra("archive"):
            from pyarrow import ArrowException, dataset
        for part in self.parts(table) if parts is None else parts:
            try:
                found = dataset.dataset(self.folder / part, format="parquet", schema=schema(table))
                yield from found.to_batches(columns=list(columns), filter=wanted, batch_size=_ROWS, use_threads=False)
            except (OSError, ArrowException) as err:
                message = f"cannot be read: {str(err).splitlines()[0][:200]}"
                raise DocumentError(message, Location(str(self.folder / part)), "extract the dataset again") from err

    def _clear(self, name: str, written: Iterable[str]) -> None:
        """Remove what an earlier window of the name has left: years of which it has no article now, halves of files."""
        for half in self.folder.glob(f"**/.{name}.*.new"):
            with suppress(OSError):
                half.unlink()
        mark = _mark(self.folder / _WINDOWS / f"{name}.json")
        if mark is None:
            before = {path.relative_to(self.folder).as_posix() for path in self.folder.glob(f"*/year=*/{name}.parquet")}
        else:
            before = set(mark.files)
        for part in before - set(written):
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


def digest_of(data: bytes) -> str:
    """Return the digest by which a file of a dataset is known."""
    return blake2b(data, digest_size=16).hexdigest()


def _mark(path: Path) -> Mark | None:
    """Return what is written of a window, None where there is nothing or it does not read."""
    name = path.stem
    try:
        found = json.loads(path.read_bytes())
        articles, events, problems = found["articles"], found["events"], found["problems"]
        files = found["files"]
        digests = files if isinstance(files, dict) else dict.fromkeys(files, "")
        engine = found["engine"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    is_right = isinstance(engine, str) and all(type(count) is int for count in (articles, events, problems))
    if not is_right or not all(_is_of(name, part) and isinstance(value, str) for part, value in digests.items()):
        return None
    return Mark(name, engine, articles, events, problems, digests)


def _is_of(name: str, part: object) -> bool:
    """Tell whether a path is one that a window writes: nothing outside the folder, nothing of another window."""
    return isinstance(part, str) and re.fullmatch(rf"\w+/(year=-?\d+/)?{re.escape(name)}\.parquet", part) is not None


def _field(name: str) -> Expression:
    with from_extra("archive"):
        from pyarrow import dataset
    found: Expression = dataset.field(name)
    return found
