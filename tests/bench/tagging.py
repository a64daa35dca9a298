"""Measure the tagger: start-up, MB of news a CPU second, memory of a stream, and what hostile texts cost beside news.

Hostile texts are as long as the news (10 MB, in one article), and go through events, too. Cycles of references are
looked for as rarely as where `dateline tag` and `dateline events` read.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any, Final

from generator.config import Settings
from generator.events import extract
from generator.language.pack import load_pack
from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.model.calendar import from_iso
from generator.model.document import Document
from generator.pipeline.collecting import collected_rarely
from generator.temporal import Grammar, load_grammar, read_timexes

_MEGABYTE: Final = 1_000_000
_START: Final = """
import time
from generator.language.pack import load_pack
from generator.temporal import load_grammar
begun = time.process_time()
load_grammar(load_pack("en"))
print(time.process_time() - begun)
"""
HOSTILE: Final = {
    "digits in one line": "7" * 9 + "3" * 91,
    "numbers": "12 345 6 7890 ",
    "the 3rd of the 3rd of": "the 3rd of ",
    "Monday, Monday,": "Monday, ",
    "one unbroken line": "It was said that nobody came to the old house by the river and ",
    "dates without a break": "3/4/2011-",
    "numbers in words": "one hundred and twenty ",
    "early late early late": "early late mid ",
}


def report(data: Path, megabytes: float = 10.0, stream: float = 100.0) -> Iterator[str]:
    """Yield the lines of the report; news are read from `data`, hostile texts are as long as these."""
    yield f"loading the pack: {start_up():.3f} CPU s (mark 0.15)"
    news = list(articles(data, megabytes))
    if not news:
        yield f"tagging: no news under {data}"
        return
    # First, since a process is said to take at least what the one took that started it.
    yield f"memory: a stream of {stream:.0f} MB is tagged in {memory(news, stream):.0f} MB (mark 150)"
    grammar = load_grammar(load_pack("en"))
    size = sum(len(text.encode()) for text, _ in news) / _MEGABYTE
    with collected_rarely():
        costs = [cost(text, day, grammar) for text, day in news]
    tagged, told = (sum(stage) for stage in zip(*costs, strict=True))
    yield f"news: {size:.1f} MB, tagged {size / tagged:.2f} MB a CPU s (mark 1.2)"
    yield f"news: {size:.1f} MB, tagged, and their events, {size / (tagged + told):.2f} MB a CPU s (mark 0.8)"
    for name, piece in HOSTILE.items():
        text = piece * int(size * _MEGABYTE / len(piece))
        with collected_rarely():
            tag, events = cost(text, "2017-01-17", grammar)
        times = f"{tag / tagged:.2f} times as long as news, with events {(tag + events) / (tagged + told):.2f} times"
        yield f"{name}: {times} (mark 2)"


def start_up() -> float:
    """Return the CPU seconds that a fresh process takes to load the English pack."""
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True)
    return float(done.stdout)


def cost(text: str, day: str, grammar: Grammar) -> tuple[float, float]:
    """Return the CPU seconds that one text takes from sentences to timexes, and from these to events."""
    begun = time.process_time()
    dct, spans = from_iso(day), sentences(text, grammar.pack)
    reading = Reading(text, spans, grammar.pack)
    timexes = read_timexes(reading, dct, grammar, Settings())
    tagged = time.process_time()
    document = Document("bench", "bench", "en", dct, None, None, None, None, text, spans)
    extract(document, timexes, reading, Settings(), is_named=False)
    return tagged - begun, time.process_time() - tagged


def memory(news: list[tuple[str, str]], megabytes: float) -> float:
    """Return the MB that `dateline tag -` takes at most for so many MB of news, again and again."""
    command = [sys.executable, "-m", "generator", "tag", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as tagger:
        assert tagger.stdin is not None
        left = megabytes * _MEGABYTE
        for number, (text, day) in enumerate(cycle(news)):
            line = json.dumps({"id": str(number), "text": text, "dct": day}) + "\n"
            tagger.stdin.write(line.encode())
            left -= len(text.encode())
            if left <= 0:
                break
        tagger.stdin.close()
        _, status, used = os.wait4(tagger.pid, 0)
        tagger.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss / 1024


def articles(data: Path, megabytes: float) -> Iterator[tuple[str, str]]:
    """Yield (text, day) of news articles, up to so many MB."""
    left = megabytes * _MEGABYTE
    for path in (data / "wikinews.jsonl", *sorted(data.glob("tls/*/articles.jsonl.gz"))):
        if not path.is_file():
            continue
        for line in _lines(path):
            document: dict[str, Any] = json.loads(line)
            yield document["text"], document["dct"][:10]
            left -= len(document["text"].encode())
            if left <= 0:
                return


def _lines(path: Path) -> Iterator[str]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from file
    else:
        with path.open(encoding="utf-8") as file:
            yield from file
