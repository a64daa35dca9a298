"""Markdown with front matter: the article as a page, and the plain text that its reader sees."""

from __future__ import annotations

import re

from generator.errors import DocumentError, Location
from generator.model.problem import Problem
from generator.read import front_matter
from generator.read.draft import Draft, decode, place_of, without_controls
from generator.read.markdown import to_html
from generator.read.markup import clean, lost_tags, to_text


def read(data: bytes, path: str, problems: list[Problem]) -> Draft:
    """Return the draft of a Markdown file, its body as cleaned HTML and as text.

    Raises DocumentError for an empty file, broken front matter, and a body without text or too costly to render.
    """
    text = without_controls(decode(data, path, problems))
    if not text.strip():
        raise DocumentError("empty file", Location(path, 1, 1), "put an article into it, or delete it")
    front = front_matter.part(text, path)
    values = front_matter.parse(front, path, problems)
    first_line = text.count("\n", 0, front.end) + 1
    html = to_html(text[front.end :], path, first_line)
    body, markup = to_text(clean(html))
    if not body:
        raise DocumentError("no text after the front matter", Location(path, first_line), "write the article below it")
    if lost := lost_tags(html):
        problems.append(_left_out(lost, text, front.end, path))
    return Draft(values, body, front_matter.HINT, markup)


def _left_out(lost: tuple[str, ...], text: str, start: int, path: str) -> Problem:
    """Return the warning about tags that are not shown, at the first of them."""
    first = re.compile(rf"<(?:{'|'.join(lost)})\b|!\[", re.IGNORECASE).search(text, start)
    at = place_of(text, path, first.start() if first else start)
    message = f"left out: {', '.join(f'<{name}>' for name in lost)}"
    return Problem("warning", message, at, "an article is shown as its text, its structure and its links")
