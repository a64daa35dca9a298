"""Many articles at once: one `concurrent.futures` executor, used only where there is enough to do.

What runs is one pure function over picklable items. Every item has a limit of CPU time, kept by an interval timer in
the process that works on it, so that no article can stall a build; an item that passes it, or that brings its worker
down, comes back as a `Failure`, and all others come back as they would have without it. What makes processes is
imported when there are to be some.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from generator.errors import ConfigError, from_extra

if TYPE_CHECKING:
    from concurrent.futures import Executor as FutureExecutor
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

_ENOUGH: Final = 64
_CHUNK: Final = 16
_AHEAD: Final = 4
_RETRIES: Final = 3
_LOOK_SECONDS: Final = 0.05


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an item has no result: it took more CPU time than it may, or its worker died.

    `may_pass` tells that the machine had a part in it, so that another try may do better.
    """

    reason: str
    may_pass: bool = False


class _OverLimitError(BaseException):
    """The item has used its CPU time; no `except Exception` on the way may stop it."""


class Executor:
    """Runs one function on many items. A context manager; its processes end with the block.

    `workers` is the number of processes: None for as many as there are CPUs where there are at least 64 items and none
    at all where there are fewer, 1 for no process but this one. `apart` has even one item worked on in another
    process, as the preview needs it: its own thread can have no timer. The modules of `preload` are imported once for
    all workers. `is_to_try_again` tells that an item failed, and may not when it is tried again.

    >>> with Executor() as executor:
    ...     list(executor.run(abs, [-1, 2, -3]))
    [1, 2, 3]
    """

    def __init__(self, workers: int | None = None, *, apart: bool = False, preload: Sequence[str] = ()) -> None:
        """Start nothing yet."""
        self._workers = workers
        self._apart = apart
        self._preload = tuple(preload)
        self._pool: ProcessPoolExecutor | None = None
        self._size = 0
        self._has_worked = False
        self.is_to_try_again = False

    def __enter__(self) -> Self:
        """Return the executor itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """End the processes; what they have not begun is dropped."""
        self.close()

    def start(self) -> None:
        """Start a process that one item can be worked on in, so that the first need not wait for it."""
        self._started(1).submit(_work, _nothing, (), None)

    def rest(self) -> None:
        """End processes that are not soon needed again, and what they hold of memory; one that works apart stays."""
        if not self._apart:
            self.close()

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def run(
        self,
        function: Callable[[Item], Result],
        items: Sequence[Item],
        seconds: Callable[[Item], float] | None = None,
    ) -> Iterator[Result | Failure]:
        """Call a function on each item; results come in the items' order, each as soon as it is there.

        `seconds` says how much CPU time an item may take. What the function raises is raised here. Where processes
        are used, function, items and results are pickled. Raises ConfigError where no process can be started.
        """
        workers = self._workers
        if workers is None:
            workers = _processors() if len(items) >= _ENOUGH else 1
        workers = min(workers, -(-len(items) // _CHUNK))
        if workers > 1 or (self._apart and items):
            return self._noted(self._spread(function, items, max(workers, 1), seconds))
        return self._noted(limited(function, item, seconds) for item in items)

    def _noted(self, results: Iterable[Result | Failure]) -> Iterator[Result | Failure]:
        for result in results:
            self.is_to_try_again = self.is_to_try_again or (isinstance(result, Failure) and result.may_pass)
            yield result

    def _started(self, workers: int) -> ProcessPoolExecutor:
        if self._pool is not None and self._size < workers:
            self.close()
        if self._pool is None:
            self._pool, self._size = _pool(workers, self._preload), workers
        return self._pool

    def _spread(
        self,
        function: Callable[[Item], Result],
        items: Sequence[Item],
        workers: int,
        seconds: Callable[[Item], float] | None,
    ) -> Iterator[Result | Failure]:
        """Hand out chunks, never many more than the workers have at hand, and give back results in order."""
        from concurrent.futures.process import BrokenProcessPool

        waiting = deque(items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
        out: deque[tuple[Sequence[Item], Future[list[Result | Failure]]]] = deque()
        while waiting or out:
            try:
                while waiting and len(out) < workers * _AHEAD:
                    out.append((waiting[0], self._started(workers).submit(_work, function, waiting[0], seconds)))
                    waiting.popleft()
                results = out[0][1].result()
            except BrokenProcessPool:
                self.close()
                self._try_out()
                waiting.extendleft(chunk for chunk, _ in reversed(out))
                out.clear()
                yield from self._one_by_one(function, waiting.popleft(), seconds)
            else:
                self._has_worked = True
                out.popleft()
                yield from results

    def _try_out(self) -> None:
        """Find out whether processes can work at all, where none has yet. Raises ConfigError where they cannot."""
        from concurrent.futures.process import BrokenProcessPool

        if self._has_worked:
            return
        try:
            self._started(1).submit(_work, _nothing, ((),), None).result()
        except BrokenProcessPool as err:
            self.close()
            message = "no process can be started beside this one"
            raise ConfigError(message, hint="--workers 1 does all in one; what the system said stands above") from err
        self._has_worked = True

    def _one_by_one(
        self, function: Callable[[Item], Result], items: Sequence[Item], seconds: Callable[[Item], float] | None
    ) -> Iterator[Result | Failure]:
        """Find the item that brought a worker down: work on each alone."""
        from concurrent.futures.process import BrokenProcessPool

        for item in items:
            try:
                yield from self._started(1).submit(_work, function, [item], seconds).result()
            except BrokenProcessPool:
                self.close()
                yield Failure("the process that worked on it died", may_pass=True)


def shipped(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int | None = None,
    cluster: str | None = None,
) -> Iterator[tuple[Item, Result | Failure]]:
    """Call a function on large pieces of work, and yield each with its result as soon as that is there, in any order.

    In this process with one worker, in as many as there are CPUs by default, or on the workers of a Dask cluster at the
    address `cluster`. No more items are taken than are soon worked on. Items whose worker died are worked on again,
    each alone, and the one that its worker dies of again is a `Failure`. Raises ConfigError where there is no such
    cluster, and what the function raises.
    """
    count = workers or _processors()
    if cluster is None and count == 1:
        yield from ((item, limited(function, item, None)) for item in items)
        return
    from concurrent.futures import FIRST_COMPLETED, wait

    waiting = iter(items)
    out: dict[Future[Result | Failure], Item] = {}
    lost: list[Item] = []
    with _Crew(count, cluster) as crew:
        while True:
            while not lost and len(out) < crew.size * 2 and (item := next(waiting, None)) is not None:
                out[crew.submit(function, item)] = item
            if not out:
                return
            for future in wait(out, return_when=FIRST_COMPLETED).done:
                item = out.pop(future)
                try:
                    result = future.result()
                except crew.lost:
                    lost.append(item)
                else:
                    yield item, result
            if not out:
                yield from ((item, crew.alone(function, item)) for item in lost)
                lost.clear()


class _Crew:
    """The workers of `shipped`: processes of this machine, or of a cluster.

    `lost` are the errors that say that a worker died; a pool of processes that has lost one has lost all its work.
    """

    def __init__(self, count: int, cluster: str | None) -> None:
        from concurrent.futures import BrokenExecutor

        self.lost: tuple[type[Exception], ...] = (BrokenExecutor,)
        self.size = count
        self._client: Any = None
        self._pool: FutureExecutor = _pool(count, ()) if cluster is None else self._of_cluster(cluster)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self._client is None:
            self._pool.shutdown(cancel_futures=True)
        else:
            self._pool.shutdown(wait=False)
            self._client.close()

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result | Failure]:
        """Have an item worked on; where the workers have died already, the future says so."""
        from concurrent.futures import BrokenExecutor, Future

        try:
            return self._pool.submit(limited, function, item, None)
        except BrokenExecutor as err:
            future: Future[Result | Failure] = Future()
            future.set_exception(err)
            return future

    def alone(self, function: Callable[[Item], Result], item: Item) -> Result | Failure:
        """Work on an item again with nothing beside it: what dies now has died of it."""
        if self._client is None:
            self._pool.shutdown()
            self._pool = _pool(self.size, ())
        try:
            return self.submit(function, item).result()
        except self.lost:
            return Failure("the process that worked on it died", may_pass=True)

    def _of_cluster(self, address: str) -> FutureExecutor:
        with from_extra("cluster"):
            import distributed
        try:
            self._client = distributed.Client(address)
        except (OSError, ValueError) as err:
            message = f"no cluster answers: {address!r}"
            raise ConfigError(message, hint="the address of a Dask scheduler, such as tcp://scheduler:8786") from err
        self.lost = (*self.lost, distributed.KilledWorker)
        self.size = max(sum(self._client.nthreads().values()), 1)
        pool: FutureExecutor = self._client.get_executor(pure=False, retries=_RETRIES)
        return pool


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _pool(workers: int, preload: Sequence[str]) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if preload and "forkserver" in methods:
        context.set_forkserver_preload(list(preload))
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    """Leave an interrupt from the keyboard to the process that started the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _nothing(_: object) -> None:
    """Do nothing."""


def _work(
    function: Callable[[Item], Result], items: Sequence[Item], seconds: Callable[[Item], float] | None
) -> list[Result | Failure]:
    return [limited(function, item, seconds) for item in items]


def limited(
    function: Callable[[Item], Result], item: Item, seconds: Callable[[Item], float] | None
) -> Result | Failure:
    """Call a function on an item, with the limit of CPU time that `seconds` gives it; return why there is no result.

    The limit is the process's in the main thread, and the thread's own in another, as the workers of a cluster are.
    """
    limit = seconds(item) if seconds else 0
    kept = _timer if threading.current_thread() is threading.main_thread() else _watch
    try:
        with kept(limit):
            return function(item)
    except _OverLimitError:
        return Failure(f"it takes more than {limit:g} seconds of CPU time")
    except RecursionError:
        return Failure("it is nested too deeply")
    except MemoryError:
        return Failure("it needs more memory than there is", may_pass=True)


@contextmanager
def _timer(seconds: float) -> Iterator[None]:
    """Raise `_OverLimitError` in the block once it has used so much CPU time; 0 is no limit."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise _OverLimitError

    if not seconds:
        yield
        return
    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _watch(seconds: float) -> Iterator[None]:
    """Raise `_OverLimitError` in the block, run by a thread that gets no signals, as `_timer` would; 0 is no limit.

    Another thread looks at this one's CPU clock, which few systems lack; there is no limit on those.
    """
    if not seconds or not hasattr(time, "pthread_getcpuclockid"):
        yield
        return
    thread = threading.get_ident()
    clock = time.pthread_getcpuclockid(thread)
    until = time.clock_gettime(clock) + seconds
    ended, turn = threading.Event(), threading.Lock()

    def look() -> None:
        left = seconds
        while left > 0 and not ended.wait(max(left, _LOOK_SECONDS)):
            with turn:
                left = 0 if ended.is_set() else until - time.clock_gettime(clock)
        with turn:
            if not ended.is_set():
                _raise_in(thread, _OverLimitError)

    threading.Thread(target=look, daemon=True).start()
    try:
        yield
    finally:
        with turn:
            ended.set()
        _raise_in(thread, None)  # what is raised and has not arrived yet is not for what comes after


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have a thread raise an error at its next instruction, or forget the one that it was to raise."""
    import ctypes

    value = ctypes.py_object(error) if error is not None else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), value)
