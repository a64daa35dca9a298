"""A build for which nothing but templates of the site's own has changed: its files are known from the one before.

Their keys say which pages a template draws again; an article's page is drawn from what it showed, and the timeline is
planned only where another page has to be drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.model.codec import DecodeError, decode, encode
from generator.model.problem import Problem
from generator.site import Layout, Outline, files_of, find_theme, frame_of
from generator.store import StoredStudies

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.config import Config
    from generator.model.file import File
    from generator.store import Store

_NOTE: Final = "outline"
_REST: Final = "outlined"


@dataclass(frozen=True, slots=True)
class Ready:
    """What is to be written, and what is told of it."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]
    articles: int
    studied: int
    events: int
    outline: Outline


@dataclass(frozen=True, slots=True)
class _Kept:
    outline: Outline
    problems: tuple[Problem, ...]
    articles: int
    events: int


def remember(ready: Ready, rest: str, store: Store) -> None:
    """Leave to the next build what this one wrote; `rest` is the digest of all that went in but templates."""
    kept = _Kept(ready.outline, ready.problems, ready.articles, ready.events)
    store.note(_NOTE, encode(kept))
    store.note(_REST, rest)


def layout_before(store: Store) -> Layout | None:
    """Return how the build before laid the site out, None where that is not known."""
    try:
        return decode(_Kept, store.noted(_NOTE) or "").outline.layout
    except DecodeError:
        return None


def remembered(config: Config, rest: str, store: Store, plan: Callable[[], Mapping[str, File]]) -> Ready | None:
    """Return what the build before wrote, as it is with the templates of now; None where more has changed.

    `plan` gives the files of the whole site by path.
    """
    if not rest or store.noted(_REST) != rest:
        return None
    try:
        kept = decode(_Kept, store.noted(_NOTE) or "")
    except DecodeError:
        return None
    outline = kept.outline
    titled = replace(config, title=outline.title, description=outline.description)
    frame = frame_of(outline, titled, find_theme(config), StoredStudies(store, ()), store)
    if frame is None:
        return None
    files = tuple(files_of(outline, frame, cache(plan)))
    return Ready(files, kept.problems, kept.articles, 0, kept.events, outline)
