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
from generator.export.timeline import phrase
from generator.model.event import Event, Source
from generator.wording import label

COLUMNS: Final = (
    "id", "date", "edtf", "mod", "earliest", "latest", "inferred", "status", "kind", "headline", "salience",
    "quote", "phrase", "article", "title", "url", "publisher", "published", "other_sources",
)  # fmt: skip
_BOM: Final = b"\xef\xbb\xbf"
_FORMULA: Final = tuple("=+-@\t\r'＝＋－＠")  # noqa: RUF001  # the wide signs work as formulas too
_CONTROLS: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), " ")


def rows(events: Iterable[Event], language: str) -> Iterator[bytes]:
    """Yield the head and a row for each event, in UTF-8."""
    yield _BOM + _line(COLUMNS)
    for event in events:
        yield _line(_cells(event, language))


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> neutral("=1+1"), neutral("2017-01-16"), neutral("-0049")
    ("'=1+1", '2017-01-16', "'-0049")
    """
    cell = cell.translate(_CONTROLS)
    return f"'{cell}" if cell.lstrip(" \n").startswith(_FORMULA) else cell


def _cells(event: Event, language: str) -> Iterator[str]:
    when = event.when
    first = event.sources[0]
    yield event.id
    yield label(when, language)
    yield when.edtf
    yield when.mod or ""
    yield iso(when.earliest) or ""
    yield iso(when.latest) or ""
    yield " ".join(when.inferred)
    yield event.status
    yield event.kind
    yield event.headline
    yield str(event.salience)
    yield first.quote
    yield phrase(first)
    yield first.document_id
    yield first.title
    yield first.url or ""
    yield first.publisher or ""
    yield str(first.published)
    yield json.dumps([_other(source) for source in event.sources[1:]], ensure_ascii=False) if event.sources[1:] else ""


def _other(source: Source) -> dict[str, str | None]:
    return {
        "quote": source.quote,
        "phrase": phrase(source),
        "article": source.document_id,
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "published": str(source.published),
    }


def _line(cells: Iterable[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([neutral(cell) for cell in cells])
    return buffer.getvalue().encode(errors="replace")
