"""`events.csv`: one row an event, for spreadsheets.

RFC 4180 with a byte order mark, without which Excel reads UTF-8 as something else. A cell that a spreadsheet would
take for a formula begins with an apostrophe; so does one that begins with an apostrophe of its own, so that nothing
is lost: whoever reads the file back takes the first apostrophe off. The
last column has in JSON what the others have not.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any, Final

from generator.export.lines import iso
from generator.export.matter import Matter, phrase
from generator.export.timeline import event_fields
from generator.model.codec import encode
from generator.model.event import Event, Source

COLUMNS: Final = (
    "id", "date", "edtf", "mod", "earliest", "latest", "inferred", "status", "kind", "headline", "salience",
    "quote", "phrase", "article", "title", "url", "publisher", "published", "other_sources", "group", "note", "more",
)  # fmt: skip
_REST: Final = ("steps", "aliases", "display_date", "html", "media", "pinned", "found", "collection")
_BOM: Final = b"\xef\xbb\xbf"
_FORMULA: Final = tuple("=+-@\t\r'＝＋－＠")  # noqa: RUF001  # the wide signs work as formulas too
_BEGINNINGS: Final = frozenset((*_FORMULA, " "))
_CONTROLS: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), " ")


def rows(events: Iterable[Event], matter: Matter) -> Iterator[bytes]:
    """Yield the head and a row for each event, in UTF-8."""
    yield head()
    for event in events:
        yield row(event, matter)


def head() -> bytes:
    """Return the names of the columns."""
    return _BOM + _line(COLUMNS)


def row(event: Event, matter: Matter) -> bytes:
    """Return the row of an event, its line end included."""
    return _line(_cells(event, matter))


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> neutral("=1+1"), neutral("2017-01-16"), neutral("-0049")
    ("'=1+1", '2017-01-16', "'-0049")
    """
    if not cell.isprintable():
        cell = cell.translate(_CONTROLS)
    elif not cell or cell[0] not in _BEGINNINGS:
        return cell
    return f"'{cell}" if cell.lstrip(" \n").startswith(_FORMULA) else cell


def _cells(event: Event, matter: Matter) -> Iterator[str]:
    when = event.when
    yield event.id
    yield event_fields(event, matter)["label"]
    yield when.edtf
    yield when.mod or ""
    yield iso(when.earliest) or ""
    yield iso(when.latest) or ""
    yield " ".join(when.inferred)
    yield event.status
    yield event.kind
    yield event.headline
    yield str(event.salience)
    yield from _told(event, matter)
    others = [_other(source, matter) for source in event.sources[1:]]
    yield encode(others) if others else ""
    yield event.group or ""
    yield event.note or ""
    yield encode(_more(event, matter))


def _more(event: Event, matter: Matter) -> dict[str, Any]:
    """Return what no column has, so that the sheet brings back the same timeline; what is empty is left out."""
    whole = event_fields(event, matter)
    found = {name: whole[name] for name in _REST if whole[name]}
    if len(event.citations) > (0 if event.sources else 1):
        found["citations"] = whole["citations"]
    if event.sources:
        found["source"] = _where(event.sources[0])
    return found


def _where(source: Source) -> dict[str, Any]:
    spans = {"sentence_span": list(source.sentence), "phrase_span": list(source.phrase)}
    return spans | ({"collection": source.collection} if source.collection else {})


def _told(event: Event, matter: Matter) -> Iterable[str]:
    """Return the cells of the leading source; of an event written by hand, what its editor wrote and named."""
    if event.sources:
        first = event.sources[0]
        told = (first.quote, phrase(first), first.document_id, matter.title(first))
        return (*told, first.url or "", first.publisher or "", str(first.published))
    named = event.citations[0] if event.citations else None
    words = (named.title, named.url or "", named.publisher or "", named.published or "") if named else ("",) * 4
    return ("", "", "", *words)


def _other(source: Source, matter: Matter) -> dict[str, Any]:
    return {
        "quote": source.quote,
        "phrase": phrase(source),
        "article": source.document_id,
        "title": matter.title(source),
        "url": source.url,
        "publisher": source.publisher,
        "published": str(source.published),
        **_where(source),
    }


def _line(cells: Iterable[str]) -> bytes:
    line: str = csv.writer(_Back()).writerow([neutral(cell) for cell in cells])
    return line.encode(errors="replace")


class _Back:
    """What `csv` writes to: it gives each line back, and `writerow` hands it on."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line
