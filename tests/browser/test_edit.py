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
    assert "content/curation.toml:7:1: not a date: 'soon'" in box.inner_text()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("dateline-problems")).to_have_count(0, timeout=SECONDS)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save").click()


def test_a_date_is_given_in_edtf_and_the_page_says_what_was_found(page: Page, root: Path) -> None:
    page.locator("li.event").first.hover()
    button(page, "two ships").click()
    expect(page.get_by_role("dialog").get_by_role("heading")).to_have_text("March 2015")
    page.get_by_label("Date:").fill("2015-03-07")
    save(page)
    expect(card(page, "two ships")).to_contain_text("7 March 2015", timeout=SECONDS)
    expect(card(page, "two ships").locator(".badge.edited")).to_have_text("edited")
    card(page, "two ships").locator("summary", has_text="How").click()
    expect(card(page, "two ships")).to_contain_text("The program had found March 2015")
    assert 'date = "2015-03-07"' in curation(root)
    button(page, "two ships").click()
    page.get_by_label("Date:").fill("")
    save(page)
    expect(card(page, "two ships").locator(".badge.edited")).to_have_count(0, timeout=SECONDS)


def test_every_change_is_made_by_keyboard_alone(page: Page, root: Path) -> None:
    button(page, "two ships").focus()
    keys = page.keyboard
    keys.press("Enter")
    expect(page.get_by_label("Headline")).to_be_focused()
    keys.press("Control+a")
    keys.type("Ships are bought")
    keys.press("Tab")
    keys.type("spring 2015")
    keys.press("Tab")
    keys.type("possible")
    keys.press("Tab")
    keys.type("Says the port.")
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Tab")
    expect(page.get_by_role("button", name="Save")).to_be_focused()
    keys.press("Enter")
    expect(card(page, "Ships are bought")).to_contain_text("Says the port.", timeout=SECONDS)
    written = curation(root)
    for line in ('headline = "Ships are bought"', 'date = "spring 2015"', 'status = "possible"', "pin = true"):
        assert line in written
    assert 'note = "Says the port."' in written
    page.get_by_role("button", name="Undo").focus()
    keys.press("Enter")
    expect(card(page, "Ships are bought")).to_have_count(0, timeout=SECONDS)
    button(page, "two ships").focus()
    keys.press("Enter")
    for _ in range(5):
        keys.press("Tab")
    keys.press("Space")
    keys.press("Enter")
    expect(card(page, "two ships")).to_have_count(0, timeout=SECONDS)
    assert "hide = true" in curation(root)


def test_events_are_merged_by_keyboard_and_escape_leaves_them_apart(page: Page, root: Path) -> None:
    keys = page.keyboard
    for ends in ("Escape", "Enter"):
        button(page, "two ships").focus()
        keys.press("Enter")
        page.get_by_role("button", name="Merge with another").focus()
        keys.press("Enter")
        button(page, "north bridge").focus()
        keys.press(ends)
        if ends == "Escape":
            expect(button(page, "north bridge")).to_have_text("Edit")
            expect(button(page, "two ships")).to_be_focused()
    expect(page.locator("li.event")).to_have_count(1, timeout=SECONDS)
    assert "merge = " in curation(root)


TOLD_AGAIN = "date 2017-01-18 RIBE — The council opened the north bridge on Monday.\n"


def test_what_was_merged_by_mistake_is_split(page: Page, root: Path) -> None:
    (root / "seeds/again.txt").write_text(TOLD_AGAIN, encoding="utf-8")
    expect(card(page, "north bridge").locator("summary", has_text="source")).to_have_count(1, timeout=SECONDS)
    button(page, "north bridge").click()
    page.get_by_role("button", name="Split").click()
    expect(card(page, "north bridge")).to_have_count(2, timeout=SECONDS)
    assert "split = true" in curation(root)


def test_a_form_that_is_open_is_not_taken_away_by_a_reload(page: Page, root: Path) -> None:
    button(page, "two ships").click()
    page.get_by_label("Note").fill("Half a sent")
    (root / "content/site.toml").write_text("title = 7\n", encoding="utf-8")
    expect(page.locator("dateline-problems")).to_have_count(1, timeout=SECONDS)
    (root / "content/site.toml").write_text('title = "Another"\n', encoding="utf-8")
    expect(page.locator("dateline-problems")).to_have_count(0, timeout=SECONDS)
    expect(page.get_by_label("Note")).to_have_value("Half a sent")
    page.get_by_role("button", name="Cancel").click()
    expect(page).to_have_title(re.compile("Another"), timeout=SECONDS)


BY_HAND = """\
# What the desk decided, week by week.

# The port's own list has the day.
[[event]]
id = "0000000000000000"  # was another once
note = "See the list."
sentence = "The port bought two ships in March 2015."
phrase = "March 2015"

# Not ours to tell.
[[event]]
id = "1111111111111111"
sentence = "The council opened the north bridge on Monday."
headline = "A bridge"   # short
"""


def test_a_file_written_by_hand_keeps_its_words_and_order_and_stale_ids_are_found_again(page: Page, root: Path) -> None:
    (root / "content/curation.toml").write_text(BY_HAND, encoding="utf-8")
    expect(card(page, "two ships")).to_contain_text("See the list.", timeout=SECONDS)
    button(page, "two ships").click()
    expect(page.get_by_label("Note")).to_have_value("See the list.")
    page.get_by_label("Note").fill("The list says the 7th.")
    page.get_by_label("Pin").check()
    save(page)
    expect(card(page, "two ships")).to_contain_text("The list says the 7th.", timeout=SECONDS)
    wanted = BY_HAND.replace("See the list.", "The list says the 7th.")
    assert curation(root).replace("pin = true\n", "", 1) == wanted
    button(page, "A bridge").click()
    page.get_by_label("Headline").fill("")
    save(page)
    expect(card(page, "A bridge")).to_have_count(0, timeout=SECONDS)
    assert "# The port's own list has the day." in curation(root)
    page.get_by_role("button", name="Undo").click()
    expect(card(page, "A bridge")).to_have_count(1, timeout=SECONDS)
    assert curation(root).replace("pin = true\n", "", 1) == wanted
