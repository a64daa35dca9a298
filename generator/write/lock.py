"""One build at a time: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE: Final = "lock"


@contextmanager
def lock(cache: Path) -> Iterator[None]:
    """Hold the lock of a cache folder for a block; the folder is made where it is missing.

    Raises WriteError where another build holds it, naming its process, or where the folder cannot be written to.
    """
    from generator.errors import Location, WriteError

    path = str(cache / FILE)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        descriptor = take(str(cache))
    except OSError as err:
        message = f"cannot lock the folder {cache.name!r}: {(err.strerror or str(err)).lower()}"
        raise WriteError(message, Location(path)) from err
    if descriptor is None:
        message = f"another build of this site is running: {_holder(path)}"
        raise WriteError(message, Location(path), "wait until it has ended; nothing was changed")
    try:
        yield
    finally:
        os.close(descriptor)


def take(cache: str) -> int | None:
    """Take the lock of a cache folder that is there, and return what is to be closed to let go of it.

    None where another build has it. Raises OSError where the folder cannot be written to.
    """
    descriptor = os.open(f"{cache}/{FILE}", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except OSError:
        os.close(descriptor)
        raise
    with suppress(OSError):
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    return descriptor


def _holder(path: str) -> str:
    """Return the process that holds a lock, in words."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            holder = file.read(20).decode("ascii", "replace").strip()
    except OSError:
        holder = ""
    return f"process {holder}" if holder.isdecimal() else "another process"
