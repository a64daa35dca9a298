"""What an event's date and an article are called: the same words on the pages and in the exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.wording.catalogue import text
from generator.wording.label import day_label, label

if TYPE_CHECKING:
    from generator.model.document import Document
    from generator.model.event import Event


def event_label(event: Event, language: str) -> str:
    """Return an event's date in words: the display date that its editor gave, else what its period said."""
    return event.label or label(event.when, language, signal_of(event))


def signal_of(event: Event) -> str | None:
    """Return the word that opened or joined the event's period ("since", "from to"), as its steps tell."""
    for step in event.steps:
        if step.kind == "signal":
            return next((value for name, value in step.values if name == "signal"), None)
    return None


def document_title(document: Document, language: str) -> str:
    """Return an article's title; one without is called by its place and date ("Amman, 17 January 2017")."""
    if document.title:
        return document.title
    date = day_label(document.dct, language)
    if not document.place:
        return text("article.undated-title", language, date=date)
    place = document.place.title() if document.place.isupper() else document.place
    return text("article.of", language, place=place, date=date)
