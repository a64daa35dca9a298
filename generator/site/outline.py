"""The outline of a site: what a build leaves to the next, so that templates draw again without the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.model.content import Collection, Page
from generator.model.file import File
from generator.site.article import TEMPLATE, kept_context
from generator.site.frame import Frame
from generator.site.told import Layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.config import Config
    from generator.model.event import Studies
    from generator.model.file import Pieces
    from generator.site.theme import Theme


@dataclass(frozen=True, slots=True)
class Outline:
    """What all pages of a site share, and (path, key, template, what it shows) of each of its files."""

    digest: str
    title: str
    description: str | None
    has_articles: bool
    has_list: bool
    has_embed: bool
    has_names: bool
    pages: tuple[Page, ...]
    collections: tuple[Collection, ...]
    files: tuple[tuple[str, str, str, str], ...]
    layout: Layout


def outline_of(frame: Frame, layout: Layout, files: Iterable[File]) -> Outline:
    """Return the outline of a site that was planned."""
    return Outline(
        frame.digest,
        frame.config.title,
        frame.config.description,
        frame.has_articles,
        frame.has_list,
        frame.has_embed,
        frame.has_names,
        frame.pages,
        frame.collections,
        tuple((file.path, file.key, file.template, file.shows) for file in files),
        layout,
    )


def frame_of(outline: Outline, config: Config, theme: Theme, studies: Studies, pieces: Pieces) -> Frame | None:
    """Return what the pages of an outline share with a theme as it is now, None where more than templates changed.

    `config` has the title and the description that the outline was made with.
    """
    flags = outline.has_articles, outline.has_list, outline.has_embed
    frame = Frame(config, theme, studies, *flags, outline.pages, outline.collections, pieces, outline.has_names)
    return frame if frame.digest == outline.digest else None


def files_of(outline: Outline, frame: Frame, planned: Callable[[], Mapping[str, File]]) -> Iterator[File]:
    """Yield the plans of an outline's files; `planned` gives those of the whole site by path, and is seldom called."""
    for path, key, template, shown in outline.files:
        if template:
            key = frame.key(path, template, shown)  # noqa: PLW2901  the one that it has with the templates as they are
        yield File(path, key, partial(_draw, frame, path, template, shown, planned), template, shown)


def _draw(frame: Frame, path: str, template: str, shown: str, planned: Callable[[], Mapping[str, File]]) -> bytes:
    context = kept_context(frame, path, shown) if template == TEMPLATE else None
    if context is None:
        return planned()[path].render()
    return frame.draw(path, template, lambda: context)
