"""The seed's timeline by hand: what the site is drawn from in these tests, whatever the other stages make of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.config import Config
from generator.model.calendar import from_iso
from generator.model.document import Document, Span
from generator.model.edtf import bounds
from generator.model.event import Event, Source, Study, Timeline, When
from generator.model.timex import Mention, Step, Timex
from generator.site import find_theme, site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.event import Kind, Mod, Status

REPOSITORY = Path(__file__).parents[2]
SEED = REPOSITORY / "seeds" / "000_45ef8bfc82b231bc.txt"
Row = tuple[str, int, str, "Mod | None", "Status", "Kind", str, int]
# Phrase, which one of its kind, EDTF, mod, status, kind, headline, salience.
ROWS: tuple[Row, ...] = (
    # phrase, which one, edtf, mod, status, kind, headline, salience
    ("Monday", 0, "2017-01-16", None, "happened", "statement", "Alloush says he will head the rebel delegation", 3),
    ("Jan. 23", 0, "2017-01-23", None, "planned", "event", "Peace talks begin in the Kazakh capital Astana", 3),
    ("next month", 0, "2017-02", None, "possible", "event", "Fresh UN-hosted negotiations take place in Geneva", 2),
    ("last year", 0, "2016", None, "happened", "event", "HNC negotiates for the opposition factions in Geneva", 2),
    ("the spring of 2011", 0, "2011-21", None, "happened", "event", "Protests erupt against Assad’s rule", 3),
    ("Monday", 1, "2017-01-16", None, "happened", "event", "Daesh presses its offensive around Deir Ezzor", 3),
    ("early 2015", 0, "2015/..", "START", "ongoing", "event", "Deir Ezzor city is besieged by Daesh", 3),
)  # fmt: skip


@dataclass(frozen=True)
class Shelf:
    """Studies in a dictionary, as the pipeline hands them on."""

    studies: Mapping[str, Study]

    def __iter__(self) -> Iterator[str]:
        """Return the ids in order."""
        return iter(sorted(self.studies))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.studies)

    def __getitem__(self, document_id: str) -> Study:
        """Return one."""
        return self.studies[document_id]

    def without_events(self, document_id: str) -> Study:
        """Return one."""
        return self.studies[document_id]

    def digest(self, document_id: str) -> str:
        """Return what changes with the study."""
        return str(hash(repr(self.studies[document_id])))


def seed_document() -> Document:
    """Return the article, its sentences cut at full stops that end a line or stand before a capital."""
    text = SEED.read_text(encoding="utf-8").partition("— ")[2]
    return Document(
        id=SEED.stem, origin=f"seeds/{SEED.name}", lang="en", dct=from_iso("2017-01-17"), place="AMMAN", title=None,
        url=None, publisher=None, text=text, sentences=tuple(sentences(text)),
    )  # fmt: skip


def sentences(text: str) -> Iterator[Span]:
    """Yield a span a paragraph, but for the one paragraph that has its date in the first of two sentences."""
    start = 0
    for part in text.split("\n\n"):
        end = start + len(part.partition(" “All")[0])
        yield Span(start, end)
        start += len(part) + 2


def seed_study() -> Study:
    """Return the article's study: seven timexes with their events."""
    document = seed_document()
    events: list[Event] = []
    timexes: list[Timex] = []
    for phrase, which, edtf, mod, status, kind, headline, salience in ROWS:
        start = -1
        for _ in range(which + 1):
            start = document.text.index(phrase, start + 1)
        span = Span(start, start + len(phrase))
        sentence = next(each for each in document.sentences if each.start <= start < each.end)
        earliest, latest = bounds(edtf, mod)
        inferred = ("year",) if phrase == "Jan. 23" else ()
        steps = [Step("said", (("text", phrase),))]
        if edtf.startswith("2017"):
            steps.append(Step("anchor", (("anchor", "2017-01-17"), ("origin", "dct"))))
        if phrase == "early 2015":
            steps.append(Step("signal", (("signal", "since"),)))
        steps.append(Step("result", (("edtf", edtf),)))
        event = Event(
            id=f"{len(events) + 0xA0:012x}",
            when=When(edtf, mod, earliest, latest, inferred),
            headline=headline, status=status, kind=kind, salience=salience,
            sources=(
                Source(
                    document.id, "", sentence, span, document.text[sentence.start : sentence.end],
                    document.url, document.publisher, document.dct, lang=document.lang,
                ),
            ),
            steps=tuple(steps),
        )  # fmt: skip
        events.append(event)
        timexes.append(
            Timex(Mention(span, phrase, "by-hand"), "DATE", edtf, mod, edtf=edtf.partition("/")[0], steps=tuple(steps))
        )
    recent = document.text.index("recent days")
    timexes.append(Timex(Mention(Span(recent, recent + 11), "recent days", "by-hand"), "DATE", "PAST_REF"))
    return Study(document.origin, document, tuple(sorted(timexes, key=lambda each: each.span)), tuple(events))


def seed_shelf() -> Shelf:
    """Return the seed as the only study of a site."""
    study = seed_study()
    return Shelf({SEED.stem: study})


def seed_timeline() -> Timeline:
    """Return the seed's seven events."""
    return Timeline(seed_study().events)


def seed_config(root: Path, **changes: object) -> Config:
    """Return a configuration with the title of the tests."""
    return replace(Config(root, title="The war in Syria, dated"), **changes)  # type: ignore[arg-type]


def build(
    root: Path, timeline: Timeline | None = None, shelf: Shelf | None = None, **changes: object
) -> dict[str, bytes]:
    """Return the bytes of every file of the site by path."""
    config = seed_config(root, **changes)
    plans = site(timeline or seed_timeline(), shelf if shelf is not None else seed_shelf(), config, find_theme(config))
    return {plan.path: plan.render() for plan in plans}


def write_site(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below `root/site` and return the folder."""
    folder = root / "site"
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
