"""What is answered to whom: pages from memory to a browser on this machine, the reload socket, the two scripts.

Every request has to name this machine as its host (a site that made its own name point here names itself), the socket
has to be opened by a page of ours, and what another site embeds is not handed out. There is no path on the disk in any
of it: a page is looked up among the plans by its name, and no name that is not there leads anywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import quote, unquote, urlsplit

import livereload.handlers
from livereload.handlers import LiveReloadHandler
from tornado.web import HTTPError, RequestHandler

from generator.errors import DatelineError
from generator.model.problem import Problem, from_error
from generator.serve.inject import FOLDER, SCRIPTS, with_script

if TYPE_CHECKING:
    from generator.model.file import File

PROBLEMS: Final = f"/{FOLDER}/problems.json"
_CLIENT: Final = Path(__file__).with_name("client.js")
_LIVERELOAD: Final = Path(livereload.handlers.__file__).with_name("vendors") / "livereload.js"
_PRINT: Final = re.compile(r"(.*)\.[0-9a-f]{6,64}\.(css|js)")
_TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "ics": "text/calendar; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml; charset=utf-8",
}
_FAILED: Final = (
    b'<!doctype html><html lang="en"><meta charset="utf-8"><title>Not built</title>'
    b"<p>This page could not be built; it comes by itself when what is said below is mended.</p></html>"
)


class Showing(Protocol):
    """What the answers are taken from: the site as it is now."""

    hosts: frozenset[str]
    number: int
    is_edited: bool

    async def files(self) -> Mapping[str, File]:
        """Return the plans by path; waits for the first build."""
        ...

    async def draw(self, file: File) -> bytes:
        """Return a file's bytes; raises DatelineError where it cannot be rendered."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """Return what is to be told now."""
        ...

    def fail(self, problem: Problem) -> None:
        """Take note of a page that could not be rendered."""
        ...

    def is_stale(self, page: str, seen: int) -> bool:
        """Tell whether a page has changed since the build of a number."""
        ...


class Guarded(RequestHandler):
    """An answer to this machine's own browser only."""

    def initialize(self, showing: Showing) -> None:
        """Take what is shown."""
        self.showing = showing

    def set_default_headers(self) -> None:
        """Say what holds for every answer."""
        self.set_header("Server", "dateline")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Content-Security-Policy", "frame-ancestors 'self'")

    def prepare(self) -> None:
        """Refuse a host that is not this machine, and what another site's page embeds."""
        check(self.request.headers, self.showing.hosts)

    def keep(self) -> None:
        """Let the browser keep the answer: what its address says it holds, it holds for ever."""
        self.set_header("Cache-Control", "private, max-age=31536000, immutable")

    def send_script(self, data: bytes) -> None:
        """Send a script of the preview's own; it is kept where it is asked for by the print that it has now."""
        if self.get_query_argument("v", "") == SCRIPTS:
            self.keep()
        self.set_header("Content-Type", _TYPES["js"])
        self.finish(data)

    async def head(self, *path: str) -> None:
        """Answer as to GET; no body is sent."""
        await self.get(*path)

    async def get(self, *_: str) -> None:
        """Answer with nothing."""
        raise HTTPError(404)

    def write_error(self, status_code: int, **_: object) -> None:
        """Say in one line what is wrong."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:  # noqa: ANN401, ARG002
        """Show a mistake of ours in the overlay; one of the browser's is answered, and that is all."""
        if not isinstance(value, HTTPError):
            self.showing.fail(Problem("error", f"the preview failed: {typ.__name__}: {value}"))


class Page(Guarded):
    """A file of the site."""

    async def get(self, *path: str) -> None:
        """Send the file of a path, `index.html` for a folder, `404.html` for what is not there."""
        name = _name(path[0] if path else "")
        files = await self.showing.files()
        number = self.showing.number  # of these plans; while the page is drawn there may come others
        file = files.get(name) or _same_but_for_its_print(name, files)
        if file is None and f"{name}/index.html" in files:
            self.redirect(f"{quote(name.rpartition('/')[2])}/", status=302)
            return
        if file is None:
            self.set_status(404)
            file = files.get("404.html")
        self.set_header("Content-Type", _type(file.path if file else "404.html"))
        try:
            data = await self.showing.draw(file) if file else _FAILED
        except DatelineError as err:
            self.showing.fail(from_error(err))
            self.set_status(500)
            self.set_header("Content-Type", _type("500.html"))
            file, data = None, _FAILED
        is_page = file is None or file.path.endswith(".html")
        if file is not None and file.path == name and _PRINT.fullmatch(name):
            self.keep()
        self.finish(with_script(data, number, is_edited=self.showing.is_edited) if is_page else data)


class Problems(Guarded):
    """What could not be built, for the overlay."""

    async def get(self, *_: str) -> None:
        """Send the errors as JSON."""
        told = [
            {"message": problem.message, "at": str(problem.at) if problem.at else None, "hint": problem.hint}
            for problem in self.showing.problems()
            if problem.severity == "error"
        ]
        self.set_header("Content-Type", _TYPES["json"])
        self.finish(json.dumps(told))


class Client(Guarded):
    """The overlay's script."""

    async def get(self, *_: str) -> None:
        """Send it."""
        self.send_script(_CLIENT.read_bytes())


class Script(Guarded):
    """The reload script that `livereload` ships."""

    async def get(self, *_: str) -> None:
        """Send it."""
        self.send_script(_LIVERELOAD.read_bytes())


class Socket(LiveReloadHandler):  # type: ignore[misc]
    """A browser that waits to be told to reload; it says which page it shows, and of which build."""

    page = ""

    def initialize(self, showing: Showing) -> None:
        """Take what is shown."""
        self.showing = showing

    def prepare(self) -> None:
        """Refuse a host that is not this machine."""
        check(self.request.headers, self.showing.hosts)

    def check_origin(self, origin: str) -> bool:
        """Tell whether the socket is opened by a page of ours."""
        parts = urlsplit(origin)
        return parts.scheme == "http" and parts.netloc.lower() in self.showing.hosts

    def on_message(self, message: str | bytes) -> None:
        """Shake hands; bring up to date at once what has changed while the page was on its way."""
        try:
            said = json.loads(message)
            url = str(said.get("url", "")) if said["command"] == "info" else ""
            seen = int(said["plugins"]["dateline"]["seen"]) if url else 0
            super().on_message(message)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.close(1003)
            return
        if url:
            self.page = _name(urlsplit(url).path)
            self.reload("*" if self.showing.is_stale(self.page, seen) else PROBLEMS)

    def reload(self, path: str, page: str = "") -> None:
        """Tell the browser to load a path again; `*` is its page, which need not be asked for where it is sent along.

        Of what LiveReload's protocol hands on to a plugin, `originalPath` alone is free to hold it.
        """
        message = {"command": "reload", "path": path, "liveCSS": True, "liveImg": False, "originalPath": page}
        self.send_message(message)


def check(headers: Mapping[str, str], hosts: frozenset[str]) -> None:
    """Raise HTTPError 403 for a request that another site's page may have made."""
    if headers.get("Host", "").lower() not in hosts:
        raise HTTPError(403, reason="Wrong host")
    origin = headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc.lower() not in hosts:
        raise HTTPError(403, reason="Wrong origin")
    is_followed = headers.get("Sec-Fetch-Mode") == "navigate" and headers.get("Sec-Fetch-Dest") in (None, "document")
    if headers.get("Sec-Fetch-Site") == "cross-site" and not is_followed:
        raise HTTPError(403, reason="Wrong site")


def _name(path: str) -> str:
    """Return the path of the plan that a request's path stands for."""
    name = unquote(path, errors="replace").removeprefix("/")
    return name + "index.html" if not name or name.endswith("/") else name


def _same_but_for_its_print(name: str, files: Mapping[str, File]) -> File | None:
    """Return what a stylesheet or script has become whose fingerprint has changed since a page named it."""
    wanted = _PRINT.fullmatch(name)
    if wanted is None:
        return None
    for path, file in files.items():
        found = _PRINT.fullmatch(path)
        if found and found.groups() == wanted.groups():
            return file
    return None


def _type(path: str) -> str:
    return _TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
