"""Files of many articles: JSON, RSS, Atom, JSON Feed, and all of them packed."""

import gzip
import json
from pathlib import Path

import pytest

from generator.config import Config
from generator.errors import DocumentError
from generator.model.document import Document, Origin
from generator.model.problem import Problem
from generator.read import find, load, read, split

RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0"><channel><title>The Test</title><link>https://news.test/</link><language>en-us</language>
<item><title>Caf\xe9 saved</title><link>https://news.test/1</link><guid>1</guid>
<pubDate>Tue, 14 May 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;It closed on &lt;b&gt;Monday&lt;/b&gt;.&lt;/p&gt;
&lt;script&gt;alert(1)&lt;/script&gt;</description></item>
<item><title>No date</title><link>https://news.test/2</link><description>Text.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Test</title><id>x</id>
<entry><id>urn:a</id><title>Saved</title><updated>2024-05-14T10:00:00Z</updated><link href="https://news.test/a"/>
<content type="html">&lt;p&gt;It closed on Monday.&lt;/p&gt;</content></entry></feed>"""
ONE = {"id": "a", "dct": "2024-05-14", "text": "It closed on Monday."}
TWO = {"id": "b", "dct": "2024-05-15", "text": "It opened on Tuesday."}


def documents(path: str, data: str | bytes) -> list[Document]:
    origin = Origin(path, data.encode() if isinstance(data, str) else data)
    return [read(part)[0] for part in split(origin, [])]


def lines_of(path: str, data: str) -> list[int | None]:
    return [part.line for part in split(Origin(path, data.encode()), [])]


def test_the_entries_of_rss_are_articles() -> None:
    first, second = split(Origin("seeds/feed.rss", RSS.encode("latin-1")), [])
    found = read(first)[0]
    assert (found.title, found.url, found.publisher, found.lang) == (
        "Café saved",
        "https://news.test/1",
        "The Test",
        "en",
    )
    assert (str(found.dct), found.text, found.id) == ("2024-05-14", "It closed on Monday.", "1")
    assert found.markup is not None
    assert "script" not in found.markup.html
    assert (first.line, second.line) == (3, 6)
    with pytest.raises(DocumentError, match="no date"):
        read(second)


def test_the_entries_of_atom_are_articles() -> None:
    (found,) = documents("seeds/feed.xml", ATOM)
    assert (found.title, str(found.dct), found.text) == ("Saved", "2024-05-14", "It closed on Monday.")


def test_the_items_of_a_json_feed_are_articles() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Test",
        "items": [
            {"id": "1", "date_published": "2024-05-14T10:00:00Z", "content_html": "<p>It <i>closed</i>.</p>"},
            {"id": "2", "date_published": "2024-05-14", "content_text": "It opened.", "url": "https://news.test/2"},
        ],
    }
    first, second = documents("seeds/feed.json", json.dumps(feed))
    assert (first.text, first.publisher, second.text, second.url) == (
        "It closed.", "The Test", "It opened.", "https://news.test/2",
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrap", [lambda items: items, lambda items: {"articles": items}, lambda items: {"documents": items}]
)
def test_a_json_file_holds_a_list_of_articles(wrap: object) -> None:
    assert callable(wrap)
    assert [found.id for found in documents("seeds/a.json", json.dumps(wrap([ONE, TWO])))] == ["a", "b"]


def test_a_json_file_may_hold_one_article() -> None:
    assert [found.id for found in documents("seeds/a.json", json.dumps(ONE))] == ["a"]


def test_an_article_is_known_by_its_line_or_its_number() -> None:
    assert lines_of("seeds/a.json", json.dumps([ONE, TWO], indent=1)) == [2, 7]
    assert lines_of("seeds/a.json", json.dumps([ONE, TWO])) == [1, 2]
    assert lines_of("seeds/a.json", f"[\n\n{json.dumps(ONE)},\n{json.dumps(TWO)}\n]") == [3, 4]


@pytest.mark.parametrize(
    ("path", "data", "message"),
    [
        ("seeds/a.json", "", "not JSON: "),
        ("seeds/a.json", '[{"id": 1}', "not JSON: "),
        ("seeds/a.json", '{"a": 1}', "no list of articles"),
        ("seeds/a.json", "7", "no list of articles"),
        ("seeds/a.json", "[" * 100_000, "not JSON that can be read"),
        ("seeds/a.json", "[7]", "not a JSON object: 7"),
        ("seeds/a.xml", "", "not a feed"),
        ("seeds/a.xml", "<html></html>", "not a feed"),
        ("seeds/a.rss", "\0\1", "not a feed"),
    ],
)
def test_what_cannot_be_parted_is_named(path: str, data: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        documents(path, data)
    assert caught.value.message.startswith(message)
    assert caught.value.at is not None
    assert caught.value.hint is not None


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "seeds").mkdir()
    return Config(tmp_path)


def test_any_format_may_be_packed(config: Config) -> None:
    (config.seeds / "a.txt.gz").write_bytes(gzip.compress(b"date 2024-05-14 X -- It closed."))
    lines = [gzip.compress(json.dumps(one).encode() + b"\n") for one in (ONE, TWO)]
    (config.seeds / "b.jsonl.GZ").write_bytes(b"".join(lines))
    listed, problems = find(config)
    assert problems == ()
    found = [read(part)[0] for one in listed for part in split(load(config.root, one), [])]
    assert [(each.id, each.origin) for each in found] == [
        ("a", "seeds/a.txt.gz"), ("a", "seeds/b.jsonl.GZ:1"), ("b", "seeds/b.jsonl.GZ:2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"plain", "not gzip"),
        (gzip.compress(b"x" * 1000, mtime=0)[:-9], "gzip that ends too early"),
        (b"\x1f\x8b", "gzip that ends"),
    ],
)
def test_what_is_not_packed_right_is_named(config: Config, data: bytes, message: str) -> None:
    (config.seeds / "a.txt.gz").write_bytes(data)
    with pytest.raises(DocumentError, match=message):
        load(config.root, find(config)[0][0])


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.test/"><title>The Test</title>
<link>https://news.test/</link></channel>
<item rdf:about="https://news.test/1"><title>One</title><link>/1</link><description>It opened on Tuesday.</description>
<dc:date>{date}</dc:date></item></rdf:RDF>"""
RSS_ITEM = """<rss version="0.91"><channel><title>T</title><link>https://news.test/</link>
<item><title>One</title>{date}<description>It opened.</description></item></channel></rss>"""
ATOM_ENTRY = """<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>x</id>
<entry><id>urn:a</id><title type="html">&lt;b&gt;Saved&lt;/b&gt; &amp;amp; sound</title>{date}
<summary>It opened.</summary></entry></feed>"""


@pytest.mark.parametrize(
    ("feed", "date"),
    [
        (RDF, "2024-05-14T23:30:00-05:00"),
        (RDF, "2024-05-14T00:30:00+09:00"),
        (RSS_ITEM, "<pubDate>Tue, 14 May 2024 23:30:00 -0700</pubDate>"),
        (RSS_ITEM, "<pubDate>Tue, 14 May 2024 23:30:00 PDT</pubDate>"),
        (RSS_ITEM, "<pubDate>14 May 2024 00:10:00 +0200</pubDate>"),
        (ATOM_ENTRY, "<published>2024-05-14T23:00:00-07:00</published><updated>2024-06-01T00:00:00Z</updated>"),
        (ATOM_ENTRY, "<updated>2024-05-14T10:00:00Z</updated>"),
    ],
)
def test_an_entry_is_of_the_day_that_it_was_where_it_was_written(feed: str, date: str) -> None:
    (found,) = documents("seeds/feed.xml", feed.format(date=date))
    assert str(found.dct) == "2024-05-14"


def test_a_link_within_the_site_of_a_feed_is_made_whole_and_a_title_has_no_markup() -> None:
    assert documents("seeds/feed.xml", RDF.format(date="2024-05-14"))[0].url == "https://news.test/1"
    dated = ATOM_ENTRY.format(date="<updated>2024-05-14T10:00:00Z</updated>")
    assert documents("seeds/feed.atom", dated)[0].title == "Saved & sound"


@pytest.mark.parametrize(
    ("path", "data", "complaint"),
    [
        ("seeds/a.xml", RSS_ITEM.format(date=""), "seeds/a.xml:2:1: no date\n  hint: an entry has <pubDate>"),
        (
            "seeds/a.xml",
            RSS_ITEM.format(date="<pubDate>2 days ago</pubDate>"),
            "seeds/a.xml:2:1: not a date: '2 days ago'\n  hint: an entry has <pubDate>Tue, 14 May 2024",
        ),
        (
            "seeds/a.json",
            '{"version": "https://jsonfeed.org/version/1", "items": [\n{"id": 1, "content_text": "x"}]}',
            'seeds/a.json:2:1: no date\n  hint: an item has "date_published": ',
        ),
        (
            "seeds/a.json",
            '{"version": "https://jsonfeed.org/version/1", "items": [\n{"date_published": 7, "content_text": "x"}]}',
            'seeds/a.json:2:1: date_published: not text: 7\n  hint: an item has "date_published": ',
        ),
        (
            "seeds/a.json",
            '[\n  {"id": "a",\n   "date": "14.5.2024", "text": "x"},\n  {}]',
            "seeds/a.json:3:12: not a date: '14.5.2024'\n  hint: an article is {",
        ),
        (
            "seeds/a.jsonl",
            '{"dct": "2024-05-14", "text": [1]}',
            "seeds/a.jsonl:1:31: text: not text: [1]\n  hint: a line is",
        ),
    ],
)
def test_what_is_wrong_with_an_article_is_said_with_its_place_and_an_example(
    path: str, data: str, complaint: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        documents(path, data)
    assert str(caught.value).startswith(complaint)


def test_a_feed_that_names_a_file_is_not_that_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(ATOM)
    with pytest.raises(DocumentError, match="not a feed"):
        documents("seeds/feed.xml", str(secret))


def test_a_line_separator_within_json_ends_nothing() -> None:
    text = json.dumps([{**ONE, "text": "It closed.\u2028\x85Then."}], ensure_ascii=False)
    assert documents("seeds/a.json", text)[0].text == "It closed.\u2028\x85Then."


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xml", b"<rss version='2.0'><channel><title>x</title></channel></rss>", "a feed without entries"),
        ("a.atom", b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>", "a feed without entries"),
        ("a.json", b"[]", "a list without articles"),
        ("a.json", b'{"articles": []}', "a list without articles"),
    ],
)
def test_what_holds_no_articles_is_told(name: str, data: bytes, said: str) -> None:
    problems: list[Problem] = []
    assert list(split(Origin(name, data), problems)) == []
    assert [(problem.severity, problem.message, str(problem.at)) for problem in problems] == [
        ("warning", said, f"{name}:1")
    ]
