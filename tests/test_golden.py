"""The site of this repository's own article, page by page as a reader reads it: a change of one word is seen here.

`make golden` writes tests/golden/ anew; look at the difference before you commit it. Markup, styles and pictures are
left out: other tests hold those.
"""

import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
SILENT = {"script", "style", "svg", "template"}
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "header", "footer", "section", "article", "div", "dt", "dd", "summary"}


class Words(HTMLParser):
    """The words of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.said = ""
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.silent += tag in SILENT
        self.said += "\n" if tag in BLOCKS else ""

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT
        self.said += "\n" if tag in BLOCKS else ""

    def handle_data(self, data: str) -> None:
        self.said += "" if self.silent else data


def words_of(page: str) -> str:
    """Return what a page says."""
    reader = Words()
    reader.feed(page)
    lines = (re.sub(r"\s+", " ", line).strip() for line in reader.said.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def test_the_golden_site_says_what_it_said(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    said = {f"{page.relative_to(site).as_posix()}.txt": words_of(page.read_text("utf-8")) for page in pages}
    if os.environ.get("DATELINE_GOLDEN") == "renew":
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, words in said.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(words, "utf-8")
    golden = {file.relative_to(GOLDEN).as_posix(): file.read_text("utf-8") for file in sorted(GOLDEN.rglob("*.txt"))}
    assert said == golden
