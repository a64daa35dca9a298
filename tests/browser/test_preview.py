"""The preview in a real browser: what is saved shows by itself, and what is broken says so."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
TEXT = "date 2017-01-17 ODENSE — The council opened the north bridge on Monday. Work had begun in March 2015.\n"
SECONDS = 20_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a site of one article."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds/bridge.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "content/site.toml").write_text('title = "Two towns"\n', encoding="utf-8")
    return tmp_path


@pytest.fixture
def address(root: Path, repository: Path) -> Iterator[str]:
    """Preview the site; return where."""
    command = [sys.executable, "-m", "generator", "serve", "--port", "0"]
    environment = os.environ | {"PYTHONPATH": str(repository), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield next(found[0] for line in server.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        server.terminate()
        server.communicate()


def save(place: Path, text: str) -> None:
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, encoding="utf-8")


def shows(page: Page, words: str) -> None:
    expect(page.locator("body")).to_contain_text(words, timeout=SECONDS)


def overlay(page: Page) -> str:
    """Return what the overlay says; waits for it."""
    box = page.locator("dateline-problems section")
    box.wait_for(timeout=SECONDS)
    return box.inner_text()


def is_mended(page: Page) -> None:
    expect(page.locator("dateline-problems")).to_have_count(0, timeout=SECONDS)


def test_a_saved_article_shows_in_an_open_browser(address: str, open_page: OpenPage, root: Path) -> None:
    page = open_page(address)
    shows(page, "north bridge")
    for word in ("south", "east", "west"):
        save(root / "seeds/bridge.txt", TEXT.replace("north", word))
        shows(page, f"{word} bridge")


def test_a_new_article_shows_and_a_deleted_one_goes(address: str, open_page: OpenPage, root: Path) -> None:
    page = open_page(address)
    save(root / "seeds/ships.txt", "date 2016-02-03 RIBE — The railway bought two ships on 1 February 2016.\n")
    shows(page, "two ships")
    (root / "seeds/ships.txt").unlink()
    expect(page.locator("body")).not_to_contain_text("two ships", timeout=SECONDS)


def test_a_change_of_the_configuration_shows(address: str, open_page: OpenPage, root: Path) -> None:
    page = open_page(address)
    save(root / "content/site.toml", 'title = "Three towns"\n')
    shows(page, "Three towns")


def test_a_template_of_the_sites_own_shows_as_soon_as_it_is_there(
    address: str, open_page: OpenPage, root: Path, repository: Path
) -> None:
    page = open_page(address)
    shipped = (repository / "templates/base.html").read_text(encoding="utf-8")
    save(root / "templates/base.html", shipped.replace("</body>", "<p>A line of our own.</p></body>"))
    shows(page, "A line of our own.")
    save(root / "templates/base.html", shipped.replace("</body>", "<p>Another line.</p></body>"))
    shows(page, "Another line.")
    shutil.rmtree(root / "templates")
    expect(page.locator("body")).not_to_contain_text("Another line.", timeout=SECONDS)


def test_a_stylesheet_is_swapped_without_a_reload(
    address: str, open_page: OpenPage, root: Path, repository: Path
) -> None:
    shipped = (repository / "static/timeline.css").read_text(encoding="utf-8")
    save(root / "static/timeline.css", f"{shipped}\nh1 {{ color: rgb(1, 2, 3) !important }}\n")
    page = open_page(address)
    heading = page.locator("h1").first
    expect(heading).to_have_css("color", "rgb(1, 2, 3)", timeout=SECONDS)
    page.wait_for_timeout(2500)  # who opens a page while a change is taken up may be sent it again
    page.evaluate("window.stays = 'here'")
    save(root / "static/timeline.css", f"{shipped}\nh1 {{ color: rgb(3, 2, 1) !important }}\n")
    expect(heading).to_have_css("color", "rgb(3, 2, 1)", timeout=SECONDS)
    assert page.evaluate("window.stays") == "here"


def test_an_article_that_is_broken_says_so_over_the_page_until_it_is_mended(
    address: str, open_page: OpenPage, root: Path
) -> None:
    page = open_page(address)
    save(root / "seeds/bridge.txt", TEXT.replace("2017-01-17", "2017-13-17"))
    said = overlay(page)
    assert "seeds/bridge.txt:1:" in said
    assert "2017-13-17" in said
    save(root / "seeds/bridge.txt", TEXT)
    is_mended(page)
    shows(page, "north bridge")


def test_a_template_that_is_broken_says_so_until_it_is_mended(
    address: str, open_page: OpenPage, root: Path, complaints: list[str]
) -> None:
    page = open_page(address)
    save(root / "templates/index.html", "one\ntwo\n{% if %}\n")
    assert "templates/index.html:3" in overlay(page)
    (root / "templates/index.html").unlink()
    shows(page, "north bridge")
    is_mended(page)
    complaints.clear()  # the browser logs that the page could not be loaded


def test_a_configuration_that_is_broken_leaves_the_page_and_says_so(
    address: str, open_page: OpenPage, root: Path
) -> None:
    page = open_page(address)
    save(root / "content/site.toml", "title = \n")
    assert "content/site.toml:1" in overlay(page)
    shows(page, "north bridge")
    save(root / "content/site.toml", 'title = "Three towns"\n')
    shows(page, "Three towns")
    is_mended(page)


def test_the_page_stays_where_it_was_scrolled_to(address: str, open_page: OpenPage, root: Path) -> None:
    many = " ".join(f"The council opened bridge {number} in {2000 + number}." for number in range(10))
    save(root / "seeds/bridge.txt", f"{TEXT}\n{many}\n")
    page = open_page(address, height=300)
    shows(page, "bridge 7")
    page.evaluate("scrollTo(0, 400)")
    save(root / "seeds/bridge.txt", f"{TEXT}\n{many.replace('bridge 7', 'tunnel 7')}\n")
    shows(page, "tunnel 7")
    page.wait_for_function("scrollY > 300", timeout=SECONDS)


def test_the_preview_writes_no_site(address: str, open_page: OpenPage, root: Path) -> None:
    shows(open_page(address), "north bridge")
    assert sorted(place.name for place in root.iterdir()) == [".dateline", "content", "seeds"]


def test_a_missing_page_is_the_sites_own(address: str, open_page: OpenPage, complaints: list[str]) -> None:
    page = open_page(f"{address}deep/down/nothing.html")
    shows(page, "Page not found")
    assert any("404" in complaint for complaint in complaints)
    complaints.clear()


def article(root: Path, *paragraphs: str) -> None:
    """Save an article as most editors do: whole, in the place of the old one."""
    draft = root / "draft"
    save(draft, "---\ndate: 2017-01-17\ntitle: The bridges\n---\n" + "\n\n".join(paragraphs) + "\n")
    draft.replace(root / "seeds/bridges.md")


def paragraphs(count: int = 12) -> list[str]:
    return [f"The council opened bridge number {number} in May {2000 + number}." for number in range(count)]


@pytest.fixture
def said(root: Path) -> list[str]:
    """Return the paragraphs of an article that is there before the preview begins."""
    found = paragraphs()
    article(root, *found)
    return found


def page_as_loaded(page: Page) -> str:
    """Return what a page has, but for the preview's own and what somebody has opened."""
    return str(
        page.evaluate(
            """() => {
            const copy = document.documentElement.cloneNode(true);
            copy.querySelectorAll("dateline-edit-bar, script[data-seen]").forEach((each) => each.remove());
            copy.querySelectorAll("details[open]").forEach((each) => each.removeAttribute("open"));
            return copy.querySelector("title").textContent + copy.querySelector("body").outerHTML;
        }"""
        )
    )


def test_an_article_is_changed_in_place_to_what_a_reload_would_show(
    said: list[str], address: str, open_page: OpenPage, root: Path
) -> None:
    page = open_page(f"{address}articles/bridges.html")
    page.evaluate("window.stays = 'here'")
    for change in (
        lambda: said.insert(3, "The museum bought *two ships* on 4 June 2015 (first)."),
        lambda: said.pop(0),
        lambda: said.__setitem__(5, "On 5 June 2014 the harbour was **closed** (second)."),
        said.reverse,
        lambda: said.append("## A heading (third)"),
        lambda: said.__delitem__(slice(4, 9)),
    ):
        change()
        said.append(f"This is state {len(said)} of {said[0][:12]}.")
        article(root, *said)
        shows(page, said[-1])
    assert page.evaluate("window.stays") == "here"
    page.wait_for_timeout(3000)  # until all pages are planned
    patched = page_as_loaded(page)
    page.reload()
    assert page.evaluate("window.stays") is None
    assert page_as_loaded(page) == patched


def test_what_is_open_focused_and_scrolled_to_stays_in_an_article(
    said: list[str], address: str, open_page: OpenPage, root: Path
) -> None:
    page = open_page(f"{address}articles/bridges.html", height=300)
    line = page.locator(".events li", has_text="number 7")
    line.locator("summary").click()
    line.locator("summary").focus()
    page.evaluate("scrollTo(0, 200)")
    before = page.evaluate("scrollY")
    article(root, "The museum bought two ships on 4 June 1999.", *said)
    shows(page, "two ships")
    expect(line.locator("details")).to_have_attribute("open", "")
    expect(line.locator("summary")).to_be_focused()
    assert page.locator("details[open]").count() == 1
    assert page.evaluate("scrollY") >= before > 100


def test_another_title_is_shown_in_place_and_another_script_by_a_reload(
    said: list[str], address: str, open_page: OpenPage, root: Path, repository: Path
) -> None:
    page = open_page(f"{address}articles/bridges.html")
    page.evaluate("window.stays = 'here'")
    place = root / "seeds/bridges.md"
    save(place, place.read_text("utf-8").replace("The bridges", "The tunnels"))
    expect(page).to_have_title(re.compile("The tunnels"), timeout=SECONDS)
    assert page.evaluate("window.stays") == "here"
    script = (repository / "static/timeline.js").read_text(encoding="utf-8")
    save(root / "static/timeline.js", f"{script}\ndocument.body.append('of our own');\n")
    shows(page, "of our own")
    article(root, *said, "The museum bought two ships in June 2015.")
    shows(page, "two ships")
    shows(page, "of our own")
