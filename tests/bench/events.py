"""Measure the speed of tagging, events and merging.

`speed` reads real articles, as `dateline events` does, which looks for cycles of references as rarely: MB of text a CPU
second for each stage. `dense` reads one article of dated sentences and nothing else, and one ten times as long: what a
date costs must not grow with the article. `merging` makes many articles of the real ones, by shifting their dates and
changing their names, and merges 1,000 to 100,000 events, with cycles of references looked for as rarely as where a
build merges; then one article changes.
"""

from __future__ import annotations

import json
import random
import re
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final

from generator.config import Settings
from generator.events import extract
from generator.events.merge import Merger, merge
from generator.language.pack import load_pack
from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.model.calendar import Day, from_iso
from generator.model.document import Document
from generator.model.event import Event, Study, When
from generator.pipeline.collecting import collected_rarely
from generator.temporal import load_grammar, read_timexes
from tests.bench.tagging import cost

WIKINEWS: Final = "wikinews.jsonl"
_DAYS: Final = 3650
_MONTHS: Final = "January February March April May June July August September October November December".split()
_SYLLABLES: Final = [first + last for first in "BDFGKLMNPRSTVZ" for last in ("a", "e", "i", "o", "u")]
_NAME: Final = re.compile(r"\b[^\W\d_a-z][a-z]{2,}")


def report(data: Path) -> Iterator[str]:
    """Yield the lines of the report; articles are read from `data`."""
    path = data / WIKINEWS
    if not path.is_file():
        yield f"events: no such file: {path}"
        return
    studies: list[Study] = []
    with collected_rarely():
        lines = list(speed(path, studies))
    yield from lines
    yield from dense()
    with collected_rarely():
        lines = list(merging(studies))
    yield from lines


def speed(path: Path, studies: list[Study]) -> Iterator[str]:
    """Yield what each stage costs on real articles, and put what was found into `studies`."""
    pack, settings = load_pack("en"), Settings()
    grammar = load_grammar(pack)
    spent = dict.fromkeys(("sentences", "tag", "events"), 0.0)
    size = events = 0
    for article in map(json.loads, path.read_text("utf-8").splitlines()):
        text, dct = article["text"], from_iso(article["dct"])
        size += len(text.encode())
        start = time.process_time()
        spans = sentences(text, pack)
        reading = Reading(text, spans, pack)
        tagged = time.process_time()
        timexes = read_timexes(reading, dct, grammar, settings)
        resolved = time.process_time()
        name = str(len(studies))
        document = Document(name, name, "en", dct, None, None, None, None, text, spans)
        events += len(extract(document, timexes, reading, settings, is_named=False))
        done = time.process_time()
        studies.append(Study(name, None, (), extract(document, timexes, reading, settings)))
        for stage, seconds in zip(spent, (tagged - start, resolved - tagged, done - resolved), strict=True):
            spent[stage] += seconds
    stages = ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in spent.items())
    yield f"events: {size / 1e6 / sum(spent.values()):.2f} MB a CPU s ({size / 1e6:.2f} MB, {events} events; {stages})"


def dense(few: int = 2_000, many: int = 20_000) -> Iterator[str]:
    """Yield what a date costs in an article of `few` dated sentences, and in one of `many`: alike ones, and others."""
    grammar = load_grammar(load_pack("en"))
    alike = "The bridge was opened by the mayor on 3 March 2011. "
    for name, sentence in (("one sentence again and again", lambda _: alike), ("each with its own date", _dated)):
        times = []
        for number in (few, many):
            tag, events = cost("".join(map(sentence, range(number))), "2017-01-17", grammar)
            times.append((tag + events) / number)
        before, after = times
        yield (
            f"dense: {few} and {many} dated sentences, {name}: {before * 1e3:.2f} and {after * 1e3:.2f} CPU ms a date, "
            f"{after / before:.2f} times (mark 1.5)"
        )


def _dated(number: int) -> str:
    day, month, year = number % 28 + 1, _MONTHS[number % 12], 1900 + number % 110
    return f"On {day} {month} {year} Anna {_SYLLABLES[number % 60]}son said that she had opened bridge {number}. "


def merging(real: Sequence[Study]) -> Iterator[str]:
    """Yield what merging costs, all at once and one article at a time."""
    studies: list[Study] = []
    for number in (1_000, 10_000, 100_000):
        studies = articles(real, number)
        told = sum(len(one.events) for one in studies)
        start = time.process_time()
        timeline = merge(studies)
        spent = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        yield (
            f"merge: {told} events of {len(studies)} articles to {len(timeline.events)} in {spent:.2f} CPU s, "
            f"{memory} MB at most"
        )
    merger = Merger()
    for one in studies:
        merger.put(one.origin, one.events)
    start = time.process_time()
    for one in studies[:100]:
        merger.put(one.origin, one.events)
    yield f"merge: one article changed in {(time.process_time() - start) * 10:.2f} CPU ms"


def articles(real: Sequence[Study], number: int) -> list[Study]:
    """Return studies with `number` events: the real ones again and again, each time at another time with other names.

    One article in ten keeps its time and its names, so that it tells what another one tells.
    """
    drawn = random.Random(number)
    made: list[Study] = []
    events = 0
    for copy in count():
        is_same = copy > 0 and drawn.random() < 0.1
        shift, syllable = (0, "") if is_same else (drawn.randrange(-_DAYS, _DAYS), "".join(drawn.sample(_SYLLABLES, 2)))
        for one in real:
            name = f"{copy}-{one.origin}"
            made.append(Study(name, None, (), tuple(_moved(event, name, shift, syllable) for event in one.events)))
            events += len(one.events)
            if events >= number:
                return made
    return made


def _moved(event: Event, name: str, shift: int, syllable: str) -> Event:
    when = event.when
    first, last = _day(when.earliest, shift), _day(when.latest, shift)
    headline = _NAME.sub(lambda match: syllable + match[0].lower() if syllable else match[0], event.headline)
    source = replace(event.sources[0], document_id=name)
    moved = When(f"{first or ''}/{last or ''}" if first != last else str(first), None, first, last)
    return replace(event, id=f"{name}-{event.id}", when=moved, headline=headline, sources=(source,))


def _day(day: Day | None, shift: int) -> Day | None:
    return day.plus_days(shift) if day is not None else None
