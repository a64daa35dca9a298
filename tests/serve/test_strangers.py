"""The preview among strangers that mean harm: slow, many, in disguise. The edit mode's own are in `test_edit`."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time

import pytest

from tests.serve.test_server import Visit, visit

DOTS = ("..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%00", "%c0%ae%c0%ae", "%e2%80%a5", "..;", "%u002e%u002e")
SLASHES = ("/", "%2f", "%5c", "%5C", "//", "%252f", "%c0%af", "/./", "%ef%bc%8f")
FRONTS = ("", "/articles", "/static", "/.dateline", "/livereload", "//127.0.0.1")
TARGETS = ("etc/passwd", "content/site.toml", ".dateline/store.sqlite", "proc/self/environ")
SENTINELS = (b"root:", b"SQLite", b"PATH=", b"title =")


def test_no_disguise_of_a_path_leads_out() -> None:
    async def scenario(it: Visit) -> None:
        host = it.url.removeprefix("http://").rstrip("/")
        seen = 0
        for dots, slash, front in itertools.product(DOTS, SLASHES, FRONTS):
            target = TARGETS[seen % len(TARGETS)]
            path = f"{front}/{slash.join([dots] * 6)}{slash}{target}"
            answer = await it.raw(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
            assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400", b"HTTP/1.1 403")), path
            assert not [word for word in SENTINELS if word in answer], path
            seen += 1
        assert seen == len(DOTS) * len(SLASHES) * len(FRONTS)

    visit(scenario)


@pytest.mark.parametrize(
    "line",
    [
        b"GET http://attacker.example/ HTTP/1.1",
        b"GET * HTTP/1.1",
        b"CONNECT attacker.example:443 HTTP/1.1",
        b"TRACE / HTTP/1.1",
        b"PROPFIND / HTTP/1.1",
        b"GET / HTTP/9.9",
        b"GET /\xff\xfe HTTP/1.1",
        b"GET / HTTP/1.1\r\nHost: attacker.example",
        b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\nX\0: y",
        b"POST /.dateline/edit HTTP/1.1\r\nContent-Length: 99999999999",
        b"POST /.dateline/edit HTTP/1.1\r\nContent-Length: -1",
    ],
)
def test_a_request_that_is_none_is_refused_and_others_are_answered(line: bytes) -> None:
    async def scenario(it: Visit) -> None:
        host = it.url.removeprefix("http://").rstrip("/").encode()
        with contextlib.suppress(ConnectionError, TimeoutError):
            answer = await it.raw(line + b"\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
            assert b" 200 " not in answer.partition(b"\r\n")[0]
        assert (await it.get("/")).code == 200

    visit(scenario)


def test_those_who_speak_slowly_hold_nobody_up() -> None:
    async def scenario(it: Visit) -> None:
        port = int(it.url.rsplit(":", 1)[1].rstrip("/"))
        slow = [await asyncio.open_connection("127.0.0.1", port) for _ in range(300)]
        for number, (_, writer) in enumerate(slow):
            writer.write(
                b"GET / HTTP/1.1\r\nX: "
                if number % 2
                else b"POST /.dateline/edit HTTP/1.1\r\nContent-Length: 9\r\n\r\n"
            )
        for _ in range(5):
            for _, writer in slow:
                writer.write(b"x")
            begun = time.monotonic()
            assert (await it.get("/")).code == 200
            assert time.monotonic() - begun < 5
        for _, writer in slow:
            writer.close()

    visit(scenario)


def test_ten_thousand_connections_one_after_another_leave_nothing_behind() -> None:
    async def scenario(it: Visit) -> None:
        port = int(it.url.rsplit(":", 1)[1].rstrip("/"))
        for _ in range(20):
            idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(500)]
            for _, writer in idle:
                writer.close()
        assert (await it.get("/")).code == 200
        await asyncio.sleep(0.5)
        assert it.preview._server is not None
        assert len(it.preview._server._connections) < 20

    visit(scenario)


def test_a_page_cannot_be_framed_or_read_by_another_site() -> None:
    async def scenario(it: Visit) -> None:
        answer = await it.get("/")
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
        for mode, destination in (("navigate", "iframe"), ("navigate", "object"), ("no-cors", "script")):
            framed = await it.get("/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode=mode, Sec_Fetch_Dest=destination)
            assert framed.code == 403
        followed = await it.get("/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="document")
        assert followed.code == 200

    visit(scenario)
