"""Articles that were studied before: what `dateline extract` wrote, taken into the store as it is.

A dataset's parts are sources as the files of `seeds/` are: one whose stamp is as it was is not opened. What is taken in
is text, a few articles at a time; pages then ask the store for the articles that they show, one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from generator.archive import Dataset
from generator.errors import DocumentError
from generator.model.problem import Problem, from_error
from generator.pipeline.article import record
from generator.pipeline.stamps import is_as_seen, stamp_of
from generator.read import Listed
from generator.store import Seen

if TYPE_CHECKING:
    from generator.config import Config
    from generator.pipeline.means import Means

_KEPT_AT_ONCE = 16


def taken_in(config: Config, now: int, means: Means, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """Take the articles of a site's datasets into the store, and return the keys of those of each part.

    A dataset that is none, or a part that does not read, is a problem; the others are taken.
    """
    store, memory = means.store, means.memory
    keys: dict[str, tuple[str, ...]] = {}
    read: list[Seen] = []
    for listed, dataset, part in _listed(config, problems):
        seen = memory.seen.get(listed.path)
        if seen is not None and is_as_seen(listed, seen, now) and all(key in memory.summaries for key in seen.keys):
            keys[listed.path] = seen.keys
            continue
        try:
            keys[listed.path] = _of_part(dataset, part, means)
        except DocumentError as err:
            problems.append(from_error(err))
            continue
        read.append(Seen(listed.path, stamp_of(listed, now), keys[listed.path]))
        memory.seen[listed.path] = read[-1]
        store.see(read[-1:])
        if len(read) % _KEPT_AT_ONCE == 0:
            store.keep()
    return keys


def _listed(config: Config, problems: list[Problem]) -> Iterator[tuple[Listed, Dataset, str]]:
    for name in config.datasets:
        dataset = Dataset(config.root / name)
        try:
            for part in dataset.parts("documents"):
                path = dataset.folder / part
                yield Listed(f"{name.rstrip('/')}/{part}", _looked_at(path)), dataset, part
        except DocumentError as err:
            problems.append(from_error(err))


def _looked_at(path: Path) -> tuple[int, int, int, int]:
    """Return size, times and inode of a file, zeros where it is gone: reading it then says so."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0, 0
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _of_part(dataset: Dataset, part: str, means: Means) -> tuple[str, ...]:
    """Put the studies of a part into the store, and return their keys: digests of the program and of what they hold."""
    store, known = means.store, means.memory.summaries
    found = []
    for study in dataset.studies_of(part):
        kept = record(study)
        place = f"dataset\0{means.memory.engine}\0{kept.origin}\0{kept.digest}"
        key = blake2b(place.encode(errors="surrogatepass"), digest_size=16).hexdigest()
        if key not in known:
            known[key] = store.put(key, kept)
        found.append(key)
    return tuple(found)
