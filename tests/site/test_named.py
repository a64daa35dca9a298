"""Persons, bodies and places: a page and a feed each, their list, and what a timeline can be filtered by."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from generator.site.facets import FEWEST_FOR_NAMES
from tests.site.named import named

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a site with an event more than a filter by names wants."""
    return named(tmp_path_factory.mktemp("named"), FEWEST_FOR_NAMES + 1)


def test_each_has_a_page_of_its_events_by_all_its_names(files: dict[str, bytes]) -> None:
    page = files["names/maria-lang.html"].decode()
    assert '<h1 dir="auto">Maria Lang</h1>' in page
    assert "<bdi>Lang</bdi>" in page
    assert page.count('<span class="date">') == sum(number % 5 in (0, 1, 3) for number in range(FEWEST_FOR_NAMES + 1))
    assert 'class="band"' in page


def test_each_has_a_feed_that_says_whose_it_is(files: dict[str, bytes]) -> None:
    feed = Tree.fromstring(files["names/elm-oak-board.xml"])  # noqa: S314  made here
    assert str(feed.findtext(f"{ATOM}title")).startswith("Elm & Oak <Board> – ")
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        assert str(entry.findtext(f"{ATOM}id")).startswith("urn:uuid:")
        assert entry.findtext(f"{ATOM}content")


def test_the_list_leads_to_all_of_them_and_names_whose_data_they_are(files: dict[str, bytes]) -> None:
    page = files["names/index.html"].decode()
    assert re.findall(r'<li><a href="([a-z-]+\.html)"', page) == [
        "norway.html", "oslo.html", "maria-lang.html", "elm-oak-board.html"
    ]  # fmt: skip
    assert "GeoNames" in page
    assert "creativecommons.org/licenses/by/4.0" in page


def test_every_page_leads_to_the_list(files: dict[str, bytes]) -> None:
    assert 'href="names/index.html"' in files["index.html"].decode()
    assert 'href="../names/index.html"' in files["articles/index.html"].decode()


def test_a_timeline_can_be_filtered_by_places_and_actors(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    assert 'name="place" value="oslo"' in page
    assert 'name="actor" value="maria-lang"' in page
    found = re.search(r'id="columns">(.*?)</script>', page)
    assert found is not None
    columns = json.loads(found[1])
    assert len(columns["actor"].split(",")) == len(columns["place"].split(",")) == FEWEST_FOR_NAMES + 1
    assert {"0", "1", ""} == set(columns["actor"].split(","))


def test_a_short_timeline_is_not_filtered_by_names(tmp_path: Path) -> None:
    page = named(tmp_path, 40)["index.html"].decode()
    assert 'name="place"' not in page
    assert '"place"' not in page


def test_the_search_data_of_a_large_site_have_the_names(tmp_path: Path) -> None:
    files = named(tmp_path, 1_100)
    assert '"actor":' in files["search/index.js"].decode()
    assert 'name="actor"' in files["index.html"].decode()


def test_no_pages_are_made_where_none_are_wanted_or_nobody_is_named_often_enough(tmp_path: Path) -> None:
    assert not [path for path in named(tmp_path, 40, names=0) if path.startswith("names/")]
    assert not [path for path in named(tmp_path, 40, names=1_000) if path.startswith("names/")]
    assert "names/index.html" not in named(tmp_path, 40, names=0)["index.html"].decode()


def test_there_is_no_feed_without_feeds(tmp_path: Path) -> None:
    files = named(tmp_path, 40, exports=("timeline",))
    assert "names/oslo.html" in files
    assert "names/oslo.xml" not in files
