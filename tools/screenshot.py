"""Take the pictures of README and docs/ of this repository's own sites: `make screenshot`."""

import io
import tempfile
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.browser.conftest import FLAGS, find_chromium
from tests.site.seed import build, write_site

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "images"


class Picture(NamedTuple):
    """One picture: its name, the page, the window, the colours, the medium, and what is filtered."""

    name: str
    page: Path
    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    medium: Literal["screen", "print"] = "screen"
    query: str = ""


def main() -> None:
    """Write docs/images/*.png."""
    TARGET.mkdir(parents=True, exist_ok=True)
    own, example = ROOT / "_site", ROOT / "examples" / "pandemic" / "_site"
    article = next(path for path in sorted((own / "articles").iterdir()) if path.name != "index.html")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        mirrored = write_site(Path(folder), build(Path(folder), language="ar"))
        pictures = (
            Picture("light", own / "index.html"),
            Picture("dark", own / "index.html", scheme="dark"),
            Picture("phone", own / "index.html", 390, 844),
            Picture("article", own / "articles" / article.name),
            Picture("arabic", mirrored / "index.html"),
            Picture("missing", own / "404.html", height=520),
            Picture("example", example / "index.html"),
            Picture("filtered", example / "index.html", query="?status=planned&q=election"),
            Picture("example-phone", example / "index.html", 390, 844, "dark"),
            Picture("embed", example / "embed" / "index.html", 600, 480),
            Picture("print", example / "index.html", 720, 1000, medium="print"),
        )
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for picture in pictures:
            take(browser, picture)
        browser.close()


def take(browser: Browser, picture: Picture) -> None:
    """Write one picture, packed well: it goes into the repository."""
    window = ViewportSize(width=picture.width, height=picture.height)
    page = browser.new_page(viewport=window, color_scheme=picture.scheme)
    page.emulate_media(media=picture.medium)
    page.goto(picture.page.as_uri() + picture.query)
    page.wait_for_timeout(300)
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    drawn.save(TARGET / f"{picture.name}.png", optimize=True)
    page.close()


if __name__ == "__main__":
    main()
