"""A timeline that Dateline exported: `timelinejs.json`, `timeline.json` and `events.csv` give the same events back."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, get_args

from generator.errors import DocumentError, Location
from generator.model.calendar import Day, from_iso
from generator.model.content import Heading
from generator.model.document import Span
from generator.model.edtf import parse
from generator.model.event import Citation, Event, Found, Kind, Media, Mod, Source, Status, When
from generator.model.timex import Step
from generator.read.header import is_web_address
from generator.read.json_text import load_json, locations, places
from generator.read.markup import clean, to_text
from generator.read.slides import heading
from generator.read.table import Table, open_table
from generator.read.written import is_picture
from generator.wording import trail

Entry = Event | Heading | DocumentError

HINT: Final = "export the timeline again"
_LONGEST_REASON: Final = 200
_COLUMNS: Final = frozenset(("id", "edtf", "earliest", "latest", "quote", "phrase", "other_sources"))


def read_json(text: str, path: str) -> Iterator[Entry] | None:
    """Return the events of a JSON export of ours, None where the file is another's."""
    try:
        found = load_json(text)
    except (ValueError, RecursionError):
        return None
    if not is_export(found):
        return None
    return _of_json(found, locations(text, path, places(text, found["events"], ("events",)), len(found["events"])))


def _of_json(found: Mapping[str, Any], at: Sequence[Location]) -> Iterator[Entry]:
    title = found.get("title")
    if isinstance(title, dict):
        yield from heading(title.get("text"))
    elif isinstance(title, str) and title.strip():
        description = found.get("description")
        yield Heading(title.strip(), description if isinstance(description, str) else None)
    for each, place in zip(found["events"], at, strict=True):
        yield _guarded(each.get("dateline", each), place)


def is_export(found: object) -> bool:
    """Tell whether a JSON value is a timeline that we exported, as `timeline.json` or for TimelineJS.

    >>> is_export({"events": [{"edtf": "2017"}]}), is_export({"events": [{"start_date": {"year": 2017}}]})
    (True, False)
    """
    events = found.get("events") if isinstance(found, dict) else None
    if not isinstance(events, list) or not events or not all(isinstance(each, dict) for each in events):
        return False
    return all("edtf" in (inner if isinstance(inner := each.get("dateline"), dict) else each) for each in events)


def read_csv(text: str, path: str) -> Iterator[Entry] | None:
    """Return the events of a CSV export of ours, None where the file is another's."""
    table = open_table(text, _COLUMNS)
    return None if table is None else _of_rows(table, path)


def _of_rows(table: Table, path: str) -> Iterator[Entry]:
    try:
        for line, cells in table.rows():
            try:
                fields = _of_cells({name: _plain(cell) for name, cell in cells.items()})
            except ValueError as err:
                yield DocumentError(f"not an event of an export: {err}", Location(path, line), HINT)
            else:
                yield _guarded(fields, Location(path, line))
    except csv.Error as err:
        yield DocumentError(f"not CSV: {err}", Location(path, table.line), HINT)


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that kept a spreadsheet from taking it for a formula."""
    return cell.removeprefix("'")


def _of_cells(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return a row as the JSON export has an event. Raises ValueError where a cell of JSON is none."""
    more: dict[str, Any] = _json(cells.get("more") or "{}", "more", dict)
    others = _json(cells.get("other_sources") or "[]", "other_sources", list)
    first = {name: cells.get(name) or None for name in ("title", "url", "publisher", "published")}
    citations = more.get("citations")
    if citations is None:
        citations = [first] if first["title"] and not cells.get("quote") else []
    told = {"quote": cells.get("quote", ""), "phrase": cells.get("phrase", ""), "article": cells.get("article")}
    sources = [first | told | more.get("source", {}), *others] if cells.get("quote") else []
    return more | {
        **{name: cells.get(name) or None for name in ("id", "edtf", "mod", "earliest", "latest", "status", "kind")},
        "headline": cells.get("headline"),
        "inferred": (cells.get("inferred") or "").split(),
        "salience": cells.get("salience") or "1",
        "sources": [{**source, "document": source.get("article")} for source in sources],
        "citations": citations,
        "group": cells.get("group") or None,
        "note": cells.get("note") or None,
    }


def _json(cell: str, name: str, kind: type) -> Any:  # noqa: ANN401  # a list or a table, as the column has it
    try:
        found = load_json(cell)
    except (ValueError, RecursionError) as err:
        message = f"{name}: not JSON: {cell[:40]!r}"
        raise ValueError(message) from err
    if not isinstance(found, kind):
        message = f"{name}: not what was exported: {cell[:40]!r}"
        raise ValueError(message)  # noqa: TRY004  # what a file says, not what a caller gave
    return found


def _guarded(fields: Mapping[str, Any], at: Location) -> Event | DocumentError:
    """Return the event, or what is wrong with it."""
    try:
        return _event(fields)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, IndexError, RecursionError) as err:
        reason = str(err) if len(str(err)) < _LONGEST_REASON else type(err).__name__
        return DocumentError(f"not an event of an export: {reason}", at, HINT)


def _event(fields: Mapping[str, Any]) -> Event:
    return Event(
        id=_word(fields["id"]),
        when=_when(fields),
        headline=_word(fields["headline"]),
        status=_one_of(fields["status"], get_args(Status)),
        kind=_one_of(fields["kind"], get_args(Kind)),
        salience=min(max(int(fields["salience"]), 1), 3),
        sources=tuple(_source(source) for source in fields["sources"]),
        steps=_steps(fields),
        aliases=tuple(_word(alias) for alias in fields.get("aliases") or ()),
        body=to_text(clean(_word(fields["html"]), is_own=True))[1] if fields.get("html") else None,
        citations=tuple(_citation(citation) for citation in fields.get("citations") or ()),
        media=_media(fields["media"]) if fields.get("media") else None,
        label=_text(fields.get("display_date")),
        group=_text(fields.get("group")),
        note=_text(fields.get("note")),
        is_pinned=fields.get("pinned") is True,
        found=_found(fields["found"]) if fields.get("found") else None,
        collection=_text(fields.get("collection")),
    )


def _citation(fields: Mapping[str, Any]) -> Citation:
    return Citation(
        _word(fields["title"]), _url(fields.get("url")), _text(fields.get("publisher")), _text(fields.get("published"))
    )


def _media(fields: Mapping[str, Any]) -> Media:
    path = _word(fields["path"])
    if not is_picture(path):
        message = f"not a picture of this site: {path!r}"
        raise ValueError(message)
    return Media(path, _word(fields["alt"]), _text(fields.get("credit")), _text(fields.get("caption")))


def _found(fields: Mapping[str, Any]) -> Found:
    return Found(_when(fields), _word(fields["headline"]), _one_of(fields["status"], get_args(Status)))


def _when(fields: Mapping[str, Any]) -> When:
    edtf = _word(fields["edtf"])
    parse(edtf)
    return When(
        edtf,
        _one_of(fields["mod"], get_args(Mod)) if fields.get("mod") else None,
        _day(fields.get("earliest")),
        _day(fields.get("latest")),
        tuple(_word(name) for name in fields.get("inferred") or ()),
    )


def _source(fields: Mapping[str, Any]) -> Source:
    quote, phrase = _word(fields["quote"]), _word(fields["phrase"])
    start = max(quote.find(phrase), 0)
    sentence = fields.get("sentence_span") or (0, len(quote))
    place = fields.get("phrase_span") or (start, start + len(phrase))
    return Source(
        document_id=_word(fields["document"]),
        title=_word(fields["title"]),
        sentence=Span(int(sentence[0]), int(sentence[1])),
        phrase=Span(int(place[0]), int(place[1])),
        quote=quote,
        url=_url(fields.get("url")),
        publisher=_text(fields.get("publisher")),
        published=from_iso(fields["published"]),
        collection=_text(fields.get("collection")),
    )


def _steps(fields: Mapping[str, Any]) -> tuple[Step, ...]:
    """Return the steps; raises KeyError for a kind that there are no words for."""
    steps = tuple(_step(step) for step in fields.get("steps") or ())
    trail(steps, "en")
    return steps


def _step(fields: Mapping[str, Any]) -> Step:
    values = tuple((_word(name), "" if value == "" else _word(value)) for name, value in fields["values"].items())
    return Step(_word(fields["kind"]), values)


def _day(text: str | None) -> Day | None:
    return from_iso(text) if text else None


def _url(text: object) -> str | None:
    return text if isinstance(text, str) and is_web_address(text) else None


def _text(value: object) -> str | None:
    return None if value is None else _word(value)


def _word(value: object) -> str:
    if not isinstance(value, str) or not value:
        message = f"not text: {value!r}"
        raise ValueError(message)
    return value


def _one_of(value: object, known: tuple[Any, ...]) -> Any:  # noqa: ANN401  # a Literal of the noun's field
    if value not in known:
        message = f"{value!r} is not one of {', '.join(known)}"
        raise ValueError(message)
    return value
