"""The files of `seeds/`: listed by stat, and loaded when they are wanted.

Nothing outside the folder is read: a linked folder is not entered, a linked file is taken only where it leads to a
file of the folder.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from generator.config import Config
from generator.errors import DocumentError, Location
from generator.model.document import Origin
from generator.model.problem import Problem
from generator.read.article import ENDINGS, PACKED, TIMELINES, ending
from generator.read.collections import FILE as COLLECTION
from generator.read.draft import LONGEST
from generator.read.inside import is_inside

_DEEPEST: Final = 40
_LONGEST_CORPUS: Final = 100 * LONGEST
_GZIP: Final = 31
_PIECE: Final = 4_096
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DENSEST: Final = 40
_HINT_LINK: Final = "a link is followed within its folder only; copy what it leads to"


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as its folder lists it.

    `path` is relative to the site's folder, with `/`; `stamp` (size, times and inode) changes whenever the file
    does, as far as a stat can tell.
    """

    path: str
    stamp: tuple[int, int, int, int]


def find(config: Config) -> tuple[tuple[Listed, ...], tuple[Problem, ...]]:
    """Return the articles' files in the order of their paths, and a warning for each file that is passed over.

    No file is opened. Names that begin with a dot are passed over in silence, and so are timelines (`content` reads
    them).
    """
    return list_folder(config.root, "seeds", ENDINGS, passed=(*TIMELINES, COLLECTION))


def list_folder(
    root: Path, name: str, endings: Collection[str], passed: Collection[str] | None = ()
) -> tuple[tuple[Listed, ...], tuple[Problem, ...]]:
    """Return the files of a site's folder that have one of the endings, in the order of their paths.

    There is a warning for each other file whose ending or name is not in `passed`; None passes over all others without
    looking at them. A folder that is not there holds nothing.
    """
    folder = root / name
    walk = _Walk(folder.resolve(), endings, passed, [], [])
    if not walk.folder.is_relative_to(root.resolve()):
        message = "folder that leads out of the site: not read"
        walk.problems.append(Problem("error", message, Location(name), _HINT_LINK))
    elif folder.is_dir():
        _walk(walk, folder, name, 0)
    return tuple(sorted(walk.found, key=_path)), tuple(sorted(walk.problems, key=str))


def list_path(path: Path) -> Iterator[Listed]:
    """Yield a file named on the command line, or those of a folder, in the order of their paths.

    Raises DocumentError where there is no such file.
    """
    if path.is_dir():
        walk = _Walk(path.resolve(), ENDINGS, (), [], [])
        _walk(walk, path, path.as_posix(), 0)
        yield from sorted(walk.found, key=_path)
        return
    try:
        status = path.stat()
    except OSError as err:
        message = f"cannot be read: {(err.strerror or 'no such file').lower()}"
        raise DocumentError(message, Location(path.as_posix())) from err
    yield Listed(path.as_posix(), _stamp(status))


def load(root: Path, listed: Listed) -> Origin:
    """Return the bytes of a listed file. Raises DocumentError where they cannot be read."""
    path = root / listed.path
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise DocumentError("not a file", Location(listed.path))
            if status.st_size > _LONGEST_CORPUS:
                message = f"too long: {status.st_size:,} bytes"
                raise DocumentError(message, Location(listed.path), f"a file has at most {_LONGEST_CORPUS:,} bytes")
            data = file.read()
            return Origin(listed.path, unpack(data, listed.path))
    except OSError as err:
        message = f"cannot be read: {(err.strerror or str(err)).lower()}"
        raise DocumentError(message, Location(listed.path)) from err


class _Walk(NamedTuple):
    """The folder that a walk stays in, the endings that it looks for, those that it passes over, what it gathers."""

    folder: Path
    endings: Collection[str]
    passed: Collection[str] | None
    found: list[Listed]
    problems: list[Problem]


def _walk(walk: _Walk, folder: Path, prefix: str, depth: int) -> None:
    problems = walk.problems
    try:
        with os.scandir(folder) as entries:
            listing = list(entries)
    except OSError as err:
        message = f"folder cannot be read: {(err.strerror or str(err)).lower()}"
        problems.append(Problem("warning", message, Location(prefix)))
        return
    for entry in listing:
        if entry.name.startswith("."):
            continue
        path = f"{prefix}/{entry.name}"
        if complaint := _complaint_of_name(entry.name):
            problems.append(Problem("error", complaint, Location(str(Location(path))), "rename it"))
        elif entry.is_dir(follow_symlinks=False):
            if depth < _DEEPEST:
                _walk(walk, folder / entry.name, path, depth + 1)
            else:
                problems.append(Problem("warning", "folders nested too deeply", Location(path)))
        else:
            _take(walk, entry, path)


def _take(walk: _Walk, entry: os.DirEntry[str], path: str) -> None:
    problems = walk.problems
    kind = ending(entry.name)
    is_wanted = kind in walk.endings
    if walk.passed is None and not is_wanted:
        return
    try:
        if entry.is_symlink() and not is_inside(entry.path, walk.folder):
            problems.append(Problem("warning", "link that leads elsewhere: passed over", Location(path), _HINT_LINK))
            return
        status = entry.stat()
    except OSError as err:
        message = f"cannot be read: {(err.strerror or str(err)).lower()}"
        problems.append(Problem("error", message, Location(path)))
        return
    if not stat.S_ISREG(status.st_mode):
        problems.append(Problem("warning", "not a file: passed over", Location(path)))
    elif is_wanted:
        walk.found.append(Listed(path, _stamp(status)))
    elif walk.passed is not None and kind not in walk.passed and entry.name not in walk.passed:
        message = f"not a format that is read: {kind!r}"
        hint = f"what is read here ends in {', '.join(walk.endings)}"
        problems.append(Problem("warning", message, Location(path), hint))


def unpack(data: bytes, path: str) -> bytes:
    """Return what gzip packed, of any number of members; never more than a file may hold; the bytes of any other file.

    Text is packed to a tenth, and seldom to a twentieth: what claims to hold more than forty times its length, and
    more than one article may, is a bomb. Raises DocumentError for one, and where a file that ends in `.gz` is not
    packed, or not whole.
    """
    if not path.lower().endswith(PACKED):
        return data
    import zlib

    longest = min(_LONGEST_CORPUS, max(LONGEST, _DENSEST * len(data)))
    parts: list[bytes] = []
    packed, at, length = memoryview(data), 0, 0
    while at < len(packed):
        member = zlib.decompressobj(wbits=_GZIP)
        while not member.eof:
            if at == len(packed):
                raise DocumentError("gzip that ends too early", Location(path), "pack the file again with gzip")
            piece = packed[at : at + _PIECE]  # short: what a member leaves over of it is copied
            try:
                parts.append(member.decompress(piece, longest - length + 1))
            except zlib.error as err:
                message = f"not gzip: {str(err).rpartition(': ')[2]}"
                raise DocumentError(message, Location(path), "pack the file again with gzip") from err
            at += len(piece) - len(member.unused_data)
            length += len(parts[-1])
            if length > longest:
                message = f"too long: more than {longest:,} bytes unpacked"
                raise DocumentError(message, Location(path), "part the file")
    return b"".join(parts)


def _stamp(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _path(listed: Listed) -> str:
    return listed.path


def _complaint_of_name(name: str) -> str | None:
    if name.isascii() and name.isprintable():
        return None
    if any("\ud800" <= character <= "\udfff" for character in name):
        return "file name that is not UTF-8"
    if _CONTROL.search(name):
        return "control character in the file name"
    return None
