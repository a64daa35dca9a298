"""Markdown with front matter: the article as a page, and the plain text that its reader sees."""

from __future__ import annotations

from generator.errors import DocumentError, Location
from generator.model.problem import Problem
from generator.read import front_matter
from generator.read.draft import Draft, decode, without_controls
from generator.read.markdown import to_html
from generator.read.markup import clean, to_text


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
    body, markup = to_text(clean(to_html(text[front.end :], path, first_line)))
    if not body:
        raise DocumentError("no text after the front matter", Location(path, first_line), "write the article below it")
    return Draft(values, body, front_matter.HINT, markup)
