"""The site as plans of files: the timeline's pages, the articles' pages, the 404, the static files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator.model.file import NoPieces
from generator.model.shard import Parted
from generator.site.article import article_file, article_files, articles_file
from generator.site.assets import asset_files
from generator.site.collections import collection_files
from generator.site.embed import embed_file
from generator.site.frame import Frame
from generator.site.gists import Gists
from generator.site.highlights import highlight_files
from generator.site.links import article_path
from generator.site.listing import in_order
from generator.site.named import named_files
from generator.site.notfound import not_found_file
from generator.site.search import search_files
from generator.site.sheets import lay_out
from generator.site.social import card_file
from generator.site.timeline import empty_file, overview_file, sheet_files, whole_file
from generator.site.told import LaidArticle, Layout, as_before, shards_of
from generator.site.written import written_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.config import Config
    from generator.model.content import Collection, Page
    from generator.model.event import Event, Studies, Timeline
    from generator.model.file import File, Pieces
    from generator.model.shard import Shards
    from generator.site.sheets import Sheets
    from generator.site.theme import Theme

MOST_LISTED: Final = 500


@dataclass(frozen=True, slots=True)
class Laid:
    """A site laid out: what its pages share, the gists of its events, and the page that each is on.

    `before` is how the build before laid it out: what shows the same is not looked at again.
    """

    frame: Frame
    gists: Gists
    sheets: Sheets
    before: Layout

    def files(self) -> Iterator[File]:
        """Yield the plan of each file of the site, each path once.

        A key is the digest of all that its file shows; only the index shows totals. Raises SiteError for a static file
        or a template that cannot be read; a template that fails raises it when the page is drawn.
        """
        frame, gists, sheets = self.frame, self.gists, self.sheets
        if not gists.shards:
            yield empty_file(frame)
        elif sheets.is_large:
            yield overview_file(frame, gists, sheets)
            yield from search_files(frame, gists, sheets)
            yield from sheet_files(frame, gists, sheets)
        else:
            yield whole_file(frame, gists, sheets)
        yield from collection_files(frame, gists, sheets)
        yield from highlight_files(frame, gists, sheets)
        yield from named_files(frame, gists, sheets)
        known = as_before(self.before, frame.studies, gists, sheets)
        yield from article_files(frame, gists, sheets, known)
        if frame.has_list:
            yield articles_file(frame)
        if gists.shards:
            yield embed_file(frame, gists, sheets)
        if gists.shards and frame.config.url:
            yield card_file(frame, gists)
        yield from written_files(frame, gists.pictures)
        yield not_found_file(frame)
        yield from asset_files(frame.theme)

    def layout(self, files: Iterable[File]) -> Layout:
        """Return what the next build is to know of these files, which are those of `files`."""
        shown = {file.path: file.shows for file in files}
        studies = self.frame.studies
        articles = (LaidArticle(name, studies.digest(name), shown[article_path(name)]) for name in studies)
        return Layout(shards_of(self.gists, self.sheets), tuple(articles))

    def article(self, document_id: str, events: Iterable[Event], studies: Studies) -> File:
        """Return the plan of one article's page as it would be with other studies and these events of its own.

        An event that is not laid out yet leads to where it will be most likely, its year.
        """
        return article_file(replace(self.frame, studies=studies), document_id, in_order(events), self.sheets)


def lay(
    shards: Shards,
    studies: Studies,
    config: Config,
    theme: Theme,
    *,
    pages: Sequence[Page] = (),
    collections: Sequence[Collection] = (),
    pieces: Pieces | None = None,
    before: Layout | None = None,
) -> Laid:
    """Return the site laid out.

    `pages` are those that an editor has written; every page leads to them, and to the collections that have events.
    What was drawn before is taken from `pieces`; `before` is how it was laid out then.
    """
    pieces, before = pieces or NoPieces(), before or Layout()
    has_list = 0 < len(studies) <= MOST_LISTED
    has_events = len(shards) > 0
    frame = Frame(config, theme, studies, len(studies) > 0, has_list, has_events, tuple(pages), (), pieces)
    laid_before = {laid.name: laid.digest for laid in before.shards}
    gists = Gists(shards, pieces, frame.language, laid_before, config.names)
    shown = tuple(each for each in collections if each.folder in gists.folders)
    frame = replace(frame, collections=shown, has_names=bool(gists.directory.profiles))
    return Laid(frame, gists, lay_out(gists, frame.language), before)


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
    return lay(Parted(timeline), studies, config, theme, pages=pages, collections=collections).files()
