"""Whose folder the output is, and what lies in it.

A folder is ours where it has our marker, which also names the build that wrote it; an empty one may be taken. Any other
is refused, as is a link, and a folder that holds sources or lies among them.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from generator.errors import Location, WriteError
from generator.write.intact import MADE_BY, MARKER, named_in

_ABOUT: Final = "dateline made this folder and replaces it whole at each build: keep nothing of your own in it"


class Stamp(NamedTuple):
    """What the file system says of a file: bytes, and the time of its last change."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Content:
    """What lies in a folder, by path with `/`: its files, its folders, and whatever is neither (links, sockets).

    `files` is empty where nobody asked for stamps; `inodes` has all files.
    """

    files: dict[str, Stamp]
    inodes: dict[str, int]
    folders: frozenset[str]
    others: frozenset[str]


NO_CONTENT: Final = Content({}, {}, frozenset(), frozenset())


def marker(build: str) -> bytes:
    """Return the content of the marker that names a build."""
    return json.dumps({"made_by": MADE_BY, "build": build, "about": _ABOUT}, indent=1).encode() + b"\n"


def build_of(output: Path) -> str | None:
    """Return the build that wrote a folder, None where there is no folder or an empty one.

    Raises WriteError where what is there is not ours.
    """
    try:
        mode = output.lstat().st_mode
    except FileNotFoundError:
        return None
    except OSError as err:
        raise trouble(err, output) from err
    if not stat.S_ISDIR(mode):
        kind = "a link" if stat.S_ISLNK(mode) else "not a folder"
        message = f"will not write to {output.name!r}: it is {kind}"
        raise WriteError(message, Location(str(output)), "move it away; dateline makes the folder itself")
    build = named_in(str(output))
    if build is None and _has_entries(output):
        message = f"will not write to {output.name!r}: dateline did not make what is in it"
        raise WriteError(message, Location(str(output)), "move the folder away, or delete it if nobody needs it")
    return build


def check_apart(output: Path, sources: Iterable[Path]) -> None:
    """Raise WriteError where the output is a folder of sources, lies in one or holds one."""
    real = output.resolve()
    for source in sources:
        other = source.resolve()
        if real == other or other in real.parents or real in other.parents:
            message = f"will not write to {output.name!r}: it holds sources or lies among them"
            raise WriteError(message, Location(str(output)), f"the sources are in {source.name!r}")


def content_of(folder: Path) -> Content:
    """Return what lies in a folder; links are not followed, the marker is left out."""
    return _content(folder, has_stamps=True)


def listing_of(folder: Path) -> Content:
    """Return what lies in a folder, without looking at its files; links are not followed."""
    return _content(folder, has_stamps=False)


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return the folders that some paths lie in.

    >>> sorted(folders_of(["a/b/c", "d"]))
    ['a', 'a/b']
    """
    found: set[str] = set()
    for path in paths:
        cut = path.rfind("/")
        while cut > 0 and path[:cut] not in found:
            found.add(path[:cut])
            cut = path.rfind("/", 0, cut)
    return found


def _content(folder: Path, *, has_stamps: bool) -> Content:
    files: dict[str, Stamp] = {}
    inodes: dict[str, int] = {}
    folders, others = set(), set()
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(folder / below) as entries:
            for entry in entries:
                path = below + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    waiting.append(path + "/")
                elif entry.is_file(follow_symlinks=False):
                    inodes[path] = entry.inode()
                    if has_stamps:
                        found = entry.stat(follow_symlinks=False)
                        files[path] = Stamp(found.st_size, found.st_mtime_ns)
                else:
                    others.add(path)
    if has_stamps:
        files.pop(MARKER, None)
        inodes.pop(MARKER, None)
    return Content(files, inodes, frozenset(folders), frozenset(others))


def trouble(error: OSError, path: Path) -> WriteError:
    """Return the error to raise where the system does not let us write."""
    message = f"cannot write the site: {(error.strerror or str(error)).lower()}"
    return WriteError(message, Location(str(error.filename or path)), "the site that was there before is as it was")


def _has_entries(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except OSError as err:
        raise trouble(err, folder) from err
