"""What a format may show, and the words that all formats share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from generator.config import Config
from generator.export.crawlers import address
from generator.export.gist import Gist, kept_gist
from generator.model.event import Event, Source, Studies, Study
from generator.model.file import NoPieces, Pieces
from generator.model.shard import OnePage, Places, Shard, Shards
from generator.wording import document_title, event_label


@dataclass(frozen=True, slots=True)
class Matter:
    """The timeline, its articles, the configuration, and the paths of the site's pages.

    `places` gives the page that each event is on. `titles` are those of the articles that have none of their own, as
    far as they were asked for. `pieces` keep the gists of shards. `drawn` are the fields of the events of the `last`
    shard that a format showed.
    """

    shards: Shards
    studies: Studies | Mapping[str, Study]
    config: Config
    pages: Sequence[str] = ()
    places: Places = field(default_factory=OnePage)
    pieces: Pieces = field(default_factory=NoPieces, compare=False)
    titles: dict[str, str] = field(default_factory=dict, compare=False)
    gists: dict[Shard, Gist] = field(default_factory=dict, compare=False)
    drawn: dict[str, tuple[Event, dict[str, Any]]] = field(default_factory=dict, compare=False)
    last: list[Shard] = field(default_factory=list, compare=False)

    def title(self, source: Source) -> str:
        """Return the title of a source's article; one without is called by its place and date."""
        if source.title:
            return source.title
        name = source.document_id
        if name not in self.titles:
            try:
                document = self.studies[name].document
            except KeyError:  # an event that an export of another site brought along
                document = None
            self.titles[name] = document_title(document, self.config.language) if document else name
        return self.titles[name]

    def events(self, shard: Shard) -> Sequence[Event]:
        """Return the events of a shard; what was worked out of another's is let go."""
        if self.last != [shard]:
            self.last[:] = [shard]
            self.drawn.clear()
        return self.shards.events(shard)

    def label(self, event: Event) -> str:
        """Return an event's date in words, in the site's language."""
        return event_label(event, self.config.language)

    def gist(self, shard: Shard) -> Gist:
        """Return the gist of a shard."""
        if shard not in self.gists:
            self.gists[shard] = kept_gist(shard, self.shards, self.pieces)
        return self.gists[shard]

    def shown(self, shard: Shard) -> tuple[object, ...]:
        """Return what everything that is written of a shard depends on: events, their pages, titles that are made."""
        places = [self.places.path_in(shard.year, shard.month, is_dated=is_dated) for is_dated in (False, True)]
        titles = [self._untitled(name) for name in self.gist(shard).untitled]
        return shard.digest, places if self.config.url else (), titles

    def _untitled(self, document_id: str) -> str:
        """Return a digest of what an article is called, without loading it."""
        with suppress(KeyError):  # an event that an export of another site brought along
            return "" if isinstance(self.studies, Mapping) else self.studies.digest(document_id)
        return document_id

    def address(self, event: Event) -> str | None:
        """Return where an event stands on the site, None where the site's address is not known."""
        url = self.config.url
        return None if url is None else f"{address(url, self.places.path_of(event))}#{event.id}"


def phrase(source: Source) -> str:
    """Return the words that date the event, as they stand in the source's sentence."""
    begin = source.sentence.start
    return source.quote[source.phrase.start - begin : source.phrase.end - begin]
