"""The timeline for programs: JSON, tables, feeds and calendars, as files of the site and on standard output."""

from generator.export.lines import dump, event_fields, events_line, tag_line

__all__ = ["dump", "event_fields", "events_line", "tag_line"]
