"""Axe finds nothing on any kind of page, in light, dark and from the right; targets are large enough."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from generator.model.event import Timeline
from tests.audit.corpus import timeline
from tests.browser.conftest import OpenPage
from tests.site.collected import collected
from tests.site.named import named
from tests.site.seed import Shelf, build, write_site

RULES = {"preload": False, "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SMALL = """() => [...document.querySelectorAll('a, button, summary, input')]
  .filter(e => { const r = e.getBoundingClientRect(), s = getComputedStyle(e);
    const inText = e.closest('blockquote, .goes-on, .text, .foot p');
    return r.width && s.visibility !== 'hidden' && !inText && !e.closest('svg') && !e.matches('.skip')
      && !e.closest('label') && Math.min(r.width, r.height) < 24; })
  .map(e => e.outerHTML.slice(0, 90) + ' ' + Math.round(e.getBoundingClientRect().height))"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    for language in ("en", "ar"):
        folder = tmp_path_factory.mktemp(language)
        made[language] = write_site(folder, build(folder, language=language))
        folder = tmp_path_factory.mktemp(f"hundred-{language}")
        made[f"hundred-{language}"] = write_site(folder, build(folder, *timeline(100), language=language))
    folder = tmp_path_factory.mktemp("large")
    made["large"] = write_site(folder, build(folder, *timeline(1200)))
    folder = tmp_path_factory.mktemp("collected")
    made["collected"] = write_site(folder, collected(folder, 40))
    folder = tmp_path_factory.mktemp("named")
    made["named"] = write_site(folder, named(folder, 160))
    folder = tmp_path_factory.mktemp("empty")
    made["empty"] = write_site(folder, build(folder, Timeline(()), Shelf({})))
    return made


def broken_rules(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


PAGES = [
    ("en", "index.html"),
    ("en", "articles/000_45ef8bfc82b231bc.html"),
    ("en", "articles/index.html"),
    ("en", "embed/index.html"),
    ("en", "404.html"),
    ("empty", "index.html"),
    ("hundred-en", "index.html?status=planned"),
    ("large", "index.html"),
    ("large", "years/2010.html"),
    ("large", "highlights/30.html"),
    ("collected", "collections/index.html"),
    ("collected", "collections/talks.html"),
    ("named", "names/index.html"),
    ("named", "names/oslo.html"),
    ("ar", "index.html"),
    ("ar", "articles/000_45ef8bfc82b231bc.html"),
    ("hundred-ar", "index.html"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("site", "name"), PAGES)
def test_axe_finds_nothing(sites: dict[str, Path], open_page: OpenPage, site: str, name: str, scheme: str) -> None:
    path, _, query = name.partition("?")
    page = open_page(color_scheme=scheme, bypass_csp=True)
    page.goto((sites[site] / path).as_uri() + (f"?{query}" if query else ""))
    page.wait_for_timeout(100)
    assert broken_rules(page) == []


def test_axe_finds_nothing_with_a_facet_open(sites: dict[str, Path], open_page: OpenPage) -> None:
    page = open_page(sites["hundred-en"] / "index.html", bypass_csp=True)
    page.locator("[data-facet=source] summary").click()
    assert broken_rules(page) == []


@pytest.mark.parametrize(("site", "name"), PAGES)
def test_what_is_clicked_is_24_pixels_large(sites: dict[str, Path], open_page: OpenPage, site: str, name: str) -> None:
    path, _, query = name.partition("?")
    page = open_page(width=390)
    page.goto((sites[site] / path).as_uri() + (f"?{query}" if query else ""))
    assert page.evaluate(SMALL) == []


def test_motion_is_left_out_where_it_is_not_wanted(sites: dict[str, Path], open_page: OpenPage) -> None:
    page = open_page(sites["en"] / "index.html", reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_marks_are_seen_in_forced_colours(sites: dict[str, Path], open_page: OpenPage) -> None:
    page = open_page(sites["en"] / "index.html", forced_colors="active")
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).outlineStyle") == "solid"
