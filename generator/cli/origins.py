"""The articles that a verb is to read: those of `seeds/`, of paths, and of standard input, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from generator.config import Config
from generator.errors import DocumentError
from generator.model.document import Origin
from generator.model.problem import Problem, from_error
from generator.read import Listed, find, list_path, load, split

Tell = Callable[[Iterable[Problem]], None]


def of_seeds(config: Config, tell: Tell) -> Iterator[Origin]:
    """Yield the articles of a site."""
    listed, problems = find(config)
    tell(problems)
    for each in listed:
        yield from _of_file(config.root, each, tell)


def of_paths(paths: Sequence[Path], tell: Tell) -> Iterator[Origin]:
    """Yield the articles of files and folders, and of standard input for `-`; what cannot be read is told."""
    for path in paths:
        if str(path) == "-":
            yield from of_lines(sys.stdin.buffer)
            continue
        try:
            for each in list_path(path):
                yield from _of_file(Path(), each, tell)
        except DocumentError as err:
            tell([from_error(err)])


def of_lines(lines: Iterable[bytes]) -> Iterator[Origin]:
    """Yield an origin for each line that is not blank."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield Origin("-", line, number)


def _of_file(root: Path, listed: Listed, tell: Tell) -> Iterator[Origin]:
    problems: list[Problem] = []
    try:
        yield from split(load(root, listed), problems)
    except DocumentError as err:
        problems.append(from_error(err))
    tell(problems)
