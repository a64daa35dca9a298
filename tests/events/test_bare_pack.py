"""A language without tables of verbs, words and cues is read all the same, only more coarsely."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.config import Settings
from generator.events import extract
from generator.language.pack import PACKS, load_pack
from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.model.calendar import from_iso
from generator.model.document import Document
from generator.temporal import load_grammar, read_timexes

TEXT = (
    "The dam above the old town of Linz broke on Monday after two weeks of rain, and forty people fled to the hills. "
    "His father was killed in 1943. It was reported on 5 May 2016 that 'he' had left."
)


def test_events_are_found_without_a_word_of_grammar(tmp_path: Path) -> None:
    shutil.copytree(PACKS / "en", tmp_path / "xx")
    for table in ("words", "cues", "verbs", "abbreviations"):
        (tmp_path / "xx" / f"{table}.toml").unlink()
    pack = load_pack("xx", tmp_path)
    found = sentences(TEXT, pack)
    document = Document("a", "a", "xx", from_iso("2017-01-17"), None, None, None, None, TEXT, found)
    reading = Reading(TEXT, found, pack)
    timexes = read_timexes(reading, document.dct, load_grammar(pack), Settings())
    events = extract(document, timexes, reading, Settings())
    assert [event.when.edtf for event in events] == ["2017-01-16"]
    assert events[0].headline.startswith("The dam above the old town of Linz")
