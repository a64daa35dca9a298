"""The pages in a web archive (WARC, ISO 28500): each response that is HTML, as an article; the door of warcio."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from generator.errors import from_extra
from generator.model.document import Origin

LONGEST_PAGE: Final = 8_000_000
_OK: Final = "200"
_HTML: Final = ("text/html", "application/xhtml+xml")


def pages(file: Any, path: str) -> Iterator[Origin]:  # noqa: ANN401  # a binary file of whatever file system
    """Yield the HTML pages that were answered with 200, by their number among all records.

    Each comes with its address, and with the day on which it was crawled for a page that does not say its own. A page
    of more than 8 MB is cut off there. Raises ValueError where it is no WARC.
    """
    with from_extra("archive"):
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    try:
        for number, record in enumerate(ArchiveIterator(file), 1):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
            if record.http_headers.get_statuscode() == _OK and kind in _HTML:
                data = record.content_stream().read(LONGEST_PAGE)
                yield _origin(data, record.rec_headers, path, number)
    except ArchiveLoadFailed as err:
        message = f"not a web archive: {err}"
        raise ValueError(message) from err


def _origin(data: bytes, headers: Any, path: str, number: int) -> Origin:  # noqa: ANN401
    """Return the page as a line of JSON: its HTML, its address, the day on which it was crawled."""
    fields = {
        "id": headers.get_header("WARC-Record-ID"),
        "url": headers.get_header("WARC-Target-URI"),
        "dct": (headers.get_header("WARC-Date") or "")[:10],
        "page": data.decode("utf-8", "replace"),
    }
    return Origin(path, json.dumps(fields).encode(), number, is_made=True)
