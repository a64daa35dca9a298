"""What an article says of itself: its date above all, then its id, title, place, address, language and publisher.

Every reader hands its values here, so that all formats are held to the same rules and complain in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.errors import DocumentError, Location
from generator.model.calendar import Day
from generator.model.problem import Problem
from generator.read.dates import parse_date
from generator.read.draft import Value

KEYS: Final = ("id", "title", "date", "place", "url", "lang", "publisher")
_LANG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LONGEST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Header:
    """The checked values; `id` and `lang` are None where the article leaves them to its file and its site."""

    dct: Day
    id: str | None = None
    title: str | None = None
    place: str | None = None
    url: str | None = None
    lang: str | None = None
    publisher: str | None = None


def check(values: Mapping[str, Value], at: Location, hint: str, problems: list[Problem]) -> Header:
    """Return the header, its date and address checked; `at` is the place to name where there is no date.

    An address that is none is left out, with a warning in `problems`. Raises DocumentError for a missing or
    impossible date, and for a value that is no line of text.
    """
    for name, value in values.items():
        if len(value.text) > _LONGEST:
            message = f"{name}: longer than {_LONGEST:,} characters"
            raise DocumentError(message, value.at, f"a {name} is a line of text")
    date = values.get("date")
    if date is None or not date.text.strip():
        raise DocumentError("no date", date.at if date else at, hint)
    lines = {name: line for name, value in values.items() if (line := _fold(value.text))}
    url = values.get("url")
    if url is not None and "url" in lines and not is_web_address(lines["url"]):
        message = f"not a web address: {url.text!r}"
        problems.append(Problem("warning", message, url.at, "the url is left out; it begins with https:// or http://"))
        del lines["url"]
    lang = values.get("lang")
    if lang is not None and "lang" in lines and _LANG.fullmatch(lines["lang"]) is None:
        message = f"not a language tag: {lang.text!r}"
        raise DocumentError(message, lang.at, "write it as 'en'")
    return Header(
        dct=parse_date(date, hint),
        id=lines.get("id"),
        title=lines.get("title"),
        place=lines.get("place"),
        url=lines.get("url"),
        lang=lines["lang"].replace("_", "-") if "lang" in lines else None,
        publisher=lines.get("publisher"),
    )


def is_web_address(text: str) -> bool:
    """Tell whether the text is an http or https address with a host, and nothing that ends an attribute.

    >>> is_web_address("https://example.org/a?b=c"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    from urllib.parse import urlsplit

    if not text.isprintable() or any(character in ' "<>\\' for character in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _fold(text: str) -> str:
    return " ".join("".join(c if c.isprintable() or c in "\u200c\u200d" else " " for c in text).split())
