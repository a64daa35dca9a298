"""One file replaced: whole or not at all."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest

from generator.atomic import replace
from generator.errors import WriteError


def test_a_new_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    replace(tmp_path / "a" / "b" / "c.txt", b"text")
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == b"text"


def test_an_old_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_bytes(b"old")
    replace(tmp_path / "c.txt", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"c.txt": b"new"}


def test_a_link_is_replaced_and_what_it_points_to_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"target")
    (tmp_path / "link").symlink_to("target")
    replace(tmp_path / "link", b"new")
    assert (tmp_path / "target").read_bytes() == b"target"
    assert not (tmp_path / "link").is_symlink()


def test_the_longest_name_can_be_replaced(tmp_path: Path) -> None:
    replace(tmp_path / ("n" * 255), b"new")
    assert (tmp_path / ("n" * 255)).read_bytes() == b"new"


def test_where_the_disk_is_full_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    path.write_bytes(b"old")
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        try:
            replace(path, b"x" * 1000)
        except WriteError:
            os._exit(0)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"c.txt": b"old"}


def test_a_folder_in_the_way_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "c.txt").mkdir()
    with pytest.raises(WriteError, match=r"cannot write 'c\.txt'"):
        replace(tmp_path / "c.txt", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["c.txt"]
