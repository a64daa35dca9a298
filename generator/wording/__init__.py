"""What readers are told, in the page's language: labels of dates, steps in words, the strings of the interface.

The messages are data, gettext catalogues in `catalogues/<language>.po`; Babel reads them and knows the names of
months and days. Neighbours: the stages `site` and `export` ask for words; nothing here knows an event or a page.
"""

from generator.wording.catalogue import (
    LANGUAGES,
    digits,
    direction,
    ordinal,
    reading_direction,
    spoken_language,
    text,
)
from generator.wording.label import day_label, label, month_label, span_label, year_label
from generator.wording.steps import brief, step, trail
from generator.wording.titles import document_title, event_label, signal_of

__all__ = [
    "LANGUAGES",
    "brief",
    "day_label",
    "digits",
    "direction",
    "document_title",
    "event_label",
    "label",
    "month_label",
    "ordinal",
    "reading_direction",
    "signal_of",
    "span_label",
    "spoken_language",
    "step",
    "text",
    "trail",
    "year_label",
]
