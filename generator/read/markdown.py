"""Markdown to HTML: the one door to `markdown`, and the bounds that it lacks.

Python-Markdown 3.11 is quadratic in brackets, links and tags that are opened and never closed, and recursive in what
is nested. Both are counted before it runs (one pass, linear), and an article over the limit is refused with the line
on which it went too far: far above what people write, far below what costs a second.

A text in which nothing can be a mark of Markdown is paragraphs, and `markdown` is not loaded for it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.errors import DocumentError, Location

if TYPE_CHECKING:
    import markdown
    from markdown.extensions import Extension

LONGEST: Final = 2_500_000
MOST_OPEN: Final = 300
DEEPEST: Final = 50
_MARKS: Final = re.compile(r"!?\[|\]\(|\]|\)|<[A-Za-z/!?]|>|\n[^\S\n]*(?=\n)")
_NESTING: Final = re.compile(r"^[ \t>*+-]*(?:\d{1,9}[.)][ \t]*)*", re.MULTILINE)
_LEVEL: Final = re.compile(r"\t| {4}|>")
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_MAY_FENCE: Final = re.compile("```|~~~|[\x02\x03]")  # the last two are taken out before fences are looked for
_LINE: Final = r"[^\W\d_][\w .,;:!?()'\"/%$€£§°’‘“”„«»–—…-]*+(?<! )"
_PLAIN: Final = re.compile(rf"\n*+{_LINE}(?:\n++{_LINE})*+\n*+")
_PARAGRAPHS: Final = re.compile(r"\n\n+")
_SELF_CLOSING: Final = "area base br col embed hr img input li link meta p source track wbr"


def to_html(text: str, path: str, first_line: int) -> str:
    """Return the HTML of a Markdown text, not cleaned; `first_line` is its line in the file.

    Raises DocumentError where the text would take too long or is nested too deeply.
    """
    check(text, path, first_line)
    if "_" not in text and _PLAIN.fullmatch(text):
        return "\n".join(f"<p>{each}</p>" for each in _PARAGRAPHS.split(text.strip("\n")))
    try:
        html: str = _renderer(has_fences=_MAY_FENCE.search(text) is not None).reset().convert(text)
    except RecursionError as err:
        raise DocumentError("Markdown nested too deeply", Location(path, first_line), "flatten the lists") from err
    _check_tags(html, path, first_line)
    return html


def check(text: str, path: str, first_line: int) -> None:
    """Raise DocumentError where a text is too long, has too much open, or nests too deeply."""
    if len(text) > LONGEST:
        message = f"too long: {len(text):,} characters"
        hint = f"a Markdown article has at most {LONGEST:,}; take a .txt file or part it"
        raise DocumentError(message, Location(path, first_line), hint)
    brackets = links = tags = 0
    for mark in _MARKS.finditer(text):
        match mark[0][0]:
            case "\n":
                brackets = links = 0
            case "[" | "!":
                brackets += 1
            case "]":
                brackets -= brackets > 0
                links += len(mark[0]) - 1
            case ")":
                links -= links > 0
            case "<":
                tags += 1
            case _:
                tags -= tags > 0
        if max(brackets, links, tags) > MOST_OPEN:
            kind = "brackets" if brackets > MOST_OPEN else "links" if links > MOST_OPEN else "tags"
            message = f"more than {MOST_OPEN} {kind} opened and not closed"
            at = Location(path, text.count("\n", 0, mark.start()) + first_line, _column(text, mark.start()))
            raise DocumentError(message, at, "put a backslash before those that are meant as they stand")
    for opening in _NESTING.finditer(text):
        if opening.end() - opening.start() > DEEPEST and len(_LEVEL.findall(opening[0])) > DEEPEST:
            message = f"quotations or lists nested more than {DEEPEST} deep"
            at = Location(path, text.count("\n", 0, opening.start()) + first_line)
            raise DocumentError(message, at, "flatten them")


def _check_tags(html: str, path: str, first_line: int) -> None:
    """Raise DocumentError where tags that came as HTML would cost the cleaner more than linear time."""
    passed = frozenset(_SELF_CLOSING.split())
    opened: dict[str, int] = {}
    for closing, name in _TAG.findall(html):
        tag = name.lower()
        if tag in passed:
            continue
        count = opened.get(tag, 0) + (-1 if closing else 1)
        opened[tag] = max(count, 0)
        if count > MOST_OPEN:
            message = f"more than {MOST_OPEN} <{tag}> opened and not closed"
            raise DocumentError(message, Location(path, first_line), "close them, or take the HTML out")


def _column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset)


@cache
def _renderer(*, has_fences: bool) -> markdown.Markdown:
    """Return this process's renderer, made once: to make it takes longer than a page.

    Its extensions are given themselves: for their names the package would read what all installed packages offer. That
    of fenced code loads the names of all languages that there are colours for, and is left out of a text without any.
    """
    from markdown import Markdown
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    extensions: list[Extension] = [TableExtension(), SaneListExtension()]
    if has_fences:
        from markdown.extensions.fenced_code import FencedCodeExtension

        extensions.insert(1, FencedCodeExtension())
    return Markdown(extensions=extensions, output_format="html")
