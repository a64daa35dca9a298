"""TimelineJS itself shows the timeline that is exported for it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
TIMELINEJS = Path(__file__).with_name("timelinejs")
PAGE = """\
<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="timeline.css"><script src="timeline.js"></script>
<div id="shown" style="width: 1000px; height: 600px"></div>
<script>
window.shown = new TL.Timeline("shown", %s, {font: null, debug: false});
</script>
"""


def test_timelinejs_shows_every_event_with_its_date_in_words(site: Path, tmp_path: Path, open_page: OpenPage) -> None:
    exported = json.loads((site / "timelinejs.json").read_text("utf-8"))
    shutil.copy(TIMELINEJS / "timeline.js", tmp_path)
    styles = (TIMELINEJS / "timeline.css").read_text("utf-8")
    without_icons = re.sub(r"@font-face\s*{[^}]*}", "", styles)
    (tmp_path / "timeline.css").write_text(without_icons, "utf-8")
    inline = json.dumps(exported).replace("<", "\\u003c")
    (tmp_path / "index.html").write_text(PAGE % inline, "utf-8")
    page = open_page(tmp_path / "index.html")
    expect(page.locator(".tl-timemarker")).to_have_count(len(exported["events"]), timeout=20_000)
    expect(page.locator(".tl-slide")).to_have_count(len(exported["events"]) + 1)
    shown = page.locator(".tl-slide").evaluate_all("slides => slides.map(slide => slide.textContent)")
    for event in exported["events"]:
        slide = next(words for words in shown if event["text"]["headline"] in words)
        assert event["display_date"] in slide
        assert event["dateline"]["sources"][0]["quote"] in slide
    assert page.locator(".tl-message-full").count() == 0
