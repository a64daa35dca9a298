"""The timeline in a real browser: what a reader sees, clicks and types."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.audit.corpus import timeline
from tests.browser.conftest import OpenPage
from tests.site.seed import build, write_site

PAST_THE_BARS = "parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)"


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed")
    return write_site(folder, build(folder))


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hundred")
    return write_site(folder, build(folder, *timeline(100)))


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("thousand")
    return write_site(folder, build(folder, *timeline(1000)))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    return write_site(folder, build(folder, *timeline(2600)))


@pytest.fixture
def server(seed: Path) -> Iterator[str]:
    """Serve the seed's site under a sub-path, and its 404 page for what is not there."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix("/any/sub/path"))

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
            self.send_response(code)
            self.end_headers()
            self.wfile.write((seed / "404.html").read_bytes())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(seed))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/any/sub/path/"
        running.shutdown()


def visible(page: Page) -> int:
    return page.locator(".event:visible").count()


def off_by(page: Page, event_id: str) -> float:
    """Return how many pixels an event is from where a link to it should put it."""
    return float(page.evaluate(f"document.getElementById('{event_id}').getBoundingClientRect().top - {PAST_THE_BARS}"))


def test_the_seven_events_are_read_without_scripts_from_a_file(seed: Path, open_page: OpenPage) -> None:
    page = open_page(seed / "index.html", java_script_enabled=False)
    assert visible(page) == 7
    assert page.locator(".find").count() == 0
    expect(page.locator("h1")).to_have_text("The war in Syria, dated")
    page.locator("summary").first.click()
    expect(page.locator(".how p").first).to_be_visible()


def test_the_page_works_under_a_sub_path(server: str, open_page: OpenPage) -> None:
    page = open_page(server)
    assert visible(page) == 7
    page.locator(".event .source a").first.click()
    expect(page.locator(".sentence:target")).to_contain_text("the spring of 2011")
    page.locator(".sentence:target a.timex").click()
    expect(page.locator(".event:target h4")).to_have_text("Protests erupt against Assad’s rule")


def test_the_404_page_needs_nothing_but_itself_at_any_depth(
    server: str, open_page: OpenPage, complaints: list[str]
) -> None:
    page = open_page(f"{server}no/such/page")
    expect(page.locator("h1")).to_have_text("Page not found")
    assert page.evaluate("getComputedStyle(document.body).display") == "grid"
    assert all("404" in complaint for complaint in complaints)
    complaints.clear()


def test_a_year_of_the_band_is_a_link_without_scripts(seed: Path, open_page: OpenPage) -> None:
    page = open_page(seed / "index.html", java_script_enabled=False, height=500)
    page.locator(".band a", has_text="2016").click()
    assert page.url.endswith("#y2016")
    assert page.evaluate("scrollY") > 200


@pytest.mark.parametrize("scripts", [True, False])
def test_a_permalink_lands_on_its_event_among_a_thousand(thousand: Path, open_page: OpenPage, *, scripts: bool) -> None:
    page = open_page(thousand / "index.html", java_script_enabled=scripts)
    ids = page.locator(".event").evaluate_all("all => all.map(e => e.id)")
    for event_id in (ids[400], ids[777]):
        page.goto((thousand / "index.html").as_uri() + f"#{event_id}")
        page.wait_for_timeout(150)
        assert abs(off_by(page, event_id)) <= 2


def test_a_permalink_lands_on_its_event_inside_a_frame(thousand: Path, open_page: OpenPage, tmp_path: Path) -> None:
    source = (thousand / "index.html").read_text(encoding="utf-8")
    event_id = source.split('<li class="event')[600].split('id="')[1].split('"')[0]
    around = tmp_path / "around.html"
    address = f"{(thousand / 'index.html').as_uri()}#{event_id}"
    around.write_text(f'<iframe src="{address}" width="900" height="500"></iframe>', encoding="utf-8")
    page = open_page(around)
    page.wait_for_timeout(400)
    frame = page.frames[1]
    off = frame.evaluate(f"document.getElementById('{event_id}').getBoundingClientRect().top - {PAST_THE_BARS}")
    assert abs(off) <= 2


def test_what_has_the_focus_is_never_under_the_sticky_headings(hundred: Path, open_page: OpenPage) -> None:
    page = open_page(hundred / "index.html", width=390)
    page.locator(".event").nth(40).locator("a").first.focus()
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        hidden = page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect();
            const at = document.elementFromPoint(r.left + r.width / 2, r.top + 2);
            return !(e === at || e.contains(at)) && e.outerHTML.slice(0, 80) }"""
        )
        assert hidden is False


def test_search_and_facets_appear_only_where_they_help(seed: Path, hundred: Path, open_page: OpenPage) -> None:
    assert open_page(seed / "index.html").locator(".find").count() == 0
    page = open_page(hundred / "index.html")
    expect(page.locator(".find")).to_be_visible()
    assert open_page(hundred / "index.html", java_script_enabled=False).locator(".find:visible").count() == 0


def test_a_facet_filters_the_list_and_the_address_says_so(hundred: Path, open_page: OpenPage) -> None:
    page = open_page(hundred / "index.html")
    page.locator(".facet[data-facet=status] summary").click()
    count = int(page.locator("label", has_text="planned").locator("output").inner_text())
    page.locator("input[value=planned]").check()
    expect(page.locator("[role=status]")).to_have_text(f"{count} of 100 events")
    assert visible(page) == count
    assert page.url.endswith("?status=planned")
    assert page.locator(".year:visible").count() <= count
    page.reload()
    expect(page.locator("[role=status]")).to_have_text(f"{count} of 100 events")
    page.get_by_role("button", name="Clear all").click()
    assert visible(page) == 100
    page.go_back()
    expect(page.locator("[role=status]")).to_have_text(f"{count} of 100 events")
    assert visible(page) == count


def test_counts_of_facets_follow_the_filter(hundred: Path, open_page: OpenPage) -> None:
    page = open_page((hundred / "index.html").as_uri() + "?status=planned")
    shown = visible(page)
    page.locator("[data-facet=kind] summary").click()
    kinds = page.locator("[data-facet=kind] output").all_inner_texts()
    assert sum(map(int, kinds)) == shown


def test_search_finds_words_without_their_accents_and_says_when_there_are_none(
    hundred: Path, open_page: OpenPage
) -> None:
    page = open_page(hundred / "index.html")
    page.locator("input[type=search]").fill("BRÍDGE")
    expect(page.locator("[role=status]")).to_contain_text("of 100 events")
    found = page.locator(".event:visible")
    assert 0 < found.count() < 100
    assert all("bridge" in text.lower() for text in found.all_text_contents())
    page.locator("input[type=search]").fill("zzzz")
    expect(page.locator("[role=status]")).to_have_text("No event matches. Clear a filter to see more.")


def test_the_band_is_drawn_again_for_what_is_found(hundred: Path, open_page: OpenPage) -> None:
    page = open_page(hundred / "index.html")
    before = page.locator(".band svg .exact").get_attribute("d")
    page.goto((hundred / "index.html").as_uri() + "?status=planned")
    expect(page.locator("[role=status]")).to_contain_text("of 100 events")
    drawn = page.locator(".band svg .exact").get_attribute("d")
    assert before
    assert drawn
    assert 0 < drawn.count("v") < before.count("v")


def test_the_window_of_the_band_follows_the_scroll_and_a_click_jumps(hundred: Path, open_page: OpenPage) -> None:
    page = open_page(hundred / "index.html")
    view = page.locator(".band .view")
    expect(view).to_be_visible()
    first = view.get_attribute("aria-valuenow")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(200)
    assert view.get_attribute("aria-valuenow") != first
    page.evaluate("scrollTo(0, 0)")
    box = page.locator(".band > svg").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 60, box["y"] + 20)
    page.wait_for_timeout(600)
    assert page.evaluate("scrollY") > 1000
    expect(view).to_be_in_viewport()


def test_arrow_keys_move_from_event_to_event(hundred: Path, open_page: OpenPage) -> None:
    page = open_page(hundred / "index.html")
    page.locator(".band .view").focus()
    page.keyboard.press("End")
    page.wait_for_timeout(150)
    assert page.evaluate("scrollY") > 1000
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(150)
    second = page.locator(".event").nth(1).get_attribute("id")
    assert second is not None
    assert abs(off_by(page, second)) <= 2


def test_zoom_goes_down_to_days_and_back(hundred: Path, open_page: OpenPage) -> None:
    page = open_page(hundred / "index.html")
    whole = page.locator(".band text").all_text_contents()
    zoom_in = page.get_by_role("button", name="Zoom in")
    for _ in range(12):
        if zoom_in.is_enabled():
            zoom_in.click()
    days = page.locator(".band text").all_text_contents()
    assert days
    assert all(any(character.isdigit() for character in text) and " " in text for text in days)
    page.locator(".band > svg").dblclick(position={"x": 300, "y": 10})
    assert len(page.locator(".band text").all_text_contents()) >= len(whole)
    page.wait_for_timeout(400)
    assert page.evaluate("scrollY") == 0
    assert any(text.isdigit() for text in page.locator(".band text").all_text_contents())


def test_the_wheel_zooms_over_the_band_only_once_the_pointer_has_moved_there(
    hundred: Path, open_page: OpenPage
) -> None:
    page = open_page(hundred / "index.html")
    box = page.locator(".band > svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 500, box["y"] + 20)
    page.mouse.move(box["x"] + 505, box["y"] + 22)
    page.mouse.wheel(0, -600)
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == 0
    expect(page.get_by_role("button", name="Zoom out")).to_be_enabled()


def band_box(page: Page) -> tuple[float, float, float]:
    """Return the left edge, the middle of the marks and the width of the band."""
    box = page.locator(".band > svg").bounding_box()
    assert box is not None
    return box["x"], box["y"] + 30, box["width"]


def test_dragging_over_the_band_goes_through_the_list(hundred: Path, open_page: OpenPage) -> None:
    page = open_page(hundred / "index.html")
    left, middle, width = band_box(page)
    page.mouse.move(left + 100, middle)
    page.mouse.down()
    seen = []
    for part in (0.3, 0.6, 0.9):
        page.mouse.move(left + width * part, middle, steps=4)
        page.wait_for_timeout(100)
        seen.append(page.evaluate("scrollY"))
    page.mouse.up()
    assert seen == sorted(seen)
    assert seen[-1] > seen[0]


def test_two_fingers_apart_zoom_the_band(hundred: Path, open_page: OpenPage) -> None:
    page = open_page(hundred / "index.html", width=390, height=844, has_touch=True, is_mobile=True)
    left, middle, width = band_box(page)
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *places: float) -> None:
        points = [{"x": left + place, "y": middle, "id": finger} for finger, place in enumerate(places)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    expect(page.get_by_role("button", name="Zoom out")).to_be_disabled()
    touch("touchStart", width / 2 - 20)
    touch("touchStart", width / 2 - 20, width / 2 + 20)
    for apart in (30, 45, 60, 80, 110):
        touch("touchMove", width / 2 - apart, width / 2 + apart)
    touch("touchEnd")
    expect(page.get_by_role("button", name="Zoom out")).to_be_enabled()


def test_plus_and_minus_zoom_and_nought_shows_all_of_it(hundred: Path, open_page: OpenPage) -> None:
    page = open_page(hundred / "index.html")
    page.locator(".band .view").focus()
    whole = page.locator(".band text").all_text_contents()
    page.keyboard.press("+")
    page.keyboard.press("+")
    closer = page.locator(".band text").all_text_contents()
    assert closer != whole
    page.keyboard.press("-")
    assert page.locator(".band text").all_text_contents() != closer
    page.keyboard.press("0")
    expect(page.get_by_role("button", name="Zoom out")).to_be_disabled()
    expect(page.locator(".band .view")).to_be_focused()


def test_the_whole_page_is_used_by_keyboard(hundred: Path, open_page: OpenPage) -> None:
    page = open_page(hundred / "index.html")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    stops = []
    for _ in range(26):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('.band, .find, .event, .top').classList[0]"))
    assert stops.index("band") < stops.index("find") < stops.index("event")

    page.locator("[data-facet=status] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[role=status]")).to_contain_text("of 100 events")
    page.keyboard.press("Escape")
    expect(page.locator("[data-facet=status] summary")).to_be_focused()
    expect(page.locator("[data-facet=status] fieldset")).to_be_hidden()

    how = page.locator(".event:visible .how summary").first
    how.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".event:visible .how p").first).to_be_visible()


def test_no_link_and_no_button_is_out_of_reach_of_the_tab_key(seed: Path, open_page: OpenPage) -> None:
    page = open_page(seed / "index.html")
    wanted = page.evaluate("document.querySelectorAll('a[href], button:enabled, summary, [tabindex=\"0\"]').length")
    reached = set()
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert len(reached - {-1}) >= wanted


def test_the_original_opens_at_the_words_that_are_quoted(
    hundred: Path, open_page: OpenPage, complaints: list[str]
) -> None:
    page = open_page(hundred / "index.html")
    page.route("https://example.org/**", lambda route: route.fulfill(body="the original"))
    link = page.locator(".event .source a[href^=http]").first
    words = page.locator(".event:has(.source a[href^=http]) blockquote").first.inner_text().split()[:5]
    link.click()
    page.wait_for_url("https://example.org/**")
    asked = page.evaluate("performance.getEntriesByType('navigation')[0].name")
    assert asked.startswith("https://example.org/a")
    page.go_back()
    stay = "addEventListener('click', click => click.preventDefault(), {once: true})"
    href = page.locator(".event .source a[href^=http]").first.evaluate(f"e => {{ {stay}; e.click(); return e.href }}")
    assert href == "https://example.org/a#:~:text=" + quote(" ".join(words), safe="")
    complaints.clear()


def test_a_large_site_is_searched_from_a_file(large: Path, open_page: OpenPage) -> None:
    page = open_page(large / "index.html")
    assert page.locator("script[src*=search]").count() == 0
    page.locator("input[type=search]").fill("parliament")
    expect(page.locator("[role=status]")).to_contain_text("of 2,600 events")
    expect(page.locator(".results li").first).to_be_visible()
    expect(page.locator("#years")).to_be_hidden()
    page.locator(".results a").first.click()
    expect(page.locator(".event:target")).to_contain_text("parliament", ignore_case=True)


def test_a_year_page_sends_its_search_to_the_index(large: Path, open_page: OpenPage) -> None:
    page = open_page(sorted((large / "years").iterdir())[3])
    page.locator("input[type=search]").fill("treaty")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_contain_text("of 2,600 events")
    assert "index.html?q=treaty" in page.url


def test_facets_of_a_large_site_count_all_of_it(large: Path, open_page: OpenPage) -> None:
    page = open_page((large / "index.html").as_uri() + "?kind=statement&status=planned")
    expect(page.locator("[role=status]")).to_contain_text("of 2,600 events")
    shown = int(page.locator("[role=status]").inner_text().split(" of ")[0].replace(",", ""))
    page.locator("[data-facet=precision] summary").click()
    counts = page.locator("[data-facet=precision] output").all_inner_texts()
    assert sum(int(count.replace(",", "")) for count in counts) == shown


def test_the_meaning_of_a_marked_word_shows_on_hover_and_focus_and_can_be_sent_away(
    seed: Path, open_page: OpenPage
) -> None:
    page = open_page(seed / "articles" / "000_45ef8bfc82b231bc.html")
    tip = page.locator(".timex", has_text="recent days").locator(".tip")
    expect(tip).to_be_hidden()
    page.locator(".timex", has_text="recent days").hover()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.mouse.move(0, 0)
    page.locator(".timex", has_text="recent days").focus()
    expect(tip).to_be_visible()


def test_a_tap_shows_the_meaning_before_it_follows_the_link(seed: Path, open_page: OpenPage) -> None:
    page = open_page(seed / "articles" / "000_45ef8bfc82b231bc.html", width=390, has_touch=True, is_mobile=True)
    word = page.locator("a.timex", has_text="Jan. 23")
    word.tap()
    expect(word.locator(".tip")).to_be_visible()
    assert "articles/" in page.url
    word.tap(position={"x": 5, "y": 5})
    page.wait_for_url("**/index.html#*")


def test_the_copy_button_comes_to_the_card_at_hand(open_page: OpenPage, server: str) -> None:
    page = open_page(server, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".event").nth(2).hover()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert (
        page.evaluate("navigator.clipboard.readText()")
        == f"{server}#{page.locator('.event').nth(2).get_attribute('id')}"
    )


def test_the_embedded_list_tells_its_height_and_its_deep_links_work(
    seed: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    around = tmp_path / "around.html"
    around.write_text(
        f"""<script>addEventListener('message', e => document.title = e.data.height)</script>
        <iframe src="{(seed / "embed" / "index.html").as_uri()}#0000000000a1" width="400" height="200"></iframe>""",
        encoding="utf-8",
    )
    page = open_page(around)
    page.wait_for_function("+document.title > 200")
    assert page.frames[1].evaluate("document.querySelector(':target').textContent").strip().startswith("23 January")


@pytest.mark.parametrize(
    ("which", "name"),
    [
        *(("seed", name) for name in ("index.html", "articles/000_45ef8bfc82b231bc.html", "articles/index.html")),
        ("seed", "404.html"),
        ("seed", "embed/index.html"),
        ("hundred", "index.html"),
        ("hundred", "index.html?status=planned"),
        ("large", "index.html"),
        ("large", "years/2010.html"),
    ],
)
def test_a_screen_of_320_pixels_needs_no_sideways_scrolling(
    which: str, name: str, request: pytest.FixtureRequest, open_page: OpenPage
) -> None:
    page = open_page(f"{request.getfixturevalue(which).as_uri()}/{name}", width=320)
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_print_shows_the_whole_list_with_addresses(hundred: Path, open_page: OpenPage) -> None:
    page = open_page(hundred / "index.html")
    page.emulate_media(media="print")
    assert visible(page) == 100
    expect(page.locator(".find")).to_be_hidden()
    expect(page.locator(".zoom")).to_be_hidden()
    expect(page.locator(".how p").last).to_be_visible()
    after = "getComputedStyle(document.querySelector('.source a[href^=http]'), '::after').content"
    assert "https://example.org/a" in page.evaluate(after) or "attr(href)" in page.evaluate(after)


def test_nothing_shifts_while_the_page_loads(hundred: Path, open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script(
        """window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.shift += e.value))
        .observe({type: 'layout-shift', buffered: true})"""
    )
    page.goto((hundred / "index.html").as_uri())
    page.wait_for_timeout(500)
    assert page.evaluate("window.shift") < 0.02
