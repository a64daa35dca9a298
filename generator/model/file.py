"""A file of the site as a plan, and the report of what became of the plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from generator.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a large file: `key` is the digest of everything that it shows, `render` gives its bytes."""

    key: str
    render: Callable[[], bytes] = field(compare=False)


@dataclass(frozen=True, slots=True)
class File:
    """A plan for one file.

    `path` is relative to the output folder, with `/`; `key` is the digest of everything that the file shows (its
    part of the data, the templates and the code that draw it); `render` gives the bytes and is called only where
    the key differs from the manifest's. A page that a template draws names it, and the digest of the data that it
    `shows` alone. A large file may come in `parts`, whose bytes in their order are the file's: one that is written
    again takes those that have not changed from the file as it was.
    """

    path: str
    key: str
    render: Callable[[], bytes] = field(compare=False)
    template: str = ""
    shows: str = ""
    parts: tuple[Part, ...] = ()


def in_parts(path: str, key: str, parts: Sequence[Part]) -> File:
    """Return the plan of a file that comes in parts."""
    return File(path, key, lambda: b"".join([part.render() for part in parts]), parts=tuple(parts))


class Pieces(Protocol):
    """Parts of files that were drawn once, kept from build to build: one a place, with the key that it was made under.

    A key is the digest of all that the part depends on.
    """

    def piece(self, place: str, key: str) -> str | None:
        """Return the part of a place, None where there is none of that key."""
        ...

    def keep_piece(self, place: str, key: str, part: str) -> None:
        """Keep a part for its place, instead of the one that was kept there."""
        ...


class NoPieces:
    """Keeps nothing; a `Pieces`."""

    def piece(self, place: str, key: str) -> str | None:  # noqa: ARG002
        """Return None."""
        return None

    def keep_piece(self, place: str, key: str, part: str) -> None:
        """Keep nothing."""


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
