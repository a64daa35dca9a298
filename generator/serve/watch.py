"""News of changed files: watchfiles in a thread of its own, told to a callback."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

Told = Callable[[frozenset[Path]], None]

_STEP_MS: Final = 3
_LONGEST_MS: Final = 50
_POLL_MS: Final = 250
_LOOK_AGAIN_MS: Final = 500
_MOUNTS: Final = Path("/proc/self/mounts")
_SILENT: Final = frozenset(
    {
        "9p",
        "afs",
        "cifs",
        "drvfs",
        "fuse.sshfs",
        "nfs",
        "nfs4",
        "prl_fs",
        "smb3",
        "smbfs",
        "vboxsf",
        "virtiofs",
        "vmhgfs",
    }
)


class Watch:
    """Watches folders until it is stopped; tells the paths that changed, at most once in 3 ms.

    Folders that are not there yet are watched as soon as they are. `is_polled` looks by itself instead of waiting for
    the system's news; without it that is done only where the folders lie on a file system that sends none, or where
    the system has no more watches to give.
    """

    def __init__(self, folders: Sequence[Path], tell: Told, *, is_polled: bool = False) -> None:
        """Take the folders; `tell` is called from another thread."""
        self._folders = tuple(folders)
        self._tell = tell
        self._is_polled = is_polled or any(sends_no_news(folder) for folder in folders)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for the end."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            there = [folder for folder in self._folders if folder.exists()]
            if not there:
                self._stop.wait(_LOOK_AGAIN_MS / 1000)
                continue
            try:
                self._watch(there)
            except FileNotFoundError:
                continue
            except OSError:
                if self._is_polled:
                    raise
                self._is_polled = True

    def _watch(self, there: Sequence[Path]) -> None:
        """Tell changes until a folder comes or goes.

        The folders themselves are told once the system sends news of them: something may have changed before.
        """
        from watchfiles import DefaultFilter, watch

        known = frozenset(there)
        changes = watch(
            *there,
            watch_filter=DefaultFilter(),
            step=_STEP_MS,
            debounce=_LONGEST_MS,
            rust_timeout=_LOOK_AGAIN_MS,
            yield_on_timeout=True,
            stop_event=self._stop,
            force_polling=self._is_polled or None,
            poll_delay_ms=_POLL_MS,
            raise_interrupt=False,
        )
        missed = known
        for changed in changes:
            if changed or missed:
                self._tell(missed.union(Path(path) for _, path in changed))
            missed = frozenset()
            now = frozenset(folder for folder in self._folders if folder.exists())
            if now != known:
                self._tell(now ^ known)
                return


def sends_no_news(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Tell whether a folder lies on a file system where changes made elsewhere are not told: a network's, a host's."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    real = folder.resolve()
    found = [
        (len(parts[1]), parts[2])
        for parts in (line.split(" ") for line in lines)
        if len(parts) > 2 and real.is_relative_to(parts[1].replace("\\040", " "))
    ]
    return bool(found) and max(found)[1] in _SILENT
