"""Timelines of any size: sentences of real articles, or of made-up ones, each with a date of one of many forms."""

from __future__ import annotations

import json
import random
from hashlib import blake2b
from typing import TYPE_CHECKING

from generator.model.calendar import Day, from_iso
from generator.model.document import Document, Span
from generator.model.edtf import bounds
from generator.model.event import Event, Source, Study, Timeline, When
from generator.model.timex import Mention, Step, Timex
from tests.site.seed import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STATUSES = ("happened",) * 7 + ("planned", "possible", "ongoing", "negated")
WORDS = (
    "council harbour bridge election strike treaty river minister court company school storm border market village "
    "union bank railway festival museum hospital vote report budget airport parliament factory army president mayor"
).split()
VERBS = ("opens", "rejects", "signs", "delays", "approves", "condemns", "rebuilds", "closes", "investigates", "visits")


def articles(corpus: Path | None, rng: random.Random) -> Iterator[dict[str, str]]:
    """Yield articles without end: those of a JSON Lines file over and over, else made-up ones."""
    found = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()] if corpus else []
    number = 0
    while True:
        for each in found or [made_up(rng)]:
            number += 1
            yield each | {"id": f"article-{number}"}


def made_up(rng: random.Random) -> dict[str, str]:
    """Return an article of a dozen sentences of our own."""
    sentences = [
        f"The {rng.choice(WORDS)} of the {rng.choice(WORDS)} {rng.choice(VERBS)} the {rng.choice(WORDS)} after the "
        f"{rng.choice(WORDS)} and the {rng.choice(WORDS)} near the {rng.choice(WORDS)} {rng.choice(VERBS)} it."
        for _ in range(12)
    ]
    day = Day(rng.randrange(2004, 2020), rng.randrange(1, 13), rng.randrange(1, 29))
    title = f"The {rng.choice(WORDS)} {rng.choice(VERBS)} the {rng.choice(WORDS)}"
    return {"dct": str(day), "title": title, "url": "https://example.org/a", "text": "\n\n".join(sentences)}


def timeline(count: int, corpus: Path | None = None, each: int = 6) -> tuple[Timeline, Shelf]:
    """Return a timeline of `count` events from articles with at most `each`, the same ones for the same arguments."""
    rng = random.Random(count)
    events: list[Event] = []
    studies = {}
    for article in articles(corpus, rng):
        study = study_of(article, min(each, count - len(events)), rng)
        studies[article["id"]] = study
        events.extend(study.events)
        if len(events) >= count:
            return Timeline(tuple(events)), Shelf(studies)
    raise AssertionError


def study_of(article: dict[str, str], most: int, rng: random.Random) -> Study:
    """Return an article's study with a dated event in each of its longer sentences."""
    text, day = article["text"], from_iso(article["dct"])
    spans = [span for span in spans_of(text) if 60 < span.end - span.start < 320][:most]
    document = Document(
        article["id"], "seeds/articles.jsonl", "en", day, None, article["title"], article["url"],
        ("Wikinews", "The Courier", "The Echo")[rng.randrange(3)], text, tuple(spans),
    )  # fmt: skip
    events, timexes = [], []
    for span in spans:
        event = event_of(document, span, rng)
        events.append(event)
        mention = Mention(event.sources[0].phrase, "a day", "made-up")
        timexes.append(Timex(mention, "DATE", event.when.edtf, edtf=event.when.edtf))
    return Study(document.origin, document, tuple(timexes), tuple(events))


def spans_of(text: str) -> Iterator[Span]:
    """Yield the stretches between full stops."""
    start = 0
    for paragraph in text.split("\n"):
        at = start
        for sentence in paragraph.split(". "):
            kept = sentence.strip()
            if kept:
                begin = text.index(kept, at)
                yield Span(begin, begin + len(kept))
            at += len(sentence) + 2
        start += len(paragraph) + 1


def event_of(document: Document, span: Span, rng: random.Random) -> Event:
    """Return an event on or near the article's day, in one of the forms that texts have."""
    quote = document.text[span.start : span.end]
    words = quote.split()
    said = words[-2]
    begin = span.start + quote.rindex(said)
    phrase = Span(begin, begin + len(said))
    edtf = date_near(document.dct, rng)
    status = rng.choice(STATUSES)
    steps = (
        Step("said", (("text", said),)),
        Step("tense", (("tense", "past"), ("cue", "said"))),
        Step("anchor", (("anchor", str(document.dct)), ("origin", "dct"))),
        Step("result", (("edtf", edtf),)),
    )
    source = Source(
        document.id,
        document.title or "",
        span,
        phrase,
        quote,
        document.url,
        document.publisher,
        document.dct,
        lang="en",
    )
    digest = blake2b(f"{document.id}{span}".encode(), digest_size=6).hexdigest()
    earliest, latest = bounds(edtf)
    when = When(edtf, None, earliest, latest, ("year",) if rng.random() < 0.1 else ())
    kind = "statement" if rng.random() < 0.3 else "event"
    return Event(digest, when, " ".join(words[:9]), status, kind, rng.randrange(1, 4), (source,), steps)  # type: ignore[arg-type]


def date_near(day: Day, rng: random.Random) -> str:
    """Return an EDTF string: most often a day, now and then a month, a year, a season, a range or an open interval."""
    near = day.plus_days(-rng.randrange(0, 7 if rng.random() < 0.75 else 400))
    forms = [str(near)] * 12 + [
        f"{near.year:04}-{near.month:02}",
        f"{near.year:04}-{near.month:02}",
        f"{near.year:04}",
        f"{near.year:04}-2{rng.randrange(1, 5)}",
        f"{near.year:04}~",
        f"{near.year - 3:04}/..",
        f"{near}/{near.plus_days(rng.randrange(2, 90))}",
    ]
    return rng.choice(forms)
