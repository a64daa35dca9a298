"""Collections on the site: a page each, a facet, and the way to them."""

import re
from pathlib import Path

import pytest

from generator.model.content import Collection
from generator.model.event import Timeline
from generator.site import find_theme, site
from generator.site.collections import MOST
from tests.site.collected import SIEGE, TALKS, collected, inside
from tests.site.seed import Shelf, seed_config, seed_shelf, seed_timeline

EMPTY = Collection("empty", "Nothing yet", "empty")


def drawn(root: Path, events: Timeline, shelf: Shelf, collections: tuple[Collection, ...]) -> dict[str, str]:
    config = seed_config(root)
    plans = site(events, shelf, config, find_theme(config), collections=collections)
    return {plan.path: plan.render().decode() for plan in plans if plan.path.endswith((".html", ".js"))}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    events = list(seed_timeline().events)
    events = [inside(events[0], "talks", "siege"), inside(events[1], "siege"), *events[2:]]
    return drawn(tmp_path_factory.mktemp("site"), Timeline(tuple(events)), seed_shelf(), (SIEGE, TALKS, EMPTY))


def test_each_collection_with_events_has_a_page_of_them(pages: dict[str, str]) -> None:
    first, second, *_ = seed_timeline().events
    assert re.findall(r'index\.html#(\w+)"', pages["collections/siege.html"]) == [first.id, second.id]
    assert re.findall(r'index\.html#(\w+)"', pages["collections/talks.html"]) == [first.id]
    assert '<h1 dir="auto">The &lt;talks&gt;</h1>' in pages["collections/talks.html"]
    assert "Round by round" in pages["collections/talks.html"]
    assert "collections/empty.html" not in pages


def test_every_page_leads_to_the_list_and_the_list_to_each(pages: dict[str, str]) -> None:
    assert 'href="collections/index.html"' in pages["index.html"]
    assert re.findall(r'<li><a href="(\w+\.html)">', pages["collections/index.html"]) == ["siege.html", "talks.html"]


def test_the_only_collection_needs_no_list(tmp_path: Path) -> None:
    events = [inside(seed_timeline().events[0], "talks"), *seed_timeline().events[1:]]
    found = drawn(tmp_path, Timeline(tuple(events)), seed_shelf(), (SIEGE, TALKS))
    assert 'href="collections/talks.html"' in found["index.html"]
    assert "collections/index.html" not in found


def test_a_site_without_collections_shows_nothing_of_them(tmp_path: Path) -> None:
    found = drawn(tmp_path, seed_timeline(), seed_shelf(), ())
    assert not [path for path in found if "collection" in path]
    assert "collection" not in found["index.html"].lower()


@pytest.mark.parametrize("count", [40, 2600])
def test_collections_are_a_facet_whose_keys_the_cards_and_the_search_have(tmp_path: Path, count: int) -> None:
    found = {
        path: data.decode() for path, data in collected(tmp_path, count).items() if path.endswith((".html", ".js"))
    }
    boxes = re.findall(r'name="collection" value="(\w+)" data-key="(\d)"', found["index.html"])
    assert boxes == [("siege", "0"), ("talks", "1")]
    data = found["index.html" if count == 40 else "search/index.js"]
    column = re.search(r'"collection":"([\d,]+)"', data)
    assert column is not None
    assert (column[1].count("0"), column[1].count("1")) == (count / 2, count / 2)
    if count > 1000:
        assert found["collections/talks.html"].count("<li>") < MOST + count
        assert "300 events more are in the list" in found["collections/talks.html"]


def test_a_topic_narrows_a_collection_to_the_events_that_hold_its_words(tmp_path: Path) -> None:
    events = [inside(event, "talks") for event in seed_timeline().events]
    about = Collection("talks", "Talks", "talks", topic=("delegat", "no such word"))
    page = drawn(tmp_path, Timeline(tuple(events)), seed_shelf(), (about,))["collections/talks.html"]
    told = [event.id for event in events if "delegat" in f"{event.headline} {event.quote}".lower()]
    assert 0 < len(told) < len(events)
    assert sorted(re.findall(r'index\.html#(\w+)"', page)) == sorted(told)


def test_a_topic_that_nothing_is_about_leaves_an_empty_page(tmp_path: Path) -> None:
    events = [inside(event, "talks") for event in seed_timeline().events]
    about = Collection("talks", "Talks", "talks", topic=("no such word",))
    page = drawn(tmp_path, Timeline(tuple(events)), seed_shelf(), (about,))["collections/talks.html"]
    assert re.findall(r'index\.html#(\w+)"', page) == []


def test_the_list_counts_what_a_topic_leaves(tmp_path: Path) -> None:
    events = [inside(event, "talks", "siege") for event in seed_timeline().events]
    about = Collection("talks", "Talks", "talks", topic=("no such word",))
    page = drawn(tmp_path, Timeline(tuple(events)), seed_shelf(), (about, SIEGE))["collections/index.html"]
    assert re.findall(r'class="date">(\d+) ', page) == ["0", str(len(events))]
