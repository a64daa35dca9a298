"""The shipped templates are kept as they were compiled; what is kept is a help and never a need."""

from pathlib import Path

import pytest

from generator.site import html
from tests.site.seed import build


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that compiled templates are kept in, an empty one, for a program that has loaded none."""
    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setattr(html, "_COMPILED", folder)
    html._environment.cache_clear()
    return folder


def test_templates_are_compiled_once_for_all_runs(tmp_path: Path, kept: Path) -> None:
    built = build(tmp_path)
    files = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert files
    html._environment.cache_clear()
    assert build(tmp_path) == built
    assert {path.name: path.stat().st_mtime_ns for path in kept.iterdir()} == files


@pytest.mark.parametrize("spoilt", [b"", b"j2", b"\0" * 200])
def test_what_was_kept_and_does_not_read_is_compiled_anew(tmp_path: Path, kept: Path, spoilt: bytes) -> None:
    built = build(tmp_path)
    for path in kept.iterdir():
        path.write_bytes(spoilt)
    html._environment.cache_clear()
    assert build(tmp_path) == built


def test_where_nothing_can_be_kept_templates_are_compiled_each_time(tmp_path: Path, kept: Path) -> None:
    built = build(tmp_path)
    for path in kept.iterdir():
        path.unlink()
    kept.rmdir()
    kept.write_text("no folder")
    html._environment.cache_clear()
    assert build(tmp_path) == built


def test_a_template_of_the_site_is_not_kept(tmp_path: Path, kept: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "404.html").write_text("gone")
    assert build(tmp_path)["404.html"] == b"gone"
    own = {path.name for path in kept.iterdir() if b"gone" in path.read_bytes()}
    assert own == set()


def test_shipped_templates_are_kept_beside_those_of_a_site(tmp_path: Path, kept: Path) -> None:
    build(tmp_path / "plain")
    files = {path.name for path in kept.iterdir()}
    (tmp_path / "own" / "templates").mkdir(parents=True)
    (tmp_path / "own" / "templates" / "404.html").write_text("gone")
    for path in kept.iterdir():
        path.unlink()
    html._environment.cache_clear()
    build(tmp_path / "own")
    assert len(files) - len({path.name for path in kept.iterdir()} & files) == 1
