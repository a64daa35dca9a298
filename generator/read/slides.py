"""A timeline made for TimelineJS, as its JSON or as its spreadsheet in CSV: each slide becomes an event of ours.

Dates keep what they lack: a year without a month is a year. Display dates, eras, groups and media with credit move
over; a picture elsewhere becomes a link to it, for a site of ours loads nothing from others.
"""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from typing import Any, Final

from generator.errors import DocumentError, Location
from generator.model.content import Heading, Written
from generator.model.document import Markup
from generator.model.event import Citation
from generator.read.header import is_web_address
from generator.read.json_text import locations, parse_json, places
from generator.read.markup import clean, to_text
from generator.read.table import Table, open_table

Entry = Written | Heading | DocumentError
Place = Callable[[str], Location]

HINT_JSON: Final = """a slide is {"start_date": {"year": 2017, "month": 1}, "text": {"headline": "..."}}"""
HINT_CSV: Final = "the first row is 'Year,Month,Day,...,Headline,Text,...', as in TimelineJS's spreadsheet"
_PARTS: Final = ("year", "month", "day")
_COLUMNS: Final = frozenset(("year", "headline"))
_SUCH_AS: Final = {"year": "1871, or -49 for 50 BC", "month": "4 for April", "day": "23"}
_NUMBER: Final = re.compile(r"([-−]?\d[\d,]{0,12})(?:\.0+)?")
_FURTHEST: Final = 9_999
_LONGEST: Final = 1_000


def is_slides(found: object) -> bool:
    """Tell whether a JSON value is a timeline of TimelineJS.

    >>> is_slides({"events": [{"start_date": {"year": 2017}}]}), is_slides({"events": []})
    (True, False)
    """
    events = found.get("events") if isinstance(found, dict) else None
    return isinstance(events, list) and any(isinstance(each, dict) and "start_date" in each for each in events)


def read_json(text: str, path: str) -> Iterator[Entry]:
    """Yield what TimelineJS's JSON says: its title slide, its events in their order, its eras behind them.

    There is an error in place of a slide that is wrong. Raises DocumentError where the file is none.
    """
    found = parse_json(text, path, HINT_JSON)
    if not is_slides(found):
        raise DocumentError("no timeline of TimelineJS", Location(path, 1), HINT_JSON)
    yield from heading(_table(_table(found, "title"), "text"))
    for name in ("events", "eras"):
        slides = found.get(name)
        slides = slides if isinstance(slides, list) else []
        for slide, at in zip(slides, locations(text, path, places(text, slides, (name,)), len(slides)), strict=True):
            try:
                yield _slide(slide, partial(_same, at))
            except DocumentError as err:
                yield err


def read_csv(text: str, path: str) -> Iterator[Entry]:
    """Yield what TimelineJS's spreadsheet says, in its order; an error in place of a row that is wrong.

    Raises DocumentError where the first row does not name its columns.
    """
    table = open_table(text, _COLUMNS)
    if table is None:
        raise DocumentError("no spreadsheet of TimelineJS", Location(path, 1), HINT_CSV)
    try:
        for line, row in table.rows():
            cells = {name: cell.strip() for name, cell in row.items() if cell.strip()}
            try:
                if cells.get("type", "").lower() == "title":
                    yield from heading({"headline": cells.get("headline"), "text": cells.get("text")})
                elif cells:
                    yield _slide(_of_cells(cells), partial(_cell, table, path, line))
            except DocumentError as err:
                yield err
    except csv.Error as err:
        raise DocumentError(f"not CSV: {err}", Location(path, table.line), HINT_CSV) from err


def heading(words: object) -> Iterator[Heading]:
    """Yield what a title slide says, where it says anything: its headline and its text without markup."""
    if not isinstance(words, dict):
        return
    title, description = (" ".join(_plain(_text(words, name)).split()) for name in ("headline", "text"))
    if title:
        yield Heading(title[:_LONGEST], description[:_LONGEST] or None)


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
        "group": cells.get("group") or cells.get("tag"),
    }


def _same(at: Location, _: str) -> Location:
    return at


def _cell(table: Table, path: str, line: int, name: str) -> Location:
    return Location(path, *table.place(line, name))


def _slide(slide: object, place: Place) -> Written:
    """Return an event; `place` gives where the slide says something, by the names of the spreadsheet's columns."""
    at = place("year")
    if not isinstance(slide, dict):
        raise DocumentError(f"not a slide: {slide!r}", at, HINT_JSON)
    words = _table(slide, "text")
    start = _table(slide, "start_date")
    date = _edtf(start, place)
    if date is None:
        raise DocumentError("no date", at, "a slide has a year at least")
    end = _edtf(_table(slide, "end_date"), place, "end ")
    headline = _plain(_text(words, "headline")).replace("\n", " ")
    story = _text(words, "text")
    media = _table(slide, "media")
    label = _plain(_text(slide, "display_date") or _text(start, "display_date"))
    if not headline:
        headline = _plain(story).partition("\n")[0][:120]
    if not headline:
        raise DocumentError("no headline", place("headline"), "a slide has a headline or a text")
    key = _text(slide, "unique_id") or blake2b(f"{at.path}\0{date}\0{headline}".encode(), digest_size=6).hexdigest()
    return Written(
        id=key if key.replace("-", "").isalnum() else blake2b(key.encode(), digest_size=6).hexdigest(),
        date=date,
        end=end if end != date else None,
        headline=headline,
        at=at,
        date_at=at,
        label=label or None,
        group=_plain(_text(slide, "group")) or None,
        body=_body(story, media),
        citations=_citations(media),
    )


def _table(slide: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = slide.get(name)
    return found if isinstance(found, dict) else {}


def _text(table: Mapping[str, Any], name: str) -> str:
    found = table.get(name)
    return found.strip() if isinstance(found, str) else ""


def _plain(words: str) -> str:
    """Return what a reader sees of words that may hold markup."""
    return to_text(clean(words))[0] if "<" in words or "&" in words else words


def _edtf(parts: Mapping[str, Any], place: Place, prefix: str = "") -> str | None:
    """Return a date's parts as EDTF, as many as there are."""
    numbers = []
    for name in _PARTS:
        value = parts.get(name)
        if value is None or value == "":
            break
        whole = _NUMBER.fullmatch(str(value).strip())
        if whole is None:
            raise DocumentError(
                f"not a {name}: {value!r}", place(prefix + name), f"it is a number, such as {_SUCH_AS[name]}"
            )
        numbers.append(int(whole[1].replace(",", "").replace("−", "-")))
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
    words = [_plain(_text(media, name)) for name in ("caption", "credit")]
    if url and not is_web_address(url) and "<" in url:  # a quotation, or a film's frame
        parts.append(clean(url))
        parts.append(f"<p>{' · '.join(html.escape(word) for word in words if word)}</p>")
    elif is_web_address(url):
        words[0] = f'<a href="{html.escape(url)}">{html.escape(words[0] or _text(media, "alt") or url)}</a>'
        words[1] = html.escape(words[1])
        parts.append(f"<p>{' · '.join(word for word in words if word)}</p>")
    if not parts:
        return None
    cleaned = clean("".join(parts))
    text, markup = to_text(cleaned)
    return markup if text else None


def _citations(media: Mapping[str, Any]) -> tuple[Citation, ...]:
    link = _text(media, "link")
    return (Citation(link, link),) if is_web_address(link) else ()
