"""A timeline made for TimelineJS, as its JSON or as its spreadsheet in CSV: each slide becomes an event of ours.

Dates keep what they lack: a year without a month is a year. Display dates, eras, groups and media with credit move
over; a picture elsewhere becomes a link to it, for a site of ours loads nothing from others.
"""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any, Final

from generator.errors import DocumentError, Location
from generator.model.content import Written
from generator.model.document import Markup
from generator.model.event import Citation
from generator.read.encoding import load_json
from generator.read.header import is_web_address
from generator.read.markup import clean, to_text

HINT_JSON: Final = """a slide is {"start_date": {"year": 2017, "month": 1}, "text": {"headline": "..."}}"""
HINT_CSV: Final = "the first row is 'Year,Month,Day,...,Headline,Text,...', as in TimelineJS's spreadsheet"
_PARTS: Final = ("year", "month", "day")
_COLUMNS: Final = frozenset(("year", "headline"))
_FURTHEST: Final = 9_999


def is_slides(found: object) -> bool:
    """Tell whether a JSON value is a timeline of TimelineJS.

    >>> is_slides({"events": [{"start_date": {"year": 2017}}]}), is_slides({"events": []})
    (True, False)
    """
    events = found.get("events") if isinstance(found, dict) else None
    return isinstance(events, list) and any(isinstance(each, dict) and "start_date" in each for each in events)


def read_json(text: str, path: str) -> Iterator[Written | DocumentError]:
    """Yield the events of TimelineJS's JSON in their order, its eras behind; an error in place of one that is wrong.

    Raises DocumentError where the file is none.
    """
    try:
        found = load_json(text)
    except json.JSONDecodeError as err:
        message = f"not JSON: {err.msg[:1].lower()}{err.msg[1:]}"
        raise DocumentError(message, Location(path, err.lineno, err.colno), HINT_JSON) from err
    except (ValueError, RecursionError) as err:
        raise DocumentError("not JSON that can be read", Location(path), HINT_JSON) from err
    if not is_slides(found):
        raise DocumentError("no timeline of TimelineJS", Location(path, 1), HINT_JSON)
    eras = found.get("eras")
    for name, slides in (("event", found["events"]), ("era", eras if isinstance(eras, list) else [])):
        for number, slide in enumerate(slides, start=1):
            at = Location(f"{path} ({name} {number})")
            try:
                yield _slide(slide, at)
            except DocumentError as err:
                yield err


def read_csv(text: str, path: str) -> Iterator[Written | DocumentError]:
    """Yield the events of TimelineJS's spreadsheet in their order; an error in place of a row that is wrong.

    Raises DocumentError where the first row does not name its columns.
    """
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [name.strip().lower() for name in next(rows, [])]
        if not set(head) >= _COLUMNS:
            raise DocumentError("no spreadsheet of TimelineJS", Location(path, 1), HINT_CSV)
        line = rows.line_num + 1
        for row in rows:
            cells = {name: cell.strip() for name, cell in zip(head, row, strict=False) if cell.strip()}
            if cells and cells.get("type", "").lower() != "title":
                try:
                    yield _slide(_of_cells(cells), Location(path, line))
                except DocumentError as err:
                    yield err
            line = rows.line_num + 1
    except csv.Error as err:
        raise DocumentError(f"not CSV: {err}", Location(path, rows.line_num), HINT_CSV) from err


def _of_cells(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return a row as the slide that TimelineJS makes of it."""
    return {
        "start_date": {name: cells.get(name) for name in _PARTS},
        "end_date": {name: cells.get(f"end {name}") for name in _PARTS},
        "display_date": cells.get("display date"),
        "text": {"headline": cells.get("headline"), "text": cells.get("text")},
        "media": {
            "url": cells.get("media"),
            "credit": cells.get("media credit"),
            "caption": cells.get("media caption"),
            "alt": cells.get("alt text"),
        },
        "group": cells.get("group"),
    }


def _slide(slide: object, at: Location) -> Written:
    if not isinstance(slide, dict):
        raise DocumentError(f"not a slide: {slide!r}", at, HINT_JSON)
    words = _table(slide, "text")
    start = _table(slide, "start_date")
    date = _edtf(start, at)
    if date is None:
        raise DocumentError("no date", at, "a slide has a year at least")
    end = _edtf(_table(slide, "end_date"), at)
    headline = to_text(clean(_text(words, "headline")))[0].replace("\n", " ")
    story = _text(words, "text")
    media = _table(slide, "media")
    label = _text(slide, "display_date") or _text(start, "display_date")
    if not headline:
        headline = to_text(clean(story))[0].partition("\n")[0][:120]
    if not headline:
        raise DocumentError("no headline", at, "a slide has a headline or a text")
    key = _text(slide, "unique_id") or blake2b(f"{at.path}\0{date}\0{headline}".encode(), digest_size=6).hexdigest()
    return Written(
        id=key if key.replace("-", "").isalnum() else blake2b(key.encode(), digest_size=6).hexdigest(),
        date=date,
        end=end if end != date else None,
        headline=headline,
        at=at,
        date_at=at,
        label=label or None,
        group=_text(slide, "group") or None,
        body=_body(story, media),
        citations=_citations(media),
    )


def _table(slide: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = slide.get(name)
    return found if isinstance(found, dict) else {}


def _text(table: Mapping[str, Any], name: str) -> str:
    found = table.get(name)
    return found.strip() if isinstance(found, str) else ""


def _edtf(parts: Mapping[str, Any], at: Location) -> str | None:
    """Return a date's parts as EDTF, as many as there are."""
    numbers = []
    for name in _PARTS:
        value = parts.get(name)
        if value is None or value == "":
            break
        try:
            numbers.append(int(str(value).strip()))
        except ValueError as err:
            raise DocumentError(f"not a {name}: {value!r}", at, "it is a number") from err
    if not numbers:
        return None
    year = numbers[0]
    sign = "-" if year < 0 else ""
    shown = f"{sign}{abs(year):04}" if abs(year) <= _FURTHEST else f"Y{year}"
    return "-".join([shown, *(f"{number:02}" for number in numbers[1:])])


def _body(story: str, media: Mapping[str, Any]) -> Markup | None:
    """Return what a slide tells, with a link to its picture and who made it."""
    parts = [story if "<p" in story.lower() else f"<p>{story}</p>"] if story else []
    url = _text(media, "url")
    words = [to_text(clean(_text(media, name)))[0] for name in ("caption", "credit")]
    if is_web_address(url):
        words[0] = f'<a href="{html.escape(url)}">{html.escape(words[0] or _text(media, "alt") or url)}</a>'
        words[1] = html.escape(words[1])
        parts.append(f"<p>{' · '.join(word for word in words if word)}</p>")
    cleaned = clean("".join(parts))
    text, markup = to_text(cleaned)
    return markup if text else None


def _citations(media: Mapping[str, Any]) -> tuple[Citation, ...]:
    link = _text(media, "link")
    return (Citation(link, link),) if is_web_address(link) else ()
