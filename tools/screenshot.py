"""Take the pictures of README and docs/ of this repository's own site: `make screenshot` after `make site`."""

from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import ViewportSize, sync_playwright

from tests.browser.conftest import FLAGS, find_chromium

ROOT = Path(__file__).resolve().parent.parent


class Picture(NamedTuple):
    """One picture: its name, the page, the window, the colours."""

    name: str
    page: str
    width: int
    height: int
    scheme: Literal["light", "dark"]


def main() -> None:
    """Write docs/images/*.png."""
    target = ROOT / "docs" / "images"
    target.mkdir(parents=True, exist_ok=True)
    site = ROOT / "_site"
    article = next(path for path in sorted((site / "articles").iterdir()) if path.name != "index.html")
    pictures = (
        Picture("light", "index.html", 1280, 900, "light"),
        Picture("dark", "index.html", 1280, 900, "dark"),
        Picture("phone", "index.html", 390, 844, "light"),
        Picture("article", f"articles/{article.name}", 1280, 900, "light"),
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for picture in pictures:
            window = ViewportSize(width=picture.width, height=picture.height)
            page = browser.new_page(viewport=window, color_scheme=picture.scheme)
            page.goto((site / picture.page).as_uri())
            page.screenshot(path=target / f"{picture.name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
