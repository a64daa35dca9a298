"""From sources of any size to a dataset: slices are shipped, workers write windows, and what is done stays done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from generator.archive import Dataset, articles, slices, weight
from generator.archive.dataset import name_of
from generator.config import Settings
from generator.errors import DocumentError
from generator.executor import Failure, limited, shipped
from generator.model.archive import Extracted, Slice, Window
from generator.model.document import Origin
from generator.model.event import Study
from generator.model.problem import Problem, from_error
from generator.pipeline.article import left_out, seconds, study
from generator.pipeline.sources import digest_of_engine
from generator.read import split

WINDOW_BYTES: Final = 8_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is told beside its slice: where the dataset lies, how articles are read, how long a window is."""

    folder: Path
    settings: Settings
    window: int = WINDOW_BYTES


def extract(
    sources: Sequence[str],
    order: Order,
    *,
    workers: int | None = None,
    cluster: str | None = None,
    tell: Callable[[Iterable[Problem]], None],
) -> Iterator[Extracted]:
    """Extract sources into a dataset and yield each slice once it is done, or was done before.

    `tell` is told of sources that cannot be read, and of slices whose worker died twice; bad articles become rows.
    Raises DocumentError where the folder is something else, ConfigError where a package is missing or there is no
    cluster.
    """
    Dataset(order.folder).begin()
    of = sum(weight(source) for source in sources)
    for part, found in shipped(partial(windows, order=order), _parts(sources, tell), workers=workers, cluster=cluster):
        if isinstance(found, Failure):
            tell(left_out(Origin(part.url, b""), found.reason).problems)
        else:
            yield Extracted(part.weight, of, found)


def windows(part: Slice, order: Order) -> tuple[Window, ...]:
    """Write the windows of one slice that are not there yet, and return all of them.

    The sizes of windows are counted in bytes of articles, so that a window has the same articles whenever it is read.
    """
    dataset = Dataset(order.folder)
    engine = f"{digest_of_engine(order.settings)} {order.window} {part.stamp}"
    found = []
    for number, (batch, ending) in enumerate(_batches(part, order.window)):
        name = name_of(part, number)
        window = dataset.done(name, engine)
        if window is None:
            window = dataset.write(name, engine, chain(_studied(batch, order.settings), ending))
        found.append(window)
    return tuple(found)


def _parts(sources: Sequence[str], tell: Callable[[Iterable[Problem]], None]) -> Iterator[Slice]:
    for source in sources:
        try:
            yield from slices(source)
        except DocumentError as err:
            tell([from_error(err)])


def _batches(part: Slice, longest: int) -> Iterator[tuple[list[Origin], list[Study]]]:
    """Yield the articles of windows, and a study without document where the source broke off there."""
    batch: list[Origin] = []
    size = 0
    try:
        for origin in articles(part):
            batch.append(origin)
            size += len(origin.data)
            if size >= longest:
                yield batch, []
                batch, size = [], 0
    except DocumentError as err:
        yield batch, [_broken(part.url, err)]
        return
    if batch:
        yield batch, []


def _studied(origins: Iterable[Origin], settings: Settings) -> Iterator[Study]:
    """Yield the study of each article, with the limit of CPU time that each has."""
    function = partial(study, settings=settings)
    for origin in origins:
        problems: list[Problem] = []
        try:
            for one in split(origin, problems):
                found = limited(function, one, seconds)
                yield left_out(one, found.reason) if isinstance(found, Failure) else found
        except DocumentError as err:
            problems.append(from_error(err))
        if problems:
            yield Study(str(origin.at), None, (), (), tuple(problems))


def _broken(origin: str, error: DocumentError) -> Study:
    return Study(origin, None, (), (), (from_error(error),))
