"""Archives: a slice of a source, which one worker reads, and what came of a window of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["lines", "packed lines", "rows", "records", "files"]


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a source, small enough for one worker, known without what it holds.

    `url` is where the source lies (a path, or a URL that fsspec knows). `start` and `stop` are half-open: bytes of
    a file of plain lines, the first of which is line `line`; row groups of a Parquet file; places in the list `files`
    of a folder. `stop` is None where all of a stream is one slice. `stamp` changes when the source does; `weight` is
    how many bytes of it the slice is, packed as they may be.
    """

    url: str
    form: Form
    stamp: str
    weight: int
    start: int = 0
    stop: int | None = None
    line: int = 1
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """What came of a run of articles that were written together: counts, and whether it was there already."""

    articles: int
    events: int
    problems: int
    is_reused: bool = False


@dataclass(frozen=True, slots=True)
class Extracted:
    """A slice that is done: its weight among that of all sources in bytes, and its windows."""

    weight: int
    of: int
    windows: tuple[Window, ...]
