"""A large file in parts: those that are new are rendered, the others copied from the file as it was, unread."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from hashlib import blake2b
from io import FileIO
from itertools import zip_longest
from typing import Final, NamedTuple

from generator.model.file import Part

_CHUNK: Final = 1 << 20


class PartEntry(NamedTuple):
    """One part as it was written: its key, the digest of its bytes, and how many they are."""

    key: str
    digest: str
    size: int


class _Run(NamedTuple):
    """Bytes of the old file that follow one another."""

    start: int
    size: int


class Parted(NamedTuple):
    """A file to write: its parts, the path to write it to, the file as it was, and what that is known to be made of.

    `known` is empty where the file as it was is of no use.
    """

    parts: Sequence[Part]
    target: str
    old: str
    known: Sequence[PartEntry]


def write_parts(files: Iterable[Parted]) -> list[tuple[PartEntry, ...]]:
    """Write some files side by side, and return what each is made of.

    They are written a part of each at a time, so that what they show of the same events is loaded once.
    """
    with ExitStack() as stack:
        writers = []
        for file in files:
            new = stack.enter_context(open(file.target, "xb", buffering=0))  # noqa: PTH123  as all files of the site are
            old = stack.enter_context(open(file.old, "rb", buffering=0)) if file.known else None  # noqa: PTH123
            writers.append(_Writer(file, new, old))
        for row in zip_longest(*(writer.file.parts for writer in writers)):
            for writer, part in zip(writers, row, strict=True):
                if part is not None:
                    writer.add(part)
        return [writer.finish() for writer in writers]


class _Writer:
    """One file as far as it is written; what is to be copied from the file as it was waits for what follows it."""

    def __init__(self, file: Parted, new: FileIO, old: FileIO | None) -> None:
        self.file = file
        self._entries: list[PartEntry] = []
        self._places = _places(file.known)
        self._new = new
        self._source = old.fileno() if old else -1
        self._waiting = _Run(0, 0)

    def add(self, part: Part) -> None:
        found = self._places.get(part.key)
        if found is None:
            self._entries.append(self._render(part))
            return
        entry, start = found
        if start == self._waiting.start + self._waiting.size:
            self._waiting = _Run(self._waiting.start, self._waiting.size + entry.size)
        else:
            self._copy()
            self._waiting = _Run(start, entry.size)
        self._entries.append(entry)

    def finish(self) -> tuple[PartEntry, ...]:
        self._copy()
        return tuple(self._entries)

    def _render(self, part: Part) -> PartEntry:
        self._copy()
        data = part.render()
        view = memoryview(data)
        while view:
            view = view[self._new.write(view) :]
        return PartEntry(part.key, blake2b(data, digest_size=16).hexdigest(), len(data))

    def _copy(self) -> None:
        _copy(self._source, self._new.fileno(), self._waiting)
        self._waiting = _Run(0, 0)


def digest_of(parts: Iterable[PartEntry]) -> str:
    """Return the digest of a file of parts: that of their digests, so that no file is read for it."""
    return blake2b("\n".join(part.digest for part in parts).encode(), digest_size=16).hexdigest()


def _places(known: Sequence[PartEntry]) -> Mapping[str, tuple[PartEntry, int]]:
    places = {}
    start = 0
    for part in known:
        places[part.key] = part, start
        start += part.size
    return places


def _copy(source: int, target: int, run: _Run) -> None:
    """Copy some bytes of one file to the end of another: in the system where it can. Raises OSError."""
    start, left = run
    while left:
        count = _within_the_system(source, target, start, left)
        if not count:
            data = os.pread(source, min(left, _CHUNK), start)
            if not data:
                raise OSError(5, "the file that is copied from has become shorter")
            count = os.write(target, data)
        start, left = start + count, left - count


def _within_the_system(source: int, target: int, start: int, size: int) -> int:
    copy = getattr(os, "copy_file_range", None)
    try:
        return copy(source, target, size, start) if copy is not None else 0
    except OSError:
        return 0
