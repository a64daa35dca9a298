"""Links among the pages of a site: which lead somewhere, and which have to be looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from generator.model.file import File
from generator.write import write
from generator.write.links import Broken, Links, links_of, target_of

INDEX = b'<h2 id="y2017">2017</h2><a href="articles/a.html#s1">a</a><a href="#y2017">up</a>'
ARTICLE = b'<p id="s1">One.</p><a href="../index.html#y2017">2017</a><link rel="stylesheet" href="../style.css">'
SITE = {"index.html": INDEX, "articles/a.html": ARTICLE, "style.css": b""}


def broken(site: Mapping[str, bytes]) -> list[Broken]:
    return list(Links(site, site.__getitem__).broken(path for path in site if path.endswith(".html")))


def test_a_site_whose_links_all_lead_somewhere_has_none_broken() -> None:
    assert broken(SITE) == []


@pytest.mark.parametrize(
    "link",
    [
        "articles/b.html",
        "articles/a.html#s2",
        "#y2018",
        "../index.html",
        "articles/",
        "style.css/x",
        "a b.html",
        "articles%2Fb.html",
        "./articles/./b.html",
    ],
)
def test_a_link_that_leads_nowhere_is_found(link: str) -> None:
    site = SITE | {"index.html": INDEX + f'<a href="{link}">x</a>'.encode()}
    assert broken(site) == [Broken("index.html", link)]


def test_among_many_pages_only_the_one_with_a_link_that_leads_nowhere_is_read_again() -> None:
    site = SITE | {f"articles/a{number}.html": ARTICLE for number in range(100)}
    site["articles/a97.html"] = ARTICLE + b'<a href="../index.html#y2018">2018</a>'
    read: list[str] = []

    def reading(path: str) -> bytes:
        read.append(path)
        return site[path]

    links = Links(site, reading)
    links.look(path for path in site if path.endswith(".html"))
    read.clear()
    assert list(links.broken(sorted(links.marks))) == [Broken("articles/a97.html", "../index.html#y2018")]
    assert read == ["articles/a97.html"]


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/x",
        "mailto:desk@example.org",
        "//example.org/x",
        "data:text/plain,x",
        "articles/a.html#:~:text=One",
        "articles/a.html#s1:~:text=One",
        "?q=x#y2017",
        "#",
        "#top",
        "",
        "/index.html",
        "articles/../index.html",
        "./",
        "/",
        "style.css#x",
        "articles/%61.html",
    ],
)
def test_a_link_that_leads_somewhere_or_elsewhere_is_not(link: str) -> None:
    site = SITE | {"index.html": INDEX + f"<a href='{link}'>x</a>".encode()}
    assert broken(site) == []


@pytest.mark.parametrize(
    "text",
    [
        b'he wrote href=&quot;nowhere&quot; and href="nowhere"',
        b"<script>var a = '<a href=\"nowhere\">';</script>",
        b'<style>a[href="nowhere"]{}</style>',
        b'<!-- <a href="nowhere"> -->',
        b"<p title='> href=\"nowhere\"'>",
    ],
)
def test_text_that_only_looks_like_a_link_is_none(text: bytes) -> None:
    assert list(links_of(text)) == []


def test_a_scripts_own_source_is_a_link() -> None:
    assert list(links_of(b'<script src="a.js?x&amp;y"> src="b"</script>')) == ["a.js?x&y"]


def test_a_link_is_told_once_a_page() -> None:
    assert broken({"index.html": b'<a href="x">1</a><a href="x">2</a>'}) == [Broken("index.html", "x")]


def test_targets_are_paths_of_the_site() -> None:
    assert target_of("../../x", "a/b.html") == ("../x", "")
    assert target_of("b/", "a/c.html") == ("a/b/index.html", "")
    assert target_of("..", "a/c.html") == ("index.html", "")


# --- in a build ---


def told(site: Mapping[str, bytes], folder: Path) -> tuple[Broken, ...]:
    plans = [File(path, data.decode(), partial(bytes, data)) for path, data in site.items()]
    return write(plans, folder / "_site", folder / "cache").broken


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cache").mkdir()
    return tmp_path


LOST = b'<p id="s2">One.</p><a href="../index.html#y2017">2017</a>'


def test_a_build_tells_what_it_broke_in_a_page_that_did_not_change(folder: Path) -> None:
    assert told(SITE, folder) == ()
    assert told(SITE | {"articles/a.html": LOST}, folder) == (Broken("index.html", "articles/a.html#s1"),)


def test_a_broken_link_is_told_at_every_build_until_it_is_mended(folder: Path) -> None:
    site = SITE | {"articles/a.html": LOST}
    expected = (Broken("index.html", "articles/a.html#s1"),)
    assert told(site, folder) == told(site, folder) == told(site | {"style.css": b"p{}"}, folder) == expected
    assert told(SITE, folder) == ()
    assert told(SITE, folder) == ()


def test_a_page_that_is_gone_breaks_the_links_to_it(folder: Path) -> None:
    told(SITE, folder)
    assert told({"index.html": INDEX, "style.css": b""}, folder) == (Broken("index.html", "articles/a.html#s1"),)


@pytest.mark.parametrize("spoilt", [b"", b"\xff", b"index.html\t\t\n", b"index.html\t(\t[\narticles/a.html\t*\t*\n"])
def test_where_what_is_known_of_links_does_not_read_all_are_looked_at(folder: Path, spoilt: bytes) -> None:
    told(SITE, folder)
    (place,) = (folder / "cache" / "manifests").glob("*.links")
    place.write_bytes(spoilt)
    assert told(SITE | {"articles/a.html": LOST}, folder) == (Broken("index.html", "articles/a.html#s1"),)
    assert told(SITE, folder) == ()


def test_without_the_cache_all_links_are_looked_at(folder: Path) -> None:
    site = SITE | {"articles/a.html": LOST}
    told(site, folder)
    for path in (folder / "cache" / "manifests").iterdir():
        path.unlink()
    assert told(site, folder) == (Broken("index.html", "articles/a.html#s1"),)
