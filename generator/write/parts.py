"""A large file in parts: those that are new are rendered, the others copied from the file as it was, unread."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from hashlib import blake2b
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


def write_parts(parts: Iterable[Part], target: str, old: str, known: Sequence[PartEntry]) -> tuple[PartEntry, ...]:
    """Write a file of parts, and return what they are; `known` are those of the file `old`, none where it is no use."""
    places = _places(known)
    entries: list[PartEntry] = []
    with ExitStack() as stack:
        new = stack.enter_context(open(target, "xb", buffering=0))  # noqa: PTH123  as all files of the site are
        source = stack.enter_context(open(old, "rb", buffering=0)).fileno() if places else -1  # noqa: PTH123
        waiting = _Run(0, 0)
        for part in parts:
            found = places.get(part.key)
            if found is not None:
                entry, start = found
                if start == waiting.start + waiting.size:
                    waiting = _Run(waiting.start, waiting.size + entry.size)
                else:
                    _copy(source, new.fileno(), waiting)
                    waiting = _Run(start, entry.size)
            else:
                _copy(source, new.fileno(), waiting)
                waiting = _Run(0, 0)
                data = part.render()
                entry = PartEntry(part.key, blake2b(data, digest_size=16).hexdigest(), len(data))
                view = memoryview(data)
                while view:
                    view = view[new.write(view) :]
            entries.append(entry)
        _copy(source, new.fileno(), waiting)
    return tuple(entries)


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
