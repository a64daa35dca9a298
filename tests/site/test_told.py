"""A site that is laid out after another: what is not looked at again is as if it had been."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.calendar import Day
from generator.model.event import Event, Timeline, When
from generator.model.shard import Parted
from generator.site import find_theme, lay
from generator.site.place import sort_key
from tests.site.seed import Shelf, seed_config, seed_study, seed_timeline

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.file import File
    from generator.site import Laid, Layout

Made = tuple[tuple[str, ...], str, bool]
ARTICLES = ("a", "b", "c", "d")
COUNT = 1010


class Shelved:
    """Pieces in a dictionary, one a place."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, str]] = {}

    def piece(self, place: str, key: str) -> str | None:
        held = self.kept.get(place)
        return held[1] if held is not None and held[0] == key else None

    def keep_piece(self, place: str, key: str, part: str) -> None:
        self.kept[place] = key, part


def event(number: int, articles: tuple[str, ...], headline: str = "It opens", *, is_whole_year: bool = False) -> Event:
    """Return an event of a day of 2001 to 2003, or of such a year, that some articles tell."""
    first = seed_timeline().events[0]
    day = Day(2001 + number % 3, 1, 1).plus_days(number * 7 % 365)
    when = When(str(day), None, day, day)
    if is_whole_year:
        when = When(str(day.year), None, Day(day.year, 1, 1), Day(day.year, 12, 31))
    sources = tuple(replace(first.sources[0], document_id=name, title=name) for name in articles)
    return replace(first, id=f"{number:06}", when=when, headline=headline, sources=sources)


EVENTS = {number: event(number, (ARTICLES[number % 4],)) for number in range(COUNT)}
CHANGES = st.dictionaries(
    st.integers(0, COUNT + 5),
    st.one_of(
        st.none(),
        st.tuples(
            st.lists(st.sampled_from(ARTICLES), min_size=1, max_size=2, unique=True).map(tuple),
            st.sampled_from(["It opens", "It closes"]),
            st.booleans(),
        ),
    ),
    max_size=6,
)
STUDIES = st.dictionaries(st.sampled_from(ARTICLES), st.sampled_from(["one title", "another"]), max_size=4)


def shelf(titles: dict[str, str], gone: frozenset[str] = frozenset()) -> Shelf:
    study = seed_study()
    assert study.document
    return Shelf(
        {
            name: replace(study, document=replace(study.document, id=name, title=titles.get(name, name)), events=())
            for name in ARTICLES
            if name not in gone
        }
    )


def laid(root: Path, events: dict[int, Event], shelved: Shelf, pieces: Shelved, before: Layout | None) -> Laid:
    config = seed_config(root, url="https://example.org/")
    timeline = Timeline(tuple(sorted(events.values(), key=sort_key)))
    return lay(Parted(timeline), shelved, config, find_theme(config), pieces=pieces, before=before)


def keys(files: tuple[File, ...]) -> dict[str, str]:
    return {file.path: file.key for file in files}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.tuples(CHANGES, STUDIES, st.frozensets(st.sampled_from(ARTICLES), max_size=1)), max_size=3),
)
def test_after_any_changes_every_file_is_as_if_laid_out_from_nothing(
    root: Path, steps: list[tuple[dict[int, Made | None], dict[str, str], frozenset[str]]]
) -> None:
    pieces, events, shelved = Shelved(), dict(EVENTS), shelf({})
    now = laid(root, events, shelved, pieces, None)
    files = tuple(now.files())
    for changes, titles, gone in steps:
        for number, made in changes.items():
            if made is None:
                events.pop(number, None)
            else:
                articles, headline, is_whole_year = made
                events[number] = event(number, articles, headline, is_whole_year=is_whole_year)
        shelved = shelf(titles, gone)
        now = laid(root, events, shelved, pieces, now.layout(files))
        files = tuple(now.files())
    fresh = tuple(laid(root, events, shelved, Shelved(), None).files())
    assert keys(files) == keys(fresh)
    drawn = {file.path: file for file in fresh}
    for file in files:
        if file.path.startswith(("articles/", "search/", "embed/", "index")):
            assert file.render() == drawn[file.path].render()


def test_of_articles_only_those_that_tell_what_changed_are_looked_at(root: Path) -> None:
    pieces = Shelved()
    first = laid(root, EVENTS, shelf({}), pieces, None)
    layout = first.layout(tuple(first.files()))
    changed = {**EVENTS, 4: event(4, ("a", "c"), "It closes")}
    before = {one.document_id: one.shows for one in layout.articles}
    second = laid(root, changed, shelf({}), pieces, layout)
    now = {one.document_id: one.shows for one in second.layout(tuple(second.files())).articles}
    assert {name for name in ARTICLES if before[name] != now[name]} == {"a", "c"}
