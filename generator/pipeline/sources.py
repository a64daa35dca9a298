"""The sources: what is there, what of it changed since the last build, and the studies of all of it.

A file is trusted by its stamp, unless it changed so lately that the next change might bear the same one. A study is
filed under a digest of all that it depends on: what was ever studied and is still kept is not studied again, however
often it comes and goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Final

from generator.config import Config, Settings
from generator.errors import DocumentError, Location
from generator.executor import Failure
from generator.model.digest import version_of
from generator.model.document import Origin
from generator.model.problem import Problem, from_error
from generator.pipeline.article import left_out, recorded, seconds
from generator.pipeline.guard import guarded
from generator.pipeline.means import Means
from generator.pipeline.stamps import is_as_seen, stamp_of
from generator.read import COSTLY, Listed, ending, load, split
from generator.store import Seen, Store, Summary

_ROOMS: Final = ("config.py", "errors.py", "model", "language", "read", "temporal", "events", "pipeline/article.py")
_LIBRARIES: Final = (
    "charset-normalizer", "feedparser", "lxml", "markdown", "nh3", "python-dateutil", "pyyaml", "trafilatura",
)  # fmt: skip
_BATCH_BYTES: Final = 16_000_000
_BATCH: Final = 512
_KEPT_BESIDE: Final = 200
_SLICE: Final = 2_048
_MOST_WRONG: Final = 1_000
_ENGINE: Final = "engine"
_LOOK_AGAIN: Final = (0, 2**62, 0, 0)  # changed at the end of time: never trusted


@dataclass(slots=True)
class Survey:
    """The articles that can be read, in the order of their paths and lines, and what is to be told of the others."""

    summaries: list[Summary] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    studied: int = 0


def survey(listed: Sequence[Listed], config: Config, now: int, means: Means) -> Survey:
    """Study what has to be studied, and return the summaries of all articles that are listed.

    `now` is the file system's time in ns, taken before the listing. The second article of one id is left out.
    """
    store, memory = means.store, means.memory
    engine = digest_of_engine(config.settings)
    if memory.engine != engine:
        memory.engine = engine
        memory.seen = store.seen() if store.noted(_ENGINE) == engine else {}
        memory.summaries = store.summaries()
        store.note(_ENGINE, engine)
    before, known = memory.seen, memory.summaries
    result = Survey()
    keys: dict[str, tuple[str, ...]] = {}
    changed = []
    for one in listed:
        seen = before.get(one.path)
        if seen is not None and is_as_seen(one, seen, now) and all(key in known for key in seen.keys):
            keys[one.path] = seen.keys
        else:
            changed.append(one)
    keys |= renew(changed, config, now, means, result)
    paths = sorted(keys)
    if config.datasets:
        from generator.pipeline.datasets import taken_in

        taken = taken_in(config, now, means, result.problems)
        keys |= taken
        paths += sorted(taken)  # an article of seeds/ goes before one of the same id
    gone = before.keys() - keys.keys()
    store.see((), gone)
    for path in gone:
        del before[path]
    _gather([known[key] for path in paths for key in keys[path]], result)
    _tidy(store, known, {key for of_file in keys.values() for key in of_file})
    return result


def renew(
    changed: Sequence[Listed], config: Config, now: int, means: Means, result: Survey
) -> dict[str, tuple[str, ...]]:
    """Study what has to be studied of some files, and return the keys of the articles of each; `result` is added to."""
    store, memory = means.store, means.memory
    engine, known = memory.engine, memory.summaries
    keys: dict[str, tuple[str, ...]] = {}
    done = 0
    means.progress("study", 0, len(changed))
    for batch in _batches(changed, config.root, means, result.problems):
        origins = {_key(origin, engine): origin for _, of_file in batch for origin in of_file}
        missing = {key: origin for key, origin in origins.items() if key not in known}
        known.update(_studied(missing, config.settings, means))
        result.studied += len(missing)
        for one, of_file in batch:
            keys[one.path] = tuple(key for origin in of_file if (key := _key(origin, engine)) in known)
        seen_now = {one.path: Seen(one.path, stamp_of(one, now), keys[one.path]) for one, _ in batch}
        memory.seen.update(seen_now)
        store.see(seen_now.values())
        store.keep()
        done += len(batch)
        means.progress("study", done, len(changed))
    return keys


@cache
def digest_of_engine(settings: Settings) -> str:
    """Return the digest of all that a study depends on beside the article: code, packs, libraries, settings."""
    package = Path(__file__).parents[1]
    digest = blake2b(repr(settings).encode(), digest_size=16)
    for room in _ROOMS:
        place = package / room
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix in (".py", ".toml"):
                digest.update(f"\0{path.relative_to(package).as_posix()}\0".encode() + path.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"\0{library} {version_of(library)}".encode())
    return digest.hexdigest()


def _key(origin: Origin, engine: str) -> str:
    digest = blake2b(f"{engine}\0{origin.at}\0".encode(errors="surrogatepass"), digest_size=16)
    digest.update(origin.data)
    return digest.hexdigest()


def _batches(
    changed: Sequence[Listed], root: Path, means: Means, problems: list[Problem]
) -> Iterator[list[tuple[Listed, list[Origin]]]]:
    """Load files and part them into articles, so many at a time that memory does not grow with the site."""
    batch: list[tuple[Listed, list[Origin]]] = []
    size = articles = 0
    for one in changed:
        told: list[Problem] = []
        try:
            of_file = _parted(load(root, one), means, told)
        except DocumentError as err:
            problems.append(from_error(err))
            continue
        problems.extend(told)
        batch.append((replace(one, stamp=_LOOK_AGAIN) if told else one, of_file))  # to tell it at each build
        size += sum(len(origin.data) for origin in of_file)
        articles += len(of_file)
        if size > _BATCH_BYTES or articles >= _BATCH:
            yield batch
            batch, size, articles = [], 0, 0
    if batch:
        yield batch


def _parted(origin: Origin, means: Means, problems: list[Problem]) -> list[Origin]:
    """Return the articles of a file. Raises DocumentError where it cannot be parted, or not within its time."""
    if ending(origin.path) not in COSTLY:
        return list(split(origin, problems))
    parts, told = guarded(means.executor, _split, origin)
    problems.extend(told)
    return parts


def _split(origin: Origin) -> tuple[list[Origin], list[Problem]]:
    problems: list[Problem] = []
    return list(split(origin, problems)), problems


def _studied(missing: Mapping[str, Origin], settings: Settings, means: Means) -> Iterator[tuple[str, Summary]]:
    """Study articles and put the studies in the store; one that was left out is told, and tried again next time.

    The rest of a corpus is left out once a thousand of its articles have been: it is no corpus.
    """
    wrong: Counter[str] = Counter()
    rest = list(missing.items())
    while rest:
        part, rest = rest[:_SLICE], rest[_SLICE:]
        origins = [origin for _, origin in part]
        results = means.executor.run(partial(recorded, settings=settings), origins, seconds)
        for (key, origin), found in zip(part, results, strict=True):
            if isinstance(found, Failure):
                summary = _left_out(key, origin, found.reason)
            else:
                summary = means.store.put(key, found)
            wrong[origin.path] += summary.document_id is None
            yield key, summary
        for path in [path for path, count in wrong.items() if count > _MOST_WRONG]:
            for key, origin in [each for each in rest if each[1].path == path][:1]:
                yield key, _left_out(key, origin, f"{wrong[path]:,} articles before it in this file cannot be read")
            rest = [each for each in rest if each[1].path != path]


def _left_out(key: str, origin: Origin, reason: str) -> Summary:
    return Summary(key, str(origin.at), None, "", left_out(origin, reason).problems)


def _gather(summaries: Sequence[Summary], result: Survey) -> None:
    first: dict[str, str] = {}
    for summary in summaries:
        result.problems.extend(summary.problems)
        name = summary.document_id
        if name is None:
            continue
        if name in first:
            hint = f"the first is {first[name]}; an id of its own stands in the front matter"
            message = f"left out: second article of the id {name!r}"
            result.problems.append(Problem("error", message, Location(summary.origin), hint))
            continue
        first[name] = summary.origin
        result.summaries.append(summary)


def _tidy(store: Store, known: dict[str, Summary], used: AbstractSet[str]) -> None:
    """Forget studies that no article has any more, once they are more than those that one has."""
    unused = known.keys() - used
    if len(unused) > len(used) + _KEPT_BESIDE:
        store.forget(unused)
        for key in unused:
            del known[key]
