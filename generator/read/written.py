"""`content/events/*.md`: events written by hand, the facts in front matter and the story below it.

The date stays as it was written, EDTF or words: to read words is the work of another room.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final, get_args

from generator.errors import DocumentError, Location
from generator.model.content import Written
from generator.model.document import Markup, Origin
from generator.model.event import Citation, Media, Status
from generator.model.problem import Problem
from generator.read import front_matter
from generator.read.draft import Value, decode, without_controls
from generator.read.header import is_web_address
from generator.read.markdown import to_html
from generator.read.markup import clean, to_text
from generator.read.pages import slug, stem_of

KEYS: Final = (
    "date", "end", "headline", "title", "id", "status", "label", "group", "pin",
    "image", "alt", "credit", "caption", "source", "sources",
)  # fmt: skip
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
PICTURES: Final = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
HINT: Final = "the front matter has lines 'date: 2017-01-16' and 'headline: ...'"
_CITED: Final = ("title", "url", "publisher", "published")
_LONGEST: Final = 500


def read_written(origin: Origin, problems: list[Problem]) -> Written:
    """Return an event written by hand. Raises DocumentError where it lacks a date or a headline, or cannot be read."""
    path = origin.path
    text = without_controls(decode(origin.data, path, problems))
    if not text.strip():
        raise DocumentError("empty file", Location(path, 1, 1), HINT)
    front = front_matter.part(text, path)
    values = front_matter.parse(front, path, problems, KEYS, nested=("source", "sources"))
    lines = {name: " ".join(value.text.split()) for name, value in values.items()}
    for name, line in lines.items():
        if len(line) > _LONGEST:
            raise DocumentError(f"{name}: longer than {_LONGEST} characters", values[name].at, "it is a line of text")
    headline = lines.get("headline") or lines.get("title")
    if not headline:
        raise DocumentError("no headline", Location(path, 1), HINT)
    if not lines.get("date"):
        raise DocumentError("no date", values["date"].at if "date" in values else Location(path, 1), HINT)
    return Written(
        id=slug(lines.get("id") or stem_of(path)),
        date=lines["date"],
        end=lines.get("end") or None,
        headline=headline,
        at=Location(path),
        date_at=values["date"].at or Location(path),
        status=status(values.get("status")),
        label=lines.get("label") or None,
        group=lines.get("group") or None,
        body=_body(text[front.end :], path, text.count("\n", 0, front.end) + 1),
        media=_media(values, lines),
        citations=(*_citations(values.get("source"), path), *_citations(values.get("sources"), path)),
        is_pinned=lines.get("pin", "").lower() in ("true", "yes"),
    )


def status(value: Value | None) -> Status | None:
    """Return the status that is named. Raises DocumentError for a word that is none."""
    if value is None or not value.text.strip():
        return None
    for known in STATUSES:
        if known == value.text.strip().lower():
            return known
    raise DocumentError(f"not a status: {value.text!r}", value.at, f"it is one of {', '.join(STATUSES)}")


def is_picture(name: str) -> bool:
    """Tell whether a name may be a picture's below `content/`.

    >>> is_picture("images/tower.jpg"), is_picture("../tower.jpg"), is_picture("site.toml")
    (True, False, False)
    """
    path = PurePosixPath(name)
    is_below = not path.is_absolute() and ".." not in path.parts and "\\" not in name
    return is_below and path.suffix.lower() in PICTURES and name.isprintable()


def _body(text: str, path: str, first_line: int) -> Markup | None:
    if not text.strip():
        return None
    return to_text(clean(to_html(text, path, first_line), is_own=True))[1]


def _media(values: Mapping[str, Value], lines: Mapping[str, str]) -> Media | None:
    picture = values.get("image")
    if picture is None or not lines["image"]:
        return None
    if not is_picture(lines["image"]):
        message = f"not a picture of this site: {picture.text!r}"
        hint = f"name a file below content/ that ends in {', '.join(PICTURES)}, such as 'images/tower.jpg'"
        raise DocumentError(message, picture.at, hint)
    if not lines.get("alt"):
        raise DocumentError("picture without words", picture.at, "say what it shows: 'alt: The tower at dusk'")
    path = PurePosixPath(lines["image"]).as_posix()
    return Media(path, lines["alt"], lines.get("credit") or None, lines.get("caption") or None)


def _citations(value: Value | None, path: str) -> tuple[Citation, ...]:
    if value is None:
        return ()
    given = value.parts if value.parts is not None else value.text
    return tuple(
        _citation(each, value.at or Location(path)) for each in (given if isinstance(given, list) else [given])
    )


def _citation(given: object, at: Location) -> Citation:
    hint = "a source is an address, or 'title: ..., url: https://..., publisher: ..., published: 2017-01-17'"
    if isinstance(given, str) and given.strip():
        line = " ".join(given.split())
        return Citation(line, line) if is_web_address(line) else Citation(line)
    if not isinstance(given, dict) or not given or set(given) - set(_CITED):
        raise DocumentError(f"not a source: {given!r}", at, hint)
    lines = {name: " ".join(words.split()) for name, words in given.items() if isinstance(words, str) and words.strip()}
    url = lines.get("url")
    if url is not None and not is_web_address(url):
        raise DocumentError(f"not a web address: {url!r}", at, hint)
    title = lines.get("title") or url
    if title is None:
        raise DocumentError("a source without a title or an address", at, hint)
    return Citation(title, url, lines.get("publisher"), lines.get("published"))
