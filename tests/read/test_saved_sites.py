"""Saved pages in the styles of the sites that people save from, all made up."""

from pathlib import Path

import pytest

from generator.model.document import Document, Origin
from generator.read import read

COUNCIL = (
    "The town council of Port Ellery voted on Monday to restore the old lighthouse on Gull Point, which has stood "
    "empty since 2009."
)
WORK = (
    "Work on the foundations will begin in June, said Ines Marlow, who leads the friends of the lighthouse and has "
    "asked for it for years."
)
TOWER = (
    "The masons finished the tower in the spring of 1871, and a storm tore the lantern off in January 1953, as the "
    "harbour board recalls."
)
STORY = (COUNCIL, WORK, TOWER)
PAGES = sorted(path.stem for path in (Path(__file__).parent / "saved").glob("*.html"))
AROUND = (
    "Home", "cookies", "Accept all", "First!", "Archives", "Related", "[edit]", "[1]", "Smith", "Last modified",
)  # fmt: skip


def document(name: str) -> Document:
    found, problems = read(Origin("seeds/a.html", (Path(__file__).parent / "saved" / f"{name}.html").read_bytes()))
    assert problems == ()
    return found


def test_there_are_pages_of_many_kinds() -> None:
    assert len(PAGES) >= 10


@pytest.mark.parametrize("name", PAGES)
def test_the_story_is_taken_whole_with_its_date_and_nothing_around_it(name: str) -> None:
    found = document(name)
    assert str(found.dct) == "2024-05-14"
    assert found.title is not None
    assert found.title.startswith(("Lighthouse saved", "Gull Point Light"))
    for paragraph in STORY:
        assert paragraph in found.text
    assert [words for words in AROUND if words in found.text] == []


@pytest.mark.parametrize(
    ("name", "publisher", "url"),
    [
        ("newspaper-json-ld-graph", "The Daily Test", None),
        ("wordpress", "Ellery Notes", "https://notes.test/2024/05/14/lighthouse/"),
        ("wikipedia", "Test Wiki", "https://en.wiki.test/wiki/Gull_Point_Light"),
        ("dublin-core-archive", "The Archive", None),
        ("saved-by-a-browser", "news.test", "https://news.test/2024/05/14/lighthouse.html"),
    ],
)
def test_the_page_says_who_published_it_and_where(name: str, publisher: str, url: str | None) -> None:
    found = document(name)
    assert (found.publisher, found.url) == (publisher, url)
