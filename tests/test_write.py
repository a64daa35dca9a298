"""The output folder: from one whole site to the next, ours alone, and nothing rewritten that did not change."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import SiteError, WriteError
from generator.model.file import File, Part, in_parts
from generator.write import exchange as exchanging
from generator.write import is_intact, lock, write
from generator.write.exchange import exchange_by_renames, recover
from generator.write.folder import content_of
from generator.write.intact import MARKER
from generator.write.parts import Parted, write_parts

ROOT = Path(__file__).parents[1]
ONE = {"index.html": b"one", "articles/a.html": b"a", "articles/b.html": b"b"}


def plans(files: Mapping[str, bytes], version: str = "") -> list[File]:
    return [File(path, version or data.decode("latin-1"), partial(bytes, data)) for path, data in files.items()]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "cache").mkdir()
    return tmp_path / "_site"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_a_site_is_written_as_planned(output: Path, cache: Path) -> None:
    written = write(plans(ONE), output, cache)
    assert tree(output) == ONE
    assert (written.files, len(written.rendered), written.is_exchanged) == (3, 3, True)


def test_nothing_is_rendered_or_touched_where_no_key_changed(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)
    before = output.stat().st_ino
    written = write(plans(ONE), output, cache)
    assert (written.rendered, written.changed, output.stat().st_ino) == ((), (), before)


def test_a_file_that_did_not_change_keeps_its_time_and_place(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)
    before = (output / "articles/b.html").stat()
    written = write(plans(ONE | {"index.html": b"two"}), output, cache)
    after = (output / "articles/b.html").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert (written.rendered, written.changed) == (("index.html",), ("index.html",))
    assert (output / "index.html").read_bytes() == b"two"


def test_a_file_whose_key_alone_changed_keeps_its_time(output: Path, cache: Path) -> None:
    write(plans(ONE, "1"), output, cache)
    before = (output / "index.html").stat()
    written = write(plans(ONE, "2"), output, cache)
    assert (len(written.rendered), written.changed) == (3, ())
    assert (output / "index.html").stat().st_mtime_ns == before.st_mtime_ns
    assert write(plans(ONE, "2"), output, cache).rendered == ()


def test_files_that_are_planned_no_more_are_gone_with_their_folders(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)
    written = write(plans({"index.html": b"one"}), output, cache)
    assert written.removed == ("articles/a.html", "articles/b.html")
    assert sorted(path.name for path in output.iterdir()) == [MARKER, "index.html"]


def test_a_file_that_somebody_changed_is_mended(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)
    (output / "index.html").write_bytes(b"spoilt")
    (output / "articles/a.html").unlink()
    (output / "stray.txt").write_text("stray")
    (output / "stray").mkdir()
    (output / "link").symlink_to("index.html")
    written = write(plans(ONE), output, cache)
    assert sorted(written.changed) == ["articles/a.html", "index.html"]
    assert tree(output) == ONE
    assert sorted(path.name for path in output.iterdir()) == [MARKER, "articles", "index.html"]


def in_pieces(**pieces: bytes) -> list[File]:
    parts = [Part(name, partial(bytes, data)) for name, data in pieces.items()]
    return [in_parts("large.json", " ".join(pieces), parts), *plans(ONE)]


def never() -> bytes:
    raise AssertionError


def test_of_a_file_in_parts_only_those_that_changed_are_rendered(output: Path, cache: Path) -> None:
    write(in_pieces(a=b"[1", b=b",2", c=b"]"), output, cache)
    parts = [Part("a", never), Part("d", partial(bytes, b",3,")), Part("b", never), Part("e", partial(bytes, b"4]"))]
    written = write([in_parts("large.json", "other", parts), *plans(ONE)], output, cache)
    assert (output / "large.json").read_bytes() == b"[1,3,,24]"
    assert written.rendered == ("large.json",)


def test_a_file_in_parts_that_comes_to_the_same_stays_in_its_place(output: Path, cache: Path) -> None:
    write(in_pieces(a=b"[1", b=b",2]"), output, cache)
    before = (output / "large.json").stat()
    written = write(in_pieces(a=b"[1", other=b",2]"), output, cache)
    after = (output / "large.json").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert (written.rendered, written.changed) == (("large.json",), ())


@pytest.mark.parametrize("spoilt", [b"", b"[9,9]", b"[1,2"])
def test_nothing_is_taken_from_a_file_that_somebody_changed(output: Path, cache: Path, spoilt: bytes) -> None:
    write(in_pieces(a=b"[1", b=b",2]"), output, cache)
    (output / "large.json").write_bytes(spoilt)
    write(in_pieces(a=b"[1", b=b",2]"), output, cache)
    assert (output / "large.json").read_bytes() == b"[1,2]"


def test_parts_are_copied_where_the_system_cannot(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    parts = [Part("a", partial(bytes, b"ab")), Part("b", partial(bytes, b"cd"))]
    (known,) = write_parts([Parted(parts, str(old), "", ())])
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(os, "copy_file_range", raising=False)
        again = [Part("b", never), Part("a", never)]
        assert write_parts([Parted(again, str(new), str(old), known)]) == [known[::-1]]
    assert new.read_bytes() == b"cdab"


def test_files_of_parts_are_written_side_by_side(tmp_path: Path) -> None:
    order: list[str] = []

    def drawn(name: str) -> bytes:
        order.append(name)
        return name.encode()

    def parted(name: str, count: int) -> Parted:
        names = [f"{name}{number}" for number in range(count)]
        return Parted([Part(each, partial(drawn, each)) for each in names], str(tmp_path / name), "", ())

    write_parts([parted("a", 2), parted("b", 3)])
    assert order == ["a0", "b0", "a1", "b1", "b2"]
    assert (tmp_path / "b").read_bytes() == b"b0b1b2"


def test_clean_renders_all(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)
    assert len(write(plans(ONE), output, cache, clean=True).rendered) == 3


def test_without_the_cache_all_is_rendered_and_what_is_equal_stays(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)
    before = (output / "index.html").stat().st_mtime_ns
    for path in (cache / "manifests").iterdir():
        path.unlink()
    written = write(plans(ONE), output, cache)
    assert (len(written.rendered), written.changed) == (3, ())
    assert (output / "index.html").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "spoilt", [b"", b"{", b"[]", b'{"index.html": ["k"]}', b'{"index.html": [1, 2, 3, 4]}', b"\xff"]
)
def test_a_manifest_that_does_not_read_is_a_saving_lost(output: Path, cache: Path, spoilt: bytes) -> None:
    write(plans(ONE), output, cache)
    for path in (cache / "manifests").iterdir():
        path.write_bytes(spoilt)
    assert len(write(plans(ONE), output, cache).rendered) == 3
    assert tree(output) == ONE


def test_only_the_last_manifest_is_kept(output: Path, cache: Path) -> None:
    for number in range(3):
        write(plans(ONE | {"index.html": b"%d" % number}), output, cache)
    assert len({path.stem for path in (cache / "manifests").iterdir()}) == 1


def test_the_same_site_has_the_same_marker_however_it_was_built(tmp_path: Path, cache: Path) -> None:
    write(plans({"index.html": b"old", "b": b"b"}), tmp_path / "one", cache)
    write(plans(ONE), tmp_path / "one", cache)
    write(plans(dict(reversed(ONE.items())), "other"), tmp_path / "two", cache)
    assert (tmp_path / "one" / MARKER).read_bytes() == (tmp_path / "two" / MARKER).read_bytes()


def test_an_output_is_intact_until_somebody_touches_it(output: Path, cache: Path) -> None:
    written = write(plans(ONE), output, cache)

    def is_whole() -> bool:
        return is_intact(str(output), written.build, written.stamps)

    assert is_whole()
    assert not is_intact(str(output), "0" * 32, written.stamps)
    (output / "empty").mkdir()
    assert not is_whole()
    (output / "empty").rmdir()
    assert is_whole()
    (output / "index.html").write_bytes(b"eno")
    assert not is_whole()


# --- whose folder ---


def test_an_empty_folder_may_be_taken(output: Path, cache: Path) -> None:
    output.mkdir()
    assert write(plans(ONE), output, cache).is_exchanged
    assert tree(output) == ONE


@pytest.mark.parametrize("marker", [None, b"", b"{}", b'{"made_by": "another"}', b"[" * 5000])
def test_a_folder_that_is_not_ours_is_refused_and_left_alone(output: Path, cache: Path, marker: bytes | None) -> None:
    output.mkdir()
    (output / "thesis.txt").write_text("years of work")
    if marker is not None:
        (output / MARKER).write_bytes(marker)
    with pytest.raises(WriteError, match="dateline did not make what is in it"):
        write(plans(ONE), output, cache)
    assert tree(output) == {"thesis.txt": b"years of work"}


def test_a_link_is_refused(tmp_path: Path, output: Path, cache: Path) -> None:
    (tmp_path / "home").mkdir()
    output.symlink_to("home")
    with pytest.raises(WriteError, match="it is a link"):
        write(plans(ONE), output, cache)
    assert list((tmp_path / "home").iterdir()) == []


def test_a_file_in_the_folders_place_is_refused(output: Path, cache: Path) -> None:
    output.write_text("mine")
    with pytest.raises(WriteError, match="it is not a folder"):
        write(plans(ONE), output, cache)


@pytest.mark.parametrize("folder", [".", "content", "content/deep", ".."])
def test_an_output_among_the_sources_is_refused(tmp_path: Path, cache: Path, folder: str) -> None:
    (tmp_path / "site" / "content" / "deep").mkdir(parents=True)
    site = tmp_path / "site"
    with pytest.raises(WriteError, match="holds sources or lies among them"):
        write(plans(ONE), site / folder, cache, sources=[site / "content", site / "seeds"])


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a/../../x", "a//b", "./a", "a/", "", "a\\b", "a\nb", "n" * 256, MARKER, "a/."]
)
def test_a_path_that_leads_elsewhere_is_refused(output: Path, cache: Path, path: str) -> None:
    with pytest.raises(SiteError, match="not a path for a file"):
        write(plans({path: b""}), output, cache)
    assert not output.exists()


def test_two_files_for_one_path_are_refused(output: Path, cache: Path) -> None:
    with pytest.raises(SiteError, match=r"two files for 'a\.html'"):
        write([*plans({"a.html": b"1"}), *plans({"a.html": b"2"})], output, cache)


def test_a_file_where_a_folder_has_to_be_is_an_error(output: Path, cache: Path) -> None:
    with pytest.raises(WriteError):
        write(plans({"a": b"1", "a/b": b"2"}), output, cache)
    assert not output.exists()


# --- what goes wrong ---


def fail() -> bytes:
    message = "templates/page.html: no such variable"
    raise SiteError(message)


def test_where_a_page_cannot_be_rendered_the_old_site_stays(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)
    with pytest.raises(SiteError, match="no such variable"):
        write([*plans(ONE | {"index.html": b"two"}), File("c.html", "c", fail)], output, cache)
    assert tree(output) == ONE
    assert not (cache / "next").exists()


def test_a_site_that_is_not_accepted_is_not_let_in(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)
    seen = {}

    def refuse(staged: object) -> bool:
        seen["index"] = staged.read("index.html"), staged.read("articles/a.html")  # type: ignore[attr-defined]
        return False

    written = write(plans(ONE | {"index.html": b"two"}), output, cache, accept=refuse)
    assert seen["index"] == (b"two", b"a")
    assert not written.is_exchanged
    assert tree(output) == ONE


def in_child(act: Callable[[], None]) -> int:
    """Return 0 where the act raises WriteError in a process of its own, 1 where it does not."""
    child = os.fork()
    if not child:
        try:
            act()
        except WriteError:
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_where_the_disk_is_full_the_old_site_stays(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        write(plans({"index.html": b"x" * 5000}), output, cache)

    assert in_child(fill) == 0
    assert tree(output) == ONE


def test_where_no_more_files_can_be_opened_the_old_site_stays(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)

    def exhaust() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
        write(plans({"index.html": b"two"}), output, cache)

    assert in_child(exhaust) == 0
    assert tree(output) == ONE


def test_where_the_folder_may_not_be_written_the_old_site_stays(tmp_path: Path, cache: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    write(plans(ONE), home / "_site", cache)
    home.chmod(0o555)

    def write_as_nobody() -> None:
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        write(plans({"index.html": b"two"}), home / "_site", home / "cache")

    try:
        assert in_child(write_as_nobody) == 0
    finally:
        home.chmod(0o755)
    assert tree(home / "_site") == ONE


def test_a_folder_of_a_killed_build_is_cleared_away(output: Path, cache: Path) -> None:
    (cache / "next").mkdir()
    (cache / "next" / "half.html").write_text("half")
    write(plans(ONE), output, cache)
    assert tree(output) == ONE
    assert not (cache / "next").exists()


def test_what_changed_hands_between_file_and_folder_is_written(output: Path, cache: Path) -> None:
    for site in (ONE, {"articles": b"a file", "index.html/x": b"below"}, ONE, {"articles/a.html": b"a"}, ONE):
        write(plans(site), output, cache)
        assert tree(output) == site


def test_from_build_to_build_only_names_are_kept_beside(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)
    write(plans(ONE | {"index.html": b"two"}), output, cache)
    beside = {path.relative_to(cache / "next").as_posix() for path in (cache / "next").rglob("*") if path.is_file()}
    assert beside == {"articles/a.html", "articles/b.html"}
    assert all((cache / "next" / path).stat().st_ino == (output / path).stat().st_ino for path in beside)


def test_what_somebody_put_among_the_names_does_not_come_into_the_site(output: Path, cache: Path) -> None:
    write(plans(ONE), output, cache)
    write(plans(ONE | {"index.html": b"two"}), output, cache)
    beside = cache / "next"
    (beside / "articles" / "a.html").unlink()
    (beside / "articles" / "a.html").write_text("another")
    (beside / "stray").mkdir()
    (beside / "stray" / "x.html").write_text("stray")
    (beside / "lost").symlink_to(cache)
    write(plans(ONE | {"index.html": b"three"}), output, cache)
    assert tree(output) == ONE | {"index.html": b"three"}
    assert not (output / "stray").exists()
    assert not (output / "lost").is_symlink()


def test_a_link_where_the_new_folder_goes_is_not_followed(tmp_path: Path, output: Path, cache: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "mine.txt").write_text("mine")
    (cache / "next").symlink_to(tmp_path / "home")
    write(plans(ONE), output, cache)
    assert tree(tmp_path / "home") == {"mine.txt": b"mine"}


def test_folders_are_exchanged_by_renames_where_there_is_nothing_better(
    output: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchanging, "_swap", lambda: None)
    write(plans(ONE), output, cache)
    write(plans({"index.html": b"two"}), output, cache)
    assert tree(output) == {"index.html": b"two"}
    assert not [path.name for path in cache.iterdir() if path.name.startswith("next.")]


def test_a_build_that_was_killed_between_two_renames_is_undone(tmp_path: Path) -> None:
    new, output = tmp_path / "next", tmp_path / "_site"
    aside = tmp_path / "next.aside"
    aside.mkdir()
    (aside / "index.html").write_text("old")
    recover(new, output)
    assert tree(output) == {"index.html": b"old"}
    assert not aside.exists()


def test_exchanging_twice_changes_nothing(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name)
    for swap in (exchanging.exchange, exchange_by_renames):
        swap(tmp_path / "one", tmp_path / "two")
        assert (tmp_path / "one" / "name").read_text() == "two"
        exchange_by_renames(tmp_path / "one", tmp_path / "two")
        assert (tmp_path / "one" / "name").read_text() == "one"


# --- one build at a time ---


HELD = """
import sys
from pathlib import Path
from generator.write import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_build_is_told_who_holds_the_lock(cache: Path) -> None:
    command = [sys.executable, "-c", HELD, str(cache)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        message = f"another build of this site is running: process {holder.pid}"
        with pytest.raises(WriteError, match=message), lock(cache):
            pass
        holder.communicate()
    with lock(cache):
        pass


KILLED = """
import sys
from pathlib import Path
from generator.model.file import File, Part, in_parts
from generator.write import write
output, cache = Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
for number in range(10**6):
    data = b"%d" % number
    write([File(f"{page}.html", data.decode(), lambda: data) for page in range(40)], output, cache)
"""


@pytest.mark.parametrize("delay", [0.0, 0.003, 0.011, 0.017, 0.029, 0.041, 0.053, 0.067])
def test_a_build_that_is_killed_leaves_a_whole_site(output: Path, cache: Path, delay: float) -> None:
    write(plans({f"{page}.html": b"-" for page in range(40)}), output, cache)
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(output), str(cache)], cwd=ROOT, stdout=subprocess.PIPE
    ) as build:
        assert build.stdout
        build.stdout.readline()
        time.sleep(delay)
        build.kill()
    found = tree(output)
    assert (len(found), len(set(found.values()))) == (40, 1)
    write(plans(ONE), output, cache)
    assert tree(output) == ONE


NAMES = st.sampled_from(["index.html", "a/b.html", "a/c.html", "d/e/f.html", "g.css"])
SITES = st.dictionaries(NAMES, st.binary(max_size=3))


@settings(max_examples=60, deadline=None)
@given(st.lists(SITES, min_size=1, max_size=6))
def test_after_any_sequence_of_builds_the_folder_is_as_planned(
    tmp_path_factory: pytest.TempPathFactory, sites: list[dict[str, bytes]]
) -> None:
    root = tmp_path_factory.mktemp("sites")
    (root / "cache").mkdir()
    for site in sites:
        write(plans(site), root / "_site", root / "cache")
        assert tree(root / "_site") == site
        folders = content_of(root / "_site").folders
        assert all(any(path.startswith(f"{folder}/") for path in site) for folder in folders)
