"""The example: built without a word of complaint, its sources and their licence on its pages."""

import json
import shutil
from pathlib import Path

import pytest

from generator.cli.run import run


def test_the_example_builds_and_names_its_sources_and_their_licence(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "pandemic"
    shutil.copytree(repository / "examples" / "pandemic", site, ignore=shutil.ignore_patterns("_site", ".dateline"))
    monkeypatch.chdir(site)
    assert run(["build", "--strict"]) == 0
    assert capfd.readouterr().err == ""
    articles = [json.loads(line) for line in (site / "seeds" / "wikinews.jsonl").read_text("utf-8").splitlines()]
    pages = [page.read_text("utf-8") for page in (site / "_site" / "articles").glob("*.html")]
    assert len(pages) >= len(articles) == 27
    for article in articles:
        assert article["license"] == "CC BY 2.5"
        url = article["url"]
        assert any(url in page or url.replace("'", "%27") in page for page in pages), url
    index = (site / "_site" / "index.html").read_text("utf-8")
    assert "Wikinews, CC BY 2.5" in index
    about = (site / "_site" / "pages" / "about.html").read_text("utf-8")
    assert 'href="https://creativecommons.org/licenses/by/2.5/"' in about
