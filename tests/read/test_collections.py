"""Folders of `seeds/` are collections, each with a title of its own."""

from pathlib import Path

import pytest

from generator.config import Config
from generator.model.content import Collection
from generator.model.problem import Problem
from generator.read import find, load, read, read_content
from generator.read.collections import read_collections


def collections(root: Path, settings: dict[str, str]) -> tuple[list[Collection], list[Problem]]:
    for folder, text in settings.items():
        (root / "seeds" / folder).mkdir(parents=True)
        if text:
            (root / "seeds" / folder / "collection.toml").write_text(text, "utf-8")
    problems: list[Problem] = []
    return list(read_collections(Config(root), problems)), problems


def test_a_collection_is_called_by_its_settings_or_by_its_folder(tmp_path: Path) -> None:
    settings = {"talks": 'title = "The talks of Astana"\ndescription = "Round by round"\n', "early_years-1871": ""}
    found, problems = collections(tmp_path, settings)
    assert problems == []
    assert found == [
        Collection("early_years-1871", "Early years 1871", "early_years-1871"),
        Collection("talks", "The talks of Astana", "talks", "Round by round"),
    ]


def test_a_topic_is_words_parted_by_commas(tmp_path: Path) -> None:
    found, problems = collections(tmp_path, {"talks": 'topic = "Truce, cease fire,"\n'})
    assert problems == []
    assert found == [Collection("talks", "Talks", "talks", None, ("truce", "cease fire"))]


def test_no_two_collections_have_one_page(tmp_path: Path) -> None:
    found, _ = collections(tmp_path, {"Talks!": "", "talks": "", "...": "", "日本": ""})
    assert len({each.slug for each in found}) == len(found) == 3


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('title = "never closed\n', "seeds/a/collection.toml:1:22: not TOML: "),
        ('titel = "x"\n', "seeds/a/collection.toml:1:9: unknown key: 'titel'\n  hint: did you mean 'title'?"),
        ("\ntitle = 7\n", "seeds/a/collection.toml:2:9: title: not a line of text: 7\n  hint: write it as: title = "),
        ('title = " "\n', "seeds/a/collection.toml:1:9: title: not a line of text: ' '"),
    ],
)
def test_settings_that_are_wrong_are_told_and_the_folder_gives_the_title(
    tmp_path: Path, text: str, complaint: str
) -> None:
    found, problems = collections(tmp_path, {"a": text})
    assert [each.title for each in found] == ["A"]
    assert len(problems) == 1
    assert str(problems[0]).startswith(complaint)


def test_settings_are_no_article_and_no_stranger(tmp_path: Path) -> None:
    collections(tmp_path, {"a": 'title = "A"\n'})
    (tmp_path / "seeds" / "a" / "b").mkdir()
    (tmp_path / "seeds" / "a" / "b" / "x.txt").write_text("date 2024-05-14 X -- It closed on Monday.")
    (tmp_path / "seeds" / "y.txt").write_text("date 2024-05-14 X -- It closed on Monday.")
    listed, problems = find(Config(tmp_path))
    assert problems == ()
    assert [read(load(tmp_path, one))[0].collection for one in listed] == ["a", None]


def test_a_timeline_in_a_folder_belongs_to_its_collection(tmp_path: Path) -> None:
    collections(tmp_path, {"a": ""})
    (tmp_path / "seeds" / "a" / "old.mw").write_text("1871: The tower is finished\n")
    found = read_content(Config(tmp_path))
    assert [event.collection for event in found.written] == ["a"]
    assert [each.folder for each in found.collections] == ["a"]
