"""Whether the site is as it was written: all that a build asks to which nothing has changed, with few imports."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MARKER: Final = ".dateline-build"
MADE_BY: Final = "dateline"
_LONGEST_MARKER: Final = 4096


def stamps_of(files: Iterable[tuple[str, int, int]], folders: Iterable[str]) -> str:
    """Return what is to be known of an output folder's content: path, size and time of its files, and its folders.

    >>> stamps_of([("a/b.html", 12, 1700000000000000000)], ["a"]).splitlines()
    ['/ a', '12 1700000000000000000 a/b.html']
    """
    lines = [f"{size} {mtime} {path}" for path, size, mtime in files]
    lines += [f"/ {folder}" for folder in folders]
    return "\n".join(sorted(lines))


def is_intact(output: str, build: str, stamps: str) -> bool:
    """Tell whether the output folder bears the name of a build and has these stamps (`stamps_of`); links are none."""
    try:
        return not os.path.islink(output) and named_in(output) == build and _found(output) == stamps  # noqa: PTH114
    except OSError:
        return False


def named_in(output: str) -> str | None:
    """Return the build that the marker in a folder names, None where there is none that reads."""
    try:
        with open(f"{output}/{MARKER}", "rb") as file:  # noqa: PTH123  pathlib costs as much as a thousand files
            found = json.loads(file.read(_LONGEST_MARKER))
    except (OSError, ValueError, RecursionError):
        return None
    if isinstance(found, dict) and found.get("made_by") == MADE_BY and isinstance(found.get("build"), str):
        return str(found["build"])
    return None


def _found(output: str) -> str | None:
    """Return the stamps that a folder has, None where something in it is neither a file nor a folder."""
    files, folders = [], []
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{output}/{below}") as entries:
            for entry in entries:
                path = below + entry.name
                if entry.is_file(follow_symlinks=False):
                    if path != MARKER:
                        found = entry.stat(follow_symlinks=False)
                        files.append((path, found.st_size, found.st_mtime_ns))
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                    waiting.append(path + "/")
                else:
                    return None
    return stamps_of(files, folders)
