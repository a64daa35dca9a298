"""What is read: an origin, and the document that it holds.

All offsets count code points of `Document.text`; spans are half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.errors import Location
from generator.model.calendar import Day


class Span(NamedTuple):
    """`[start, end)` in code points of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article lies, and its bytes.

    `path` is relative to the site's folder, with `/`; `line` is the line of a corpus file (`.jsonl`) on which the
    article begins, or None where the whole file is the article. `is_made` says that the bytes were made from the file,
    a feed's entry say, and are no part of it word for word: columns in them mean nothing.
    """

    path: str
    data: bytes
    line: int | None = None
    is_made: bool = False

    @property
    def at(self) -> Location:
        """The place to name in a message about the whole article."""
        return Location(self.path, self.line)


@dataclass(frozen=True, slots=True)
class TextNode:
    """One piece of plain text in the cleaned HTML: `html[html_start:html_end]` is `text[start:end]`, escaped."""

    start: int
    end: int
    html_start: int
    html_end: int


@dataclass(frozen=True, slots=True)
class Markup:
    """An article's cleaned HTML with the place of each of its text nodes, in order."""

    html: str
    nodes: tuple[TextNode, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One dated text.

    `dct` is the document creation time. `sentences` are in order, do not overlap, and begin and end with a
    character that is no white space. `markup` is None where the text has no markup of its own: paragraphs are
    then what blank lines part. `collection` is the folder of `seeds/` that the article lies in.
    """

    id: str
    origin: str
    lang: str
    dct: Day
    place: str | None
    title: str | None
    url: str | None
    publisher: str | None
    text: str
    sentences: tuple[Span, ...]
    markup: Markup | None = None
    collection: str | None = None
