"""A saved web page: the article in it, without the page around it, through `trafilatura`.

Its date, title, site and address are taken from what the page says of itself; a date is never guessed from the text. A
news page is of the day when it came out, a wiki's of the day when it was last written: it speaks from there.
"""

from __future__ import annotations

import html
import re
from typing import Final

from generator.errors import DocumentError, Location
from generator.model.problem import Problem
from generator.read.draft import LONGEST, Draft, Value, without_controls
from generator.read.encoding import decode
from generator.read.header import is_web_address
from generator.read.markup import clean, to_text

HINT: Final = """write <meta name="date" content="YYYY-MM-DD"> into the page's <head>"""
_DATES: Final = {
    "extensive_search": False,
    "original_date": True,
    "outputformat": "%Y-%m-%d",
    "min_date": "1500-01-01",
    "max_date": "2500-01-01",
}
_WIKI: Final = re.compile(r"""class=["'][^"']*\bmw-parser-output\b|content=["']MediaWiki""")
_APPARATUS: Final = (  # of a wiki's page: what is edited, cited and listed, and no text of it
    "//*[contains(@class, 'mw-editsection')]",
    "//sup[contains(@class, 'reference')]",
    "//*[contains(@class, 'references') or contains(@class, 'reflist') or contains(@class, 'navbox')]",
)
_HEADING: Final = re.compile(r"<h1>(.*?)</h1>\s*", re.DOTALL)
_LANG: Final = re.compile(r"<html[^>]*?\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.IGNORECASE)
_HEAD: Final = 20_000
_LOGGERS: Final = ("trafilatura", "htmldate", "courlan", "readability")


def read(data: bytes, path: str, problems: list[Problem]) -> Draft:
    """Return the draft of a saved page; `problems` takes a warning where its encoding had to be found out.

    Raises DocumentError for an empty file, one too long, and a page in which there is no article.
    """
    if len(data) > LONGEST:
        message = f"too long: {len(data):,} bytes"
        raise DocumentError(message, Location(path), f"a page has at most {LONGEST:,} bytes")
    source = without_controls(decode(data, path, problems, is_declared=True))
    if not source.strip():
        raise DocumentError("empty file", Location(path, 1, 1), "save the page again, or delete the file")
    values, article = _extract(source, path)
    if article is None:
        hint = "save the page whole, or put the article's text into a .txt file"
        raise DocumentError("no article in the page", Location(path), hint)
    title = values.get("title")
    heading = _HEADING.search(article)
    if title and heading and html.unescape(heading[1]).strip() == title.text:
        article = article[: heading.start()] + article[heading.end() :]
    text, markup = to_text(clean(article))
    if not text:
        raise DocumentError("no text in the page", Location(path), "save the page whole")
    return Draft(values, text, HINT, markup)


def _extract(source: str, path: str) -> tuple[dict[str, Value], str | None]:
    """Return what the page says of itself, and its article as HTML."""
    import logging

    import trafilatura
    from lxml.etree import LxmlError
    from trafilatura.metadata import extract_metadata

    for name in _LOGGERS:  # what they have to say of a page is not for its editor
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        is_wiki = _WIKI.search(source) is not None
        said = extract_metadata(source, date_config=_DATES | {"original_date": not is_wiki})
        article = trafilatura.extract(
            source,
            output_format="html",
            include_formatting=True,
            include_links=True,
            include_comments=False,
            prune_xpath=list(_APPARATUS) if is_wiki else None,
        )
    except (LxmlError, RecursionError, ValueError) as err:
        raise DocumentError("HTML that cannot be read", Location(path), "save the page again") from err
    at = Location(path, 1, 1)
    fields = {
        "title": said.title,
        "date": said.date,
        "url": said.url,
        "publisher": said.sitename,
        "lang": found[1] if (found := _LANG.search(source, 0, _HEAD)) else None,
    }
    values = {name: Value(value, at) for name, value in fields.items() if value}
    if "url" in values and not is_web_address(values["url"].text):
        del values["url"]  # a page's own link to itself is often relative
    return values, article
