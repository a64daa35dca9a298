"""The site as plans of files: the timeline's pages, the articles' pages, the 404, the static files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator.model.file import NoPieces
from generator.site.article import article_file, article_files, articles_file
from generator.site.assets import asset_files
from generator.site.collections import collection_files
from generator.site.embed import embed_file
from generator.site.frame import Frame
from generator.site.listing import in_order, is_lasting
from generator.site.notfound import not_found_file
from generator.site.place import start_of
from generator.site.search import search_files
from generator.site.sheets import INDEX, lay_out, pages_of_events
from generator.site.social import card_file
from generator.site.timeline import empty_file, overview_file, sheet_files, whole_file
from generator.site.written import written_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.config import Config
    from generator.model.content import Collection, Page
    from generator.model.event import Event, Studies, Timeline
    from generator.model.file import File, Pieces
    from generator.site.sheets import Sheets
    from generator.site.theme import Theme

MOST_LISTED: Final = 500


@dataclass(frozen=True, slots=True)
class Laid:
    """A site laid out: what its pages share, its events in the order of the list, and the page that each is on."""

    frame: Frame
    events: tuple[Event, ...]
    sheets: Sheets
    paths: Mapping[str, str]

    def files(self) -> Iterator[File]:
        """Yield the plan of each file of the site, each path once.

        A key is the digest of all that its file shows; only the index shows totals. Raises SiteError for a static file
        or a template that cannot be read; a template that fails raises it when the page is drawn.
        """
        frame, events, sheets, paths = self.frame, self.events, self.sheets, self.paths
        lasting = tuple(event for event in events if is_lasting(event))
        if not events:
            yield empty_file(frame)
        elif sheets.is_large:
            yield overview_file(frame, sheets)
            yield from search_files(frame, events, paths)
            yield from sheet_files(frame, sheets, lasting)
        else:
            yield whole_file(frame, sheets.years[0], lasting)
        yield from collection_files(frame, events, paths)
        yield from article_files(frame, events, paths)
        if frame.has_list:
            yield articles_file(frame)
        if events:
            yield embed_file(frame, events, paths)
        if events and frame.config.url:
            yield card_file(frame, events)
        yield from written_files(frame, events)
        yield not_found_file(frame)
        yield from asset_files(frame.theme)

    def article(self, document_id: str, events: Iterable[Event], studies: Studies) -> File:
        """Return the plan of one article's page as it would be with other studies and these events of its own.

        An event that is not laid out yet leads to where it will be most likely, its year.
        """
        own = in_order(events)
        years = {sheet.first_year: sheet.path for sheet in self.sheets.years}
        paths = {event.id: self.paths.get(event.id) or years.get(start_of(event).year, INDEX) for event in own}
        return article_file(replace(self.frame, studies=studies), document_id, own, paths)


def lay(
    timeline: Timeline,
    studies: Studies,
    config: Config,
    theme: Theme,
    *,
    pages: Sequence[Page] = (),
    collections: Sequence[Collection] = (),
    pieces: Pieces | None = None,
) -> Laid:
    """Return the site laid out.

    `pages` are those that an editor has written; every page leads to them, and to the collections that have events.
    What was drawn before is taken from `pieces`.
    """
    events = in_order(timeline.events)
    has_list = 0 < len(studies) <= MOST_LISTED
    used = {folder for event in events for folder in event.collections}
    shown = tuple(each for each in collections if each.folder in used)
    frame = Frame(
        config, theme, studies, len(studies) > 0, has_list, bool(events), tuple(pages), shown, pieces or NoPieces()
    )
    sheets = lay_out(events, frame.language)
    return Laid(frame, events, sheets, pages_of_events(sheets))


def site(
    timeline: Timeline,
    studies: Studies,
    config: Config,
    theme: Theme,
    *,
    pages: Sequence[Page] = (),
    collections: Sequence[Collection] = (),
) -> Iterator[File]:
    """Yield the plan of each file of the site, as `lay` and `Laid.files` make them."""
    return lay(timeline, studies, config, theme, pages=pages, collections=collections).files()
