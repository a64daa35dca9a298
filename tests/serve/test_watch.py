"""News of changed files."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.serve.watch import Watch, sends_no_news

News = queue.Queue[frozenset[Path]]
Start = Callable[..., News]


@pytest.fixture
def start() -> Iterator[Start]:
    running: list[Watch] = []

    def start_one(*folders: Path, is_polled: bool = False) -> News:
        news: News = queue.Queue()
        watch = Watch(folders, news.put, is_polled=is_polled)
        watch.start()
        running.append(watch)
        if any(folder.exists() for folder in folders):
            assert set(news.get(timeout=10)) >= {folder for folder in folders if folder.exists()}
        return news

    yield start_one
    for watch in running:
        watch.stop()


@pytest.mark.parametrize("is_polled", [False, True])
def test_a_changed_file_is_told(tmp_path: Path, start: Start, *, is_polled: bool) -> None:
    news = start(tmp_path, is_polled=is_polled)
    (tmp_path / "a.txt").write_text("text")
    assert tmp_path / "a.txt" in news.get(timeout=5)


def test_a_folder_is_watched_as_soon_as_it_is_there(tmp_path: Path, start: Start) -> None:
    news = start(tmp_path / "later")
    (tmp_path / "later").mkdir()
    while True:
        (tmp_path / "later" / "a.txt").write_text("text")
        try:
            if tmp_path / "later" / "a.txt" in news.get(timeout=0.5):
                break
        except queue.Empty:
            continue


def test_a_folder_that_comes_beside_a_watched_one_is_told(tmp_path: Path, start: Start) -> None:
    (tmp_path / "seeds").mkdir()
    news = start(tmp_path / "seeds", tmp_path / "templates")
    (tmp_path / "templates").mkdir()
    assert tmp_path / "templates" in news.get(timeout=5)


def test_a_watch_ends_when_it_is_stopped(tmp_path: Path) -> None:
    watch = Watch([tmp_path], lambda _: None)
    watch.start()
    watch.stop()
    assert not watch._thread.is_alive()


@pytest.mark.parametrize(
    ("mounts", "is_silent"),
    [
        ("/dev/sda1 / ext4 rw 0 0\n", False),
        ("/dev/sda1 / ext4 rw 0 0\nserver:/home {here} nfs4 rw 0 0\n", True),
        ("server:/ / nfs rw 0 0\n/dev/sda1 {here} ext4 rw 0 0\n", False),
        ("", False),
        ("nonsense\n", False),
    ],
)
def test_file_systems_that_send_no_news_are_known(tmp_path: Path, mounts: str, *, is_silent: bool) -> None:
    (tmp_path / "mounts").write_text(mounts.format(here=tmp_path))
    assert sends_no_news(tmp_path / "seeds", tmp_path / "mounts") is is_silent


def test_a_system_without_a_list_of_mounts_is_trusted(tmp_path: Path) -> None:
    assert not sends_no_news(tmp_path, tmp_path / "none")


def test_the_folders_are_told_once_the_watch_has_begun(tmp_path: Path) -> None:
    news: News = queue.Queue()
    watch = Watch((tmp_path,), news.put)
    watch.start()
    try:
        assert tmp_path in news.get(timeout=10)
        with pytest.raises(queue.Empty):
            news.get(timeout=1)
    finally:
        watch.stop()
