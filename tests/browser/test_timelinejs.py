"""TimelineJS itself, from the npm registry, shows the timeline that we export for it."""

import json
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.export import Matter, render
from generator.model.event import Event, Timeline
from generator.model.shard import Parted
from tests.browser.conftest import OpenPage
from tests.export.made import event
from tests.export.test_formats import CONFIG, NO_STUDIES, TIMELINE, when

PLAIN = Timeline(tuple(replace(one, headline=one.headline.replace("\ud800", "")) for one in TIMELINE.events))
FORMS = ("-0049", "0800~", "1871-21", "19XX", "199X", "../2015", "2015/..", "2015-33", "2017-01", "2017-01-16")
SHOW = """<!doctype html><html lang="en"><meta charset="utf-8"><title>TimelineJS</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="dist/css/timeline.css">
<style>#timeline { width: 100%; height: 600px }</style><div id="timeline"></div>
<script src="dist/js/timeline.js"></script>
<script>fetch("timelinejs.json").then((found) => found.json()).then((data) => {
  window.timeline = new TL.Timeline("timeline", data, { font: null, hash_bookmark: false });
})</script></html>"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: nobody reads along."""


@pytest.fixture(scope="module")
def timelinejs(repository: Path) -> Path:
    package = repository / ".cache" / "npm" / "node_modules" / "@knight-lab" / "timelinejs"
    if not (package / "dist").is_dir():
        fetched = subprocess.run([repository / "tools" / "npm.sh"], capture_output=True, text=True, check=False)
        if fetched.returncode:
            pytest.fail(f"TimelineJS is not there, and could not be fetched:\n{fetched.stderr}")
    return package


@pytest.fixture
def folder(timelinejs: Path, tmp_path: Path) -> Path:
    (tmp_path / "dist").symlink_to(timelinejs / "dist")
    (tmp_path / "index.html").write_text(SHOW, "utf-8")
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def shown(timeline: Timeline, folder: Path, address: str, open_page: OpenPage) -> Page:
    data = render("timelinejs", Matter(Parted(timeline), NO_STUDIES, replace(CONFIG, url=None)))
    (folder / "timelinejs.json").write_bytes(data)
    (folder / "media" / "images").mkdir(parents=True)
    (folder / "media" / "images" / "tower.jpg").write_bytes(
        (folder / "dist" / "css" / "icons" / "tl-icons.svg").read_bytes()
    )
    page = open_page(address)
    page.wait_for_selector(".tl-timemarker", state="attached")
    page.wait_for_function("window.timeline && window.timeline.ready")
    return page


def visible(text: str) -> str:
    """Return a text without what a page does not show, or not as it is."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


def test_the_locked_version_is_the_one_that_is_read(timelinejs: Path, repository: Path) -> None:
    lock = json.loads((repository / "tests" / "browser" / "npm" / "package-lock.json").read_text("utf-8"))
    named = lock["packages"]["node_modules/@knight-lab/timelinejs"]
    assert named["integrity"].startswith("sha512-")
    assert json.loads((timelinejs / "package.json").read_text("utf-8"))["version"] == named["version"]


def test_timelinejs_shows_every_event_with_its_date_in_our_words(
    folder: Path, address: str, open_page: OpenPage
) -> None:
    page = shown(PLAIN, folder, address, open_page)
    assert page.evaluate("timeline.config.getErrors()") == []
    assert page.locator(".tl-timemarker").count() == len(PLAIN.events)
    slides = page.locator(".tl-slide")
    assert slides.count() == 1 + len(PLAIN.events)
    assert "Talks & <more>" in slides.first.inner_text()
    slides_data = json.loads((folder / "timelinejs.json").read_bytes())["events"]
    for slide, one in zip(slides_data, PLAIN.events, strict=True):
        page.evaluate("id => timeline.goToId(id)", one.id)
        words = page.locator(f"#{one.id}, [id='{one.id}']").first.inner_text()
        assert slide["display_date"].casefold() in words.casefold()
        assert visible(one.headline) in visible(words)
        assert visible(one.quote) in visible(words)


def test_timelinejs_places_each_form_of_date_where_it_is(folder: Path, address: str, open_page: OpenPage) -> None:
    timeline = Timeline(tuple(event(id=f"e{number}", when=when(form)) for number, form in enumerate(FORMS)))
    page = shown(timeline, folder, address, open_page)
    assert page.evaluate("timeline.config.getErrors()") == []
    years = page.evaluate(
        "Object.fromEntries(timeline.config.events.map((e) => [e.unique_id, e.start_date.data.year]))"
    )
    assert years == {"e0": -49, "e1": 800, "e2": 1871, "e3": 1900, "e4": 1990, "e5": 2015, "e6": 2015, "e7": 2015,
                     "e8": 2017, "e9": 2017}  # fmt: skip


def test_timelinejs_shows_a_picture_with_its_credit(folder: Path, address: str, open_page: OpenPage) -> None:
    (by_hand,) = (one for one in PLAIN.events if one.media)
    page = shown(Timeline((by_hand, *PLAIN.events[:1])), folder, address, open_page)
    page.evaluate("id => timeline.goToId(id)", by_hand.id)
    page.wait_for_selector(".tl-media-image")
    assert page.get_attribute(".tl-media-image", "alt") == "The tower"
    assert "A. Person" in page.locator(".tl-credit").first.inner_text()


@pytest.mark.parametrize("escapes", [0, 1, 2])
def test_nothing_of_an_event_runs_in_timelinejs(folder: Path, address: str, open_page: OpenPage, escapes: int) -> None:
    bad = "<img src=x onerror='window.ran = 1'><script>window.ran = 1</script>"
    for _ in range(escapes):
        bad = escape(bad)
    source = replace(event().sources[0], quote=bad, title=bad, url="https://x.test/?a=\"'><script>")
    made: Event = event(headline=bad, sources=(source,), group=bad, label=bad)
    page = shown(Timeline((made,)), folder, address, open_page)
    assert page.evaluate("window.ran") is None
    page.evaluate("timeline.goToNext()")
    page.wait_for_timeout(1_500)  # what slides in is drawn later
    assert page.evaluate("window.ran") is None
    assert visible(bad) in visible(page.locator(".tl-headline").nth(1).inner_text())
