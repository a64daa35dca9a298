"""What an editor writes in `content/`: what is read, and each mistake as a problem of its own."""

import json
from pathlib import Path

import pytest

from generator.config import Config
from generator.model.content import Curation, Page
from generator.model.event import Citation, Event, Media
from generator.read import Content, read_content


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("seeds", "content/pages", "content/events", "content/images"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "content" / "images" / "tower.jpg").write_bytes(b"jpeg")
    return tmp_path


def content(root: Path, **files: str) -> Content:
    for name, text in files.items():
        (root / "content" / name.replace("__", "/").replace("_md", ".md").replace("_toml", ".toml")).write_text(
            text, "utf-8"
        )
    return read_content(Config(root))


def complaints(found: Content) -> list[str]:
    return [f"{problem.severity} {problem.at}: {problem.message}" for problem in found.problems]


def test_nothing_written_is_nothing_read(tmp_path: Path) -> None:
    assert read_content(Config(tmp_path)) == Content((), (), (), Curation(), ())


def test_pages_are_in_their_order_and_keep_their_links(root: Path) -> None:
    found = content(
        root,
        pages__about_md="---\ntitle: About us\norder: 2\n---\nSee [the list](../index.html).\n",
        pages__our_sources_md="# Sources\n\nNone.\n",
        pages__thanks_md="+++\ntitle = 'Thanks'\n+++\nTo all. <script>alert(1)</script>\n",
    )
    assert [(page.slug, page.title) for page in found.pages] == [
        ("our_sources", "Our sources"), ("thanks", "Thanks"), ("about", "About us"),
    ]  # fmt: skip
    assert found.pages[2] == Page(
        "about", "About us", '<p>See <a href="../index.html" rel="noopener noreferrer">the list</a>.</p>', 2
    )
    assert "script" not in found.pages[1].html
    assert found.problems == ()


def test_a_page_that_is_wrong_is_left_out(root: Path) -> None:
    found = content(
        root,
        pages__a_md="---\ntitle: never closed\n",
        pages__b_md="",
        pages__c_md="---\norder: first\n---\nx\n",
        pages__d_md="---\ntitel: x\n---\nx\n",
    )
    assert [page.slug for page in found.pages] == ["d"]
    assert complaints(found) == [
        "error content/pages/a.md:1:1: front matter never closed",
        "error content/pages/b.md:1:1: empty page",
        "error content/pages/c.md:2:8: order: not a number: 'first'",
        "warning content/pages/d.md:2:1: unknown key: 'titel'",
    ]


EVENT = """\
---
date: since spring 1871
headline: The tower stands
status: ongoing
label: Since that spring
group: Building
pin: true
image: images/tower.jpg
alt: The tower at dusk
credit: A. Person
sources:
  - https://x.test/a
  - title: A book
    url: https://x.test/b
    publisher: The Press
    published: spring 1990
---
Masons **finished** it.
"""


def test_an_event_written_by_hand_has_all_that_was_written(root: Path) -> None:
    (event,) = content(root, events__the_tower_md=EVENT).written
    assert (event.id, event.date, event.headline, event.status) == (
        "the_tower", "since spring 1871", "The tower stands", "ongoing",
    )  # fmt: skip
    assert (event.label, event.group, event.is_pinned) == ("Since that spring", "Building", True)
    assert event.media == Media("images/tower.jpg", "The tower at dusk", "A. Person")
    assert event.citations == (
        Citation("https://x.test/a", "https://x.test/a"),
        Citation("A book", "https://x.test/b", "The Press", "spring 1990"),
    )
    assert event.body is not None
    assert event.body.html == "<p>Masons <strong>finished</strong> it.</p>"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("date: since spring 1871\n", ""), "1: no date"),
        (("date: since spring 1871\n", "date:\n"), "2:6: no date"),
        (("headline: The tower stands\n", ""), "1: no headline"),
        (("status: ongoing", "status: eaten"), "4:9: not a status: 'eaten'"),
        (("images/tower.jpg", "../site.toml"), "8:8: not a picture of this site: '../site.toml'"),
        (("images/tower.jpg", "https://x.test/a.jpg"), None),
        (("images/tower.jpg", "images/gone.jpg"), "no such picture: 'images/gone.jpg'"),
        (("alt: The tower at dusk\n", ""), "8:8: picture without words"),
        (("https://x.test/b", "javascript:x"), "12:3: not a web address: 'javascript:x'"),
        (("title: A book", "name: A book"), "12:3: not a source: "),
        (("headline: The", "headline: [The]\ntitle: The"), "3:1: headline: not text"),
    ],
)
def test_an_event_that_is_wrong_is_left_out(root: Path, change: tuple[str, str], complaint: str | None) -> None:
    found = content(root, events__a_md=EVENT.replace(*change), events__b_md=EVENT)
    assert [event.id for event in found.written] == ["b"]
    (told,) = complaints(found)
    assert complaint is None or complaint in told
    assert told.startswith("error content/events/a.md")


def test_two_events_of_one_id_are_an_error_that_names_the_first(root: Path) -> None:
    found = content(root, events__a_md=EVENT, events__b_md=EVENT.replace("label:", "id: a\nlabel:"))
    assert len(found.written) == 1
    assert complaints(found) == ["error content/events/b.md: left out: second event of the id 'a'"]


def test_timelines_of_others_lie_beside_the_events_or_among_the_articles(root: Path) -> None:
    (root / "content" / "events" / "a.csv").write_text("Year,Month,Headline\n1871,4,Tower\n")
    (root / "seeds" / "b.mw").write_text("1953-01: Storm\n")
    (root / "seeds" / "c.json").write_text('{"events": [{"start_date": {"year": 2024}, "text": {"headline": "Vote"}}]}')
    (root / "seeds" / "d.json").write_text('[{"dct": "2024-05-14", "text": "no timeline"}]')
    found = read_content(Config(root))
    assert [event.headline for event in found.written] == ["Tower", "Storm", "Vote"]
    assert found.problems == ()


def test_an_export_of_ours_brings_events_that_are_complete(root: Path) -> None:
    event = {"id": "a", "edtf": "2017", "headline": "x", "status": "happened", "kind": "event", "salience": 1}
    (root / "content" / "events" / "a.json").write_text(json.dumps({"events": [event | {"sources": []}]}))
    (found,) = read_content(Config(root)).events
    assert isinstance(found, Event)
    assert found.when.edtf == "2017"


CURATION = """\
# my corrections
[[event]]
id = "a"
sentence = "He came on Monday."
phrase = "Monday"
hide = true

[[event]]
id = "b"
pin = true
headline = "Rebels come"
date = "early 2015"
status = "possible"
note = "See the minutes."
merge = "c"
"""


def test_corrections_are_read_in_their_order(root: Path) -> None:
    first, second = content(root, curation_toml=CURATION).curation.corrections
    assert (first.id, first.sentence, first.phrase, first.is_hidden) == ("a", "He came on Monday.", "Monday", True)
    assert (second.is_pinned, second.headline, second.date, second.status) == (
        True,
        "Rebels come",
        "early 2015",
        "possible",
    )
    assert (second.note, second.merge, str(second.at)) == ("See the minutes.", "c", "content/curation.toml:8")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('id = "a"', 'id = "b"'), "8: corrected twice: 'b'"),
        (('id = "a"', 'name = "a"'), "2: a correction without an id"),
        (("hide = true", 'hide = "yes"'), "6:1: hide: not true or false: 'yes'"),
        (("hide = true", "hidden = true"), "6:1: unknown key: 'hidden'"),
        (('phrase = "Monday"', "phrase = 7"), "5:1: phrase: not text"),
        (("hide = true", 'status = "eaten"'), "6:1: not a status: 'eaten'"),
        (("hide = true", "hide = True"), "6:8: not TOML: invalid value"),
        (("# my", "events = 1 # my"), "1: unknown key: 'events'"),
    ],
)
def test_a_correction_that_is_wrong_is_named_with_its_line(root: Path, change: tuple[str, str], complaint: str) -> None:
    (told,) = complaints(content(root, curation_toml=CURATION.replace(*change)))
    assert told == f"error content/curation.toml:{complaint}"
