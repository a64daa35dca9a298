"""`dateline new`: a folder that is a site, and none that was somebody's already."""

from pathlib import Path

import pytest

from generator.config import load_config
from generator.errors import ConfigError, WriteError
from generator.read import find, load, read
from generator.scaffold import scaffold
from generator.scaffold.folder import requirement


def test_a_new_site_has_its_files_and_no_other(tmp_path: Path) -> None:
    written = scaffold(tmp_path / "a" / "site")
    there = sorted(path for path in (tmp_path / "a" / "site").rglob("*") if path.is_file())
    assert list(written) == there
    assert {path.name for path in there} >= {
        "site.toml",
        ".gitignore",
        "pages.yml",
        "Makefile",
        "requirements.txt",
        "about.md",
    }


def test_its_configuration_and_its_article_are_read_without_a_complaint(tmp_path: Path) -> None:
    scaffold(tmp_path)
    config = load_config(tmp_path)
    listed, problems = find(config)
    assert (len(listed), problems) == (1, ())
    document, warnings = read(load(tmp_path, listed[0]), config.settings)
    assert warnings == ()
    assert len(document.sentences) > 5


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert scaffold(tmp_path)


@pytest.mark.parametrize("name", ["notes.txt", ".git"])
def test_a_folder_that_holds_anything_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(ConfigError, match="not an empty folder"):
        scaffold(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(ConfigError):
        scaffold(tmp_path / "site")
    with pytest.raises((ConfigError, WriteError)):
        scaffold(tmp_path / "site" / "below")


def test_the_requirement_names_no_folder_of_this_machine() -> None:
    assert "file:" not in requirement()
    assert all(line.startswith(("#", "dateline")) for line in requirement().splitlines())
