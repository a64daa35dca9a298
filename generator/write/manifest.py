"""What a build wrote: for each path the key it was rendered under, the digest of its bytes, and its stamp.

The manifest of a build lies in the cache folder under the build's name, and the marker in the output folder names the
build: both change together when the folders are exchanged. It is only ever a saving: where it is missing or does not
read, all is rendered again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from generator.atomic import replace
from generator.write.folder import Stamp
from generator.write.parts import PartEntry

_FOLDER: Final = "manifests"
_MARKS: Final = ".links"
_BUILD: Final = re.compile(r"[0-9a-f]{32}")


class Entry(NamedTuple):
    """One file as it was written, and its parts where it has any; all are kept as one row."""

    key: str
    digest: str
    size: int
    mtime_ns: int
    parts: tuple[PartEntry, ...] = ()

    @property
    def stamp(self) -> Stamp:
        """What the file system said of it."""
        return Stamp(self.size, self.mtime_ns)


class Manifest(NamedTuple):
    """All files of a build by path, and the pages that have a broken link."""

    entries: dict[str, Entry]
    broken: tuple[str, ...] = ()


def name_of(entries: Mapping[str, Entry]) -> str:
    """Return the name of the build that wrote some files: a digest of their paths and bytes.

    >>> name_of({}) == name_of({}), len(name_of({}))
    (True, 32)
    """
    digest = blake2b(digest_size=16)
    for path in sorted(entries):
        digest.update(f"{path}\0{entries[path].digest}\n".encode())
    return digest.hexdigest()


def save(cache: Path, build: str, manifest: Manifest, marks: Mapping[str, str]) -> None:
    """Write the manifest of a build, and the marks of its pages beside it, a line each; raises WriteError."""
    lines = "\n".join([f"{page}\t{line}" for page, line in marks.items()]).encode()
    replace(_path(cache, build, _MARKS), _seal_of(lines) + b"\n" + lines)
    rows = {path: entry if entry.parts else entry[:4] for path, entry in manifest.entries.items()}
    data = {"files": rows, "broken": manifest.broken}
    replace(_path(cache, build), json.dumps(data, separators=(",", ":")).encode())


def load(cache: Path, build: str) -> Manifest | None:
    """Return the manifest of a build, None where there is none that reads."""
    if not _BUILD.fullmatch(build):
        return None
    try:
        data = json.loads(_path(cache, build).read_bytes())
        entries = {path: _entry(*row) for path, row in data["files"].items()}
        broken = tuple(data["broken"])
        is_right = all(type(path) is str for path in broken) and all(
            type(key) is str and type(digest) is str and type(size) is int and type(mtime) is int
            for key, digest, size, mtime, _ in entries.values()
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return Manifest(entries, broken) if is_right else None


def _entry(key: str, digest: str, size: int, mtime_ns: int, rows: Sequence[Sequence[object]] = ()) -> Entry:
    """Return a file as it is kept. Raises TypeError or ValueError where its parts do not read."""
    return Entry(key, digest, size, mtime_ns, _parts(rows) if rows else ())


def _parts(rows: Sequence[Sequence[object]]) -> tuple[PartEntry, ...]:
    parts = []
    for key, digest, size in rows:
        if type(key) is not str or type(digest) is not str or type(size) is not int:
            message = f"not a part: {key!r}"
            raise TypeError(message)
        parts.append(PartEntry(key, digest, size))
    return tuple(parts)


def load_marks(cache: Path, build: str) -> dict[str, str]:
    """Return the marks of a build's pages, none where they are not as they were written."""
    if _BUILD.fullmatch(build):
        with suppress(OSError, ValueError):
            seal, _, lines = _path(cache, build, _MARKS).read_bytes().partition(b"\n")
            if seal == _seal_of(lines):
                return dict(line.split("\t", 1) for line in lines.decode().split("\n") if line)
    return {}


def _seal_of(lines: bytes) -> bytes:
    return blake2b(lines, digest_size=16).hexdigest().encode()


def forget_others(cache: Path, build: str) -> None:
    """Delete the manifests of all other builds."""
    with suppress(OSError):
        for path in (cache / _FOLDER).iterdir():
            if path.stem != build:
                path.unlink()


def _path(cache: Path, build: str, suffix: str = ".json") -> Path:
    return cache / _FOLDER / f"{build}{suffix}"
