"""The one way in which a file of ours is replaced: written beside, then renamed over the old one.

A reader, or a program that is killed, sees the old file or the new one and never a part. Used by `write`, `store`,
`scaffold` and the editor; the many files of a site are not replaced one by one but exchanged as a folder (`write`).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from generator.errors import Location, WriteError


def replace(path: Path, data: bytes) -> None:
    """Make `data` the content of `path`, whole or not at all; folders above it are made where they are missing.

    Raises WriteError where that cannot be done; the old file, if there was one, is then as it was. A symlink is
    replaced itself, what it points to is left alone.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     replace(Path(folder, "a.txt"), b"new")
    ...     Path(folder, "a.txt").read_bytes()
    b'new'
    """
    beside = path.with_name(f".{path.name[:80]}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_through(beside, data)
        beside.replace(path)
    except OSError as err:
        with suppress(OSError):
            beside.unlink()
        message = f"cannot write {path.name!r}: {(err.strerror or str(err)).lower()}"
        raise WriteError(message, Location(str(path)), "the file is as it was before") from err


def moment(folder: Path) -> int:
    """Return the time of a folder's file system in nanoseconds, as a file that is made there now bears it.

    The folder is made where it is missing. Raises WriteError where nothing can be written there.
    """
    path = folder / ".now"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.touch()
        return path.stat().st_mtime_ns
    except OSError as err:
        message = f"cannot write to the folder {folder.name!r}: {(err.strerror or str(err)).lower()}"
        raise WriteError(message, Location(str(path))) from err


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
