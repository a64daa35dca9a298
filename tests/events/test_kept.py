"""The timeline that is kept: whatever changes, it is what joining all articles from the start would give."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.events.blocks import Blocks
from generator.events.buckets import Bucket, Lying, buckets_of
from generator.events.features import decode_sketches, encode_sketches, features, month_of, place_of, sketch
from generator.events.kept import AT_ONCE, renew
from generator.events.merge import Merger
from generator.events.order import ordered
from generator.events.windows import DAYS
from generator.model import shard
from generator.model.calendar import Day
from generator.model.codec import encode
from generator.model.digest import digest
from generator.model.event import Event, When
from generator.model.shard import Parted, timeline_of
from generator.pipeline.joining import join
from generator.pipeline.shelf import StoreShelf
from generator.store import Joined, Store, StoredShards
from tests.events.test_merge import WHENS, crowd, made

Articles = Mapping[str, Sequence[Event]]
ARTICLES = "abcdefgh"
LONG_AGO = When("-0049", None, Day(-49, 1, 1), Day(-49, 12, 31))
UNKNOWN = When("../2016-03", None, None, Day(2016, 3, 31))
ALWAYS = When("../..", None, None, None)
AGE = When("1939/1945", None, Day(1939, 1, 1), Day(1945, 12, 31))
SPRING = When("2016-21", None, Day(2016, 3, 1), Day(2016, 5, 31))
TURN = When("2015-12/2016-01", None, Day(2015, 12, 20), Day(2016, 2, 10))
ALL = (*WHENS, LONG_AGO, UNKNOWN, ALWAYS, AGE, SPRING, TURN)


class Told:
    """The articles as a store has their studies."""

    def __init__(self, articles: Articles) -> None:
        self._articles = articles

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def digest(self, article: str) -> str:
        return digest(encode(tuple(self._articles[article])))

    def sketches(self, article: str) -> tuple[str, list[str]]:
        events = self._articles[article]
        return encode_sketches(events), [encode(event) for event in events]


def kept(store: Store, articles: Articles, most: int = 64, at_once: int = AT_ONCE) -> None:
    now = {name: digest(encode(tuple(events))) for name, events in articles.items()}
    renew(StoreShelf(Joined(store, "this code"), Told(articles)), now, most, at_once)  # type: ignore[arg-type]


def parted(events: Sequence[Event]) -> Articles:
    return {name: [one for one in events if one.sources[0].document_id == name] for name in ARTICLES}


def whole(articles: Articles, most: int = 64) -> Parted:
    merger = Merger(most)
    merger.fill(articles.items())
    return Parted(merger.timeline)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5), st.sets(st.sampled_from(ARTICLES))), max_size=5),
    st.integers(1, 8),
    st.integers(1, 50),
)
def test_whatever_changes_the_timeline_is_that_of_all_articles(
    edits: list[tuple[int, int, set[str]]], most: int, at_once: int
) -> None:
    articles = dict(parted(crowd(40, ALL, seed=1)))
    with TemporaryDirectory() as folder:
        with Store(Path(folder)) as store:
            kept(store, articles, most, at_once)
        for number, seed, changed in edits:
            now = parted(crowd(number, ALL, seed=seed))
            for name in changed:
                if now[name]:
                    articles[name] = now[name]
                else:
                    articles.pop(name, None)
            with Store(Path(folder)) as store:
                kept(store, articles, most)
                expected, found = whole(articles, most), StoredShards(store)
                assert list(found) == list(expected)
                assert timeline_of(found) == timeline_of(expected)


def many(number: int) -> Articles:
    """Return events of a hundred months, a few an article."""
    chance = random.Random(number)
    articles: dict[str, list[Event]] = {}
    for one in range(number):
        name = f"article {one % (number // 5)}"
        day = Day(2010 + chance.randrange(9), chance.randint(1, 12), chance.randint(1, 28))
        actor, thing = chance.choice(("Brandt", "Hale", "Linz")), chance.choice(("bridge", "market", "station"))
        words = f"{actor} opens the {thing} number {chance.randrange(50)}"
        when = When(str(day), None, day, day)
        articles.setdefault(name, []).append(made(name, words, when, place=10 * one))
    return articles


@pytest.mark.parametrize("at_once", [1, 50, 400])
def test_what_is_joined_stretch_by_stretch_is_what_is_joined_at_once(tmp_path: Path, at_once: int) -> None:
    articles = many(1_000)
    with Store(tmp_path) as store:
        kept(store, articles, most=4, at_once=at_once)
        assert list(StoredShards(store)) == list(whole(articles, most=4))
        now = {name: list(events) for name, events in articles.items()}
        del now["article 3"]
        now["article 7"].append(made("article 7", "Hale sells the ship", WHENS[0], place=5))
        kept(store, now, most=4)
        assert list(StoredShards(store)) == list(whole(now, most=4))


class Counting(StoreShelf):
    """A shelf that notes what is taken from it."""

    def __init__(self, joined: Joined, told: Told) -> None:
        super().__init__(joined, told)  # type: ignore[arg-type]
        self.opened: set[Bucket] = set()

    def bucket(self, bucket: Bucket) -> str | None:
        self.opened.add(bucket)
        return super().bucket(bucket)


def test_one_article_that_changes_opens_the_months_that_it_tells_of_and_no_more(tmp_path: Path) -> None:
    articles = dict(many(2_000))
    with Store(tmp_path) as store:
        kept(store, articles)
        articles["article 7"] = [*articles["article 7"], made("article 7", "Hale sells the ship", WHENS[0], place=5)]
        shelf = Counting(Joined(store, "this code"), Told(articles))
        renew(shelf, {name: digest(encode(tuple(events))) for name, events in articles.items()})
        months = {shard.month_of(event) for event in articles["article 7"]}
        assert 0 < len(shelf.opened) <= 4 * len(months) + 4 + 4 * len({year for year, _ in months})
        assert list(StoredShards(store)) == list(whole(articles))


def test_of_the_twins_in_a_month_those_are_read_that_share_a_name_with_what_changed(tmp_path: Path) -> None:
    articles = dict(many(2_000))
    with Store(tmp_path) as store:
        kept(store, articles)
        shelf = StoreShelf(Joined(store, "this code"), Told(articles))  # type: ignore[arg-type]
        blocks = Blocks(shelf=shelf)
        blocks.put("new", [sketch(made("new", "Hale sells the lighthouse", WHENS[3], place=5))])
        months = [bucket for month in range(12) for bucket in buckets_of((DAYS, 2016 * 12 + month))]
        lying = sum(len(Lying.of(shelf.bucket(bucket)).rows) for bucket in months)
        assert 1 < len(blocks.twins) < lying / 2


def test_what_another_code_joined_is_joined_anew(tmp_path: Path) -> None:
    articles = parted(crowd(30))
    with Store(tmp_path) as store:
        kept(store, articles)
        joined = Joined(store, "another code")
        assert joined.digests() == {}
        assert list(StoredShards(store)) == []


def test_a_change_that_was_not_finished_leaves_the_old_timeline(tmp_path: Path) -> None:
    articles = dict(parted(crowd(30)))
    with Store(tmp_path) as store:
        kept(store, articles)
        before = list(StoredShards(store))
    articles["a"] = [made("a", "Brandt sells the ship", WHENS[1])]
    store = Store(tmp_path)
    finish, Joined.finish = Joined.finish, lambda *_: None  # type: ignore[method-assign]
    try:
        kept(store, articles)
    finally:
        Joined.finish = finish  # type: ignore[method-assign]
        store.close()
    with Store(tmp_path) as again:
        assert list(StoredShards(again)) == before
        kept(again, articles)
        assert list(StoredShards(again)) == list(whole(articles))


@pytest.mark.parametrize(
    "spoilt", ["delete from buckets", "update buckets set body = '[[1]]'", "update tellers set body = 'x'"]
)
def test_what_was_kept_and_does_not_read_is_joined_anew(tmp_path: Path, spoilt: str) -> None:
    articles = dict(parted(crowd(30)))
    with Store(tmp_path) as store:
        join(Told(articles), store)  # type: ignore[arg-type]
        store.change(spoilt, [()])
        articles["a"] = [*articles["a"], made("a", "Brandt sells the ship", WHENS[1], place=7)]
        assert list(join(Told(articles), store)) == list(whole(articles))  # type: ignore[arg-type]


@pytest.mark.parametrize("when", ALL, ids=lambda when: when.edtf)
def test_a_sketch_knows_the_shard_and_the_order_of_its_event(when: When) -> None:
    event = made("a", "Brandt opens the bridge", when)
    one = sketch(event)
    assert month_of(one.features) == shard.month_of(event)
    assert decode_sketches("a", encode_sketches([event])) == [one]


def test_places_sort_as_the_timeline_does() -> None:
    events = [made("a", "Brandt opens the bridge", when, place=number) for number, when in enumerate(ALL)]
    by_place = sorted(events, key=lambda event: place_of(features(event), event.id))
    assert tuple(by_place) == ordered(events)
    assert json.loads(encode_sketches(events))[0][0] == "a-0"
