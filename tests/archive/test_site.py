"""A site whose articles come from a dataset: shown without being read again, and in step with the dataset."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli.run import run
from generator.config import Settings, load_config
from generator.model.file import Report
from generator.pipeline import extract, make
from generator.pipeline.extracting import Order


class Archive:
    """A site beside a source, and the dataset that is made of it."""

    def __init__(self, folder: Path) -> None:
        self.source, self.out, self.root = folder / "a.jsonl", folder / "out", folder / "site"
        (self.root / "content").mkdir(parents=True)
        (self.root / "content" / "site.toml").write_text('datasets = ["../out"]\n')

    def extract(self, *numbers: int) -> None:
        rows = [
            {
                "id": f"a{number}",
                "dct": f"{2001 + number % 3}-06-15",
                "title": f"Bridge {number}",
                "text": f"The council of Linz opened bridge {number} on {number + 1} May 2000. It was praised.",
            }
            for number in numbers
        ]
        self.source.write_text("".join(json.dumps(row) + "\n" for row in rows))
        list(extract([str(self.source)], Order(self.out, Settings(), 400), workers=1, tell=lambda _: None))

    def build(self, *, is_clean: bool = False) -> Report:
        return make(load_config(self.root), is_clean=is_clean)[0]

    def pages(self) -> dict[str, bytes]:
        site = self.root / "_site"
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.*") if path.is_file()}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_the_articles_of_a_dataset_are_shown_and_not_read_again(archive: Archive) -> None:
    archive.extract(*range(8))
    report = archive.build()
    assert report.problems == ()
    assert (report.articles, report.studied) == (8, 0)
    shown = b"".join(page for path, page in archive.pages().items() if path.endswith(".html"))
    assert all(f"bridge {number} ".encode() in shown for number in range(8))


def test_a_dataset_can_be_named_on_the_command_line(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.extract(*range(8))
    archive.build()
    by_setting = archive.pages()
    (archive.root / "content" / "site.toml").write_text("")
    monkeypatch.chdir(archive.root)
    assert run(["build", "--dataset", "../out", "--dataset", "../out"]) == 0
    assert archive.pages() == by_setting
    assert run(["build", "--dataset", "../none"]) == 1
    assert run(["build"]) == 0
    assert archive.pages().keys() < by_setting.keys()


def test_the_site_follows_the_dataset_as_if_it_were_built_from_nothing(archive: Archive) -> None:
    archive.extract(*range(8))
    archive.build()
    archive.extract(0, 1, 2, 9, 10)
    assert archive.build().articles == 5
    after = archive.pages()
    archive.build(is_clean=True)
    assert archive.pages() == after


def test_a_part_that_does_not_read_is_told_and_the_others_are_shown(archive: Archive) -> None:
    archive.extract(*range(8))
    part = min(archive.out.glob("documents/*/*.parquet"))
    part.write_bytes(b"PAR1")
    report = archive.build()
    assert [problem.severity for problem in report.problems] == ["error"]
    assert part.name in str(report.problems[0])
    assert 0 < report.articles < 8


def test_an_article_of_seeds_goes_before_one_of_the_same_id(archive: Archive) -> None:
    archive.extract(*range(4))
    (archive.root / "seeds").mkdir()
    (archive.root / "seeds" / "mine.txt").write_text(
        "Id: a1\nDate: 2003-06-15\n\nThe fair of Norden opened on 1 June 2003.\n"
    )
    report = archive.build()
    assert report.articles == 4
    assert ["second article of the id 'a1'" in str(problem) for problem in report.problems] == [True]
    shown = b"".join(page for path, page in archive.pages().items() if path.endswith(".html"))
    assert b"fair of Norden" in shown


def test_a_folder_that_is_no_dataset_is_told(archive: Archive) -> None:
    archive.out.mkdir()
    report = archive.build()
    assert "not a dataset" in str(report.problems[0])
