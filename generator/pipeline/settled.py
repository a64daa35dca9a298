"""A build to which nothing has changed: known by the stamps of all that goes in and of all that came out."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.atomic import replace as replace_file
from generator.config import Config
from generator.model.codec import DecodeError, decode, encode
from generator.model.file import Report
from generator.write import is_intact

if TYPE_CHECKING:
    from generator.model.calendar import Day

FILE: Final = "last.json"
RACY_NS: Final = 2_000_000_000
_PACKAGE: Final = Path(__file__).parents[1]
_SHIPPED: Final = (_PACKAGE / "theme", _PACKAGE.parent)
_THEME: Final = ("templates", "static")
_PASSED_OVER: Final = frozenset({"__pycache__"})


@dataclass(frozen=True, slots=True)
class State:
    """What a build leaves to the next: the digest of what went in, its name, and what it reported."""

    inputs: str
    build: str
    report: Report


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that goes into a site: the digest of everything's stamps, and the newest of their times in ns.

    `rest` is the digest of all but the site's own templates, empty where it changed so lately that its next
    change might not show.
    """

    digest: str
    newest: int
    rest: str

    def is_racy(self, moment: int) -> bool:
        """Tell whether something changed so lately that its next change might not show."""
        return is_racy(self.newest, moment)


def is_racy(newest: int, moment: int) -> bool:
    """Tell whether what changed at a time may change once more without showing it, because that is just now.

    Both are times of the file system in ns; `moment` was taken before the file was looked at.
    """
    return newest > moment - RACY_NS


def look(config: Config, today: Day | None, now: int) -> Inputs:
    """List all that a site is made of: articles, content, templates, static files, the program, its libraries."""
    lines = [repr((config, today, sys.version))]
    of_templates, newest = _looked_at((config.templates,))
    of_rest, newest_of_rest = _looked_at((*folders_of(config)[1:], _PACKAGE))
    libraries = [Path(place) for place in sys.path if place.endswith("-packages")]
    lines += [str(place.stat().st_mtime_ns) for place in libraries if place.exists()]
    rest = _digest([*lines, *of_rest])
    digest = _digest([rest, *of_templates])
    return Inputs(digest, max(newest, newest_of_rest), "" if is_racy(newest_of_rest, now) else rest)


def folders_of(config: Config) -> tuple[Path, ...]:
    """Return the folders whose files a site is made of, its templates first, those that are not there included."""
    datasets = (config.root / name for name in config.datasets)
    own = (config.templates, config.seeds, config.content, config.static, *datasets)
    return tuple(dict.fromkeys((*own, *(place / name for place in _SHIPPED for name in _THEME))))


def last(config: Config) -> State | None:
    """Return what the last build left, None where it left nothing that reads."""
    try:
        return decode(State, (config.cache / FILE).read_bytes())
    except (OSError, DecodeError):
        return None


def leave(config: Config, state: State) -> None:
    """Leave to the next build what this one was. Raises WriteError."""
    replace_file(config.cache / FILE, encode(state).encode())


def again(config: Config, state: State | None, inputs: Inputs) -> Report | None:
    """Return what the last build reported where nothing has changed since, None where something has."""
    if state is None or state.inputs != inputs.digest or not is_intact(config.output, config.cache, state.build):
        return None
    return replace(state.report, studied=0, rendered=0, removed=0, is_written=False)


def _looked_at(folders: Iterable[Path]) -> tuple[list[str], int]:
    """Return a line for each file of some folders, and the newest of their times."""
    lines: list[str] = []
    newest = 0
    for folder in folders:
        for path, size, mtime, ctime, inode in _stamps(str(folder)):
            lines.append(f"{path}\0{size} {mtime} {ctime} {inode}")
            newest = max(newest, mtime, ctime)
    return lines, newest


def _digest(lines: Sequence[str]) -> str:
    return blake2b("\n".join(lines).encode(errors="surrogatepass"), digest_size=16).hexdigest()


def _stamps(folder: str) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield path, size, mtime, ctime and inode of what lies in a folder, in no order that holds everywhere."""
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
                found = entry.stat()
            except OSError:
                continue
            size = found.st_size if stat.S_ISREG(found.st_mode) else -1
            yield entry.path, size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
