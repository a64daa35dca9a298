"""The articles of a slice, one after the other, each as an origin; memory does not grow with the slice."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from generator.archive.warc import pages
from generator.errors import DocumentError, Location, from_extra
from generator.model.archive import Slice
from generator.model.document import Origin

LONGEST_LINE: Final = 64_000_000
_ROWS: Final = 256
_COLUMNS: Final = ("id", "doc_id", "dct", "date", "lang", "title", "url", "publisher", "place", "text", "html")


def articles(part: Slice) -> Iterator[Origin]:
    """Yield the articles of a slice in their order.

    Raises DocumentError where the source ends too early or cannot be read; what came before stands.
    """
    try:
        if part.form == "files":
            for url in part.files:
                yield Origin(_plain(url), _bytes(url))
        elif part.form == "rows":
            yield from _rows(part)
        elif part.form == "records":
            with _opened(part.url) as file:
                yield from pages(file, _plain(part.url))
        else:
            yield from _lines(part)
    except (OSError, EOFError, ValueError) as err:
        message = f"cannot be read to its end: {str(err)[:200]}"
        raise DocumentError(message, Location(_plain(part.url))) from err


def _opened(url: str) -> Any:  # noqa: ANN401  # fsspec's own files
    with from_extra("archive"):
        import fsspec
    return fsspec.open(url, "rb")


def _bytes(url: str) -> bytes:
    with _opened(url) as file:
        data: bytes = file.read(LONGEST_LINE + 1)
    return data


def _lines(part: Slice) -> Iterator[Origin]:
    path = _plain(part.url)
    with _opened(part.url) as file:
        if part.form == "lines":
            file.seek(part.start)
            yield from _origins(_until(file, (part.stop or 0) - part.start), path, part.line)
        elif path.lower().endswith(".zst"):
            with from_extra("archive"):
                import zstandard
            with zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True) as unpacked:
                yield from _origins(_whole(io.BufferedReader(unpacked)), path, part.line)
        else:
            with gzip.open(file) as unpacked:
                yield from _origins(_whole(unpacked), path, part.line)


def _until(file: Any, left: int) -> Iterator[bytes]:  # noqa: ANN401
    while left > 0 and (line := file.readline(LONGEST_LINE)):
        left -= len(line)
        yield line


def _whole(file: Any) -> Iterator[bytes]:  # noqa: ANN401
    while line := file.readline(LONGEST_LINE):
        yield line


def _origins(lines: Iterable[bytes], path: str, first: int) -> Iterator[Origin]:
    for number, line in enumerate(lines, first):
        if line.strip():
            yield Origin(path, line, number)


def _rows(part: Slice) -> Iterator[Origin]:
    with from_extra("archive"):
        from pyarrow.parquet import ParquetFile
    path = _plain(part.url)
    with _opened(part.url) as file:
        table = ParquetFile(file)
        columns = [name for name in table.schema_arrow.names if name in _COLUMNS]
        row = sum(table.metadata.row_group(group).num_rows for group in range(part.start))
        for batch in table.iter_batches(_ROWS, range(part.start, part.stop or 0), columns):
            for found in batch.to_pylist():
                row += 1
                yield Origin(path, _json(found), row, is_made=True)


def _json(row: Mapping[str, object]) -> bytes:
    """Return the row as the JSON of an article; days and times as ISO 8601 writes them."""
    known = {name: value for name, value in row.items() if value is not None}
    if "date" in known:
        known.setdefault("dct", known.pop("date"))
    return json.dumps(known, default=str).encode()


def _plain(url: str) -> str:
    return url.removeprefix("file://")
