"""The timeline for programs: JSON, tables, feeds and calendars, as files of the site and on standard output.

What a name needs is loaded when it is asked for: a line of an article needs no feed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.export.formats import FORMATS, export, render
    from generator.export.lines import dump, events_line, tag_line
    from generator.export.matter import Matter
    from generator.export.table import rows as csv_rows

__all__ = ["FORMATS", "Matter", "csv_rows", "dump", "events_line", "export", "render", "tag_line"]

_HOMES: Final = {
    "FORMATS": ("formats", "FORMATS"),
    "Matter": ("matter", "Matter"),
    "csv_rows": ("table", "rows"),
    "dump": ("lines", "dump"),
    "events_line": ("lines", "events_line"),
    "export": ("formats", "export"),
    "render": ("formats", "render"),
    "tag_line": ("lines", "tag_line"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    module, known_as = _HOMES[name]
    return getattr(import_module(f"{__name__}.{module}"), known_as)
