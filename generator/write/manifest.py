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
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.atomic import replace
from generator.write.folder import Stamp
from generator.write.parts import PartEntry

if TYPE_CHECKING:
    from generator.write.links import Marks

_FOLDER: Final = "manifests"
_MARKS: Final = ".links"
_OF_MARKS: Final = f"{ascii_letters}{digits}".encode()
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


def save(cache: Path, build: str, manifest: Manifest, marks: Mapping[str, Marks]) -> None:
    """Write the manifest of a build, and the marks of its pages beside it; raises WriteError."""
    lines = [f"{page}\t{mark.links}\t{mark.places}\n" for page, mark in marks.items()]
    replace(_path(cache, build, _MARKS), "".join(lines).encode())
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


def load_marks(cache: Path, build: str) -> dict[str, Marks]:
    """Return the marks of a build's pages, as far as they are known."""
    from generator.write.links import Marks

    found = {}
    if _BUILD.fullmatch(build):
        with suppress(OSError, ValueError):
            for line in _path(cache, build, _MARKS).read_text(encoding="utf-8").splitlines():
                page, links, places = line.split("\t")
                if not f"{links}{places}".encode().translate(None, _OF_MARKS):
                    found[page] = Marks(links, places)
    return found


def forget_others(cache: Path, build: str) -> None:
    """Delete the manifests of all other builds."""
    with suppress(OSError):
        for path in (cache / _FOLDER).iterdir():
            if path.stem != build:
                path.unlink()


def _path(cache: Path, build: str, suffix: str = ".json") -> Path:
    return cache / _FOLDER / f"{build}{suffix}"
