"""The site planned again and again in one program: what `serve` shows. Writes nothing but the store."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from generator.atomic import moment
from generator.config import Config, load_config
from generator.executor import Executor
from generator.model.file import Shown
from generator.model.problem import Problem
from generator.pipeline.article import PRELOAD
from generator.pipeline.build import plan
from generator.pipeline.joining import Joiner
from generator.pipeline.means import Means, Memory
from generator.pipeline.settled import folders_of
from generator.read import Content, Guard, Listed, find, read_content
from generator.store import Store

_MAY_BE_A_TIMELINE: Final = ".json"


class Preview:
    """A builder for `serve`: called with the paths that changed, it returns the plans of the site as it is now.

    Articles are studied in a process of their own, so that none can stall the preview. A context manager.
    """

    def __init__(self, root: Path, *, url: str | None = None) -> None:
        """Open the site's store and start the process; raises ConfigError and WriteError."""
        self._root, self._url = root.resolve(), url
        config = load_config(root, url)
        self._open = ExitStack()
        store = self._open.enter_context(Store(config.cache))
        executor = self._open.enter_context(Executor(apart=True, preload=PRELOAD))
        self._files = files = Files()
        self._means = Means(store, executor, Memory(), files.find, files.read_content, Joiner(), lambda *_: None)
        self.folders: Sequence[Path] = folders_of(config)

    def __enter__(self) -> Self:
        """Return the builder itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """End the process and close the store."""
        self._open.close()

    def __call__(self, changed: frozenset[Path]) -> Shown:
        """Return the site as it is now. Raises ConfigError, PackError, SiteError and WriteError."""
        config = load_config(self._root, self._url)
        self._files.change(config, changed)
        found = plan(config, moment(config.cache), self._means)
        self._means.store.keep()
        return Shown({file.path: file for file in found.files}, found.problems)


class Files:
    """The site's own files: looked at once, and again where something else than the text of an article has changed."""

    def __init__(self) -> None:
        """Begin with nothing looked at."""
        self._listed: dict[Path, Listed] | None = None
        self._problems: tuple[Problem, ...] = ()
        self._content: Content | None = None

    def change(self, config: Config, paths: frozenset[Path]) -> None:
        """Take note that some paths have changed."""
        for path in paths:
            one = (self._listed or {}).get(path)
            now = None if one is None or _MAY_BE_A_TIMELINE in path.name else restat(config.root, one)
            if self._listed is None or now is None:
                self._listed = self._content = None
                return
            self._listed[path] = now

    def find(self, config: Config) -> tuple[tuple[Listed, ...], tuple[Problem, ...]]:
        """Return what `read.find` would."""
        if self._listed is None:
            listed, self._problems = find(config)
            self._listed = {config.root / one.path: one for one in listed}
        return tuple(self._listed.values()), self._problems

    def read_content(self, config: Config, guard: Guard) -> Content:
        """Return what `read.read_content` would."""
        if self._content is None:
            self._content = read_content(config, guard)
        return self._content


def restat(root: Path, one: Listed) -> Listed | None:
    """Return a listed file as it is now, None where there is no such plain file any more."""
    try:
        found = (root / one.path).lstat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Listed(one.path, (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino))
