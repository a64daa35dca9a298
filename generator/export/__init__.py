"""The timeline for programs: JSON, tables, feeds and calendars, as files of the site and on standard output."""

from generator.export.formats import FORMATS, export, render
from generator.export.lines import dump, events_line, tag_line
from generator.export.matter import Matter
from generator.export.table import rows as csv_rows

__all__ = ["FORMATS", "Matter", "csv_rows", "dump", "events_line", "export", "render", "tag_line"]
