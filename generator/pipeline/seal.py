"""The seal of a build: the stamps of all that went in and of all that came out; where they hold, nothing is to be done.

The command looks at it before anything else is loaded, the configuration included: it imports next to nothing.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.write import is_intact, take

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILE: Final = "last.json"
PACKAGE: Final = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  as in `unbroken`
_PASSED_OVER: Final = frozenset({"__pycache__"})


class Counts(NamedTuple):
    """What a build to which nothing has changed reports; as in `Report`."""

    articles: int
    events: int
    files: int
    has_url: bool
    studied: int = 0
    rendered: int = 0
    removed: int = 0


def unbroken(root: str, cache: str, output: str) -> Counts | None:
    """Return what a site has for which a plain build would do nothing and say nothing; None where one has to be made.

    Raises nothing: what does not read, or is being built, is left to the build.
    """
    try:
        with open(f"{cache}/{FILE}", "rb") as file:  # noqa: PTH123  pathlib costs as much as a thousand files
            kept_root, _, is_plain, has_url, folders, inputs, build, outputs, report = json.load(file)  # a `State`
        articles, _, events, files, _, _, problems, _ = report
        if kept_root != root or not is_plain or problems or not inputs or PACKAGE not in folders:
            return None
        lock = take(cache)
    except (OSError, ValueError, RecursionError, TypeError):
        return None
    if lock is None:
        return None
    try:
        is_same = "\n".join([*program(), *looked_at(folders)[0]]) == inputs
        is_whole = is_same and is_intact(output, build, outputs)
    except (TypeError, ValueError):
        return None
    finally:
        os.close(lock)
    return Counts(articles, events, files, has_url) if is_whole else None


def program() -> list[str]:
    """Return what is known of Python and of the libraries, a line for each."""
    version = sys.version.replace("\n", " ")
    return [version, *(f"{_time(place)} {place}" for place in sys.path if place.endswith("-packages"))]


def looked_at(folders: Iterable[str]) -> tuple[list[str], int]:
    """Return a line for each file of some folders, and the newest of their times.

    The lines of one folder stand together; a folder that is not there has none.
    """
    lines: list[str] = []
    newest = 0
    for folder in folders:
        for path, found in _files(folder):
            size = found.st_size if stat.S_ISREG(found.st_mode) else -1
            mtime, ctime = found.st_mtime_ns, found.st_ctime_ns
            lines.append(f"{size} {mtime} {ctime} {found.st_ino} {path}")
            newest = max(newest, mtime, ctime)
    return lines, newest


def _time(place: str) -> int:
    try:
        return os.stat(place).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield what lies in a folder and is none, with what the system says of it; the same folder has the same order."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                listing = sorted(entries, key=_name)
        except OSError:
            continue
        for entry in listing:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _PASSED_OVER:
                    waiting.append(entry.path)
                continue
            try:
                yield entry.path, entry.stat()
            except OSError:
                continue


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
