"""`events.csv`: one row an event, for spreadsheets.

RFC 4180 with a byte order mark, without which Excel reads UTF-8 as something else. A cell that a spreadsheet would
take for a formula begins with an apostrophe; so does one that begins with an apostrophe of its own, so that nothing
is lost: whoever reads the file back takes the first apostrophe off.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Final

from generator.export.lines import iso
from generator.export.matter import Matter, phrase
from generator.model.event import Event, Source

COLUMNS: Final = (
    "id", "date", "edtf", "mod", "earliest", "latest", "inferred", "status", "kind", "headline", "salience",
    "quote", "phrase", "article", "title", "url", "publisher", "published", "other_sources", "group", "note",
)  # fmt: skip
_BOM: Final = b"\xef\xbb\xbf"
_FORMULA: Final = tuple("=+-@\t\r'＝＋－＠")  # noqa: RUF001  # the wide signs work as formulas too
_CONTROLS: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), " ")


def rows(events: Iterable[Event], matter: Matter) -> Iterator[bytes]:
    """Yield the head and a row for each event, in UTF-8."""
    yield _BOM + _line(COLUMNS)
    for event in events:
        yield _line(_cells(event, matter))


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> neutral("=1+1"), neutral("2017-01-16"), neutral("-0049")
    ("'=1+1", '2017-01-16', "'-0049")
    """
    cell = cell.translate(_CONTROLS)
    return f"'{cell}" if cell.lstrip(" \n").startswith(_FORMULA) else cell


def _cells(event: Event, matter: Matter) -> Iterator[str]:
    when = event.when
    yield event.id
    yield matter.label(event)
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
    yield json.dumps(others, ensure_ascii=False) if others else ""
    yield event.group or ""
    yield event.note or ""


def _told(event: Event, matter: Matter) -> Iterable[str]:
    """Return the cells of the leading source; of an event written by hand, what its editor wrote and named."""
    if event.sources:
        first = event.sources[0]
        told = (first.quote, phrase(first), first.document_id, matter.title(first))
        return (*told, first.url or "", first.publisher or "", str(first.published))
    named = event.citations[0] if event.citations else None
    words = (named.title, named.url or "", named.publisher or "", named.published or "") if named else ("",) * 4
    return ("", "", "", *words)


def _other(source: Source, matter: Matter) -> dict[str, str | None]:
    return {
        "quote": source.quote,
        "phrase": phrase(source),
        "article": source.document_id,
        "title": matter.title(source),
        "url": source.url,
        "publisher": source.publisher,
        "published": str(source.published),
    }


def _line(cells: Iterable[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([neutral(cell) for cell in cells])
    return buffer.getvalue().encode(errors="replace")
