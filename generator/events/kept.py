"""The timeline as it is kept from build to build: an article that changed is joined anew with what it touches, no more.

What it comes to is what `merge` makes of all articles, event for event. Nothing of an event is loaded but its sketch
unless several tell of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.events.blocks import MOST, Blocks
from generator.events.buckets import EventRow, bucket_of
from generator.events.features import features, month_of, place_of
from generator.events.merge import all_parts, one_of, parts_of, told_with, uncollected
from generator.model.codec import decode, encode
from generator.model.event import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.events.buckets import Shelf
    from generator.events.features import Features, Sketch

_MANY: Final = 3  # of so many articles one has changed: then all are joined from the start
_FEW: Final = 16


def renew(shelf: Shelf, now: Mapping[str, str], most: int = MOST) -> None:
    """Bring the timeline on a shelf up to date with the articles that there are now, by the digests of their studies.

    `most` is how many a block may hold before it is crowded, the same from build to build.
    """
    before = shelf.digests()
    gone = sorted(before.keys() - now.keys())
    changed = sorted(name for name, digest in now.items() if before.get(name) != digest)
    if not gone and not changed:
        return
    if not before or len(gone) + len(changed) > max(_FEW, len(now) // _MANY):
        _fill(shelf, now, most)
    else:
        _change(shelf, gone, {name: now[name] for name in changed}, most)


def _fill(shelf: Shelf, now: Mapping[str, str], most: int) -> None:
    blocks = Blocks(most)
    names: dict[str, list[str]] = {}

    def sketches() -> Iterator[tuple[str, Sequence[Sketch]]]:
        for article in now:
            told = shelf.sketches(article)
            names[article] = [one.id for one in told]
            yield article, told

    shelf.clear()
    with uncollected():
        blocks.fill(sketches())
        parts = list(all_parts(blocks))
        several = [ids for ids in parts if len(ids) > 1]
        held = dict.fromkeys((id_ for ids in several for id_ in ids), "")
        blocks.told_as.update((ids[0], ids[0]) for ids in parts if len(ids) == 1)
        shelf.put_events(_alone(shelf, blocks, names, held))
        shelf.put_events(_joined(several, held, blocks))
        _put_articles(shelf, now, blocks)
        for bucket, twins in blocks.shelved():
            shelf.put_twins(bucket, twins)
    shelf.finish(blocks.next_number)


def _alone(
    shelf: Shelf, blocks: Blocks, names: Mapping[str, Sequence[str]], held: dict[str, str]
) -> Iterator[EventRow]:
    """Yield the events that one sentence alone tells, as their articles have them; fill in those that are held."""
    for article, ids in names.items():
        own = frozenset(blocks.articles(article))
        for id_, row in zip(ids, shelf.rows(article), strict=True):
            if id_ not in own:
                continue
            if id_ in held:
                held[id_] = row
            else:
                yield _row(id_, blocks.twins_of(id_).features, row)


def _joined(several: Iterable[Sequence[str]], rows: Mapping[str, str], blocks: Blocks) -> Iterator[EventRow]:
    """Yield the events that several sentences tell, and note what each is told as."""
    for ids in several:
        event = one_of([decode(Event, rows[id_]) for id_ in ids])
        blocks.told_as.update(dict.fromkeys(ids, event.id))
        yield _row(event.id, features(event), encode(event))


def _change(shelf: Shelf, gone: Iterable[str], changed: Mapping[str, str], most: int) -> None:
    blocks = Blocks(most, shelf)
    touched: set[str] = set()
    before: dict[str, str] = {}
    for article in (*gone, *changed):
        together = told_with(article, blocks)
        before.update((id_, blocks.told_as[id_]) for id_ in together if id_ in blocks.told_as)
        touched.update(together)
        if article in changed:
            touched |= blocks.put(article, shelf.sketches(article))
        else:
            touched |= blocks.drop(article)
    companies = blocks.companies(touched)
    members = {id_ for company in companies for id_ in blocks.ids(company)}
    before.update((id_, blocks.told_as[id_]) for id_ in members if id_ in blocks.told_as)
    written_anew = {id_ for article in changed for id_ in blocks.articles(article)}
    parts = _others(before, written_anew, [names for company in companies for names in parts_of(company, blocks)])
    rows = _rows_of((id_ for names in parts for id_ in names), shelf, blocks)
    kept = {blocks.told_as[id_] for id_ in members.difference(*parts)}
    shelf.drop_events(set(before.values()) - kept)
    alone = [names[0] for names in parts if len(names) == 1]
    blocks.told_as.update((id_, id_) for id_ in alone)
    shelf.put_events(_row(id_, blocks.twins_of(id_).features, rows[id_]) for id_ in alone)
    shelf.put_events(_joined([names for names in parts if len(names) > 1], rows, blocks))
    for article in gone:
        shelf.drop_article(article)
    _put_articles(shelf, changed, blocks)
    for id_ in members:
        if blocks.told_as[id_] != before.get(id_):
            blocks.touch(blocks.twins_of(id_))
    full = dict(blocks.shelved(blocks.touched))
    for bucket in sorted(blocks.touched):
        shelf.put_twins(bucket, full.get(bucket, ()))
    shelf.finish(blocks.next_number)


def _others(before: Mapping[str, str], written_anew: AbstractSet[str], parts: Iterable[list[str]]) -> list[list[str]]:
    """Return the parts that are not told as they were: of other members, or of one that its article tells anew."""
    former: dict[str, set[str]] = {}
    for id_, told_as in before.items():
        former.setdefault(told_as, set()).add(id_)
    return [
        names
        for names in parts
        if former.get(before.get(names[0], "")) != set(names) or not written_anew.isdisjoint(names)
    ]


def _rows_of(ids: Iterable[str], shelf: Shelf, blocks: Blocks) -> Mapping[str, str]:
    """Return some events as their articles have them, as JSON."""
    found: dict[str, str] = {}
    for article in sorted({blocks.twins_of(id_).members[id_][0] for id_ in ids}):
        names = [one.id for one in shelf.sketches(article)]
        found |= dict(zip(names, shelf.rows(article), strict=True))
    return found


def _row(id_: str, told: Features, body: str) -> EventRow:
    return EventRow(month_of(told), place_of(told, id_), id_, body)


def _put_articles(shelf: Shelf, articles: Mapping[str, str], blocks: Blocks) -> None:
    for article, digest in articles.items():
        ids = blocks.articles(article)
        shelf.put_article(article, digest, [(id_, bucket_of(blocks.twins_of(id_).features)) for id_ in ids])
