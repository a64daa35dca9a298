"""Nothing that came with an article lives: pages in a real browser, with and without their policy; exports as parsed."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Tree

import icalendar
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Request, sync_playwright

from tests.browser.conftest import FLAGS, OWN, find_chromium
from tests.hostile.case import CANARY, OUTSIDE, Case
from tests.hostile.characters import CHARACTERS
from tests.hostile.nursery import ROOT, lay
from tests.hostile.places import PLACES
from tests.hostile.scripts import SCRIPTS, TEMPLATES

ATOM = "{http://www.w3.org/2005/Atom}"
CASES = (*SCRIPTS, *TEMPLATES, *CHARACTERS, *PLACES)
ALIVE = """() => {
  const inert = new Set(['application/json', 'application/ld+json'])
  const links = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcset', 'background', 'ping', 'xlink:href'])
  const found = window.pwned ? ['a script ran'] : []
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName
    if (['iframe', 'frame', 'object', 'embed', 'base', 'applet', 'video', 'audio', 'template', 'math', 'foreignObject',
         'use', 'image', 'animate', 'set', 'style', 'noscript', 'textarea', 'link', 'meta', 'form', 'input'].includes(name)
        && !element.closest('head, form.find')) found.push(element.outerHTML.slice(0, 200))
    if (name === 'svg' && !element.closest('figure.band')) found.push(element.outerHTML.slice(0, 200))
    if (name === 'img' && !element.closest('figure.picture')) found.push(element.outerHTML.slice(0, 200))
    if (name === 'script' && !element.src && !inert.has(element.type) && element.parentElement !== document.head)
      found.push(element.outerHTML.slice(0, 200))
    for (const {name: attribute, value} of element.attributes) {
      if (/^on|^style$|^srcdoc$/i.test(attribute)) found.push(`${name} ${attribute}=${value}`)
      if (!links.has(attribute)) continue
      const url = new URL(value, document.baseURI)
      const isOut = ['http:', 'https:', 'mailto:'].includes(url.protocol)
      const isLink = name === 'a' && attribute === 'href'
      if (isOut && isLink && !/noopener/.test(element.rel) && !value.startsWith('https://example.org/t/')) found.push(`${value}: no rel`)
      if (isOut ? !isLink && !element.matches('link[rel=canonical]') : !['file:', 'data:'].includes(url.protocol)) found.push(value)
      if (url.protocol === 'data:' && element.rel !== 'icon') found.push(value)
    }
  }
  return found
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build one site of all cases of script, templates, characters and places; return its output."""
    root = tmp_path_factory.mktemp("all") / "site"
    files = {}
    for number, case in enumerate(CASES):
        for name, data in case.files.items():
            folder, _, rest = name.rpartition("/")
            is_written = name.startswith("content/")
            files[f"{folder}/{number}-{rest}" if is_written else f"{number}/{name}"] = data
    lay(Case("all", files), root)
    command = [sys.executable, "-m", "generator", "build"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "mistake is its own" not in done.stderr
    assert OUTSIDE not in done.stderr
    return root / "_site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield chromium
        chromium.close()


def visit(browser: Browser, site: Path, *, has_policy: bool) -> list[str]:
    """Open every page; return what lives on it, is logged, asked from elsewhere or pops up."""
    complaints: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith(OWN):
            complaints.append(f"asked for {request.url}")

    def logged(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def popped_up(dialog: Dialog) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    context = browser.new_context(bypass_csp=not has_policy)
    context.on("request", asked)
    page = context.new_page()
    page.on("console", logged)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", popped_up)
    context.on("page", lambda opened: complaints.append(f"opened {opened.url}"))
    for path in sorted(site.rglob("*.html")):
        page.goto(path.as_uri())
        complaints += [f"{path.name}: {found}" for found in page.evaluate(ALIVE)]
        if page.url.partition("#")[0] != path.as_uri():
            complaints.append(f"{path.name}: went to {page.url}")
    context.close()
    return complaints


@pytest.mark.timeout(400)
@pytest.mark.parametrize("has_policy", [True, False])
def test_nothing_from_an_article_lives_on_any_page(browser: Browser, site: Path, has_policy: bool) -> None:
    assert len(list(site.rglob("*.html"))) > 100
    assert visit(browser, site, has_policy=has_policy) == []


def test_the_visit_sees_what_lives(browser: Browser, tmp_path: Path) -> None:
    alive = f"<script>window.pwned=1;alert(1)</script><p style=x onclick=y><a href='javascript:z()'>a</a><img src='https://{CANARY}/'>"
    (tmp_path / "a.html").write_text(f"<!doctype html><link rel=icon href=data:,><body>{alive}", "utf-8")
    found = " ".join(visit(browser, tmp_path, has_policy=True))
    assert all(words in found for words in ("a script ran", "style=", "onclick=", "javascript:", CANARY))


@pytest.mark.parametrize("name", ["timeline.json", "timelinejs.json", "feed.json"])
def test_exports_in_json_are_json_and_their_html_is_inert(name: str, site: Path) -> None:
    text = (site / name).read_text("utf-8")
    found = json.loads(text, parse_constant=pytest.fail)
    assert len(found.get("events", found.get("items"))) >= 20


def test_no_html_of_an_export_runs_where_it_is_shown(browser: Browser, site: Path) -> None:
    slides = json.loads((site / "timelinejs.json").read_text("utf-8"))["events"]
    items = json.loads((site / "feed.json").read_text("utf-8"))["items"]
    entries = Tree.fromstring((site / "feed.xml").read_bytes()).findall(f"{ATOM}entry")
    shown = [
        *(slide["text"][part] for slide in slides for part in ("headline", "text")),
        *(item["content_html"] for item in items),
        *(entry.findtext(f"{ATOM}content") or "" for entry in entries),
    ]
    page = browser.new_page()
    page.set_content("<!doctype html><body>" + "<hr>".join(shown))
    found = [each for each in page.evaluate(ALIVE) if not each.endswith("no rel") and CANARY not in each]
    assert found == []
    page.close()


def test_the_feed_and_the_sitemap_are_xml_without_what_xml_forbids(site: Path) -> None:
    feed = Tree.fromstring((site / "feed.xml").read_bytes())
    assert len(feed.findall(f"{ATOM}entry")) >= 20
    assert {link.get("href", "").partition(":")[0] for link in feed.iter(f"{ATOM}link")} <= {"http", "https"}
    places = Tree.fromstring((site / "sitemap.xml").read_bytes())
    assert {
        (place.text or "").startswith("https://example.org/t/") for place in places.iter() if place.tag.endswith("loc")
    } == {True}


def test_no_entry_of_the_calendar_was_cut_or_added_to(site: Path) -> None:
    calendar = icalendar.Calendar.from_ical((site / "events.ics").read_bytes())
    entries = calendar.walk("VEVENT")
    allowed = {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "DESCRIPTION", "STATUS", "TRANSP", "CATEGORIES", "URL"}
    assert len(entries) >= 20
    assert {str(name) for entry in entries for name in entry} <= allowed


def test_no_cell_of_the_sheet_is_a_formula(site: Path) -> None:
    rows = list(csv.reader(io.StringIO((site / "events.csv").read_text("utf-8"), newline="")))
    assert len(rows) > 20
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [
        cell
        for row in rows
        for cell in row
        if cell.lstrip()[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") and cell.strip("-0123456789")
    ] == []


def test_names_in_the_site_are_plain(site: Path) -> None:
    names = {part for path in site.rglob("*") for part in path.relative_to(site).parts}
    assert all(name.isascii() and len(name) < 100 and not name.startswith("-") for name in names)
    reserved = {"con", "nul", "aux", "prn", "com1"}
    assert [name for name in names if name.partition(".")[0].lower() in reserved] == []
    assert len({name.lower() for name in names}) == len(names)
