"""What an editor writes in `content/`: pages, events written by hand, corrections of events that were found."""

from __future__ import annotations

from dataclasses import dataclass

from generator.errors import Location
from generator.model.document import Markup
from generator.model.event import Citation, Media, Status


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site's own: `pages/<slug>.html`, in the navigation by (order, title)."""

    slug: str
    title: str
    html: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of `seeds/` and what it is called; its page is `collections/<slug>.html`.

    `topic` are words in lower case: the page has the events alone that hold one of them in a sentence, as a part of a
    word too; all where there are none.
    """

    folder: str
    title: str
    slug: str
    description: str | None = None
    topic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What a timeline that was brought along is called; it names the site where its configuration does not."""

    title: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """An event written by hand, before its date is read: `date` and `end` are EDTF or words.

    `label` is a display date that goes before the date's own words; `at` is where the event is written, `date_at`
    where its date.
    """

    id: str
    date: str
    headline: str
    at: Location
    date_at: Location
    end: str | None = None
    status: Status | None = None
    label: str | None = None
    group: str | None = None
    body: Markup | None = None
    media: Media | None = None
    citations: tuple[Citation, ...] = ()
    is_pinned: bool = False
    collection: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor says of one event; None leaves a field as it is.

    `sentence` and `phrase` find the event again when an edit of the article has changed its id. `date` is EDTF or
    words, written at `date_at`. `merge` is the id of the event that this one is told again in; `is_split` takes apart
    what was merged.
    """

    id: str
    at: Location
    sentence: str | None = None
    phrase: str | None = None
    is_hidden: bool = False
    is_pinned: bool = False
    is_split: bool = False
    headline: str | None = None
    date: str | None = None
    status: Status | None = None
    note: str | None = None
    merge: str | None = None
    date_at: Location | None = None


@dataclass(frozen=True, slots=True)
class Curation:
    """All corrections, in the order of the file, each id once."""

    corrections: tuple[Correction, ...] = ()
