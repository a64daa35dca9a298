"""What a format may show, and the words that all formats share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby

from generator.config import Config
from generator.export.crawlers import address
from generator.model.digest import digest, digest_of_events
from generator.model.event import Event, Source, Studies, Study, Timeline
from generator.model.file import NoPieces, Pieces
from generator.wording import document_title, event_label


@dataclass(frozen=True, slots=True)
class Matter:
    """The timeline, its articles, the configuration, and the paths of the site's pages.

    `places` gives the page that each event is on, the index where it does not say; it is asked once. `titles` are
    those of the articles that have none of their own, as far as they were asked for. `pieces` keep what was written of
    a month; `drawn_by` is the digest of all that writes it.
    """

    timeline: Timeline
    studies: Studies | Mapping[str, Study]
    config: Config
    pages: Sequence[str] = ()
    places: Callable[[], Mapping[str, str]] = dict
    pieces: Pieces = field(default_factory=NoPieces, compare=False)
    drawn_by: str = ""
    titles: dict[str, str] = field(default_factory=dict, compare=False)
    known: list[Mapping[str, str]] = field(default_factory=list, compare=False)

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

    def label(self, event: Event) -> str:
        """Return an event's date in words, in the site's language."""
        return event_label(event, self.config.language)

    def parts(self, name: str, between: str, write: Callable[[Event], str]) -> Iterator[str]:
        """Yield what is written of the events, month by month, as it was kept where nothing of it has changed."""
        for month, inside in groupby(self.timeline.events, key=_month):
            events = tuple(inside)
            places = [self.address(event) for event in events] if self.config.url else ()
            titles = [self._untitled(source) for event in events for source in event.sources if not source.title]
            key = digest(self.drawn_by, name, digest_of_events(events), places, titles)
            place = f"{name} {month}"
            part = self.pieces.piece(place, key)
            if part is None:
                part = between.join([write(event) for event in events])
                self.pieces.keep_piece(place, key, part)
            yield part

    def _untitled(self, source: Source) -> str:
        """Return a digest of what a source is called, without loading its article."""
        with suppress(KeyError):  # an event that an export of another site brought along
            return "" if isinstance(self.studies, Mapping) else self.studies.digest(source.document_id)
        return source.document_id

    def address(self, event: Event) -> str | None:
        """Return where an event stands on the site, None where the site's address is not known."""
        if self.config.url is None:
            return None
        if not self.known:
            self.known.append(self.places())
        return f"{address(self.config.url, self.known[0].get(event.id, 'index.html'))}#{event.id}"


def _month(event: Event) -> tuple[int, int] | None:
    day = event.when.earliest or event.when.latest
    return (day.year, day.month) if day else None


def phrase(source: Source) -> str:
    """Return the words that date the event, as they stand in the source's sentence."""
    begin = source.sentence.start
    return source.quote[source.phrase.start - begin : source.phrase.end - begin]
