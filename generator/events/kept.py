"""The timeline as it is kept from build to build: an article that changed is joined anew with what it touches, no more.

What it comes to is what `merge` makes of all articles, event for event. Nothing of an event is loaded but its sketch
unless several tell of it.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from generator.events.blocks import MOST, Blocks
from generator.events.buckets import EventRow, begin_of, bucket_of
from generator.events.features import features, month_of, place_of
from generator.events.merge import one_of, parts_of, told_with, uncollected
from generator.model.codec import decode, encode
from generator.model.event import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.events.buckets import Bucket, Shelf
    from generator.events.features import Features, Sketch

AT_ONCE: Final = 50_000
_MANY: Final = 3  # of so many articles one has changed: then all are joined from the start
_FEW: Final = 16


def renew(shelf: Shelf, now: Mapping[str, str], most: int = MOST, at_once: int = AT_ONCE) -> None:
    """Bring the timeline on a shelf up to date with the articles that there are now, by the digests of their studies.

    `most` is how many a block may hold before it is crowded, the same from build to build; of a timeline that is
    joined from the start about `at_once` events are in memory at a time: those of a stretch of time, and what they
    touch.
    """
    before = shelf.digests()
    gone = sorted(before.keys() - now.keys())
    changed = sorted(name for name, digest in now.items() if before.get(name) != digest)
    if not gone and not changed:
        return
    with uncollected():
        if not before or len(gone) + len(changed) > max(_FEW, len(now) // _MANY):
            _begin(shelf, now, most, at_once)
        else:
            _change(shelf, gone, {name: now[name] for name in changed}, most)
    shelf.finish()


def _begin(shelf: Shelf, now: Mapping[str, str], most: int, at_once: int) -> None:
    shelf.clear()
    for article, digest in now.items():
        shelf.put_article(article, digest, ())
    for buckets, articles in _stretches(shelf, now, at_once):
        blocks = Blocks(most, shelf)
        told = ((article, [one for one in shelf.sketches(article) if _bucket(one) in buckets]) for article in articles)
        changed = blocks.fill(told)
        _settle(shelf, blocks, changed, {}, changed)
        for article in articles:
            shelf.put_article(article, now[article], [*shelf.ids(article), *_shelved(article, blocks)])


def _stretches(shelf: Shelf, now: Iterable[str], at_once: int) -> Iterator[tuple[set[Bucket], list[str]]]:
    """Yield runs of buckets in the order of time, each with the articles that tell of it."""
    sizes: Counter[Bucket] = Counter()
    tellers: dict[Bucket, list[str]] = {}
    for article in now:
        found = Counter(map(_bucket, shelf.sketches(article)))
        sizes.update(found)
        for bucket in found:
            tellers.setdefault(bucket, []).append(article)
    buckets: set[Bucket] = set()
    articles: dict[str, None] = {}
    size = 0
    for bucket in sorted(sizes, key=begin_of):
        buckets.add(bucket)
        articles.update(dict.fromkeys(tellers.pop(bucket)))
        size += sizes[bucket]
        if size >= at_once:
            yield buckets, list(articles)
            buckets, articles, size = set(), {}, 0
    if buckets:
        yield buckets, list(articles)


def _bucket(one: Sketch) -> Bucket:
    return bucket_of(one.features)


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
    written_anew = {id_ for article in changed for id_ in blocks.articles(article)}
    _settle(shelf, blocks, touched, before, written_anew)
    for article in gone:
        shelf.drop_article(article)
    for article, digest in changed.items():
        shelf.put_article(article, digest, _shelved(article, blocks))


def _settle(
    shelf: Shelf, blocks: Blocks, touched: Iterable[str], before: dict[str, str], written_anew: AbstractSet[str]
) -> None:
    """Put on the shelf what some events, and those that hang together with them, come to now.

    `before` has what those were told as that may be gone by now; `written_anew` are those that their article tells
    in other words than before, or for the first time.
    """
    companies = blocks.companies(touched)
    members = {id_ for company in companies for id_ in blocks.ids(company)}
    before.update((id_, blocks.told_as[id_]) for id_ in members if id_ in blocks.told_as)
    parts = _others(before, written_anew, [names for company in companies for names in parts_of(company, blocks)])
    kept = {blocks.told_as[id_] for id_ in members.difference(*parts)}
    shelf.drop_events(set(before.values()) - kept)
    held = dict.fromkeys((id_ for names in parts if len(names) > 1 for id_ in names), "")
    alone = [names[0] for names in parts if len(names) == 1]
    blocks.told_as.update((id_, id_) for id_ in alone)
    shelf.put_events(_alone(shelf, blocks, frozenset(alone), held))
    shelf.put_events(_joined([names for names in parts if len(names) > 1], held, blocks))
    for id_ in members:
        if blocks.told_as[id_] != before.get(id_):
            blocks.touch(blocks.twins_of(id_))
    for bucket, body in blocks.shelved():
        shelf.put_bucket(bucket, body)
    shelf.next_number = blocks.next_number


def _alone(shelf: Shelf, blocks: Blocks, alone: AbstractSet[str], held: dict[str, str]) -> Iterator[EventRow]:
    """Yield the events that one sentence alone tells, as their articles have them; fill in those that are held."""
    for article in sorted({blocks.twins_of(id_).members[id_][0] for id_ in chain(alone, held)}):
        for one, row in zip(shelf.sketches(article), shelf.rows(article), strict=True):
            if one.id in held:
                held[one.id] = row
            elif one.id in alone:
                yield _row(one.id, one.features, row)


def _joined(several: Iterable[Sequence[str]], rows: Mapping[str, str], blocks: Blocks) -> Iterator[EventRow]:
    """Yield the events that several sentences tell, and note what each is told as."""
    for ids in several:
        event = one_of([decode(Event, rows[id_]) for id_ in ids])
        blocks.told_as.update(dict.fromkeys(ids, event.id))
        yield _row(event.id, features(event), encode(event))


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


def _row(id_: str, told: Features, body: str) -> EventRow:
    return EventRow(month_of(told), place_of(told, id_), id_, body)


def _shelved(article: str, blocks: Blocks) -> list[tuple[str, Bucket]]:
    return [(id_, bucket_of(blocks.twins_of(id_).features)) for id_ in blocks.articles(article)]
