"""Measure the website against its budgets: `python -m tests.audit --data ../shared` (`make audit`).

One size at a time: `make audit SIZES=1000`. What it is at is told on standard error, the table on standard output.
Sites of 100, 1,000 and 10,000 events are made from real articles where `DATA/wikinews.jsonl` is there, else from
made-up ones, drawn, served on loopback and opened in Chromium. CPU is the main thread's, by the browser's own count.
Lighthouse is run through npm where Node is there.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from generator.export import export
from generator.model.event import Timeline
from generator.model.shard import Parted
from tests.audit.corpus import timeline
from tests.browser.conftest import FLAGS, find_chromium
from tests.site.seed import Shelf, build, seed_config, write_site

SIZES = (100, 1000, 10_000)
RUNS = 3
# Axe takes minutes for a thousand cards, which are all alike.
PARTS = "header, .band, .find, .over, .part:first-of-type > h3, .part:first-of-type > ol:first-of-type, footer"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LIGHTHOUSE = "lighthouse@12"  # the last that runs on Node 20
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SHIFT = """window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => {
  if (!e.hadRecentInput) window.shift += e.value })).observe({type: 'layout-shift', buffered: true})"""


@dataclass(frozen=True)
class Row:
    """One thing measured: at most `budget` is right, or at least where `is_floor`."""

    size: int
    what: str
    value: float
    budget: float
    unit: str = ""
    is_floor: bool = False


def main() -> int:
    """Print the table; return 1 where a budget is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="the folder that has data/wikinews.jsonl")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--no-lighthouse", action="store_true")
    options = parser.parse_args()
    corpus = options.data / "data" / "wikinews.jsonl"
    if not corpus.is_file():
        print(f"{corpus} is missing: measured on made-up articles")
    is_within = True
    print(f"{'events':>7}  {'what':<28} {'measured':>12} {'budget':>9}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for size in options.sizes:
            made = timeline(size, corpus if corpus.is_file() else None)
            files, site = drawn(Path(folder) / str(size), made, "en")
            with served(site) as address:
                rows = chain(weigh(size, files), measure(browser, size, address, files))
                if size == min(options.sizes):
                    rows = chain(rows, mirrored(browser, size, Path(folder) / "ar", made))
                for row in chain(rows, () if options.no_lighthouse else lighthouse(size, address)):
                    is_within &= tell(row)
        browser.close()
    return int(not is_within)


def drawn(root: Path, made: tuple[Timeline, Shelf], language: str) -> tuple[dict[str, bytes], Path]:
    """Draw the site of a timeline and return its files, and the folder that they lie in."""
    told(f"drawing {len(made[0].events):,} events ({language})")
    root.mkdir()
    files = build(root, *made, url="https://example.org/sub/", language=language)
    return files, write_site(root, files | robots(root))


def told(what: str) -> None:
    """Tell what is being done; it may take minutes."""
    print(f"  ... {what}", file=sys.stderr, flush=True)


def robots(root: Path) -> dict[str, bytes]:
    """Return the file that tells search engines what they may read, which Lighthouse asks for."""
    config = seed_config(root, url="https://example.org/sub/", exports=("robots",))
    return {plan.path: plan.render() for plan in export(Parted(Timeline(())), Shelf({}), config)}


def weigh(size: int, files: dict[str, bytes]) -> Iterator[Row]:
    """Yield what is sent: stylesheet and script, and the heaviest page, compressed."""
    assets = sum(packed(data) for path, data in files.items() if path.endswith((".css", ".js")) and "timeline" in path)
    yield Row(size, "CSS + JS", assets, 13, "kB")
    pages = {path: packed(data) for path, data in files.items() if is_list(path)}
    yield Row(size, "HTML of the heaviest page", max(pages.values()), {100: 15, 1000: 120}.get(size, 150), "kB")


def packed(data: bytes) -> float:
    """Return the size in kB after gzip."""
    return len(gzip.compress(data, 9)) / 1000


def is_list(path: str) -> bool:
    """Tell whether a page lists events."""
    return path == "index.html" or path.startswith("years/")


def busiest(files: dict[str, bytes]) -> str:
    """Return the page with the most events."""
    return max((path for path in files if is_list(path)), key=lambda path: files[path].count(b'<li class="event'))


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site on loopback, compressed as a host would."""

    class Packed(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return
            data = gzip.compress(path.read_bytes(), 6)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Packed, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def measure(browser: Browser, size: int, address: str, files: dict[str, bytes]) -> Iterator[Row]:
    """Yield what the browser does with the site."""
    page_of_events = address + busiest(files)
    told(f"opening, scrolling and searching: {busiest(files)}")
    limit = {100: 150, 1000: 300}.get(size, 450)
    loads = [load(browser, page_of_events) for _ in range(RUNS)]
    yield Row(size, "CPU to idle", median(load[0] for load in loads), limit, "ms")
    yield Row(size, "heap at idle", median(load[1] for load in loads), 5, "MB")
    yield Row(size, "layout shift", max(load[2] for load in loads), 0.02)
    yield Row(size, "requests to elsewhere", max(load[3] for load in loads), 0)
    yield Row(size, "scroll, a step", median(scroll(browser, page_of_events) for _ in range(RUNS)), 13, "ms")
    search = {100: 50, 1000: 150}.get(size, 200)
    yield Row(size, "facet", median(facet(browser, address) for _ in range(RUNS)), search, "ms")
    yield Row(size, "search", median(find(browser, address) for _ in range(RUNS)), search, "ms")
    yield Row(size, "axe, rules broken", axe(browser, address, files, PARTS if size > 100 else None), 0)
    told("reading without scripts")
    yield Row(size, "events read without scripts", without_scripts(browser, address, files), size, "", is_floor=True)


def mirrored(browser: Browser, size: int, root: Path, made: tuple[Timeline, Shelf]) -> Iterator[Row]:
    """Yield what axe says of the same site in Arabic, from the right."""
    files, site = drawn(root, made, "ar")
    with served(site) as address:
        yield Row(size, "axe, from the right", axe(browser, address, files, PARTS if size > 100 else None), 0)


@contextmanager
def opened(browser: Browser, address: str | None = None) -> Iterator[tuple[Page, CDPSession, BrowserContext]]:
    """Open a page in a fresh context, with the browser's own instruments."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    if address:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
    yield page, session, context
    context.close()


def metric(session: CDPSession, name: str) -> float:
    """Return one of the browser's own figures."""
    found = session.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in found if each["name"] == name))


def load(browser: Browser, address: str) -> tuple[float, float, float, int]:
    """Return (CPU ms until idle, heap in MB, layout shift, requests to elsewhere) of one load."""
    with opened(browser) as (page, session, context):
        elsewhere: list[str] = []
        context.on("request", lambda asked: elsewhere.append(asked.url) if "127.0.0.1" not in asked.url else None)
        page.add_init_script(SHIFT)
        before = metric(session, "TaskDuration")
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        spent = (metric(session, "TaskDuration") - before) * 1000
        session.send("HeapProfiler.collectGarbage")
        return spent, metric(session, "JSHeapUsedSize") / 1e6, float(page.evaluate("window.shift")), len(elsewhere)


def scroll(browser: Browser, address: str) -> float:
    """Return the CPU ms of one step of the wheel."""
    with opened(browser, address) as (page, session, _):
        page.mouse.move(640, 700)
        before = metric(session, "TaskDuration")
        for _ in range(30):
            page.mouse.wheel(0, 300)
            page.wait_for_timeout(30)
        return (metric(session, "TaskDuration") - before) * 1000 / 30


def facet(browser: Browser, address: str) -> float:
    """Return the CPU ms of a click on a value of a facet; data loaded for it count."""
    with opened(browser, address) as (page, session, _):
        page.locator("[data-facet=status] summary").click()
        box = page.locator("input[value=planned]").bounding_box()
        assert box is not None
        before = metric(session, "TaskDuration")
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        return until_told(page, session, before)


def find(browser: Browser, address: str) -> float:
    """Return the CPU ms of a search for one word, from the input of it to the list."""
    with opened(browser, address) as (page, session, _):
        page.locator("input[type=search]").focus()
        before = metric(session, "TaskDuration")
        page.keyboard.insert_text("government")
        return until_told(page, session, before)


def until_told(page: Page, session: CDPSession, before: float) -> float:
    """Return the CPU ms since `before` when the result is told, which must be one of a filter."""
    settle(page)
    spent = (metric(session, "TaskDuration") - before) * 1000
    assert " of " in page.locator("[role=status]").inner_text()
    return spent


def settle(page: Page) -> None:
    """Give the page time to tell its result, without asking it meanwhile: questions would count as its own work."""
    page.wait_for_timeout(1500)


def axe(browser: Browser, address: str, files: dict[str, bytes], parts: str | None) -> int:
    """Return how many rules of axe the site breaks in light and in dark: a page of each type, or parts of long ones."""
    lists = {"index.html", busiest(files)}
    article = next(path for path in files if path.startswith("articles/") and path != "articles/index.html")
    broken = 0
    for path in sorted({*lists, article, "articles/index.html", "embed/index.html", "404.html"} & set(files)):
        told(f"axe: {path}")
        with opened(browser, address + path) as (page, _, _):
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                context = parts if path in lists else None
                found = Axe().run(page, context=context, options={"preload": False}).response["violations"]
                broken += len(found)
                if found:
                    print(f"{path}, {scheme}: {[rule['id'] for rule in found]}")
    return broken


def without_scripts(browser: Browser, address: str, files: dict[str, bytes]) -> int:
    """Return how many events are seen on all list pages without scripts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    seen = 0
    for path in files:
        if is_list(path):
            page.goto(address + path)
            seen += page.locator(".event").count()
    context.close()
    return seen


def lighthouse(size: int, address: str) -> Iterator[Row]:
    """Yield Lighthouse's scores, or say why there are none."""
    npx = shutil.which("npx")
    if npx is None:
        print("no npx: Lighthouse is left out")
        return
    told("Lighthouse")
    flags = " ".join(["--headless=new", *FLAGS])
    command = [npx, "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--preset=desktop"]
    environment = os.environ | {"CHROME_PATH": find_chromium()}
    try:
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
    except subprocess.TimeoutExpired:
        print("Lighthouse is left out: no answer in ten minutes")
        return
    if ran.returncode:
        print(f"Lighthouse is left out: {ran.stderr.strip().splitlines()[-1:]}")
        return
    report = json.loads(ran.stdout)
    for name in CATEGORIES:
        floor = 95 if name == "performance" else 100
        score = round(report["categories"][name]["score"] * 100)
        yield Row(size, f"Lighthouse, {name}", score, floor, is_floor=True)
        if score < floor:
            print([each["id"] for each in report["audits"].values() if each.get("score") not in (None, 1)])


def tell(row: Row) -> bool:
    """Print a row as it is measured; return whether it keeps its budget."""
    budget = f"{'>=' if row.is_floor else '<='} {row.budget:g}"
    is_kept = row.value >= row.budget if row.is_floor else row.value <= row.budget
    verdict = "ok" if is_kept else "MISSED"
    print(f"{row.size:>7,}  {row.what:<28} {row.value:>9.4g} {row.unit:<2} {budget:>9}  {verdict}", flush=True)
    return is_kept


if __name__ == "__main__":
    sys.exit(main())
