"""One build at a time: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from generator.errors import Location, WriteError

FILE: Final = "lock"


@contextmanager
def lock(cache: Path) -> Iterator[None]:
    """Hold the lock of a cache folder for a block; the folder is made where it is missing.

    Raises WriteError where another build holds it, naming its process, or where the folder cannot be written to.
    """
    path = cache / FILE
    try:
        cache.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except OSError as err:
        message = f"cannot lock the folder {cache.name!r}: {(err.strerror or str(err)).lower()}"
        raise WriteError(message, Location(str(path))) from err
    try:
        _take(descriptor, path)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as err:
        holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
        who = f"process {holder}" if holder.isdecimal() else "another process"
        message = f"another build of this site is running: {who}"
        raise WriteError(message, Location(str(path)), "wait until it has ended; nothing was changed") from err
    with suppress(OSError):
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
