"""The documentation of the theme names what is there, and its three changes work."""

import re
from pathlib import Path

import pytest

from tests.site.seed import build

OWN = set("title meta head kind header navigation main footer band find highlights events steps ways".split())


@pytest.fixture(scope="module")
def guide(repository: Path) -> str:
    return (repository / "docs" / "theming.md").read_text(encoding="utf-8")


def test_every_template_and_every_block_is_documented(repository: Path, guide: str) -> None:
    for path in (repository / "templates").glob("*.html"):
        assert f"`{path.name}`" in guide
        for block in re.findall(r"{% block (\w+) %}", path.read_text(encoding="utf-8")):
            assert block in OWN
            assert f"`{block}`" in guide


def test_every_property_that_is_documented_exists(repository: Path, guide: str) -> None:
    css = (repository / "static" / "timeline.css").read_text(encoding="utf-8")
    for name in re.findall(r"`(--\w+)`", guide):
        assert f"{name}:" in css


def test_what_templates_are_given_is_documented(tmp_path: Path, guide: str) -> None:
    (tmp_path / "templates").mkdir()
    names = (
        "site lang dir t to asset canonical card csp set_class description downloads navigation has_articles has_list "
        "has_embed page_path"
    ).split()
    assert all(f"`{name}" in guide for name in names)
    used = "".join(f"{{{{ {name} is defined }}}}" for name in names)
    (tmp_path / "templates" / "404.html").write_text(used, encoding="utf-8")
    assert build(tmp_path)["404.html"] == b"True" * len(names)


def test_a_stylesheet_of_the_house_is_named_from_a_copy_of_the_base(tmp_path: Path, repository: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "static").mkdir()
    base = (repository / "templates" / "base.html").read_text(encoding="utf-8")
    line = """<link rel="stylesheet" href="{{ asset('timeline.css') }}">\n"""
    own = line + line.replace("timeline", "house")
    (tmp_path / "templates" / "base.html").write_text(base.replace(line, own), encoding="utf-8")
    (tmp_path / "static" / "house.css").write_text(":root { --accent: #005689 }", encoding="utf-8")
    built = build(tmp_path)
    (house,) = [path for path in built if "house" in path]
    assert f'href="{house}"'.encode() in built["index.html"]


def test_a_line_of_the_house_stands_under_every_page(tmp_path: Path, repository: Path) -> None:
    (tmp_path / "templates").mkdir()
    base = (repository / "templates" / "base.html").read_text(encoding="utf-8")
    line = "<p>{{ t('footer.made') }}</p>"
    assert line in base
    (tmp_path / "templates" / "base.html").write_text(base.replace(line, "<p>Ours</p>"), encoding="utf-8")
    built = build(tmp_path)
    assert all(b"<p>Ours</p>" in data for path, data in built.items() if path.endswith(".html") and "404" not in path
               and "embed" not in path)  # fmt: skip
