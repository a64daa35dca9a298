"""One article, from its bytes to a document, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any, Final

from generator.config import Settings
from generator.errors import DocumentError, Location
from generator.language.pack import languages, load_pack
from generator.language.sentences import sentences
from generator.model.document import Document, Origin
from generator.model.problem import Problem
from generator.read.collections import collection_of
from generator.read.draft import Draft, without_controls
from generator.read.header import check

Reader = Callable[[bytes, str, list[Problem]], Draft]

LineReader = Callable[[Origin, list[Problem]], Draft]

Splitter = Callable[[Origin, list[Problem]], Iterator[Origin]]

# The module that reads a format, and its function; it is loaded when there is something of that format.
READERS: Final = {
    ".txt": ("plain", "read"),
    ".md": ("page", "read"),
    ".html": ("saved", "read"),
    ".htm": ("saved", "read"),
}
CORPORA: Final = {
    ".jsonl": ("lines", "split"),
    ".json": ("corpus", "split_json"),
    ".xml": ("corpus", "split_feed"),
    ".rss": ("corpus", "split_feed"),
    ".atom": ("corpus", "split_feed"),
}
COSTLY: Final = (".xml", ".rss", ".atom")
"""Corpora that are parted by a library whose time is not linear in their length."""

PACKED: Final = ".gz"
_SEEDS: Final = "seeds"
ENDINGS: Final = (*READERS, *CORPORA)
TIMELINES: Final = (".csv", ".mw")


def split(origin: Origin, problems: list[Problem]) -> Iterator[Origin]:
    """Yield the articles of a corpus in their order, or the origin itself where it is one article.

    `problems` takes a warning where the encoding of the whole had to be found out.
    Raises DocumentError where a corpus cannot be parted.
    """
    splitter = CORPORA.get(ending(origin.path))
    if splitter is None or origin.line is not None:
        yield origin
        return
    split_all: Splitter = _loaded(*splitter)
    yield from split_all(origin, problems)


def read(origin: Origin, settings: Settings | None = None) -> tuple[Document, tuple[Problem, ...]]:
    """Return the document of an origin, and the warnings about it.

    A corpus is split before. The id is the header's, else the path below `seeds/` without its ending, with the
    line for an article of a corpus. Raises DocumentError where the article cannot be read.
    """
    settings = settings or Settings()
    problems: list[Problem] = []
    if origin.line is not None:
        read_line: LineReader = _loaded("lines", "read")
        draft = read_line(origin, problems)
    elif reader := READERS.get(ending(origin.path)):
        read_all: Reader = _loaded(*reader)
        draft = read_all(origin.data, origin.path, problems)
    else:
        message = f"not a format that is read: {ending(origin.path)!r}"
        raise DocumentError(message, origin.at, f"articles end in {', '.join(ENDINGS)}")
    return _document(draft, origin, settings, problems), tuple(problems)


@cache
def _loaded(module: str, name: str) -> Any:  # noqa: ANN401 - a reader of one kind or another
    return getattr(import_module(f"generator.read.{module}"), name)


def parse_line(line: bytes | str, number: int, settings: Settings | None = None) -> Document:
    r"""Return the document of a line of standard input, its text taken as it is.

    Raises DocumentError, at `-:number`.

    >>> parse_line('{"id": "a", "dct": "2017-01-17", "text": "He came on Monday."}', 1).sentences
    (Span(start=0, end=18),)
    """
    data = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
    return read(Origin("-", data, number), settings)[0]


def ending(path: str) -> str:
    """Return the ending that tells the format, in lower case; what is packed with gzip counts as what it holds.

    >>> ending("seeds/A.TXT"), ending("seeds/wire.jsonl.gz")
    ('.txt', '.jsonl')
    """
    name = path.lower().removesuffix(PACKED).rpartition("/")[2]
    at = name.rfind(".")
    return name[at:] if 0 < at < len(name) - 1 else ""


def _document(draft: Draft, origin: Origin, settings: Settings, problems: list[Problem]) -> Document:
    header = check(draft.values, Location(origin.path, origin.line or 1, 1), draft.hint, problems)
    lang = _language(header.lang, settings, draft, origin)
    return Document(
        id=header.id or _id(origin),
        origin=str(origin.at),
        lang=lang,
        dct=header.dct,
        place=header.place,
        title=header.title,
        url=header.url,
        publisher=header.publisher,
        text=draft.text,
        sentences=sentences(draft.text, load_pack(lang)),
        markup=draft.markup,
        collection=collection_of(origin.path),
    )


def _language(lang: str | None, settings: Settings, draft: Draft, origin: Origin) -> str:
    wanted = (lang or settings.language).lower()
    known = _languages()
    for name in (wanted, wanted.partition("-")[0]):
        if name in known:
            return name
    message = f"no language pack: {wanted!r}"
    if lang is not None:
        raise DocumentError(message, draft.values["lang"].at, f"lang is one of {', '.join(known)}")
    hint = f"it is the 'language' of content/site.toml; give the article a lang of its own: {', '.join(known)}"
    raise DocumentError(message, Location(origin.path, origin.line or 1, 1), hint)


@cache
def _languages() -> tuple[str, ...]:
    return languages()


def _id(origin: Origin) -> str:
    if origin.path == "-":
        return str(origin.line)
    is_packed = origin.path.lower().endswith(PACKED)
    path = PurePosixPath(origin.path[: -len(PACKED)] if is_packed else origin.path)
    parts = [part for part in path.with_suffix("").parts if part not in ("/", ".", "..")]
    if _SEEDS in parts[:-1]:
        parts = parts[parts.index(_SEEDS) + 1 :]
    stem = without_controls("/".join(parts))
    return stem if origin.line is None else f"{stem}-{origin.line}"
