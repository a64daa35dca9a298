"""The preview as browsers and strangers meet it, over real sockets."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from livereload.handlers import LiveReloadHandler
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from generator.errors import ConfigError, Location, SiteError
from generator.model.file import File, Shown
from generator.model.problem import Problem
from generator.serve.inject import SCRIPTS
from generator.serve.server import Preview, listen

PAGES = {
    "index.html": b"<!doctype html><p>one",
    "articles/a.html": b"<!doctype html><p>a",
    "years/index.html": b"<!doctype html><p>years",
    "static/site.0123abcd.css": b"p{}",
    "404.html": b"<!doctype html><p>nothing here",
}


def files(pages: Mapping[str, bytes]) -> dict[str, File]:
    return {path: File(path, data.decode(), partial(bytes, data)) for path, data in pages.items()}


class Desk:
    """A builder whose next answer is set by the test."""

    def __init__(self) -> None:
        self.answer: Callable[[], Shown] = lambda: Shown(files(PAGES), ())
        self.told: list[frozenset[Path]] = []

    def __call__(self, changed: frozenset[Path]) -> Shown:
        self.told.append(changed)
        return self.answer()

    def show(self, pages: Mapping[str, bytes], *problems: Problem) -> None:
        self.answer = lambda: Shown(files({**PAGES, **pages}), problems)


class Visit:
    """A preview that runs, and a browser's ways of meeting it."""

    def __init__(self, preview: Preview, desk: Desk) -> None:
        self.preview, self.desk, self.url = preview, desk, preview.url
        self.sockets: list[WebSocketClientConnection] = []
        self.stale: list[WebSocketClientConnection] = []

    async def get(self, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = HTTPRequest(
            self.url.rstrip("/") + path,
            method=method,
            headers=named,
            follow_redirects=False,
            allow_nonstandard_methods=True,
        )
        return await AsyncHTTPClient().fetch(request, raise_error=False)

    async def raw(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(self.url.rsplit(":", 1)[1].rstrip("/")))
        writer.write(request)
        await writer.drain()
        answer = await asyncio.wait_for(reader.read(65_536), 5)
        writer.close()
        return answer

    async def open(self, request: HTTPRequest | None = None) -> WebSocketClientConnection:
        opened = await websocket_connect(request or self.url.replace("http", "ws") + "livereload")
        self.sockets.append(opened)
        return opened

    async def connect(self, page: str = "", seen: int = 1, **headers: str) -> WebSocketClientConnection:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = HTTPRequest(self.url.replace("http", "ws") + "livereload", headers=named)
        socket = await self.open(request)
        await socket.write_message(json.dumps({"command": "hello"}))
        await socket.read_message()
        plugins = {"dateline": {"seen": seen}}
        await socket.write_message(json.dumps({"command": "info", "url": self.url + page, "plugins": plugins}))
        if await heard(socket) == "*":
            self.stale.append(socket)
        return socket

    async def change(self, *paths: str) -> None:
        number = len(self.desk.told)
        self.preview.change([Path(path) for path in paths])
        while len(self.desk.told) == number:  # noqa: ASYNC110  told from a thread
            await asyncio.sleep(0.001)


async def heard(socket: WebSocketClientConnection, seconds: float = 5) -> str | None:
    """Return the path that a browser is told to reload; None where it is told nothing."""
    try:
        return str((await told(socket, seconds))["path"])
    except TimeoutError:
        return None


async def told(socket: WebSocketClientConnection, seconds: float = 5) -> dict[str, Any]:
    """Return what a browser is told; raises TimeoutError where it is told nothing."""
    async with asyncio.timeout(seconds):
        message: dict[str, Any] = json.loads(await socket.read_message() or "{}")
    return message


def visit(scenario: Callable[[Visit], Awaitable[None]], folder: Path | None = None) -> None:
    async def run() -> None:
        desk = Desk()
        sockets = listen(0)
        preview = Preview(desk, sockets[0].getsockname()[1])
        await preview.start(sockets, [folder] if folder else [])
        it = Visit(preview, desk)
        try:
            await scenario(it)
        finally:
            for opened in it.sockets:
                opened.close()
            await asyncio.sleep(0.05 if it.sockets else 0)
            await preview.stop()
            LiveReloadHandler.waiters.clear()

    asyncio.run(run())


# --- pages ---


def test_pages_are_served_from_the_plans() -> None:
    async def scenario(it: Visit) -> None:
        for path, text in [("/", "<p>one"), ("/articles/a.html", "<p>a"), ("/years/", "<p>years")]:
            answer = await it.get(path)
            assert (answer.code, answer.body.decode()[-len(text) :]) == (200, text)
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
            assert answer.headers["Cache-Control"] == "no-store"
        assert (await it.get("/", "HEAD")).code == 200

    visit(scenario)


def test_what_is_named_by_its_content_is_kept_by_the_browser_and_nothing_else_is() -> None:
    async def scenario(it: Visit) -> None:
        kept = f"private, max-age={365 * 86_400}, immutable"
        for path in ("/livereload.js", "/.dateline/client.js"):
            assert (await it.get(f"{path}?v={SCRIPTS}")).headers["Cache-Control"] == kept
            assert (await it.get(path)).headers["Cache-Control"] == "no-store"
            assert (await it.get(f"{path}?v=other")).headers["Cache-Control"] == "no-store"
        assert (await it.get("/static/site.0123abcd.css")).headers["Cache-Control"] == kept
        assert (await it.get("/static/site.ffff0000.css")).headers["Cache-Control"] == "no-store"

    visit(scenario)


def test_what_is_not_there_is_answered_with_the_sites_own_page() -> None:
    async def scenario(it: Visit) -> None:
        answer = await it.get("/deep/down/nothing.html")
        assert answer.code == 404
        assert answer.body.endswith(b"<p>nothing here")

    visit(scenario)


def test_a_folder_without_its_slash_is_redirected() -> None:
    async def scenario(it: Visit) -> None:
        answer = await it.get("/years")
        assert (answer.code, answer.headers["Location"]) == (302, "years/")

    visit(scenario)


def test_a_stylesheet_is_found_under_the_fingerprint_that_it_had_before() -> None:
    async def scenario(it: Visit) -> None:
        answer = await it.get("/static/site.ffffffff.css?livereload=1")
        assert (answer.code, answer.body, answer.headers["Content-Type"]) == (200, b"p{}", "text/css; charset=utf-8")
        assert (await it.get("/static/other.ffffffff.css")).code == 404

    visit(scenario)


def test_the_scripts_are_in_pages_alone() -> None:
    async def scenario(it: Visit) -> None:
        assert b"/livereload.js" in (await it.get("/")).body
        assert b"LiveReload" in (await it.get("/livereload.js")).body
        assert b"LiveReloadPluginDateline" in (await it.get("/.dateline/client.js")).body
        assert (await it.get("/static/site.0123abcd.css")).body == b"p{}"

    visit(scenario)


# --- strangers ---


@pytest.mark.parametrize("path", ["/", "/.dateline/problems.json", "/livereload.js", "/livereload", "/x"])
@pytest.mark.parametrize("host", ["attacker.example", "127.0.0.1.attacker.example", "127.0.0.1:1", ""])
def test_another_host_is_refused(path: str, host: str) -> None:
    async def scenario(it: Visit) -> None:
        assert (await it.get(path, Host=host)).code == 403

    visit(scenario)


def test_the_names_of_this_machine_are_taken() -> None:
    async def scenario(it: Visit) -> None:
        port = it.url.rsplit(":", 1)[1].rstrip("/")
        for host in (f"127.0.0.1:{port}", f"LOCALHOST:{port}", f"[::1]:{port}"):
            assert (await it.get("/", Host=host)).code == 200

    visit(scenario)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://attacker.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
    ],
)
def test_what_another_sites_page_asks_for_is_refused(headers: dict[str, str]) -> None:
    async def scenario(it: Visit) -> None:
        assert (await it.get("/", **headers)).code == 403

    visit(scenario)


def test_a_link_from_another_site_may_be_followed() -> None:
    async def scenario(it: Visit) -> None:
        assert (await it.get("/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")).code == 200

    visit(scenario)


@pytest.mark.parametrize("origin", ["https://attacker.example", "null", "http://127.0.0.1:1", "http://localhost"])
def test_the_socket_is_for_our_own_pages(origin: str) -> None:
    async def scenario(it: Visit) -> None:
        with pytest.raises(HTTPClientError) as refused:
            await it.connect(Origin=origin)
        assert refused.value.code == 403
        await it.connect(Origin=it.url.rstrip("/"))

    visit(scenario)


def test_nobody_can_make_others_reload() -> None:
    async def scenario(it: Visit) -> None:
        browser = await it.connect()
        assert (await it.get("/forcereload")).code == 404
        assert await heard(browser, 0.1) is None

    visit(scenario)


@pytest.mark.parametrize(
    "message", ["", "{", "[]", "7", '{"command": "info", "url": "x"}', '{"command": 1}', "[" * 9999]
)
def test_a_socket_that_talks_nonsense_is_closed(message: str) -> None:
    async def scenario(it: Visit) -> None:
        socket = await it.open()
        await socket.write_message(message)
        if message != '{"command": 1}':
            assert await asyncio.wait_for(socket.read_message(), 5) is None
        assert (await it.get("/")).code == 200

    visit(scenario)


@pytest.mark.parametrize(
    "path",
    [
        "/../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/articles/../../etc/passwd",
        "/%00",
        "/articles/a.html%00",
        "/..%5c..%5cetc",
        "/%ff%fe",
        "/etc/passwd",
    ],
)
def test_no_path_leads_out(path: str) -> None:
    async def scenario(it: Visit) -> None:
        host = it.url.removeprefix("http://").rstrip("/")
        answer = await it.raw(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400"))
        assert b"root:" not in answer

    visit(scenario)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_sent(method: str) -> None:
    async def scenario(it: Visit) -> None:
        assert (await it.get("/", method)).code == 405

    visit(scenario)


def test_a_header_of_a_megabyte_does_not_disturb_others() -> None:
    async def scenario(it: Visit) -> None:
        with contextlib.suppress(ConnectionError):
            answer = await it.raw(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 1_000_000 + b"\r\n\r\n")
            assert b"200 OK" not in answer
        assert (await it.get("/")).code == 200

    visit(scenario)


def test_of_more_connections_than_a_browser_opens_the_oldest_are_closed_and_the_rest_is_served() -> None:
    async def scenario(it: Visit) -> None:
        port = int(it.url.rsplit(":", 1)[1].rstrip("/"))
        idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(400)]
        assert (await it.get("/")).code == 200
        more = [await asyncio.open_connection("127.0.0.1", port) for _ in range(200)]
        assert await asyncio.wait_for(idle[0][0].read(), 5) == b""
        assert (await it.get("/")).code == 200
        for _, writer in (*idle, *more):
            writer.close()
        await asyncio.sleep(0.1)
        assert (await it.get("/")).code == 200

    visit(scenario)


# --- reloads ---


def test_a_browser_reloads_when_its_page_has_changed_and_only_then() -> None:
    async def scenario(it: Visit) -> None:
        index, article = await it.connect(), await it.connect("articles/a.html")
        it.desk.show({"index.html": b"<p>two"})
        await it.change("seeds/a.txt")
        assert await heard(index) == "*"
        assert await heard(article, 0.1) is None
        assert (await it.get("/")).body.endswith(b"<p>two")

    visit(scenario)


def test_a_page_that_can_be_changed_in_place_comes_with_the_news_of_it() -> None:
    async def scenario(it: Visit) -> None:
        browser = await it.connect()
        sent = {}
        for number, page in enumerate((b"<!doctype html><p>\xc3\xa9", b"<!doctype html><form>"), 2):
            it.desk.show({"index.html": page})
            await it.change("seeds/a.txt")
            message = await told(browser)
            assert message["path"] == "*"
            sent[number] = message["originalPath"]
        assert sent[2].endswith("<p>\u00e9")
        assert 'data-seen="2" data-patch' in sent[2]
        assert sent[3] == ""

    visit(scenario)


def test_a_browser_is_told_of_a_page_that_cannot_be_drawn() -> None:
    async def scenario(it: Visit) -> None:
        browser = await it.connect()

        def fail() -> bytes:
            raise SiteError("no such variable", Location("templates/page.html", 7), "mend it")

        it.desk.answer = lambda: Shown({**files(PAGES), "index.html": File("index.html", "bad", fail)}, ())
        await it.change("templates/page.html")
        assert await heard(browser) == "*"
        assert (await it.get("/")).code == 500

    visit(scenario)


def test_no_reload_is_lost_when_changes_come_fast() -> None:
    async def scenario(it: Visit) -> None:
        browser = await it.connect()
        for number in range(8):
            it.desk.show({"index.html": b"<p>%d" % number})
            await it.change("seeds/a.txt")
            assert await heard(browser) == "*"

    visit(scenario)


def test_a_page_that_changed_while_it_was_on_its_way_reloads_at_once() -> None:
    async def scenario(it: Visit) -> None:
        it.desk.show({"index.html": b"<p>two"})
        await it.change("seeds/a.txt")
        await asyncio.sleep(0.01)
        late, untouched = await it.connect(seen=1), await it.connect("articles/a.html", seen=1)
        assert it.stale == [late]
        assert await heard(untouched, 0.1) is None

    visit(scenario)


def test_a_page_that_was_drawn_while_a_build_ended_reloads_at_once() -> None:
    async def scenario(it: Visit) -> None:
        begun, held = threading.Event(), threading.Event()

        def slow() -> bytes:
            begun.set()
            held.wait(5)
            return b"<!doctype html><p>old"

        drawn_slowly = {**files(PAGES), "index.html": File("index.html", "old", slow)}
        it.desk.answer = lambda: Shown(drawn_slowly, ())
        await it.change("seeds/a.txt")
        while it.preview.number < 2:  # noqa: ASYNC110  built in a thread
            await asyncio.sleep(0.001)
        asked = asyncio.create_task(it.get("/"))
        await asyncio.to_thread(begun.wait, 5)
        it.desk.show({"index.html": b"<!doctype html><p>new"})
        await it.change("seeds/a.txt")
        while it.preview.number < 3:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        held.set()
        page = (await asked).body.decode()
        assert page.endswith("<p>old")
        seen = int(page.partition('data-seen="')[2].partition('"')[0])
        assert it.stale == [await it.connect(seen=seen)]

    visit(scenario)


def test_styles_are_swapped_without_a_reload() -> None:
    async def scenario(it: Visit) -> None:
        browser = await it.connect()
        it.desk.answer = lambda: Shown(files({"index.html": b"<p>new name", "static/site.beef0000.css": b"p{x:y}"}), ())
        await it.change("static/site.css")
        assert await heard(browser) == "/static/site.beef0000.css"
        assert (await it.get("/static/site.0123abcd.css")).body == b"p{x:y}"

    visit(scenario)


def test_an_error_is_shown_in_an_open_page_and_goes_when_it_is_mended() -> None:
    async def scenario(it: Visit) -> None:
        browser = await it.connect()

        def broken() -> Shown:
            raise SiteError("no such variable", Location("templates/page.html", 7), "mend it")

        it.desk.answer = broken
        await it.change("templates/page.html")
        assert await heard(browser) == "/.dateline/problems.json"
        told = json.loads((await it.get("/.dateline/problems.json")).body)
        assert told == [{"message": "no such variable", "at": "templates/page.html:7", "hint": "mend it"}]
        assert (await it.get("/")).body.endswith(b"<p>one")
        it.desk.show({})
        await it.change("templates/page.html")
        assert await heard(browser) == "/.dateline/problems.json"
        assert json.loads((await it.get("/.dateline/problems.json")).body) == []

    visit(scenario)


def test_errors_of_articles_are_shown_and_warnings_are_not() -> None:
    async def scenario(it: Visit) -> None:
        it.desk.show({}, Problem("error", "no date", Location("seeds/a.txt", 1)), Problem("warning", "no place"))
        await it.change("seeds/a.txt")
        await asyncio.sleep(0.05)
        told = json.loads((await it.get("/.dateline/problems.json")).body)
        assert told == [{"message": "no date", "at": "seeds/a.txt:1", "hint": None}]

    visit(scenario)


def test_a_mistake_of_ours_is_shown_and_the_preview_goes_on() -> None:
    async def scenario(it: Visit) -> None:
        def broken() -> Shown:
            raise ZeroDivisionError

        it.desk.answer = broken
        await it.change("seeds/a.txt")
        await asyncio.sleep(0.05)
        told = json.loads((await it.get("/.dateline/problems.json")).body)
        assert told[0]["message"].startswith("dateline failed: ZeroDivisionError")
        assert (await it.get("/")).code == 200

    visit(scenario)


def test_a_page_that_cannot_be_rendered_says_so() -> None:
    async def scenario(it: Visit) -> None:
        def fail() -> bytes:
            raise SiteError("no such variable", Location("templates/page.html", 7))

        it.desk.answer = lambda: Shown({"index.html": File("index.html", "k", fail)}, ())
        await it.change("templates/page.html")
        await asyncio.sleep(0.05)
        answer = await it.get("/")
        assert answer.code == 500
        assert b"/.dateline/client.js" in answer.body
        assert "no such variable" in (await it.get("/.dateline/problems.json")).body.decode()

    visit(scenario)


def test_pages_are_answered_while_a_build_runs() -> None:
    async def scenario(it: Visit) -> None:
        held = threading.Event()

        def slow() -> Shown:
            held.wait(5)
            return Shown(files(PAGES), ())

        it.desk.answer = slow
        await it.change("seeds/a.txt")
        begun = time.monotonic()
        assert (await it.get("/articles/a.html")).code == 200
        assert time.monotonic() - begun < 1
        held.set()

    visit(scenario)


def test_a_file_that_is_saved_is_built_again(tmp_path: Path) -> None:
    async def scenario(it: Visit) -> None:
        browser = await it.connect()
        for number in range(50):
            it.desk.show({"index.html": b"<p>saved %d" % number})
            (tmp_path / "a.txt").write_text(str(number))
            if await heard(browser, 0.2) == "*":
                break
        assert (await it.get("/")).body.endswith(b"<p>saved %d" % number)
        assert tmp_path / "a.txt" in it.desk.told[-1]

    visit(scenario, tmp_path)


# --- ports ---


def test_the_next_free_port_is_taken() -> None:
    (first,) = listen(0)
    port = first.getsockname()[1]
    (second,) = listen(port)
    with first, second:
        assert second.getsockname()[1] > port
        assert second.getsockname()[0] == "127.0.0.1"


def test_where_no_port_is_free_that_is_an_error() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 65_535))
        one.listen()
        with pytest.raises(ConfigError, match="no free port from 65535 on"):
            listen(65_535)
