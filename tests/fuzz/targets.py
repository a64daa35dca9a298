"""What is fuzzed: each target takes any bytes, and fails where a promise is broken.

The first byte chooses where a target has several ways, so that a corpus of bytes reaches all of them.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from generator.config import Config, Settings
from generator.errors import DocumentError
from generator.events.merge import merge
from generator.export import FORMATS, Matter, render
from generator.model.document import Document, Origin
from generator.model.edtf import bounds, parse
from generator.model.event import Timeline
from generator.model.problem import Problem
from generator.model.shard import Parted
from generator.pipeline.article import study
from generator.read import ENDINGS, read, split
from generator.read.content import import_timeline
from generator.read.curation import read_curation
from generator.read.markup import clean
from generator.site import find_theme, site
from generator.site.theme import Theme
from generator.wording import event_label, trail
from tests.site.seed import Shelf

SETTINGS: Final = Settings()
CONFIG: Final = Config(Path("no-such-site"), title="Two towns", url="https://example.org/t/")
READ: Final = (*ENDINGS, ".csv", ".mw")
LONGEST: Final = 20_000
_HEADER: Final = b"date 2019-05-06 RIBE -- "
_LIVING: Final = frozenset(
    ("applet", "audio", "base", "embed", "frame", "iframe", "img", "math", "object", "style", "template", "video")
)
_SCHEMES: Final = ("http:", "https:", "mailto:", "data:,")
_OWN: Final = frozenset(("", "application/json", "application/ld+json"))


def tag(data: bytes) -> None:
    """Time expressions and events of any text lie in it, in order, and mean dates that can be printed and read."""
    text = data.decode("utf-8", "replace")
    line = json.dumps({"id": "a", "dct": "2019-05-06", "text": text}).encode()
    found = study(Origin("a.jsonl", line, 1), SETTINGS)
    document = found.document
    assert document is not None, found.problems
    assert document.text == text
    spans = [timex.span for timex in found.timexes]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for event in found.events:
        parse(event.when.edtf)
        assert event_label(event, "en")
        assert trail(event.steps, "en")
        assert event.headline.strip()
        for source in event.sources:
            assert text[slice(*source.sentence)] == source.quote
            assert source.sentence.start <= source.phrase.start < source.phrase.end <= source.sentence.end


def read_any(data: bytes) -> None:
    """Each reader gives a document that is whole, or says what is wrong with its place; nothing else is raised."""
    kind = READ[data[0] % len(READ)] if data else ".txt"
    origin = Origin(f"seeds/a{kind}", data[1:])
    problems: list[Problem] = []
    try:
        parts = list(split(origin, problems)) if kind in ENDINGS else []
        if kind in (".csv", ".mw", ".json"):
            _check_problems(import_timeline(origin, CONFIG).problems)
    except DocumentError as err:
        assert err.at is not None
        return
    for part in parts:
        try:
            document, told = read(part, SETTINGS)
        except DocumentError as err:
            assert err.at is not None
            continue
        _check_problems(told)
        _check(document)


def edtf(data: bytes) -> None:
    """What parses prints, and parses to the same again; its bounds enclose it."""
    text = data.decode("utf-8", "replace")
    try:
        date = parse(text)
    except ValueError:
        return
    assert parse(str(date)) == date
    first, last = bounds(text)
    assert first is None or last is None or first <= last


def template(data: bytes) -> None:
    """What is drawn of an article, and every export of it, has nothing in it that lives."""
    kind = (".txt", ".md", ".html", ".jsonl")[data[0] % 4] if data else ".txt"
    body = data[1:]
    if kind == ".txt":
        body = _HEADER + body
    elif kind == ".jsonl":
        words = body.decode("utf-8", "replace")
        fields = dict.fromkeys(("id", "title", "publisher", "place", "text"), words)
        body = json.dumps({**fields, "dct": "2019-05-06", "text": f"{words} opened on 3 May 2019."}).encode()
    elif kind == ".md":
        body = b"---\ndate: 2019-05-06\n---\n\n" + body
    origin = Origin(f"seeds/a{kind}", body, 1 if kind == ".jsonl" else None)
    found = study(origin, SETTINGS)
    if found.document is None:
        return
    timeline = merge([found])
    shelf = Shelf({found.document.id: found})
    for file in site(timeline, shelf, CONFIG, _theme()):
        if file.path.endswith(".html"):
            _Page().feed(file.render().decode())
    _check_exports(timeline, shelf)


def correct(data: bytes) -> None:
    """What an editor's file says is read, or told."""
    problems: list[Problem] = []
    try:
        read_curation(data, problems)
    except DocumentError as err:
        assert err.at is not None
    _check_problems(problems)


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "tag": tag,
    "read": read_any,
    "edtf": edtf,
    "template": template,
    "correct": correct,
}


def _check(document: Document) -> None:
    text = document.text
    text.encode()
    assert document.id
    ends = [edge for span in document.sentences for edge in span]
    assert ends == sorted(ends)
    assert not ends or (ends[0] >= 0 and ends[-1] <= len(text))
    if document.markup is not None:
        html = document.markup.html
        assert clean(html) == clean(clean(html))
        _Page().feed(html)


def _check_problems(problems: object) -> None:
    for problem in problems if isinstance(problems, list | tuple) else ():
        assert problem.message
        assert str(problem.at).isprintable()


def _check_exports(timeline: Timeline, shelf: Shelf) -> None:
    for name in FORMATS:
        data = render(name, Matter(Parted(timeline), shelf, CONFIG))
        data.decode()
        if name in ("timeline", "timelinejs", "jsonfeed"):
            json.loads(data)


@cache
def _theme() -> Theme:
    return find_theme(CONFIG)


class _Page(HTMLParser):
    """Fails at the first thing that lives."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        given = {name: value or "" for name, value in attrs}
        assert tag not in _LIVING or self.get_starttag_text() == "<style>", tag
        assert not [name for name in given if name.startswith("on") or name in ("style", "srcdoc", "ping")], given
        if tag == "script":
            assert given.get("src", "").startswith(("static/", "../static/", "../../static/")) or (
                given.get("type", "") in _OWN
            )
        for name in ("href", "src", "action"):
            value = given.get(name, "").strip().lower()
            assert ":" not in value.partition("/")[0] or value.startswith(_SCHEMES), value
