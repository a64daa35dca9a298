"""The studies of any articles, one after the other: what `dateline tag` and `dateline events` print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Final, TypeVar

from generator.config import Settings
from generator.executor import Executor, Failure
from generator.model.document import Origin
from generator.model.event import Study
from generator.pipeline.article import PRELOAD, left_out, seconds, study, tagged
from generator.pipeline.collecting import collected_rarely

_BATCH: Final = 256
_Made = TypeVar("_Made")


def studies(
    origins: Iterable[Origin], settings: Settings, *, is_tag_only: bool = False, workers: int | None = None
) -> Iterator[Study]:
    """Return the study of each article, in their order; memory does not grow with their number.

    The events are without the names in their sentences: those are for a site, and neither verb prints them.
    One that cannot be read has no document and says why. Without `workers` each study is there before the next
    article is asked for, as a pipe wants it; with more than one, articles are taken in batches.
    """
    function = partial(tagged, settings=settings) if is_tag_only else partial(study, settings=settings, is_named=False)
    return worked_on(origins, function, left_out, workers=workers)


def worked_on(
    origins: Iterable[Origin],
    function: Callable[[Origin], _Made],
    otherwise: Callable[[Origin, str], _Made],
    *,
    workers: int | None = None,
) -> Iterator[_Made]:
    """Yield what a picklable function makes of each article, in their order.

    `otherwise` is called, with the reason, where it makes nothing: the article took too long, or its worker died.
    """
    size = _BATCH if workers and workers > 1 else 1
    waiting = iter(origins)
    with Executor(workers or 1, preload=PRELOAD) as executor, collected_rarely():
        while batch := list(islice(waiting, size)):
            for origin, found in zip(batch, executor.run(function, batch, seconds), strict=True):
                yield otherwise(origin, found.reason) if isinstance(found, Failure) else found
