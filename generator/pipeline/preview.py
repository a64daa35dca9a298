"""The site planned again and again in one program: what `serve` shows. Writes nothing but the store."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from generator.atomic import moment
from generator.config import Config, load_config
from generator.executor import Executor
from generator.model.file import Shown
from generator.model.problem import Problem
from generator.pipeline.article import PRELOAD
from generator.pipeline.build import Plan, plan
from generator.pipeline.joining import Joiner
from generator.pipeline.means import Means, Memory
from generator.pipeline.settled import folders_of
from generator.pipeline.sources import Survey, renew
from generator.read import Content, Guard, Listed, find, read_content
from generator.store import Store, Summary

_MAY_BE_A_TIMELINE: Final = ".json"
_MOST_HELD: Final = 20_000


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
        executor.start()
        self._files = files = Files()
        self._joiner = Joiner()
        self._means = Means(
            store, executor, Memory(), files.find, files.read_content, self._joiner, lambda *_: None, Held(store)
        )
        self._planned: tuple[Config, Plan, Shown] | None = None
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
        shown = Shown({file.path: file for file in found.files}, found.problems)
        self._planned = config, found, shown
        return shown

    def first(self, changed: frozenset[Path]) -> Shown | None:
        """Return the site with the pages of some changed articles as they are now, and all other pages as they were.

        None where more has changed than the text of articles, or where what an editor wrote may be about them: the
        site has to be planned whole. It has to be in any case; this comes before, in a hundredth of the time.
        """
        if self._planned is None or not changed or not self._files.are_known(changed):
            return None
        config, found, shown = self._planned
        content = self._files.content
        is_edited = content is None or content.written or content.events or content.curation.corrections
        if is_edited or load_config(self._root, self._url) != config:
            return None
        listed = self._files.change(config, changed)
        before = [self._summaries(self._means.memory.seen[one.path].keys) for one in listed]
        result = Survey()
        keys = renew(listed, config, moment(config.cache), self._means, result)
        now = [self._summaries(keys[one.path]) for one in listed if one.path in keys]
        names = [[one.document_id for one in of_file] for of_file in now]
        is_as_before = names == [[one.document_id for one in of_file] for of_file in before]
        if result.problems or len(now) < len(changed) or not is_as_before or [None] in names:
            return None
        summaries = [one for of_file in now for one in of_file]
        files, studies = dict(shown.files), found.studies
        for one in summaries:
            document_id = one.document_id or ""
            studies = studies.with_another(one)
            self._joiner.renew(document_id, studies)
            file = found.laid.article(document_id, self._joiner.told_by(document_id), studies)
            if file.path not in files:
                return None
            files[file.path] = file
        shown = Shown(files, shown.problems)
        self._planned = config, replace(found, studies=studies), shown
        return shown

    def _summaries(self, keys: Sequence[str]) -> list[Summary]:
        return [self._means.memory.summaries[key] for key in keys]


class Held:
    """What was drawn, looked for in the store and kept in memory.

    Pages are drawn when they are asked for, after a plan: the store must then be free for a build beside the preview.
    """

    def __init__(self, store: Store) -> None:
        """Begin with what the store has."""
        self._store = store
        self._drawn: dict[str, tuple[str, str]] = {}

    def piece(self, place: str, key: str) -> str | None:
        """Return the part of a file that was kept for a place under a key, or None."""
        held = self._drawn.get(place)
        return held[1] if held is not None and held[0] == key else self._store.piece(place, key)

    def keep_piece(self, place: str, key: str, part: str) -> None:
        """Keep a part of a file for its place, under a key that digests all that it depends on."""
        if len(self._drawn) >= _MOST_HELD:
            self._drawn.clear()
        self._drawn[place] = key, part


class Files:
    """The site's own files: looked at once, and again where something else than the text of an article has changed."""

    def __init__(self) -> None:
        """Begin with nothing looked at."""
        self._listed: dict[Path, Listed] | None = None
        self._problems: tuple[Problem, ...] = ()
        self._content: Content | None = None

    @property
    def content(self) -> Content | None:
        """What the editor wrote, None where it has to be read again."""
        return self._content

    def are_known(self, paths: frozenset[Path]) -> bool:
        """Tell whether all of some paths are articles that are known."""
        return self._listed is not None and all(path in self._listed for path in paths)

    def change(self, config: Config, paths: frozenset[Path]) -> list[Listed]:
        """Take note that some paths have changed; return those articles, none where all have to be looked at."""
        found = []
        for path in paths:
            one = (self._listed or {}).get(path)
            now = None if one is None or _MAY_BE_A_TIMELINE in path.name else restat(config.root, one)
            if self._listed is None or now is None:
                self._listed = self._content = None
                return []
            self._listed[path] = now
            found.append(now)
        return found

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
