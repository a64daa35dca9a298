"""A timeline made elsewhere moves in whole, and out and in again."""

import json
import shutil
from pathlib import Path

import pytest

from generator.config import Config, load_config
from generator.model.event import Event
from generator.pipeline import exported, make, timeline_of

SLIDES = {
    "title": {"text": {"headline": "The lighthouse", "text": "<p>What happened to it.</p>"}},
    "events": [
        {
            "start_date": {"year": 1871, "month": 4},
            "end_date": {"year": 1872},
            "display_date": "Spring 1871",
            "text": {"headline": "The tower is finished", "text": "Masons <i>finished</i> it."},
            "media": {"url": "https://x.test/tower.jpg", "caption": "The tower", "credit": "A. Person"},
            "group": "Building",
        },
        {"start_date": {"year": -49}, "text": {"headline": "Caesar crosses"}},
        {"start_date": {"year": 1953, "month": 1, "day": 31}, "text": {"headline": "=A storm, at “night”"}},
    ],
    "eras": [{"start_date": {"year": 1914}, "end_date": {"year": 1918}, "text": {"headline": "The war"}}],
}


def site(root: Path, name: str, data: bytes) -> Config:
    shutil.rmtree(root, ignore_errors=True)
    (root / "seeds").mkdir(parents=True)
    (root / "content" / "events").mkdir(parents=True)
    (root / "content" / "events" / name).write_bytes(data)
    return load_config(root)


def events(config: Config) -> tuple[Event, ...]:
    timeline, _, problems = timeline_of(config, workers=1)
    assert problems == ()
    return timeline.events


@pytest.mark.parametrize(("name", "path"), [("timelinejs", "a.json"), ("timeline", "a.json"), ("csv", "a.csv")])
def test_a_timeline_of_timelinejs_goes_out_and_comes_back_the_same(tmp_path: Path, name: str, path: str) -> None:
    first = site(tmp_path / "one", "slides.json", json.dumps(SLIDES).encode())
    moved = events(first)
    assert [event.when.edtf for event in moved] == ["-0049", "1871-04/1872", "1914/1918", "1953-01-31"]
    data, problems = exported(first, name, workers=1)
    assert problems == ()
    assert events(site(tmp_path / "two", path, data)) == moved


def test_the_title_slide_names_a_site_that_has_no_title_of_its_own(tmp_path: Path) -> None:
    config = site(tmp_path, "slides.json", json.dumps(SLIDES).encode())
    make(config, workers=1)
    page = (config.output / "index.html").read_text("utf-8")
    assert "<h1>The lighthouse</h1>" in page
    assert "What happened to it." in page
    (config.content / "site.toml").write_text('title = "Ours"\n')
    make(load_config(tmp_path), workers=1)
    assert "<h1>Ours</h1>" in (config.output / "index.html").read_text("utf-8")
