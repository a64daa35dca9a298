"""A file of the site as a plan, and the report of what became of the plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.model.problem import Problem


@dataclass(frozen=True, slots=True)
class File:
    """A plan for one file.

    `path` is relative to the output folder, with `/`; `key` is the digest of everything that the file shows (its
    part of the data, the templates and the code that draw it); `render` gives the bytes and is called only where
    the key differs from the manifest's.
    """

    path: str
    key: str
    render: Callable[[], bytes] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: counts, what was left out, and whether the site was exchanged."""

    articles: int
    studied: int
    events: int
    files: int
    rendered: int
    removed: int
    problems: tuple[Problem, ...]
    is_written: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What the preview shows: the plans by path, and what is to be told."""

    files: Mapping[str, File]
    problems: tuple[Problem, ...]
