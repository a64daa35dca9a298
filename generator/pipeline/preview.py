"""The site planned again and again in one program: what `serve` shows. Writes nothing but the store."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.atomic import moment
from generator.config import load_config
from generator.executor import Executor
from generator.model.calendar import Day
from generator.model.file import Shown
from generator.pipeline.article import PRELOAD
from generator.pipeline.build import Means, plan
from generator.pipeline.settled import folders_of
from generator.store import Store


class Preview:
    """A builder for `serve`: called with the paths that changed, it returns the plans of the site as it is now.

    Articles are studied in a process of their own, so that none can stall the preview. A context manager.
    """

    def __init__(self, root: Path, *, url: str | None = None, today: Day | None = None) -> None:
        """Open the site's store and start the process; raises ConfigError and WriteError."""
        self._root, self._url, self._today = root, url, today
        config = load_config(root, url)
        self._open = ExitStack()
        self._store = self._open.enter_context(Store(config.cache))
        self._executor = self._open.enter_context(Executor(apart=True, preload=PRELOAD))
        self.folders: Sequence[Path] = folders_of(config)

    def __enter__(self) -> Self:
        """Return the builder itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """End the process and close the store."""
        self._open.close()

    def __call__(self, _changed: frozenset[Path]) -> Shown:
        """Return the site as it is now. Raises ConfigError, PackError, SiteError and WriteError."""
        config = load_config(self._root, self._url)
        found = plan(config, moment(config.cache), Means(self._store, self._executor, lambda *_: None))
        self._store.keep()
        return Shown({file.path: file for file in found.files}, found.problems)
