"""Whether a dataset is whole: its marks, its files against their digests, their columns and rows, what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.archive.dataset import Dataset, Mark, digest_of
from generator.archive.tables import TABLES, schema
from generator.errors import DocumentError, Location, from_extra
from generator.model.problem import Problem, from_error

if TYPE_CHECKING:
    import pyarrow

_HINT: Final = "remove the file and run the same extract again: what is missing is made anew"
_STOPPED: Final = "a run was stopped here: run the same extract again"


def audit(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with a dataset; one file at a time is in memory.

    An error for each file that is missing, is not as it was written, has other columns, or another number of rows than
    its window says; a warning for each file that belongs to no window.
    """
    dataset = Dataset(folder)
    known: set[str] = set()
    try:
        for mark in dataset.windows():
            known |= mark.files.keys()
            yield from _of_window(dataset, mark)
        dataset.parts("documents")
    except DocumentError as err:
        yield from_error(err)
        return
    for path in sorted(folder.glob("*/**/*.parquet")):
        if path.relative_to(folder).as_posix() not in known:
            yield Problem(
                "warning", "belongs to no window", Location(str(path)), "a run was stopped here; go on with it"
            )


def _of_window(dataset: Dataset, mark: Mark) -> Iterator[Problem]:
    rows = dict.fromkeys(TABLES, 0)
    is_readable = True
    for part, digest in mark.files.items():
        path = dataset.folder / part
        table = part.partition("/")[0]
        found = _rows(path, table, digest)
        if isinstance(found, str):
            is_readable = False
            yield Problem("error", found, Location(str(path)), _HINT)
        else:
            rows[table] += found
            yield from _of_studies(dataset, part) if table == "documents" else ()
    said = {"documents": mark.articles, "events": mark.events, "problems": mark.problems}
    for table, count in said.items():
        if is_readable and rows[table] != count:
            message = f"{rows[table]:,} rows of {table} where the window {mark.name} has {count:,}"
            yield Problem("error", message, Location(str(dataset.folder)), _HINT)


def _rows(path: Path, table: str, digest: str) -> int | str:
    """Return the number of rows of a file, or what is wrong with it."""
    with from_extra("archive"):
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    try:
        if digest and digest_of(path.read_bytes()) != digest:
            return "not as it was written"
        with ParquetFile(path) as file:
            if table not in TABLES or _columns(file.schema_arrow) != _columns(schema(table)):
                return "not the columns of this version"
            return int(file.metadata.num_rows)
    except FileNotFoundError:
        return "missing"
    except (OSError, ArrowException) as err:
        return f"cannot be read: {str(err).splitlines()[0][:200]}"


def _columns(found: pyarrow.Schema) -> tuple[object, ...]:
    """Return the version that a schema says, and its columns; how Parquet calls the items of a list is its own."""
    version = (found.metadata or {}).get(b"dateline")
    return version, [(field.name, str(field.type).replace("<element:", "<item:")) for field in found]


def _of_studies(dataset: Dataset, part: str) -> Iterator[Problem]:
    try:
        for _ in dataset.studies_of(part):
            pass
    except DocumentError as err:
        yield from_error(err)
