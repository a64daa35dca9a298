"""The edit mode as a page of ours and as strangers meet it, over real sockets."""

import asyncio
import contextlib
import http.client
import json
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.editor import Pen
from generator.model.file import File, Shown
from generator.serve.server import Preview, listen

FILE = "content/curation.toml"
CHANGE = {"id": "e1", "said": {"headline": "They come"}, "sentence": "They came on Monday.", "phrase": "Monday"}


class Answer(NamedTuple):
    """What came back."""

    status: int
    text: str


class Visit:
    """A preview that runs in a thread of its own."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.origin = f"http://127.0.0.1:{port}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with contextlib.closing(connection):
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return Answer(answer.status, answer.read().decode())

    def edits(self) -> Any:
        return json.loads(self.ask("GET", "/.dateline/edit.json").text)

    def post(self, change: object, **headers: str) -> Answer:
        usual = {
            "Origin": self.origin,
            "Content_Type": "application/json",
            "X_Dateline_Token": self.edits()["token"],
            "Sec_Fetch_Site": "same-origin",
        }
        wanted = {name: value for name, value in (usual | headers).items() if value}
        body = change if isinstance(change, bytes) else json.dumps(change).encode()
        return self.ask("POST", "/.dateline/edit", body, **wanted)


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    page = File("index.html", "1", partial(bytes, b"<!doctype html><main><p>one</main>"))
    sockets = listen(0)
    port = sockets[0].getsockname()[1]
    loop = asyncio.new_event_loop()
    ready, over = threading.Event(), asyncio.Event()

    async def run() -> None:
        preview = Preview(lambda _: Shown({"index.html": page}, ()), port, pen=Pen(tmp_path))
        await preview.start(sockets, [])
        ready.set()
        await over.wait()
        await preview.stop()

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    assert ready.wait(20)
    yield Visit(port)
    loop.call_soon_threadsafe(over.set)
    thread.join(20)
    loop.close()


def test_a_change_is_written_into_the_file(visit: Visit, tmp_path: Path) -> None:
    assert visit.post(CHANGE) == (200, '{"complaint": ""}')
    assert 'headline = "They come"' in (tmp_path / FILE).read_text()
    assert visit.edits()["corrections"]["e1"]["sentence"] == "They came on Monday."
    assert visit.edits()["can_undo"] is True


def test_a_change_is_taken_back(visit: Visit, tmp_path: Path) -> None:
    visit.post(CHANGE)
    assert visit.post({"undo": True}) == (200, '{"complaint": ""}')
    assert not (tmp_path / FILE).exists()
    assert json.loads(visit.post({"undo": True}).text)["complaint"] == "there is nothing to take back"


def test_a_page_has_the_script_of_the_edit_mode(visit: Visit) -> None:
    assert "/.dateline/edit.js" in visit.ask("GET", "/").text
    assert "X-Dateline-Token" in visit.ask("GET", "/.dateline/edit.js").text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://attacker.test"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://127.0.0.1"}, 403),
        ({"Host": "attacker.test"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"X_Dateline_Token": ""}, 403),
        ({"X_Dateline_Token": "guess"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_a_stranger_writes_nothing(visit: Visit, tmp_path: Path, headers: dict[str, str], status: int) -> None:
    assert visit.post(CHANGE, **headers).status == status
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_no_other_site_gets_the_token(visit: Visit, site: str) -> None:
    answer = visit.ask("GET", "/.dateline/edit.json", Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors")
    assert answer.status == 403
    assert "token" not in answer.text


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"7", b"{}", b'{"id": "a"}', b'{"id": 7, "said": {}}',
        b'{"id": "a", "said": {"hide": "yes"}}',
        b'{"id": "a", "said": {"id": "b"}}', b'{"id": "a", "said": {}, "path": "/etc/passwd"}', b"[" * 50_000, b"\xff",
    ],
)  # fmt: skip
def test_what_is_no_change_is_refused(visit: Visit, tmp_path: Path, body: bytes) -> None:
    assert visit.post(body).status == 400
    assert not (tmp_path / FILE).exists()


def test_a_body_too_large_is_refused(visit: Visit, tmp_path: Path) -> None:
    try:
        status = visit.post(b"x" * 1_000_000).status
    except OSError:  # the preview has closed the connection
        status = 400
    assert status >= 400
    assert not (tmp_path / FILE).exists()


def test_a_broken_file_is_said_and_left_alone(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / FILE).write_text("[[event]\n")
    answer = visit.post(CHANGE)
    assert answer.status == 409
    assert json.loads(answer.text)["complaint"].startswith("content/curation.toml: not TOML")
    assert (tmp_path / FILE).read_text() == "[[event]\n"


def test_there_is_nothing_to_get_where_a_change_goes(visit: Visit) -> None:
    assert visit.ask("GET", "/.dateline/edit").status == 404
