"""Persons, bodies and places in a real browser: filters, their pages, and the days that matter without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.audit.corpus import timeline
from tests.browser.conftest import OpenPage
from tests.site.named import named
from tests.site.seed import build, write_site


def test_a_place_and_an_actor_filter_the_list_together(tmp_path: Path, open_page: OpenPage) -> None:
    page = open_page(write_site(tmp_path, named(tmp_path, 160)) / "index.html")
    page.locator("[data-facet=place] summary").click()
    page.locator("input[name=place][value=oslo]").check()
    expect(page.locator(".event:visible")).to_have_count(64)
    page.locator("input[name=place][value=norway]").check()
    expect(page.locator(".event:visible")).to_have_count(96)
    page.locator("[data-facet=actor] summary").click()
    page.locator("input[name=actor][value=elm-oak-board]").check()
    expect(page.locator(".event:visible")).to_have_count(32)
    assert "place=oslo&place=norway" in page.url.replace("place=norway&place=oslo", "place=oslo&place=norway")


def test_a_large_timeline_is_filtered_by_names_too(tmp_path: Path, open_page: OpenPage) -> None:
    index = write_site(tmp_path, named(tmp_path, 1_100)) / "index.html"
    page = open_page(f"{index.as_uri()}?actor=maria-lang")
    expect(page.locator("[role=status]")).to_contain_text("660 of 1,100")
    expect(page.locator(".results li").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_days_that_matter_are_read_without_scripts(tmp_path: Path, open_page: OpenPage, width: int) -> None:
    site = write_site(tmp_path, build(tmp_path, *timeline(1_100)))
    page = open_page(site / "index.html", width=width, java_script_enabled=False)
    page.get_by_role("link", name="30", exact=True).click()
    assert page.locator(".lines > li").count() == 30
    assert page.locator("nav.detail [aria-current]").inner_text() == "30"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".lines > li > a").first.click()
    assert "/years/" in page.url
