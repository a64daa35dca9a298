"""All that goes into a site, as the file system lists it: enough to tell that nothing has changed."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from generator.config import Config
from generator.model.calendar import Day
from generator.model.problem import Problem
from generator.pipeline.sources import is_racy
from generator.read import Listed, find

_PACKAGE: Final = Path(__file__).parents[1]
_SHIPPED: Final = (_PACKAGE / "theme", _PACKAGE.parent)
_THEME: Final = ("templates", "static")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The articles' files, what was passed over, the digest of everything's stamps, and the newest of their times."""

    listed: tuple[Listed, ...]
    problems: tuple[Problem, ...]
    digest: str
    newest: int

    def is_racy(self, moment: int) -> bool:
        """Tell whether something changed so lately that its next change might not show."""
        return is_racy((self.newest,), moment)


def look(config: Config, today: Day | None) -> Inputs:
    """List all that a site is made of: articles, content, templates, static files, the program, its libraries."""
    listed, problems = find(config)
    digest = blake2b(repr((config, today, problems)).encode(errors="surrogatepass"), digest_size=16)
    newest = 0
    for path, stamp in (*((one.path, one.stamp) for one in listed), *_others(config)):
        digest.update(f"{path}\0{stamp}\n".encode(errors="surrogatepass"))
        newest = max(newest, stamp[1], stamp[2])
    return Inputs(listed, problems, digest.hexdigest(), newest)


def folders_of(config: Config) -> tuple[Path, ...]:
    """Return the folders whose files a site is made of, those that are not there included."""
    own = (config.seeds, config.content, config.templates, config.static)
    return tuple(dict.fromkeys((*own, *(place / name for place in _SHIPPED for name in _THEME))))


def _others(config: Config) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    for folder in (*folders_of(config)[1:], _PACKAGE):
        yield from _stamps(folder)
    for place in sys.path:
        if place.endswith("-packages"):  # its time changes with each library that comes or goes
            yield from _stamp(Path(place))


def _stamps(folder: Path) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            yield from _stamp(Path(parent, name))


def _stamp(path: Path) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    try:
        found = path.stat()
    except OSError:
        return
    newest = found.st_mtime_ns, found.st_ctime_ns
    yield str(path), (found.st_size if stat.S_ISREG(found.st_mode) else 0, *newest, found.st_ino)
