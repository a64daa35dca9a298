"""The site as a whole: its files, their keys, and what every page keeps to."""

import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from generator.errors import SiteError
from generator.model import content
from generator.model.event import Timeline
from generator.site import find_theme, site
from tests.audit.corpus import timeline
from tests.site.seed import SEED, Shelf, build, seed_config, seed_shelf, seed_timeline

SEED_PAGE = "articles/000_45ef8bfc82b231bc.html"


class Page(HTMLParser):
    """The ids, links, inline scripts and attributes of a page."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id" and value is not None:
                self.ids.append(value)
            if name in ("href", "src") and value is not None and tag != "base":
                self.links.append(value)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("large"), *timeline(2600), url="https://example.org/deep/")


def pages(files: dict[str, bytes]) -> dict[str, Page]:
    return {path: Page(data) for path, data in files.items() if path.endswith(".html")}


@pytest.mark.parametrize("which", ["files", "large"])
def test_every_relative_link_leads_to_a_file_and_every_fragment_to_an_id(
    which: str, request: pytest.FixtureRequest
) -> None:
    built = request.getfixturevalue(which)
    drawn = pages(built)
    exports = {"timeline.json", "timelinejs.json", "events.csv", "events.ics", "feed.xml", "feed.json"}
    broken = []
    for path, page in drawn.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            target, _, fragment = link.partition("#")
            whole = normpath(join(dirname(path), target)) if target else path
            if whole in exports:
                continue
            if whole not in built or (fragment and fragment not in drawn[whole].ids):
                broken.append((path, link))
    assert broken == []


@pytest.mark.parametrize("which", ["files", "large"])
def test_an_id_stands_once_in_a_page(which: str, request: pytest.FixtureRequest) -> None:
    for path, page in pages(request.getfixturevalue(which)).items():
        assert len(page.ids) == len(set(page.ids)), path


@pytest.mark.parametrize("which", ["files", "large"])
def test_no_page_has_a_style_attribute_or_an_inline_handler(which: str, request: pytest.FixtureRequest) -> None:
    for path, page in pages(request.getfixturevalue(which)).items():
        assert not {name for name in page.attributes if name == "style" or name.startswith("on")}, path


def test_every_page_has_a_policy_that_names_no_other_place(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith(".html"):
            policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', data.decode())
            assert policy is not None, path
            assert "default-src &#39;none&#39;" in policy[1]
            assert not re.search(r"unsafe|https?:|\*", policy[1]), path


def test_only_styles_and_scripts_have_fingerprints_in_their_names(files: dict[str, bytes]) -> None:
    static = sorted(re.sub(r"\.[0-9a-f]{8}\.", ".#.", path) for path in files if path.startswith("static/"))
    assert static == ["static/404.#.css", "static/favicon.svg", "static/timeline.#.css", "static/timeline.#.js"]


def test_the_seed_page_says_what_it_covers(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    assert "7 dated events from 1 article, spring 2011 to February 2017" in page
    for label in ("Spring 2011", "since early 2015", "16 January 2017", "23 January 2017", "February 2017"):
        assert label in page
    assert "<mark>the spring of 2011</mark>" in page
    assert "year inferred" in page


def test_words_in_another_language_say_so_and_how_they_are_written(tmp_path: Path) -> None:
    page = build(tmp_path, language="ar")["index.html"].decode()
    assert page.count('<blockquote lang="en" dir="ltr">') == 7
    assert '<h4 lang="en" dir="ltr">Protests erupt' in page
    first = seed_timeline().events[0]
    for lang, attributes in (("he", ' lang="he" dir="rtl"'), ("en-GB", ""), ("tlh", ' lang="tlh" dir="auto"')):
        source = replace(first.sources[0], lang=lang)
        page = build(tmp_path, Timeline((replace(first, sources=(source,)),)))["index.html"].decode()
        assert f"<blockquote{attributes}>" in page
    unsaid = replace(first, sources=(replace(first.sources[0], lang=None),))
    assert '<blockquote dir="auto">' in build(tmp_path, Timeline((unsaid,)))["index.html"].decode()


def test_an_article_is_cited_with_its_address_once_a_page_and_by_its_sentence_beside_its_text(tmp_path: Path) -> None:
    url = "https://example.org/a"
    events = [replace(event, sources=(replace(event.sources[0], url=url),)) for event in seed_timeline().events]
    study = seed_shelf().studies[SEED.stem]
    assert study.document is not None
    shelf = Shelf({SEED.stem: replace(study, document=replace(study.document, url=url))})
    built = build(tmp_path, Timeline(tuple(events)), shelf)
    assert built["index.html"].decode().count(f'href="{url}"') == 1
    article = built[SEED_PAGE].decode()
    assert article.count(f'href="{url}#:~:text=') == 7
    assert f'href="{url}#:~:text=More%20than%20310%2C000%20people%20have"' in article


def test_a_card_says_in_short_how_its_date_was_worked_out_and_the_article_in_full(files: dict[str, bytes]) -> None:
    assert "<p>counted from the date of the article</details>" in files["index.html"].decode()
    full = "&#39;next month&#39;, counted from Tuesday 17 January 2017, the date of the article: February 2017"
    assert f"<p>{full}</p>" in files[SEED_PAGE].decode()


@pytest.mark.parametrize("which", ["files", "large"])
def test_machines_read_the_main_events_and_the_articles_that_tell_them(
    which: str, request: pytest.FixtureRequest
) -> None:
    built = request.getfixturevalue(which)
    for path, page in pages(built).items():
        lists = [json.loads(data) for data in re.findall(r'ld\+json">(.*?)</script>', built[path].decode())]
        items = [item for each in lists for item in each["itemListElement"]]
        assert len(items) <= 200
        assert all(each["@type"] == "ItemList" for each in lists)
        here = [item["@id"] for item in items if item["@id"].startswith("#")]
        assert {each.removeprefix("#") for each in here} <= set(page.ids)
        if path == "index.html":
            assert items
            assert which == "files" or all(item["citation"] == "https://example.org/a" for item in items)


def test_an_article_without_a_title_is_called_by_its_place_and_date(files: dict[str, bytes]) -> None:
    assert '<h1 dir="auto">Amman, 17 January 2017</h1>' in files[SEED_PAGE].decode()


def test_the_article_marks_its_time_expressions_and_links_to_their_events(files: dict[str, bytes]) -> None:
    page = files[SEED_PAGE].decode()
    assert '<a class="timex" href="../index.html#0000000000a4">the spring of 2011<span class="tip">' in page
    assert '<span class="timex" tabindex="0">recent days<span class="tip">some time before, not dated</span>' in page
    assert 'class="sentence" id="0000000000a4"' in page


def test_an_empty_site_says_what_to_do(tmp_path: Path) -> None:
    page = build(tmp_path, Timeline(()), Shelf({}))["index.html"].decode()
    assert "There are no articles yet" in page
    assert "seeds/" in page


def test_articles_without_events_are_told_apart_from_no_articles(tmp_path: Path) -> None:
    page = build(tmp_path, Timeline(()), seed_shelf())["index.html"].decode()
    assert "No dated events were found" in page


def test_the_same_input_gives_the_same_keys_and_bytes(tmp_path: Path) -> None:
    config = seed_config(tmp_path, url="https://example.org/")
    plans = [list(site(seed_timeline(), seed_shelf(), config, find_theme(config))) for _ in range(2)]
    assert [(plan.path, plan.key) for plan in plans[0]] == [(plan.path, plan.key) for plan in plans[1]]
    assert [plan.render() for plan in plans[0]] == [plan.render() for plan in plans[1]]


def test_a_key_changes_with_what_the_page_shows_and_with_nothing_else(tmp_path: Path) -> None:
    config = seed_config(tmp_path)
    theme = find_theme(config)
    before = {plan.path: plan for plan in site(seed_timeline(), seed_shelf(), config, theme)}
    events = list(seed_timeline().events)
    events[0] = replace(events[0], headline="Another headline")
    after = {plan.path: plan for plan in site(Timeline(tuple(events)), seed_shelf(), config, theme)}
    changed = {path for path, plan in after.items() if plan.key != before[path].key}
    assert changed == {"index.html", "embed/index.html", SEED_PAGE}
    for path, plan in after.items():
        assert (plan.render() == before[path].render()) == (path not in changed), path


def test_a_page_of_the_editors_changes_every_page_that_leads_to_it(tmp_path: Path) -> None:
    timeline, shelf, config = seed_timeline(), seed_shelf(), seed_config(tmp_path)
    plans = [
        {file.path: file for file in site(timeline, shelf, config, find_theme(config), pages=pages)}
        for pages in ((), (content.Page("about", "About", "<p>We</p>"),))
    ]
    led = {path for path, file in plans[1].items() if path.endswith(".html") and b"pages/about.html" in file.render()}
    assert "index.html" in led
    assert [path for path in led if path in plans[0] and plans[0][path].key == plans[1][path].key] == []


def test_one_event_more_touches_its_own_pages_of_a_large_site(tmp_path: Path) -> None:
    whole, shelf = timeline(2600)
    config = seed_config(tmp_path)
    theme = find_theme(config)
    gone = max(whole.events, key=lambda event: (event.when.edtf, event.id))
    fewer = Timeline(tuple(event for event in whole.events if event is not gone))
    before = {plan.path: plan.key for plan in site(fewer, shelf, config, theme)}
    after = {plan.path: plan.key for plan in site(whole, shelf, config, theme)}
    changed = {path for path, key in after.items() if before.get(path) != key}
    year = gone.when.edtf[:4]
    assert len([path for path in changed if path.startswith("years/")]) == 1
    assert changed <= {
        "index.html", "embed/index.html", "search/index.js", f"search/{year}.js",
        *(path for path in changed if path.startswith((f"years/{year}", "articles/"))),
    }  # fmt: skip
    assert len(changed) < 8


def test_a_site_of_many_events_has_a_page_a_year_and_search_data(large: dict[str, bytes]) -> None:
    index = large["index.html"].decode()
    years = sorted(path for path in large if path.startswith("years/"))
    assert len(years) > 5
    assert all(f'href="{path}"' in index for path in years if path.count("-") == 0)
    assert "search/index.js" in large
    assert all(data.isascii() for path, data in large.items() if path.startswith("search/"))
    assert 'class="event' not in index


def test_a_year_page_leads_to_its_neighbours(large: dict[str, bytes]) -> None:
    years = sorted(path for path in large if path.startswith("years/"))
    page = large[years[1]].decode()
    assert f'rel="prev" href="{Path(years[0]).name}"' in page
    assert f'rel="next" href="{Path(years[2]).name}"' in page


def test_a_url_gives_absolute_addresses_for_machines_and_a_card(large: dict[str, bytes]) -> None:
    page = large["index.html"].decode()
    assert '<link rel="canonical" href="https://example.org/deep/">' in page
    assert 'property="og:image" content="https://example.org/deep/static/card.png"' in page
    assert large["static/card.png"].startswith(b"\x89PNG")


def test_the_embedded_list_gives_the_html_that_embeds_it(large: dict[str, bytes]) -> None:
    page = unescape(large["embed/index.html"].decode())
    assert '<iframe src="https://example.org/deep/embed/index.html" title="The war in Syria, dated"' in page
    assert 'e.data.type==="dateline:height"' in page
    assert page.count("<li id=") == 100


def test_without_a_url_nothing_is_absolute(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    assert "canonical" not in page
    assert "og:image" not in page
    assert "static/card.png" not in files


def test_arabic_pages_run_from_the_right(tmp_path: Path) -> None:
    page = build(tmp_path, language="ar")["index.html"].decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "7 أحداث مؤرخة" in page
    assert "منذ أوائل 2015" in page


def test_a_site_overrides_templates_and_static_files_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "static").mkdir()
    (tmp_path / "templates" / "404.html").write_text("<p>gone: {{ site.title }}</p>", encoding="utf-8")
    (tmp_path / "static" / "timeline.css").write_text("body { color: teal }", encoding="utf-8")
    built = build(tmp_path)
    assert built["404.html"] == b"<p>gone: The war in Syria, dated</p>"
    assert b"body { color: teal }" in [data for path, data in built.items() if path.endswith(".css")]
    assert b"Protests erupt" in built["index.html"]


@pytest.mark.parametrize(
    ("template", "text", "place", "message"),
    [
        ("index.html", "{{ misspelt }}", "templates/index.html:1", "'misspelt' is undefined"),
        ("index.html", "\n{% if %}", "templates/index.html:2", "not a template"),
        ("index.html", "{% extends 'none.html' %}", "templates/index.html:1", "no such template: 'none.html'"),
        ("base.html", "x\n{{ asset('none.css') }}", "templates/base.html:2", "no such static file: 'none.css'"),
    ],
)
def test_a_broken_template_is_named_with_its_line(
    tmp_path: Path, template: str, text: str, place: str, message: str
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / template).write_text(text, encoding="utf-8")
    with pytest.raises(SiteError) as caught:
        build(tmp_path)
    assert message in caught.value.message
    assert str(caught.value.at) == place


def test_no_markup_of_an_article_goes_live(tmp_path: Path) -> None:
    events = seed_timeline().events
    evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\u2028'
    source = replace(events[0].sources[0], quote=evil, title=evil, publisher=evil, url="javascript:alert(1)")
    worse = replace(events[0], headline=evil, sources=(source,))
    built = build(tmp_path, Timeline((worse, *events[1:])), url="https://example.org/")
    for path, data in built.items():
        if path.endswith(".html"):
            assert b"<script>alert" not in data, path
            assert b"<img" not in data, path
            assert b"javascript:" not in data, path
