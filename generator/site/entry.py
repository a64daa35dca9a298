"""One event as its card shows it: words ready to print, links ready to follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from generator.site.links import article_path, relative, safe_url
from generator.site.place import Extent, extent, valid_datetime
from generator.site.written import media_path
from generator.wording import brief, day_label, event_label, label, reading_direction, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.config import Config
    from generator.model.event import Citation, Event, Media, Source
    from generator.site.frame import Frame

_WORDED_STATUS: Final = ("planned", "possible", "negated", "ongoing")


@dataclass(frozen=True, slots=True)
class Badge:
    """A word about an event, and the name by which the stylesheet knows it."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of words that are not in the page's, None where nobody says it, and how it is written."""

    lang: str | None
    dir: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A source as it is shown: the sentence in three parts round the phrase, and where it can be read.

    A title that its author did not give (`is_titled`) is made of words of the page's language. `original` is set
    where the event is the first of the page that the article tells: an address stands on a page once.
    """

    title: str
    is_titled: bool
    published: str
    publisher: str | None
    before: str
    phrase: str
    after: str
    speech: Speech | None
    article: str
    original: str | None


@dataclass(frozen=True, slots=True)
class CitationView:
    """A source that an editor names: its words and, where it may be one, its link."""

    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An event's card; one that is written by hand has a body and what it is told by in place of quotations."""

    id: str
    aliases: tuple[str, ...]
    label: str
    datetime: str | None
    headline: str
    speech: Speech | None
    salience: int
    extent: Extent
    badges: tuple[Badge, ...]
    citations: tuple[Quotation, ...]
    trail: str
    report: str | None
    body: str
    told_by: tuple[CitationView, ...]
    media: Media | None
    picture: str
    note: str | None
    found: str | None


def entry(event: Event, page: str, frame: Frame, first: Mapping[str, str]) -> Entry:
    """Return the card of an event on a page, all links relative to it.

    `first` names the event that each article is cited in full by: the first of the page.
    """
    language = frame.language
    return Entry(
        id=event.id,
        aliases=event.aliases,
        label=event_label(event, language),
        datetime=valid_datetime(event.when),
        headline=event.headline,
        speech=_speech(event.sources[0].lang if event.sources else None, language),
        salience=event.salience,
        extent=extent(event),
        badges=_badges(event, language),
        citations=tuple(_citation(source, event, page, frame, first) for source in event.sources),
        trail=brief(event.steps, language),
        report=_report(event, frame.config, language),
        body=event.body.html if event.body else "",
        told_by=tuple(map(_told_by, event.citations)),
        media=event.media,
        picture=relative(media_path(event.media.path), page) if event.media else "",
        note=event.note,
        found=_found(event, language),
    )


def needs_study(source: Source) -> bool:
    """Tell whether the title of a source has to be made from its article."""
    return not source.title


def _told_by(citation: Citation) -> CitationView:
    parts = (citation.title, citation.publisher, citation.published)
    return CitationView(", ".join(part for part in parts if part), safe_url(citation.url))


def _found(event: Event, language: str) -> str | None:
    """Return what the program had found where an editor has corrected it."""
    if event.found is None:
        return None
    found = f"{label(event.found.when, language)}: {event.found.headline}"
    return text("found", language, found=found)


def _badges(event: Event, language: str) -> tuple[Badge, ...]:
    names: list[tuple[str, str]] = [("status", event.status)] if event.status in _WORDED_STATUS else []
    if event.kind == "statement":
        names.append(("kind", "statement"))
    badges = [Badge(name, text(f"{group}.{name}", language)) for group, name in names]
    if event.group:
        badges.insert(0, Badge("group", event.group))
    if any(step.kind == "differ" for step in event.steps):
        badges.append(Badge("differ", text("sources.differ", language)))
    if event.found is not None:
        badges.append(Badge("edited", text("badge.edited", language)))
    for field in event.when.inferred:
        if field == "direction":
            continue
        known = field in ("year", "month")
        words = text(f"inferred.{field}", language) if known else text("inferred.other", language, field=field)
        badges.append(Badge("inferred", words))
    return tuple(badges)


def citation(event: Event, page: str, frame: Frame) -> Quotation:
    """Return the first sentence that tells an event, as its card on a page would cite it beside others."""
    return _citation(event.sources[0], event, page, frame, {})


def _citation(source: Source, event: Event, page: str, frame: Frame, first: Mapping[str, str]) -> Quotation:
    language, start = frame.language, source.sentence.start
    begin, end = source.phrase.start - start, source.phrase.end - start
    is_first = first.get(source.document_id) == event.id
    return Quotation(
        title=source.title or frame.title_of(source.document_id),
        is_titled=bool(source.title),
        published=day_label(source.published, language),
        publisher=source.publisher,
        before=source.quote[:begin],
        phrase=source.quote[begin:end],
        after=source.quote[end:],
        speech=_speech(source.lang, language),
        article=f"{relative(article_path(source.document_id), page)}#{event.id}",
        original=safe_url(source.url) if is_first else None,
    )


def _speech(lang: str | None, language: str) -> Speech | None:
    """Return the language of words, None for the page's own."""
    if lang is None:
        return Speech(None, "auto")
    if lang.partition("-")[0].lower() == language.partition("-")[0].lower():
        return None
    return Speech(lang, reading_direction(lang))


def _report(event: Event, config: Config, language: str) -> str | None:
    """Return where an error in the date can be told: a mail with its subject, or the page that takes reports."""
    address = config.report
    if not address:
        return None
    if address.startswith("mailto:") or "@" in address.partition("/")[0]:
        subject = text("report.subject", language, headline=event.headline)
        return f"mailto:{address.removeprefix('mailto:')}?subject={quote(f'{subject} [{event.id}]', safe='')}"
    return safe_url(address)
