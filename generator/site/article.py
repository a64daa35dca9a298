"""The articles' pages: each text with its time expressions marked, and the events that it tells."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, fields
from functools import partial
from typing import TYPE_CHECKING, Final

from generator.errors import SiteError
from generator.model.codec import DecodeError, decode, encode
from generator.model.digest import digest
from generator.site.annotate import Anchor, Mark, annotate
from generator.site.collections import collection_path
from generator.site.html import render
from generator.site.links import article_path, relative, safe_url, with_text_fragment
from generator.site.meaning import meaning
from generator.site.timeline import Line, line
from generator.site.told import Told
from generator.wording import day_label, document_title, reading_direction, text, trail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.model.document import Span
    from generator.model.event import Event, Study
    from generator.model.file import File
    from generator.site.frame import Frame
    from generator.site.gists import Gists
    from generator.site.sheets import Sheets

ARTICLES: Final = "articles/index.html"
TEMPLATE: Final = "article.html"
MOST_LOOKED_FOR: Final = 32
_TEXT: Final = "text.html"


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event as its article's page names it: the line, how its date was worked out, its words in the original."""

    line: Line
    trail: str
    original: str | None


def article_files(frame: Frame, gists: Gists, sheets: Sheets, known: Mapping[str, str]) -> Iterator[File]:
    """Yield the plan of each article's page.

    An article's events are the timeline's that have it among their sources, so that a merged event is shown under the
    id and the headline that it has there; they are loaded when the page is drawn. `known` says what is shown by the
    articles of which nothing has changed.
    """
    told = Told(gists, are_all=len(frame.studies) - len(known) > MOST_LOOKED_FOR)
    for document_id in frame.studies:
        shown = known.get(document_id)
        if shown is None:
            places = told.places(document_id)
            shown = digest(frame.studies.digest(document_id), told.digests(places), told.pages(places, sheets))
        yield _file(frame, document_id, shown, partial(_late_view, frame, document_id, told, sheets))


def article_file(frame: Frame, document_id: str, events: Sequence[Event], sheets: Sheets) -> File:
    """Return the plan of one article's page; `events` are the timeline's that it tells."""
    shown = digest(
        frame.studies.digest(document_id), frame.digest_events(events), [sheets.path_of(event) for event in events]
    )
    return _file(frame, document_id, shown, partial(_view, frame, document_id, events, sheets))


def _file(frame: Frame, document_id: str, shown: str, view: Callable[[], ArticleView]) -> File:
    path = article_path(document_id)
    return frame.file(path, TEMPLATE, shown, partial(_article, frame, path, shown, view))


def _late_view(frame: Frame, document_id: str, told: Told, sheets: Sheets) -> ArticleView:
    return _view(frame, document_id, told.by(document_id), sheets)


def articles_file(frame: Frame) -> File:
    """Return the plan of the list of articles, the latest first; few enough to be read."""
    shown = digest([frame.studies.digest(document_id) for document_id in frame.studies])
    return frame.file(ARTICLES, "articles.html", shown, partial(_articles, frame))


def _articles(frame: Frame) -> Mapping[str, object]:
    language = frame.language
    documents = [study.document for study in map(frame.studies.without_events, frame.studies) if study.document]
    documents.sort(key=lambda document: (-document.dct.ordinal, document.id))
    return {
        "description": text("articles", language, count=len(documents)),
        "articles": [
            Line(
                day_label(document.dct, language),
                document_title(document, language),
                relative(article_path(document.id), ARTICLES),
                0,
            )
            for document in documents
        ],
    }


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What an article's page shows, as its template takes it; `text` is HTML, its time expressions marked."""

    headline: str
    description: str
    publisher: str | None
    place: str | None
    published: str
    datetime: str | None
    original: str | None
    collection: tuple[str, str] | None
    text_lang: str | None
    text_dir: str
    text: str
    told: tuple[ToldEvent, ...]


def kept_context(frame: Frame, path: str, shown: str) -> Mapping[str, object] | None:
    """Return what the template is given as it was worked out before for the same data, None where it was not."""
    part = frame.kept_piece(path, _TEXT, (path, shown))
    with suppress(DecodeError):
        return None if part is None else _context(decode(ArticleView, part))
    return None


def _article(frame: Frame, path: str, shown: str, make: Callable[[], ArticleView]) -> Mapping[str, object]:
    kept = kept_context(frame, path, shown)
    if kept is not None:
        return kept
    view = make()
    frame.keep_piece(path, _TEXT, (path, shown), encode(view))
    return _context(view)


def _context(view: ArticleView) -> Mapping[str, object]:
    return {field.name: getattr(view, field.name) for field in fields(view)} | {"article": view}


def _view(frame: Frame, document_id: str, events: Sequence[Event], sheets: Sheets) -> ArticleView:
    study, language, path = frame.studies.without_events(document_id), frame.language, article_path(document_id)
    document = study.document
    if document is None:
        message = f"not an article: {document_id!r}"
        raise SiteError(message)
    url = safe_url(document.url)
    pieces = annotate(document, _marks(study, events, sheets, path, language), _anchors(document_id, events))
    drawn = render(frame.theme, _TEXT, {"paragraphs": pieces, "has_markup": document.markup is not None})
    return ArticleView(
        headline=document_title(document, language),
        description=text("article.published", language, date=day_label(document.dct, language)),
        publisher=document.publisher,
        place=document.place if document.title else None,
        published=day_label(document.dct, language),
        datetime=str(document.dct) if document.dct.year > 0 else None,
        original=url,
        collection=_collection(frame, document.collection),
        text_lang=document.lang if document.lang != language else None,
        text_dir=reading_direction(document.lang),
        text=drawn.decode(),
        told=tuple(
            ToldEvent(
                line(event, path, sheets, language), trail(event.steps, language), _original(event, document_id, url)
            )
            for event in events
        ),
    )


def _collection(frame: Frame, folder: str | None) -> tuple[str, str] | None:
    """Return the page and the title of an article's collection, where the site shows it."""
    number = frame.numbers_of_collections.get(folder or "")
    return None if number is None else (collection_path(frame.collections[number]), frame.collections[number].title)


def _original(event: Event, document_id: str, url: str | None) -> str | None:
    """Return the link to an event's sentence in the article's original, None where there is no address."""
    quote = next((source.quote for source in event.sources if source.document_id == document_id), "")
    return with_text_fragment(url, quote) if url else None


def _marks(study: Study, events: Sequence[Event], sheets: Sheets, path: str, language: str) -> list[Mark]:
    """Return a mark for each time expression; one that dates an event leads to its card."""
    document = study.document
    phrases = [
        (source.phrase, event.id, sheets.path_of(event))
        for event in events
        for source in event.sources
        if document is not None and source.document_id == document.id
    ]
    phrases.sort()
    marks, at = [], 0
    for timex in study.timexes:
        while at < len(phrases) and phrases[at][0].end <= timex.span.start:
            at += 1
        href = None
        if at < len(phrases) and phrases[at][0].start < timex.span.end:
            _, event_id, page = phrases[at]
            href = f"{relative(page, path)}#{event_id}"
        marks.append(Mark(timex.span, meaning(timex, language), href))
    return marks


def _anchors(document_id: str, events: Sequence[Event]) -> list[Anchor]:
    """Return each dated sentence once, with the ids of all its events; an id stands in an article once."""
    sentences: dict[Span, list[str]] = {}
    named: set[str] = set()
    for event in events:
        for source in event.sources:
            if source.document_id == document_id and event.id not in named:
                named.add(event.id)
                sentences.setdefault(source.sentence, []).append(event.id)
    return [Anchor(span, tuple(ids)) for span, ids in sorted(sentences.items())]
