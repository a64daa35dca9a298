"""Many items at once: order, limits of CPU time, workers that die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.executor import Executor, Failure, limited, shipped


def double(number: int) -> int:
    return 2 * number


def double_or_spin(number: int) -> int:
    while number == 3:
        pass
    return 2 * number


def double_or_die(number: int) -> int:
    if number == 37:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def spell(number: int) -> int:
    return len(number)  # type: ignore[arg-type]


def nest(depth: int) -> int:
    return 1 + nest(depth - 1) if depth else 0


def process_of(_number: int) -> int:
    return os.getpid()


def tenth(_number: int) -> float:
    return 0.1


@pytest.fixture(scope="module")
def two() -> Iterator[Executor]:
    with Executor(2) as executor:
        yield executor


def test_results_come_in_the_order_of_the_items(two: Executor) -> None:
    assert list(two.run(double, range(500))) == [2 * number for number in range(500)]


def test_few_items_are_worked_on_in_this_process() -> None:
    with Executor() as executor:
        assert set(executor.run(process_of, range(63))) == {os.getpid()}


def test_many_items_are_worked_on_in_others(two: Executor) -> None:
    assert os.getpid() not in set(two.run(process_of, range(100)))


def test_one_item_is_worked_on_apart_where_that_is_asked_for() -> None:
    with Executor(apart=True) as executor:
        assert list(executor.run(process_of, [1])) != [os.getpid()]


def test_who_rests_has_no_processes_and_works_on_when_asked(two: Executor) -> None:
    (first, *_) = two.run(process_of, range(100))
    assert isinstance(first, int)
    two.rest()
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert first not in set(two.run(process_of, range(100)))


def test_a_process_that_works_apart_stays() -> None:
    with Executor(apart=True) as executor:
        before = list(executor.run(process_of, [1]))
        executor.rest()
        assert list(executor.run(process_of, [1])) == before


def test_an_item_that_takes_too_long_fails_alone() -> None:
    with Executor() as executor:
        results = list(executor.run(double_or_spin, range(5), tenth))
        assert not executor.is_to_try_again
    assert results == [0, 2, 4, Failure("it takes more than 0.1 seconds of CPU time"), 8]


def test_an_item_that_takes_too_long_in_a_worker_fails_alone(two: Executor) -> None:
    results = list(two.run(double_or_spin, range(40), tenth))
    assert results[3] == Failure("it takes more than 0.1 seconds of CPU time")
    assert results[:3] + results[4:] == [2 * number for number in range(40) if number != 3]


def test_an_item_that_brings_its_worker_down_fails_alone(two: Executor) -> None:
    results = list(two.run(double_or_die, range(120)))
    assert results[37] == Failure("the process that worked on it died", may_pass=True)
    assert two.is_to_try_again
    assert results[:37] + results[38:] == [2 * number for number in range(120) if number != 37]


def test_where_no_process_comes_up_nothing_is_done_and_that_is_said(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        """
from generator.errors import ConfigError
from generator.executor import Executor

if __name__ != "__main__":
    raise SystemExit("there is no room for another")
with Executor(2) as executor:
    try:
        print(list(executor.run(abs, range(100))))
    except ConfigError as err:
        print(err)
"""
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.startswith("no process can be started beside this one")
    assert "--workers 1" in done.stdout


def test_an_item_that_is_nested_too_deeply_fails_alone() -> None:
    with Executor() as executor:
        assert list(executor.run(nest, [3, 10**6])) == [3, Failure("it is nested too deeply")]


def test_what_the_function_raises_is_raised(two: Executor) -> None:
    with pytest.raises(TypeError):
        list(two.run(spell, range(100)))


def test_no_timer_is_left_behind() -> None:
    with Executor() as executor:
        list(executor.run(double, [1], tenth))
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


@pytest.mark.parametrize("workers", [1, 2])
def test_shipped_work_comes_back_whole_with_its_items(workers: int) -> None:
    assert dict(shipped(double, range(20), workers=workers)) == {number: 2 * number for number in range(20)}


def test_shipped_work_that_brings_its_worker_down_fails_alone() -> None:
    found = dict(shipped(double_or_die, range(30, 45), workers=2))
    assert isinstance(found.pop(37), Failure)
    assert found == {number: 2 * number for number in range(30, 45) if number != 37}


def test_no_more_is_taken_than_is_soon_worked_on() -> None:
    taken = iter(range(1_000))
    results = shipped(double, taken, workers=2)
    next(results)
    assert next(taken) < 20
    del results


def in_a_thread(function: Callable[[], object]) -> object:
    """Return what a function returns in a thread that is not the main one, as the workers of a cluster are."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function).result()


def test_a_thread_of_a_cluster_keeps_the_limit_and_works_on() -> None:
    limit = "it takes more than 0.1 seconds of CPU time"
    found = in_a_thread(lambda: [limited(double_or_spin, number, lambda _: 0.1) for number in range(5)])
    assert found == [0, 2, 4, Failure(limit), 8]


def test_a_thread_that_waits_uses_none_of_its_limit() -> None:
    def wait(seconds: float) -> float:
        time.sleep(seconds)
        return seconds

    assert in_a_thread(lambda: limited(wait, 0.3, lambda _: 0.1)) == 0.3


def test_what_ends_near_its_limit_disturbs_nothing_after_it() -> None:
    def work(seconds: float) -> str:
        until = time.thread_time() + seconds
        while time.thread_time() < until:
            pass
        return "done"

    def many() -> list[object]:
        found = [limited(work, 0.05 + number / 10_000, lambda _: 0.05) for number in range(20)]
        return [*found, limited(work, 0.01, lambda _: 1.0)]

    found = in_a_thread(many)
    assert isinstance(found, list)
    assert found[-1] == "done"
    assert all(each == "done" or isinstance(each, Failure) for each in found)
