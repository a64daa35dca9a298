"""What happened, when, and who says so: from a period of a sentence to the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from generator.model.calendar import Day
from generator.model.document import Document, Markup, Span
from generator.model.name import Name
from generator.model.problem import Problem
from generator.model.timex import Step, Timex

Status = Literal["happened", "ongoing", "planned", "possible", "negated"]
Kind = Literal["event", "statement"]
Mod = Literal["START", "MID", "END"]


@dataclass(frozen=True, slots=True)
class Period:
    """The timexes that date one thing together, and the signal that joins or opens them.

    "since early 2015" has one timex and the signal "since"; "from 5 to 9 January" has two and "from to".
    """

    timexes: tuple[Timex, ...]
    signal: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class When:
    """What a period comes to.

    `edtf` is ISO 8601-2:2019; `mod` is START, MID, END or None; `earliest` and `latest` are inclusive, None where
    open; `inferred` lists the fields that the text left out.
    """

    edtf: str
    mod: Mod | None
    earliest: Day | None
    latest: Day | None
    inferred: tuple[str, ...] = ()


class Dating(NamedTuple):
    """That a clause dates something, before anything is told of it; `sentence` is its span of the document's text."""

    sentence: Span
    when: When
    status: Status
    kind: Kind


@dataclass(frozen=True, slots=True)
class Source:
    """Where an event is told: a sentence of a document and the phrase in it that dates the event.

    `sentence` and `phrase` are spans of the document's text; `quote` is the sentence, word for word, and `lang` its
    language; `collection` is the folder of `seeds/` that the document lies in. `names` are those in the sentence.
    """

    document_id: str
    title: str
    sentence: Span
    phrase: Span
    quote: str
    url: str | None
    publisher: str | None
    published: Day
    collection: str | None = None
    lang: str | None = None
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A source that an editor names for an event written by hand; `published` is as it was written."""

    title: str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Media:
    """A picture beside an event: its path below `content/`, what it shows, who made it."""

    path: str
    alt: str
    credit: str | None = None
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the program had found of an event that an editor then corrected."""

    when: When
    headline: str
    status: Status


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Event:
    """One dated event.

    `id` is stable: a digest of (document id, sentence text with white space folded, phrase, which one of its
    kind). `sources` has the leading one first; `aliases` are the ids of what was merged into it. `salience` runs
    from 1 (background) to 3 (would be on a five-item timeline of its article).

    An event written by hand has no sources but a `body` and `citations`; `label` is a display date of its own, `group`
    a heading of its editor's, `collection` the folder of `seeds/` where it is written. `found` is None unless an editor
    has corrected the event; `note` is the editor's word.
    """

    id: str
    when: When
    headline: str
    status: Status
    kind: Kind
    salience: int
    sources: tuple[Source, ...]
    steps: tuple[Step, ...]
    aliases: tuple[str, ...] = ()
    body: Markup | None = None
    citations: tuple[Citation, ...] = ()
    media: Media | None = None
    label: str | None = None
    group: str | None = None
    note: str | None = None
    is_pinned: bool = False
    found: Found | None = None
    collection: str | None = None

    @property
    def collections(self) -> tuple[str, ...]:
        """The folders of `seeds/` that tell of the event, each once."""
        every = (*(source.collection for source in self.sources), self.collection)
        return tuple(dict.fromkeys(folder for folder in every if folder is not None))

    @property
    def names(self) -> tuple[Name, ...]:
        """The persons, bodies and places in the sentences that tell of the event, each once."""
        return tuple(dict.fromkeys(name for source in self.sources for name in source.names))

    @property
    def quote(self) -> str:
        """The sentence that the event was taken from, word for word; empty for an event written by hand."""
        return self.sources[0].quote if self.sources else ""


@dataclass(frozen=True, slots=True)
class Study:
    """One article, from bytes to events; `document` is None where it could not be read (`problems` says why)."""

    origin: str
    document: Document | None
    timexes: tuple[Timex, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order of (earliest or latest, latest, id)."""

    events: tuple[Event, ...]


class Studies(Protocol):
    """All studies of a site by document id, loaded when asked for; iterates over the ids in order."""

    def __iter__(self) -> Iterator[str]:
        """Return the document ids, sorted."""
        ...

    def __len__(self) -> int:
        """Return how many there are."""
        ...

    def __getitem__(self, document_id: str) -> Study:
        """Return one study, loaded from the store where need be."""
        ...

    def without_events(self, document_id: str) -> Study:
        """Return one study without its events, which are more than half of it."""
        ...

    def digest(self, document_id: str) -> str:
        """Return the digest of everything that the study holds, without loading it."""
        ...
