"""`dateline add`: an article from anywhere into `seeds/`, with its header filled in and read before it is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath
from typing import Final

import click

from generator.config import Config
from generator.errors import DocumentError, Location
from generator.model.problem import Problem

Tell = Callable[[Iterable[Problem]], None]

_ALONE: Final = (".txt", ".md", ".html", ".htm")


def add(source: str, config: Config, header: Mapping[str, str], tell: Tell) -> Path:
    """Write the article of a file, or of standard input for `-`, into `seeds/`, and return its path.

    Text in another encoding is written as UTF-8, and what is packed is unpacked.

    `header` is what the article does not say itself. Raises DocumentError where it cannot be read: nothing is written.
    """
    from generator.atomic import replace
    from generator.model.document import Origin
    from generator.read import ENDINGS, TIMELINES, decode, ending, read, split, unpack
    from generator.scaffold.article import free_path, kind_of, with_header

    problems: list[Problem] = []
    data = unpack(_bytes(source), source)
    kind = ending(source) if source != "-" else kind_of(data[:4000].decode("utf-8", "replace"))
    if kind in TIMELINES:
        message = f"a timeline, and no article: {kind!r}"
        raise DocumentError(message, Location(source), "put it into content/events/")
    name = source if source != "-" else f"standard-input{kind}"
    if kind not in ENDINGS:
        message = f"not a format that is read: {kind!r}"
        raise DocumentError(message, Location(source), f"articles end in {', '.join(ENDINGS)}")
    if header and kind not in _ALONE:
        raise click.UsageError(f"a file of many articles ({kind}) says of each what it is; leave the options out")
    if kind in _ALONE:
        text = decode(data, source, problems, is_declared=kind in (".html", ".htm"))
        data = (with_header(text, kind, header) if header else text).encode()
    try:
        found = [read(part, config.settings) for part in split(Origin(name, data), problems)]
    except DocumentError as err:
        if err.message == "no date":
            hint = f"say it with --date YYYY-MM-DD, or in the file: {err.hint}"
            raise DocumentError(err.message, err.at, hint) from err
        raise
    documents = [document for document, _ in found]
    tell([*problems, *(problem for _, of_one in found for problem in of_one)])
    stem = PurePath(source.removesuffix(".gz")).stem if source != "-" else ""
    title = documents[0].title if documents else None
    first = documents[0].text.partition("\n")[0] if documents else ""
    path = free_path(config.seeds, stem or title or " ".join(first.split()[:6]), kind)
    replace(path, data)
    return path


def _bytes(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as err:
        message = f"cannot be read: {(err.strerror or str(err)).lower()}"
        raise DocumentError(message, Location(source)) from err
