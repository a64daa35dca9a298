"""The run itself against a hostile machine: killed, interrupted, without room, without files, beside another run.

After each there is the old site or the new one, whole, and the next build makes it right.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

ROOT = Path(__file__).parents[1]
KILLED = 10  # builds a signal; `make soak` kills two hundred
BUILD = (sys.executable, "-m", "generator", "build")
TEXT = "date 2017-01-17 ODENSE — The council opened the {} bridge on Monday. Work had begun in March 2015.\n"
SURROUNDING = MappingProxyType(os.environ | {"PYTHONPATH": str(ROOT)})


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lay(root: Path, word: str, count: int = 12) -> None:
    (root / "content").mkdir(parents=True, exist_ok=True)
    (root / "seeds").mkdir(exist_ok=True)
    (root / "content/site.toml").write_text(f'title = "The {word} towns"\n', encoding="utf-8")
    for number in range(count):
        (root / f"seeds/{number}.txt").write_text(TEXT.format(f"{word} {number}"), encoding="utf-8")


def build(
    root: Path,
    *words: str,
    before: Callable[[], None] | None = None,
    surrounding: Mapping[str, str] = SURROUNDING,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*BUILD, *words],
        cwd=root,
        env=surrounding,
        preexec_fn=before,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a site that is built as "old" and one that is built as "new"."""
    places = {word: tmp_path_factory.mktemp(word) / "site" for word in ("old", "new")}
    for word, place in places.items():
        lay(place, word)
        assert build(place).returncode == 0
    return places


@pytest.fixture
def two(tmp_path: Path, built: dict[str, Path]) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """Return a site that is built as "old" and laid out as "new", and the trees of both."""
    root = tmp_path / "site"
    shutil.copytree(built["old"], root, symlinks=True)
    lay(root, "new")
    return root, tree(built["old"] / "_site"), tree(built["new"] / "_site")


Two = tuple[Path, dict[str, bytes], dict[str, bytes]]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_build_that_is_ended_at_any_moment_leaves_a_whole_site(two: Two, number: signal.Signals) -> None:
    root, old, new = two
    chance = random.Random(int(number))
    for _ in range(KILLED):
        with subprocess.Popen([*BUILD, "--clean"], cwd=root, env=SURROUNDING, stderr=subprocess.PIPE, text=True) as run:
            time.sleep(chance.uniform(0.02, 1.2))
            run.send_signal(number)
            _, said = run.communicate()
        assert tree(root / "_site") in (old, new)
        assert "generator/pipeline" not in said, "a traceback of ours"
    assert build(root).returncode == 0
    assert tree(root / "_site") == new
    assert sorted(path.name for path in root.iterdir()) == [".dateline", "_site", "content", "seeds"]


def few_files() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (6, 6))


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


@pytest.mark.parametrize("limit", [small_files, few_files])
def test_without_room_or_files_the_old_site_stays_and_the_reason_is_told(two: Two, limit: Callable[[], None]) -> None:
    root, old, new = two
    done = build(root, before=limit)
    assert done.returncode in (1, 2)
    assert tree(root / "_site") == old
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert build(root).returncode == 0
    assert tree(root / "_site") == new


def test_on_a_disk_that_is_full_the_old_site_stays(two: Two) -> None:
    """A small disk of its own, where this machine lets a user make one; else a limit that no file may pass."""
    root, old, _ = two
    pages = sum(-(-path.lstat().st_size // 4096) for path in root.rglob("*") if path.is_file())
    script = (
        f"cp -a . ../kept && mount -t tmpfs -o size={(pages + 12) * 4}k none . && cd ../site && cp -a ../kept/. . "
        "|| exit 9; "
        f"{' '.join(BUILD)}; cp -a _site ../left"
    )
    alone = ["unshare", "-rm", "sh", "-c", script]
    done = subprocess.run(alone, cwd=root, env=SURROUNDING, capture_output=True, text=True, check=False)
    if not (root.parent / "left").exists():
        done = build(root, before=small_files)
        assert done.returncode == 1
        assert tree(root / "_site") == old
        return
    assert "Traceback" not in done.stderr
    assert "no space left" in done.stderr.lower() or "full" in done.stderr
    assert tree(root.parent / "left") == old


def test_a_file_that_goes_between_listing_and_reading_is_named_or_not_missed(two: Two) -> None:
    root, _, new = two
    (root / "seeds/gone.txt").symlink_to("0.txt")
    stop = threading.Event()

    def come_and_go() -> None:
        while not stop.is_set():
            (root / "seeds/gone.txt").unlink(missing_ok=True)
            (root / "seeds/gone.txt").symlink_to("0.txt")

    stirring = threading.Thread(target=come_and_go)
    stirring.start()
    try:
        done = build(root, "--clean")
        assert done.returncode in (0, 1)
        assert "Traceback" not in done.stderr
    finally:
        stop.set()
        stirring.join()
    (root / "seeds/gone.txt").unlink()
    assert build(root).returncode == 0
    assert tree(root / "_site") == new


def test_two_builds_at_once_do_not_mix(two: Two) -> None:
    root, _, new = two
    runs = [
        subprocess.Popen([*BUILD, "--clean"], cwd=root, env=SURROUNDING, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    told = [run.communicate()[1] for run in runs]
    codes = sorted(run.returncode for run in runs)
    assert codes[0] == 0
    assert all("another build of this site is running" in said for said in told if said)
    assert tree(root / "_site") == new


def test_a_machine_without_home_locale_or_terminal_builds_the_same_site(two: Two) -> None:
    root, _, new = two
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "C", "LANG": "C"}
    assert build(root, surrounding=bare).returncode == 0
    assert tree(root / "_site") == new


def test_sources_that_come_and_go_during_a_build_end_in_a_whole_site(two: Two) -> None:
    root, _, new = two
    stop = threading.Event()

    def stir() -> None:
        while not stop.is_set():
            for number in range(0, 12, 3):
                place = root / f"seeds/{number}.txt"
                place.unlink(missing_ok=True)
                place.write_text(TEXT.format(f"new {number}"), encoding="utf-8")

    stirring = threading.Thread(target=stir)
    stirring.start()
    try:
        for _ in range(2):
            done = build(root)
            assert done.returncode in (0, 1)
            assert "Traceback" not in done.stderr
            assert {"index.html", "404.html"} <= tree(root / "_site").keys()
    finally:
        stop.set()
        stirring.join()
    assert build(root).returncode == 0
    assert tree(root / "_site") == new


def test_a_clock_that_jumps_is_survived(two: Two) -> None:
    root, _, new = two
    for number, moment in enumerate((4_000_000_000, 1, 2_000_000_000)):
        os.utime(root / f"seeds/{number}.txt", (moment, moment))
    assert build(root).returncode == 0
    assert build(root).returncode == 0
    assert tree(root / "_site") == new


def test_an_output_that_is_the_content_or_above_it_is_refused(two: Two) -> None:
    root, _, _ = two
    shutil.rmtree(root / "_site")
    before = tree(root / "seeds")
    for target in (".", "content", "seeds"):
        (root / "_site").symlink_to(target)
        done = build(root)
        assert done.returncode == 1
        assert "will not write to '_site'" in done.stderr
        (root / "_site").unlink()
    assert tree(root / "seeds") == before


def test_an_output_that_may_not_be_written_is_an_error_and_stays(two: Two) -> None:
    root, old, new = two
    shutil.rmtree(root / ".dateline")
    (root / ".dateline").write_text("in the way")
    done = build(root)
    assert done.returncode == 1
    assert ".dateline" in done.stderr
    assert tree(root / "_site") == old
    (root / ".dateline").unlink()
    assert build(root).returncode == 0
    assert tree(root / "_site") == new


def test_a_closed_standard_output_is_no_mishap(two: Two) -> None:
    root, _, new = two
    done = subprocess.run(
        ["sh", "-c", f"{' '.join(BUILD)} >&-"], cwd=root, env=SURROUNDING, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert tree(root / "_site") == new
