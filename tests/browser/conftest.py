"""A real browser for the tests: Debian's Chromium, driven by Playwright.

    open_page  open_page(path_or_url, width=1280, ...) -> Page; other arguments go to Playwright's `new_context`
    page       a page of 1280 x 800, empty
    phone      a page of 390 x 844, empty

A test fails when one of its pages logs an error or asks for anything that is not on this machine. Where an error is
what the test wants, it empties `complaints`.

The browser lives as long as one module: Playwright keeps an event loop running, which would disturb others.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
)
OWN = ("file:", "data:", "blob:", "about:", "http://127.0.0.1", "http://localhost", "ws://127.0.0.1", "ws://localhost")

OpenPage = Callable[..., Page]


def find_chromium() -> str:
    """Return the path of the browser: the one that CHROMIUM names, else the first on the path."""
    named = os.environ.get("CHROMIUM")
    for name in [named] if named else NAMES:
        if path := shutil.which(name):
            return path
    pytest.fail("no Chromium found: apt-get install chromium, or set CHROMIUM to its path")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium once a module."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def complaints() -> list[str]:
    """Return what pages have logged as errors or asked from elsewhere so far."""
    return []


@pytest.fixture
def open_page(browser: Browser, complaints: list[str]) -> Iterator[OpenPage]:
    """Return a function that opens a page in a fresh context; afterwards, check that no page has complained."""
    contexts = []

    def log(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def check(request: Request) -> None:
        if not request.url.startswith(OWN):
            complaints.append(f"asked for {request.url}")

    def open_one(target: Path | str | None = None, *, width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.on("request", check)
        page = context.new_page()
        page.on("console", log)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if target is not None:
            page.goto(target.as_uri() if isinstance(target, Path) else target)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return an empty page of a desk's width."""
    return open_page()


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """Return an empty page of a phone's width."""
    return open_page(width=390, height=844, has_touch=True, is_mobile=True)
