"""Events of a made-up text, the whole way from the text, for the tests of this room."""

from __future__ import annotations

from generator.config import Settings
from generator.events import extract
from generator.language.pack import load_pack
from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.model.calendar import from_iso
from generator.model.document import Document
from generator.model.event import Event, Study
from generator.temporal import load_grammar, read_timexes

PACK = load_pack("en")
DCT = "2017-01-17"


def study(text: str, dct: str = DCT, document_id: str = "a", title: str | None = None) -> Study:
    """Return the study of a text, as `pipeline` makes it."""
    found = sentences(text, PACK)
    document = Document(document_id, document_id, "en", from_iso(dct), None, title, None, None, text, found)
    reading = Reading(text, found, PACK)
    timexes = read_timexes(reading, document.dct, load_grammar(PACK), Settings())
    return Study(document_id, document, timexes, extract(document, timexes, reading, Settings()))


def told(text: str, dct: str = DCT) -> tuple[Event, ...]:
    """Return the events of a text."""
    return study(text, dct).events


def phrase(event: Event) -> str:
    """Return the words that date an event."""
    source = event.sources[0]
    begin = source.sentence.start
    return source.quote[source.phrase.start - begin : source.phrase.end - begin]
