"""What every page of one build shares: configuration, theme, words, the way to other pages, and the security policy."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from generator.config import EXPORTS
from generator.model.digest import digest, digest_of_line
from generator.model.file import File, NoPieces
from generator.site.assets import asset_paths, csp_hash
from generator.site.digests import digest_event, drawing_digest
from generator.site.html import render
from generator.site.links import relative
from generator.wording import direction, document_title, spoken_language, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.config import Config
    from generator.model.content import Collection, Page
    from generator.model.event import Event, Studies
    from generator.model.file import Pieces
    from generator.site.theme import Theme

STYLESHEET: Final = "timeline.css"
SCRIPT: Final = "timeline.js"
CARD: Final = "static/card.png"
SET_CLASS: Final = "document.documentElement.className='js'"
DOWNLOADS: Final = {
    "timeline": "JSON",
    "timelinejs": "TimelineJS",
    "csv": "CSV",
    "ics": "iCalendar",
    "atom": "Atom",
    "jsonfeed": "JSON Feed",
}
DRAWN_APART: Final = {"article.html": ("text.html",)}  # parts that a template shows and does not name
FEEDS: Final = {"atom": "application/atom+xml", "jsonfeed": "application/feed+json"}


@dataclass(frozen=True)
class Frame:
    """One build's pages. Not slotted: paths of assets and the digest are looked up once and kept."""

    config: Config
    theme: Theme
    studies: Studies
    has_articles: bool = field(default=True)
    has_list: bool = field(default=True)
    has_embed: bool = field(default=True)
    pages: tuple[Page, ...] = ()
    collections: tuple[Collection, ...] = ()
    pieces: Pieces = field(default_factory=NoPieces)
    has_names: bool = False

    @cached_property
    def drawing(self) -> str:
        """The digest of what draws any part of a page; templates apart."""
        return digest(drawing_digest(self.config), self.collections)

    @cached_property
    def digest(self) -> str:
        """The digest of what every page depends on; templates apart."""
        return digest(
            self.drawing,
            sorted(self.assets.items()),
            self.has_articles,
            self.has_list,
            self.has_embed,
            self.navigation,
        )

    @cached_property
    def assets(self) -> Mapping[str, str]:
        """The path in the site of each static file."""
        return asset_paths(self.theme)

    @property
    def navigation(self) -> list[tuple[str, str]]:
        """The path and the title of collections, of the names, and of each page of an editor's, in their order."""
        ordered = sorted(self.pages, key=lambda page: (page.order, page.title, page.slug))
        pages = [(f"pages/{page.slug}.html", page.title) for page in ordered]
        names = [("names/index.html", text("names.title", self.language))] if self.has_names else []
        return [*self._ways_to_collections(), *names, *pages]

    @cached_property
    def numbers_of_collections(self) -> Mapping[str, int]:
        """The number of each collection by its folder, as scripts know it."""
        return {each.folder: number for number, each in enumerate(self.collections)}

    def _ways_to_collections(self) -> list[tuple[str, str]]:
        """Return the way to the only collection, or to the list of them."""
        if len(self.collections) > 1:
            return [("collections/index.html", text("collections.title", self.language))]
        return [(f"collections/{each.slug}.html", each.title) for each in self.collections]

    @property
    def language(self) -> str:
        """The language that pages speak: the site's where we have its words, else English."""
        language = self.config.language
        return language if spoken_language(language) == language.partition("-")[0].lower() else "en"

    @cached_property
    def _event_digests(self) -> dict[str, bytes]:
        return {}

    def digest_events(self, events: Sequence[Event]) -> str:
        """Return the digest of all that the events hold, in their order; each is digested once a build."""
        known = self._event_digests
        for event in events:
            if event.id not in known:
                known[event.id] = digest_event(event)
        return digest(b"".join(known[event.id] for event in events))

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {}

    def title_of(self, document_id: str) -> str:
        """Return what an article is called; each article is asked for once a build."""
        known = self._titles
        if document_id not in known:
            document = self.studies.without_events(document_id).document
            known[document_id] = document_title(document, self.language) if document else ""
        return known[document_id]

    def file(self, path: str, template: str, shown: str, context: Callable[[], Mapping[str, object]]) -> File:
        """Return the plan of a page; `shown` is the digest of its data, `context` makes the template's values."""
        return File(path, self.key(path, template, shown), partial(self.draw, path, template, context), template, shown)

    def key(self, path: str, template: str, shown: str) -> str:
        """Return the key of a page that a template draws."""
        drawn = self._drawn.get(template)
        if drawn is None:
            names = template, *DRAWN_APART.get(template, ())
            drawn = self._drawn[template] = digest(
                self.digest, [self.theme.digest_of(name) for name in names], template
            )
        return digest_of_line(f"{drawn} {shown} {path}").hex()

    @cached_property
    def _drawn(self) -> dict[str, str]:
        return {}

    def kept_piece(self, place: str, template: str, shown: object) -> str | None:
        """Return a part of a page as it was made before for what it shows and the templates that draw it, or None."""
        return self.pieces.piece(place, self._key_of_piece(template, shown))

    def keep_piece(self, place: str, template: str, shown: object, part: str) -> None:
        """Keep a part of a page for what it shows."""
        self.pieces.keep_piece(place, self._key_of_piece(template, shown), part)

    def piece(self, place: str, template: str, shown: object, make: Callable[[], str]) -> str:
        """Return the part of a page at a place, made once for what it shows and the templates that draw it."""
        part = self.kept_piece(place, template, shown)
        if part is None:
            part = make()
            self.keep_piece(place, template, shown, part)
        return part

    def _key_of_piece(self, template: str, shown: object) -> str:
        return digest(self.drawing, self.theme.digest_of(template), template, shown)

    def draw(self, path: str, template: str, context: Callable[[], Mapping[str, object]]) -> bytes:
        """Return the bytes of a page."""
        return render(self.theme, template, self.shared(path) | dict(context()))

    def shared(self, path: str) -> dict[str, object]:
        """Return the values that every template is given; `docs/theming.md` lists them."""
        config, url = self.config, self.config.url
        return {
            "site": config,
            "description": config.description or config.title,
            "lang": self.language,
            "dir": direction(self.language),
            "t": partial(_worded, self.language),
            "to": partial(_link, path),
            "asset": partial(self._asset, path),
            "csp": self.policy(),
            "set_class": SET_CLASS,
            "canonical": self.address(path),
            "card": url + CARD if url else None,
            "downloads": [(EXPORTS[name], DOWNLOADS[name]) for name in config.exports if name in DOWNLOADS],
            "feeds": [(FEEDS[name], EXPORTS[name]) for name in config.exports if name in FEEDS],
            "has_articles": self.has_articles,
            "has_list": self.has_list,
            "has_embed": self.has_embed,
            "page_path": path,
            "navigation": self.navigation,
        }

    def address(self, path: str) -> str | None:
        """Return the absolute address of a page, None where the site's is not known."""
        url = self.config.url
        return url and (url if path == "index.html" else url + path)

    def policy(self, *inline: str) -> str:
        """Return the Content-Security-Policy of a page: its own files and the inline pieces named, nothing else."""
        styles = " ".join(["'self'", *(csp_hash(piece) for piece in inline)])
        return (
            f"default-src 'none'; script-src 'self' {csp_hash(SET_CLASS)}; style-src {styles}; "
            "img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'"
        )

    def _asset(self, page: str, name: str) -> str:
        if name not in self.assets:
            self.theme.read_static(name)
        return relative(self.assets[name], page)


def _link(page: str, target: str) -> str:
    return relative(target, page)


def _worded(language: str, key: str, **values: object) -> str:
    return text(key, language, **values)
