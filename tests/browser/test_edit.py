"""The edit mode in a real browser: what is changed on a card stands in the file, and on the page after the build."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.cli.run import run

OpenPage = Callable[..., Page]
TEXT = (
    "date 2017-01-17 RIBE — The council opened the north bridge on Monday. The port bought two ships in March 2015.\n"
)
SECONDS = 20_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a site of two events."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds/bridge.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def page(root: Path, repository: Path, open_page: OpenPage) -> Iterator[Page]:
    """Preview the site; return its page, the edit mode on it."""
    command = [sys.executable, "-m", "generator", "serve", "--port", "0"]
    environment = os.environ | {"PYTHONPATH": str(repository), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = next(found[0] for line in server.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        page = open_page(address)
        expect(page.locator("dateline-edit-bar")).to_be_attached(timeout=SECONDS)
        yield page
        page.close()
        server.terminate()
        server.communicate()


def card(page: Page, words: str) -> Locator:
    return page.locator("li.event", has_text=words)


def button(page: Page, words: str) -> Locator:
    return card(page, words).locator("dateline-edit button")


def curation(root: Path) -> str:
    return (root / "content/curation.toml").read_text("utf-8")


def test_an_event_is_edited_on_its_card_and_the_edit_is_on_the_page(
    page: Page, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    button(page, "north bridge").click()
    page.get_by_label("Headline").fill("A bridge is opened")
    page.get_by_label("Date:").fill("early 2016")
    page.get_by_label("Status").select_option("planned")
    page.get_by_label("Note").fill("The minutes say so.")
    page.get_by_label("Pin").check()
    page.get_by_role("button", name="Save").click()
    expect(card(page, "A bridge is opened")).to_contain_text("early 2016", timeout=SECONDS)
    expect(card(page, "A bridge is opened")).to_contain_text("The minutes say so.")
    written = curation(root)
    for line in ('headline = "A bridge is opened"', 'date = "early 2016"', 'status = "planned"', "pin = true"):
        assert line in written
    assert 'sentence = "The council opened the north bridge on Monday."' in written
    monkeypatch.chdir(root)
    assert run(["build", "--strict"]) == 0
    built = (root / "_site/index.html").read_text("utf-8")
    assert "A bridge is opened" in built
    assert "dateline-edit" not in built
    assert ".dateline/" not in built


def test_an_event_is_hidden_and_comes_back(page: Page, root: Path) -> None:
    button(page, "two ships").click()
    page.get_by_label("Hide").check()
    page.get_by_role("button", name="Save").click()
    expect(card(page, "two ships")).to_have_count(0, timeout=SECONDS)
    assert "hide = true" in curation(root)
    page.get_by_role("button", name="1 hidden").click()
    page.get_by_role("button", name="Show again").click()
    expect(card(page, "two ships")).to_have_count(1, timeout=SECONDS)
    assert "hide" not in curation(root)


def test_a_change_is_undone(page: Page, root: Path) -> None:
    button(page, "two ships").click()
    page.get_by_label("Headline").fill("Ships are bought")
    page.get_by_role("button", name="Save").click()
    expect(card(page, "Ships are bought")).to_have_count(1, timeout=SECONDS)
    page.get_by_role("button", name="Undo").click()
    expect(card(page, "Ships are bought")).to_have_count(0, timeout=SECONDS)
    assert not (root / "content/curation.toml").exists()


def test_two_events_are_merged_by_picking_the_other_card(page: Page, root: Path) -> None:
    button(page, "two ships").click()
    page.get_by_role("button", name="Merge with another").click()
    expect(button(page, "north bridge")).to_have_text("Merge here")
    button(page, "north bridge").click()
    expect(page.locator("li.event")).to_have_count(1, timeout=SECONDS)
    assert "merge = " in curation(root)


def test_it_works_by_keyboard(page: Page, root: Path) -> None:
    button(page, "two ships").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Headline")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button(page, "two ships")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("Typed")
    page.keyboard.press("Enter")
    expect(card(page, "Typed")).to_have_count(1, timeout=SECONDS)
    expect(button(page, "Typed")).to_be_focused(timeout=SECONDS)
    assert 'headline = "Typed"' in curation(root)


def test_a_date_that_is_none_is_said_over_the_page(page: Page) -> None:
    button(page, "two ships").click()
    page.get_by_label("Date:").fill("soon")
    page.get_by_role("button", name="Save").click()
    box = page.locator("dateline-problems section")
    box.wait_for(timeout=SECONDS)
    assert "not a date: 'soon'" in box.inner_text()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("dateline-problems")).to_have_count(0, timeout=SECONDS)
