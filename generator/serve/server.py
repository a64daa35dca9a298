"""From a change to a reload: a loop that answers, a thread that builds, and one that draws pages when asked for."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import signal
import socket
import time
import webbrowser
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Final

from livereload.handlers import LiveReloadHandler
from tornado.httpserver import HTTPServer
from tornado.web import Application

from generator.editor import Pen
from generator.errors import ConfigError, DatelineError
from generator.model.file import File, Shown
from generator.model.problem import Problem, from_error
from generator.serve.edit import routes
from generator.serve.inject import FOLDER, sent
from generator.serve.pages import PROBLEMS, Client, Page, Problems, Script, Socket
from generator.serve.watch import Watch

Builder = Callable[[frozenset[Path]], Shown]
"""Gives the site as it is now; takes the paths that changed since the last call. Raises DatelineError.

One that has a `First` as its `first` is asked for that before, and called when no more changes come.
"""

First = Callable[[frozenset[Path]], Shown | None]
"""Gives the site as it was with the pages of changed articles as they are now, at once; None where it cannot."""

Built = Callable[[Shown, float], None]

HOST: Final = "127.0.0.1"
_PORTS_TRIED: Final = 50
_MOST_CONNECTIONS: Final = 500
_IDLE_SECONDS: Final = 60
_MOST_BYTES: Final = 65_536
_MOST_DRAWN: Final = 500
_QUIET_SECONDS: Final = 2.0
_AS_IT_IS: Final = "static/"


def serve(
    builder: Builder,
    folders: Sequence[Path],
    port: int,
    *,
    is_opened: bool = False,
    is_polled: bool = False,
    ready: Callable[[str], None] = lambda _: None,
    built: Built = lambda *_: None,
    pen: Pen | None = None,
) -> None:
    """Show the site that a builder gives until the program is interrupted; builds again when a folder changes.

    Listens on this machine alone, on `port` or the next free one. `ready` is told the address, `built` each build and
    how many seconds it took. With a `pen` each event can be corrected on its card. Raises ConfigError where no port is
    free.
    """
    sockets = listen(port)
    preview = Preview(builder, sockets[0].getsockname()[1], built, pen)

    async def run() -> None:
        stop = asyncio.Event()
        with contextlib.suppress(NotImplementedError):
            for number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await preview.start(sockets, folders, is_polled=is_polled)
        ready(preview.url)
        if is_opened:
            asyncio.get_running_loop().run_in_executor(None, webbrowser.open, preview.url)
        await stop.wait()
        await preview.stop()

    asyncio.run(run())


def listen(port: int) -> list[socket.socket]:
    """Return a socket of this machine alone on a port or the next free one; 0 is any.

    Raises ConfigError where none of fifty is free.
    """
    for wanted in range(port, min(port + _PORTS_TRIED, 65_536)) if port else (0,):
        one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind((HOST, wanted))
            one.listen(128)
        except OSError as err:
            one.close()
            if err.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
        else:
            one.setblocking(False)  # noqa: FBT003  the socket's own way
            return [one]
    message = f"no free port from {port} on"
    raise ConfigError(message, hint="name another with --port")


class Preview:
    """The site as it is now, and the browsers that show it."""

    def __init__(
        self,
        builder: Builder,
        port: int,
        built: Built = lambda *_: None,
        pen: Pen | None = None,
    ) -> None:
        """Take the builder and the port that is listened on; nothing is built yet."""
        self._first_of: First = getattr(builder, "first", _nothing_first)
        self.pen = pen
        self.is_edited = pen is not None
        self.url = f"http://{HOST}:{port}/"
        self.hosts = frozenset(f"{name}:{port}" for name in (HOST, "localhost", "[::1]"))
        self.number = 0
        self._builder = builder
        self._built = built
        self._shown = Shown({}, ())
        self._failed: tuple[Problem, ...] = ()
        self._undrawn: tuple[Problem, ...] = ()
        self._changed_at: dict[str, int] = {}
        self._drawn: dict[tuple[str, str], asyncio.Future[bytes]] = {}
        self._pending: set[Path] = set()
        self._before_others: frozenset[str] = frozenset()
        self._threads = {name: ThreadPoolExecutor(1, thread_name_prefix=name) for name in ("build", "draw")}
        self._first = asyncio.Event()
        self._news = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._watch: Watch | None = None
        self._server: HTTPServer | None = None

    async def start(
        self, sockets: Iterable[socket.socket], folders: Sequence[Path], *, is_polled: bool = False
    ) -> None:
        """Answer, watch, and build for the first time; returns when that is done."""
        loop = asyncio.get_running_loop()
        for name in ("tornado", "livereload"):
            logging.getLogger(name).addHandler(logging.NullHandler())
        self._server = _Server(
            application(self), max_header_size=_MOST_BYTES, max_body_size=_MOST_BYTES,
            idle_connection_timeout=_IDLE_SECONDS, body_timeout=_IDLE_SECONDS,
        )  # fmt: skip
        self._server.add_sockets(sockets)
        self._watch = Watch(folders, partial(_hand_over, loop, self.change), is_polled=is_polled)
        self._watch.start()
        await self._build(frozenset())
        self._first.set()
        self._tasks.append(asyncio.create_task(self._keep_up()))

    async def stop(self) -> None:
        """End all that was started."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._server:
            self._server.stop()
            await self._server.close_all_connections()
        for thread in self._threads.values():
            thread.shutdown(wait=True, cancel_futures=True)
        if self._watch:
            await asyncio.to_thread(self._watch.stop)

    def change(self, paths: Iterable[Path]) -> None:
        """Have the site built again because some paths changed."""
        self._pending.update(paths)
        self._news.set()

    # --- what the answers are taken from ---

    async def files(self) -> Mapping[str, File]:
        """Return the plans by path; waits for the first build."""
        await self._first.wait()
        return self._shown.files

    async def draw(self, file: File) -> bytes:
        """Return a file's bytes, rendered when they are first asked for."""
        if self._before_others and file.path not in self._before_others and not file.path.startswith(_AS_IT_IS):
            self._news.set()  # somebody looks at what may be of before the last change
        name = file.path, file.key
        drawn = self._begin_to_draw(file)
        try:
            return await asyncio.shield(drawn)
        finally:
            if drawn.done() and (drawn.cancelled() or drawn.exception()):
                self._drawn.pop(name, None)  # what is wrong may be mended in a file that the key does not know of

    def _begin_to_draw(self, file: File) -> asyncio.Future[bytes]:
        name = file.path, file.key
        if name not in self._drawn:
            while len(self._drawn) >= _MOST_DRAWN:
                self._drawn.pop(next(iter(self._drawn)))
            drawn = asyncio.get_running_loop().run_in_executor(self._threads["draw"], file.render)
            drawn.add_done_callback(_look_at)
            self._drawn[name] = drawn
        return self._drawn[name]

    def problems(self) -> tuple[Problem, ...]:
        """Return what is to be told now."""
        return (*self._failed, *self._undrawn, *(() if self._failed else self._shown.problems))

    def fail(self, problem: Problem) -> None:
        """Take note of a page that could not be rendered, until the next build."""
        if problem not in self._undrawn:
            self._undrawn = (*self._undrawn, problem)

    def is_stale(self, page: str, seen: int) -> bool:
        """Tell whether a page has changed since the build of a number."""
        return self._changed_at.get(page, 0) > seen or (page not in self._shown.files and self.number > seen)

    # --- building ---

    async def _keep_up(self) -> None:
        owed: frozenset[Path] = frozenset()
        while True:
            await self._news.wait()
            self._news.clear()
            paths, self._pending = frozenset(self._pending), set()
            owed |= paths
            if not self._failed and await self._show_first(paths):
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), _QUIET_SECONDS)
                    continue
            await self._build(owed)
            owed = frozenset()

    async def _show_first(self, paths: frozenset[Path]) -> bool:
        """Show the changed articles' own pages before all others are planned.

        Tell whether those are all that browsers wait for, so that the rest may wait until no more changes come.
        """
        shown, _ = await asyncio.get_running_loop().run_in_executor(
            self._threads["build"], self._attempt, self._first_of, paths
        )
        if shown is None:
            return False
        changed = self._show(shown, paths)
        self._before_others |= changed
        waiters = tuple(LiveReloadHandler.waiters)
        return bool(waiters) and all(waiter.page in changed for waiter in waiters)

    async def _build(self, paths: frozenset[Path]) -> None:
        told = self.problems()
        begun = time.perf_counter()
        shown, failed = await asyncio.get_running_loop().run_in_executor(
            self._threads["build"], self._attempt, self._builder, paths
        )
        self._failed, self._undrawn, self._before_others = failed, (), frozenset()
        if shown is not None:
            self._show(shown, paths)
        if self.problems() != told:
            for waiter in tuple(LiveReloadHandler.waiters):
                waiter.reload(PROBLEMS)
        self._built(Shown(self._shown.files, self.problems()), time.perf_counter() - begun)

    def _show(self, shown: Shown, paths: frozenset[Path]) -> frozenset[str]:
        before, self._shown = self._shown, shown
        self.number += 1
        return self._tell(before.files, shown.files, paths)

    @staticmethod
    def _attempt(build: First, paths: frozenset[Path]) -> tuple[Shown | None, tuple[Problem, ...]]:
        try:
            return build(paths), ()
        except DatelineError as err:
            return None, (from_error(err),)
        except Exception as err:  # noqa: BLE001  a mistake of ours must not end the preview
            return None, (Problem("error", f"dateline failed: {type(err).__name__}: {err}"),)

    def _tell(self, before: Mapping[str, File], now: Mapping[str, File], paths: frozenset[Path]) -> frozenset[str]:
        """Have each browser reload whose page changed; where styles alone did, have them swapped; return them."""
        changed = {path for path, file in now.items() if path not in before or before[path].key != file.key}
        changed |= before.keys() - now.keys()
        self._changed_at.update(dict.fromkeys(changed, self.number))
        styles = sorted(path for path in changed & now.keys() if path.endswith(".css"))
        is_style = bool(styles) and all(path.suffix == ".css" for path in paths) and bool(paths)
        for waiter in tuple(LiveReloadHandler.waiters):
            if is_style:
                waiter.reload(f"/{styles[0]}")
            elif waiter.page in changed and waiter.page in now:
                drawn = self._begin_to_draw(now[waiter.page])
                drawn.add_done_callback(partial(self._send, waiter, self.number))
            elif waiter.page not in now:
                waiter.reload("*")
        return frozenset(changed)

    def _send(self, waiter: Socket, number: int, drawn: asyncio.Future[bytes]) -> None:
        """Have a browser show its page as it was drawn from the plans of a number; it goes with the message."""
        is_drawn = not (drawn.cancelled() or drawn.exception())
        waiter.reload("*", sent(drawn.result(), number, is_edited=self.is_edited) if is_drawn else "")


def _look_at(drawn: asyncio.Future[bytes]) -> None:
    """Take note of what went wrong, so that nobody is told of it where no browser asked."""
    if not drawn.cancelled():
        drawn.exception()


def _nothing_first(_: frozenset[Path]) -> None:
    """Return None: there is nothing to show before the whole."""


def _hand_over(
    loop: asyncio.AbstractEventLoop, take: Callable[[frozenset[Path]], None], paths: frozenset[Path]
) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended
        loop.call_soon_threadsafe(take, paths)


class _InOrder(dict[Any, None]):
    """The connections as tornado keeps them, in the order in which they came."""

    def add(self, connection: object) -> None:
        """Take one in."""
        self[connection] = None

    def remove(self, connection: object) -> None:
        """Forget one; it may have been forgotten before."""
        self.pop(connection, None)


class _Server(HTTPServer):
    """A server that more connections than a browser ever opens do not exhaust."""

    def initialize(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # tornado's own
        """Keep the connections in their order."""
        super().initialize(*args, **kwargs)
        self._connections = _InOrder()  # type: ignore[assignment]

    def handle_stream(self, stream: Any, address: Any) -> None:  # noqa: ANN401
        """Take a connection; where there are too many, close the one that has been there longest."""
        while len(self._connections) >= _MOST_CONNECTIONS:
            oldest = next(iter(self._connections))
            self._connections.remove(oldest)
            oldest.stream.close()
        super().handle_stream(stream, address)


def application(preview: Preview) -> Application:
    """Return what answers the requests; there is no way to make others reload."""
    showing = {"showing": preview}
    return Application(
        [
            (r"/livereload\.js", Script, showing),
            (rf"/{FOLDER}/client\.js", Client, showing),
            (rf"/{FOLDER}/problems\.json", Problems, showing),
            (r"/livereload", Socket, showing),
            *(routes(preview, preview.pen) if preview.pen else ()),
            (r"(/.*)", Page, showing),
        ],
        log_function=lambda _: None,
        websocket_max_message_size=_MOST_BYTES,
    )
