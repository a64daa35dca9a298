"""`content/pages/*.md`: pages of the site's own. Front matter, `title` and `order`, may be missing."""

from __future__ import annotations

import re
from typing import Final

from generator.errors import DocumentError, Location
from generator.model.content import Page
from generator.model.document import Origin
from generator.model.problem import Problem
from generator.read import front_matter
from generator.read.draft import Value, decode, without_controls
from generator.read.markdown import to_html
from generator.read.markup import clean

KEYS: Final = ("title", "order")
_UNSAFE: Final = re.compile(r"[^a-z0-9_]+")
_RESERVED: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d|index")
_LONGEST: Final = 200


def read_page(origin: Origin, problems: list[Problem]) -> Page:
    """Return a page; without a title it is called by its file. Raises DocumentError where it cannot be read."""
    text = without_controls(decode(origin.data, origin.path, problems))
    values: dict[str, Value] = {}
    start = 0
    if text.startswith(("---\n", "+++\n")):
        front = front_matter.part(text, origin.path)
        values = dict(front_matter.parse(front, origin.path, problems, KEYS))
        start = front.end
    if not text[start:].strip():
        raise DocumentError("empty page", Location(origin.path, 1, 1), "write something into it, or delete it")
    stem = stem_of(origin.path)
    title = " ".join(values["title"].text.split()) if "title" in values else ""
    if len(title) > _LONGEST:
        raise DocumentError(
            f"title: longer than {_LONGEST} characters", values["title"].at, "a title is a line of text"
        )
    html = clean(to_html(text[start:], origin.path, text.count("\n", 0, start) + 1), is_own=True)
    return Page(slug(stem), title or stem.replace("-", " ").replace("_", " ").capitalize(), html, _order(values))


def slug(name: str) -> str:
    """Return a name that may stand in an address and in a file system.

    >>> slug("About us!"), slug(".."), slug("AUX")
    ('about-us', 'page', 'aux-page')
    """
    plain = _UNSAFE.sub("-", name.casefold())[:60].strip("-") or "page"
    return f"{plain}-page" if _RESERVED.fullmatch(plain) else plain


def stem_of(path: str) -> str:
    """Return a file's name without its ending, and without that of what packs it.

    >>> stem_of("content/pages/about.md")
    'about'
    """
    return path.rpartition("/")[2].removesuffix(".gz").rpartition(".")[0]


def _order(values: dict[str, Value]) -> int:
    value = values.get("order")
    if value is None:
        return 0
    longest = 9
    if not re.fullmatch(r"-?[0-9]+", value.text) or len(value.text) > longest:
        raise DocumentError(f"order: not a number: {value.text!r}", value.at, "write it as 'order: 2'")
    return int(value.text)
