"""Saved web pages: the article in them, and what they say of themselves."""

from collections.abc import Callable

import pytest

from generator.errors import DocumentError
from generator.model.calendar import Day
from generator.model.document import Document, Origin
from generator.read import read

STORY = (
    "<p>The council of Port Ellery voted on <b>Monday</b> to restore the lighthouse, which stood empty for years.</p>"
    "<p>Work on the foundations will begin in June, said Ines Marlow &amp; her friends, who asked for it so often.</p>"
    "<ul><li>The first item of a list</li><li>The second item</li></ul>"
)
HEAD = (
    '<title>A lighthouse is saved | The Test</title><meta property="og:site_name" content="The Test">'
    '<meta property="article:published_time" content="2024-05-14T10:00:00Z">'
    '<link rel="canonical" href="https://news.test/lighthouse">'
)


def page(head: str = HEAD, story: str = STORY) -> str:
    return (
        f'<!doctype html><html lang="en-GB"><head>{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>A lighthouse is saved</h1>{story}</article><footer>Copyright, all rights</footer>"
        "<script>alert(1)</script></body></html>"
    )


def document(data: str | bytes) -> Document:
    return read(Origin("seeds/a.html", data.encode() if isinstance(data, str) else data))[0]


def test_the_article_is_read_and_the_page_around_it_is_not() -> None:
    found = document(page())
    assert found.text.startswith("The council of Port Ellery voted on Monday to restore")
    assert found.text.endswith("The second item")
    assert "Marlow & her friends" in found.text
    assert "Home" not in found.text
    assert "Copyright" not in found.text
    assert found.markup is not None
    assert "<script" not in found.markup.html


def test_the_page_says_its_title_date_site_and_address() -> None:
    found = document(page())
    assert (found.title, found.dct, found.publisher) == ("A lighthouse is saved", Day(2024, 5, 14), "The Test")
    assert (found.url, found.lang) == ("https://news.test/lighthouse", "en")


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="2024-05-14">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-14T01:00:00Z"}</script>',
        '<meta itemprop="datePublished" content="2024-05-14">',
    ],
)
def test_the_date_may_stand_in_any_of_the_usual_places(head: str) -> None:
    assert document(page(f"<title>x</title>{head}")).dct == Day(2024, 5, 14)


def test_a_page_without_a_date_says_where_to_write_it() -> None:
    with pytest.raises(DocumentError) as caught:
        document(page("<title>x</title>"))
    assert caught.value.message == "no date"
    assert caught.value.hint is not None
    assert '<meta name="date" content="YYYY-MM-DD">' in caught.value.hint


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252"),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("latin-1"),
    ],
    ids=["declared", "utf-16", "byte order mark", "detected"],
)
def test_the_encoding_is_declared_or_detected(encode: Callable[[str], bytes]) -> None:
    story = STORY + "<p>Le café et l'hôtel ont été fermés, dit-on, après l'été, où la fête a été gâchée.</p>"
    assert "Le café et l'hôtel ont été fermés" in document(encode(page(story=story))).text


@pytest.mark.parametrize("data", ["", "  \n", "<html></html>", "<script>x</script>", "\0\1\2", "<" * 10_000])
def test_a_page_without_an_article_is_an_error(data: str) -> None:
    with pytest.raises(DocumentError):
        document(data)


@pytest.mark.timeout(30)
def test_a_page_nested_deeply_ends_in_good_time() -> None:
    assert document(page(story=STORY + "<div>" * 50_000)).dct == Day(2024, 5, 14)
