"""Two folders change places: at once where the system can (Linux, macOS), by two renames elsewhere.

`exchange(new, output)` leaves at `new` what was at `output`. Where two renames are needed the old site stands aside
for the moment between them; `recover` puts it back if the program was killed just then.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

_AT_CWD: Final = -100
_LINUX_EXCHANGE: Final = 2
_MACOS_SWAP: Final = 2
_CANNOT: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
_ASIDE: Final = ".aside"


def exchange(new: Path, output: Path) -> None:
    """Put the folder `new` in the place of `output`, and what was there, if anything was, in the place of `new`.

    Both lie on one file system. Raises OSError, with both as they were.
    """
    if not output.exists():
        new.rename(output)
        return
    swap = _swap()
    if swap is not None:
        failed = swap(os.fsencode(new), os.fsencode(output))
        if not failed:
            return
        if failed not in _CANNOT:
            raise OSError(failed, os.strerror(failed), str(output))
    exchange_by_renames(new, output)


def exchange_by_renames(new: Path, output: Path) -> None:
    """Do the same by renames alone; for a moment there is nothing at `output`."""
    aside = new.with_name(new.name + _ASIDE)
    output.rename(aside)
    try:
        new.rename(output)
    except OSError:
        aside.rename(output)
        raise
    aside.rename(new)


def recover(new: Path, output: Path) -> None:
    """Put the old site back where a program was killed between two renames."""
    aside = new.with_name(new.name + _ASIDE)
    if aside.is_dir() and not output.exists():
        aside.rename(output)


def _swap() -> Callable[[bytes, bytes], int] | None:
    """Return the system's own exchange, which gives 0 or an error number; None where there is none."""
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        found = getattr(library, "renamex_np", None)
        return found and (lambda new, old: found(new, old, _MACOS_SWAP) and ctypes.get_errno())
    found = getattr(library, "renameat2", None)
    return found and (lambda new, old: found(_AT_CWD, new, _AT_CWD, old, _LINUX_EXCHANGE) and ctypes.get_errno())
