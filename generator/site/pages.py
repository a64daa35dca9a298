"""The site as plans of files: the timeline's pages, the articles' pages, the 404, the static files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.model.file import NoPieces
from generator.site.article import article_files, articles_file
from generator.site.assets import asset_files
from generator.site.collections import collection_files
from generator.site.embed import embed_file
from generator.site.frame import Frame
from generator.site.listing import in_order, is_lasting
from generator.site.notfound import not_found_file
from generator.site.search import search_files
from generator.site.sheets import lay_out, pages_of_events
from generator.site.social import card_file
from generator.site.timeline import empty_file, overview_file, sheet_files, whole_file
from generator.site.written import written_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.config import Config
    from generator.model.content import Collection, Page
    from generator.model.event import Studies, Timeline
    from generator.model.file import File, Pieces
    from generator.site.theme import Theme

MOST_LISTED: Final = 500


def site(
    timeline: Timeline,
    studies: Studies,
    config: Config,
    theme: Theme,
    *,
    pages: Sequence[Page] = (),
    collections: Sequence[Collection] = (),
    pieces: Pieces | None = None,
) -> Iterator[File]:
    """Yield the plan of each file of the site, each path once.

    `pages` are those that an editor has written; every page leads to them, and to the collections that have
    events. A key is the digest of all that its file shows; only the index shows totals. What was drawn before is taken
    from `pieces`. Raises SiteError for a static file or a template that cannot be read; a
    template that fails raises it when the page is drawn.
    """
    events = in_order(timeline.events)
    has_list = 0 < len(studies) <= MOST_LISTED
    used = {folder for event in events for folder in event.collections}
    shown = tuple(each for each in collections if each.folder in used)
    frame = Frame(
        config, theme, studies, len(studies) > 0, has_list, bool(events), tuple(pages), shown, pieces or NoPieces()
    )
    sheets = lay_out(events, frame.language)
    paths = pages_of_events(sheets)
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
    if has_list:
        yield articles_file(frame)
    if events:
        yield embed_file(frame, events, paths)
    if events and config.url:
        yield card_file(frame, events)
    yield from written_files(frame, events)
    yield not_found_file(frame)
    yield from asset_files(theme)
