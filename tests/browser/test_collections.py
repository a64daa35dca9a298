"""Collections in a real browser: the list is filtered by them, on a page and through the search data."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.site.collected import collected
from tests.site.seed import write_site


@pytest.mark.parametrize("count", [40, 1_200])
def test_the_list_is_filtered_by_a_collection(tmp_path: Path, open_page: OpenPage, count: int) -> None:
    page = open_page(write_site(tmp_path, collected(tmp_path, count)) / "index.html")
    page.locator("[data-facet=collection] summary").click()
    page.get_by_label("The <talks>").check()
    expect(page.locator(".result [role=status]")).to_contain_text(f"{count // 2}")
    assert "collection=talks" in page.url
    if count == 40:
        expect(page.locator("li.event:visible")).to_have_count(count // 2)


def test_a_line_of_a_collection_leads_to_its_card(tmp_path: Path, open_page: OpenPage) -> None:
    page = open_page(write_site(tmp_path, collected(tmp_path, 40)) / "collections" / "talks.html")
    page.locator("main .lines a").first.click()
    expect(page.locator("li.event:target")).to_be_visible()
