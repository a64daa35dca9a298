"""The files of `seeds/`: which are found, which are passed over, and nothing from outside."""

import os
from pathlib import Path

import pytest

from generator.config import Config
from generator.errors import DocumentError
from generator.read import find, list_path, load


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "seeds").mkdir()
    return Config(tmp_path)


def found(config: Config) -> list[str]:
    return [listed.path for listed in find(config)[0]]


def complaints(config: Config) -> list[str]:
    return [f"{problem.severity} {problem.at}: {problem.message}" for problem in find(config)[1]]


def test_articles_are_found_in_folders_in_the_order_of_their_paths(config: Config) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.jsonl", "a.TXT"):
        (config.seeds / name).parent.mkdir(parents=True, exist_ok=True)
        (config.seeds / name).write_text("x")
    assert found(config) == ["seeds/a.TXT", "seeds/a/b/c.jsonl", "seeds/a/z.md", "seeds/b.txt"]
    assert complaints(config) == []


def test_a_missing_folder_holds_nothing(tmp_path: Path) -> None:
    assert find(Config(tmp_path)) == ((), ())


def test_a_stamp_changes_with_the_file(config: Config) -> None:
    path = config.seeds / "a.txt"
    path.write_text("x")
    before = find(config)
    assert find(config) == before
    path.write_text("xy")
    assert find(config) != before


def test_hidden_files_are_passed_over_in_silence_and_others_with_a_warning(config: Config) -> None:
    for name in (".DS_Store", ".hidden/a.txt", "a.docx", "README"):
        (config.seeds / name).parent.mkdir(exist_ok=True)
        (config.seeds / name).write_text("x")
    assert found(config) == []
    assert complaints(config) == [
        "warning seeds/README: not a format that is read: ''",
        "warning seeds/a.docx: not a format that is read: '.docx'",
    ]


def test_links_that_lead_out_are_not_followed(config: Config, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "b.txt").write_text("x")
    (config.seeds / "inside.txt").write_text("x")
    (config.seeds / "to-inside.txt").symlink_to("inside.txt")
    (config.seeds / "to-outside.txt").symlink_to(tmp_path / "secret.txt")
    (config.seeds / "folder").symlink_to(tmp_path / "outside")
    (config.seeds / "loop").symlink_to(".")
    (config.seeds / "nowhere.txt").symlink_to("gone.txt")
    assert found(config) == ["seeds/inside.txt", "seeds/to-inside.txt"]
    assert len(complaints(config)) == 4


def test_what_is_no_file_is_passed_over(config: Config) -> None:
    os.mkfifo(config.seeds / "a.txt")
    assert complaints(config) == ["warning seeds/a.txt: not a file: passed over"]


@pytest.mark.parametrize("name", [b"a\nb.txt", b"a\x1b[2J.txt", b"caf\xe9.txt"])
def test_a_name_that_cannot_be_shown_is_an_error(config: Config, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(config.seeds) + b"/" + name)).write_text("x")
    assert found(config) == []
    (complaint,) = complaints(config)
    assert complaint.startswith("error seeds/")
    assert complaint.isprintable()


def test_folders_without_end_are_passed_over(config: Config) -> None:
    deep = config.seeds.joinpath(*["d"] * 60)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x")
    assert found(config) == []
    assert len(complaints(config)) == 1


def test_a_file_that_went_is_an_error_of_its_own(config: Config) -> None:
    path = config.seeds / "a.txt"
    path.write_text("x")
    (listed,) = find(config)[0]
    assert load(config.root, listed).data == b"x"
    path.unlink()
    with pytest.raises(DocumentError, match="cannot be read: no such file"):
        load(config.root, listed)


def test_a_path_of_the_command_line_may_be_a_file_or_a_folder(config: Config) -> None:
    for name in ("b.txt", "a.md", "c.docx"):
        (config.seeds / name).write_text("x")
    assert [Path(listed.path).name for listed in list_path(config.seeds)] == ["a.md", "b.txt"]
    assert [Path(listed.path).name for listed in list_path(config.seeds / "b.txt")] == ["b.txt"]
    with pytest.raises(DocumentError, match="no such file"):
        list(list_path(config.seeds / "gone.txt"))
