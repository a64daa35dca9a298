"""Take the README's pictures of this repository's own site: `make screenshot` after `make site`."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, find_chromium

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write docs/images/light.png and docs/images/dark.png."""
    target = ROOT / "docs" / "images"
    target.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
            page.goto((ROOT / "_site" / "index.html").as_uri())
            page.screenshot(path=target / f"{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()
