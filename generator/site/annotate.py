"""An article's page: its text with every time expression marked and every dated sentence named.

Marks go into the real page and never into its source: a cleaned Markdown or HTML article is cut at its text nodes,
whose places `Markup` keeps; a plain text is cut into the paragraphs that blank lines part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.document import Document, Span

_BLANK: Final = re.compile(r"\n[^\S\n]*\n\s*")
_LINK: Final = re.compile(r"<(/?)a[\s>]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and what it stands for: a time expression, with the link to its event where it has one."""

    span: Span
    meaning: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A dated sentence, and the ids of its events."""

    span: Span
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is drawn alike: `mark` where it is marked, `ids` where its dated sentence begins.

    `html` is markup that stands before the run, as it is. A sentence `opens` and `closes` within one text node, and
    again in the next. `is_first` tells the first run of a mark, which says the meaning; `is_live` tells whether a
    link or a focus stop may stand here (never inside another link).
    """

    html: str
    text: str
    ids: tuple[str, ...] = ()
    opens: bool = False
    closes: bool = False
    mark: Mark | None = None
    is_first: bool = False
    is_live: bool = False


def paragraphs(document: Document) -> list[tuple[int, int]]:
    """Return the spans of a plain text's paragraphs, in order."""
    found, start = [], 0
    for gap in _BLANK.finditer(document.text):
        found.append((start, gap.start()))
        start = gap.end()
    found.append((start, len(document.text)))
    return [(begin, end) for begin, end in found if document.text[begin:end].strip()]


def annotate(document: Document, marks: Sequence[Mark], anchors: Sequence[Anchor]) -> list[list[Piece]]:
    """Return the text as paragraphs of pieces; one paragraph holds the whole of an article that has its own markup.

    Marks do not overlap, nor do anchors; both are in the order of the text.
    """
    cutter = _Cutter(document.text, marks, anchors)
    if document.markup is None:
        return [list(cutter.cut(begin, end, "", is_live=True)) for begin, end in paragraphs(document)]
    html, done, depth = document.markup.html, 0, 0
    pieces: list[Piece] = []
    for node in document.markup.nodes:
        before = html[done : node.html_start]
        for link in _LINK.finditer(before):
            depth += -1 if link[1] else 1
        pieces.extend(cutter.cut(node.start, node.end, before, is_live=depth <= 0))
        done = node.html_end
    pieces.append(Piece(html[done:], ""))
    return [pieces]


class _Cutter:
    """Cuts stretches of one text, asked for in order, at the ends of marks and anchors; linear in the whole."""

    def __init__(self, text: str, marks: Sequence[Mark], anchors: Sequence[Anchor]) -> None:
        self._text = text
        self._marks = marks
        self._anchors = anchors
        self._mark = self._anchor = 0
        self._told = self._named = -1

    def cut(self, begin: int, end: int, html: str, *, is_live: bool) -> Iterator[Piece]:
        """Yield the pieces of [begin, end); the first carries the markup before it."""
        if begin >= end:
            yield Piece(html, "")
        start = begin
        while start < end:
            mark, stop = self._mark_at(start, end)
            anchor, stop = self._anchor_at(start, stop)
            ids = anchor.ids if anchor and self._named != self._anchor else ()
            is_first = mark is not None and self._told != self._mark
            if anchor:
                self._named = self._anchor
            if mark:
                self._told = self._mark
            opens = anchor is not None and start == max(begin, anchor.span.start)
            closes = anchor is not None and stop == min(end, anchor.span.end)
            yield Piece(html, self._text[start:stop], ids, opens, closes, mark, is_first, is_live)
            start, html = stop, ""

    def _mark_at(self, start: int, end: int) -> tuple[Mark | None, int]:
        """Return the mark that covers the place, and where the next change is."""
        while self._mark < len(self._marks) and self._marks[self._mark].span.end <= start:
            self._mark += 1
        if self._mark == len(self._marks):
            return None, end
        mark = self._marks[self._mark]
        return (mark, min(end, mark.span.end)) if mark.span.start <= start else (None, min(end, mark.span.start))

    def _anchor_at(self, start: int, end: int) -> tuple[Anchor | None, int]:
        """Return the dated sentence that covers the place, and where the next change is."""
        while self._anchor < len(self._anchors) and self._anchors[self._anchor].span.end <= start:
            self._anchor += 1
        if self._anchor == len(self._anchors):
            return None, end
        anchor = self._anchors[self._anchor]
        is_here = anchor.span.start <= start
        return (anchor, min(end, anchor.span.end)) if is_here else (None, min(end, anchor.span.start))
