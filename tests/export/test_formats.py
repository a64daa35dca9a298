"""The exports, each read by somebody else's reader, and the plans of their files."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import atoma
import feedparser
import icalendar
import jsonschema
import pytest

from generator.config import EXPORTS, Config
from generator.export import FORMATS, Matter, export, render
from generator.export.gist import MOST
from generator.model import event as nouns
from generator.model.calendar import Day
from generator.model.document import Markup, TextNode
from generator.model.edtf import bounds
from generator.model.event import Citation, Found, Media, Timeline, When
from generator.model.shard import OnePage, Parted
from tests.export.made import event, source

CONFIG = Config(Path(), title="Talks & <more>", description="What was told.", url="https://example.org/t/")
NASTY = "]]> </script> & \" ' \x00\x1b\u2028\ud800 é"
NO_STUDIES: Any = {}
BODY = Markup("<p>By hand.</p>", (TextNode(0, 8, 3, 11),))
PICTURE = Media("images/tower.jpg", "The tower", "A. Person")
CITED = (Citation("A book", "https://x.test/b", published="spring 2018"),)


FOUND = Found(When("2017", None, Day(2017, 1, 1), Day(2017, 12, 31)), "Found", "happened")


def when(edtf: str, mod: nouns.Mod | None = None) -> When:
    return When(edtf, mod, *bounds(edtf, mod))


TIMELINE = Timeline(
    (
        event(id="e0", when=when("-0049"), headline="Caesar crosses"),
        event(id="e1", when=when("2015/.."), headline="A siege goes on", status="ongoing"),
        event(id="e2"),
        event(id="e3", when=when("2017-01-05/2017-01-09"), headline="They meet", status="planned"),
        event(id="e5", when=when("2017-01-20~"), headline="=1+1", status="possible", found=FOUND, note="Mended."),
        event(
            id="e4", when=when("2017-02"), headline=NASTY, sources=(source(quote=NASTY, title=NASTY), source(url=None))
        ),
        event(
            id="e6", when=when("2018"), sources=(), steps=(), body=BODY, media=PICTURE, citations=CITED, label="then"
        ),
    )
)


def made(name: str, timeline: Timeline = TIMELINE, config: Config = CONFIG) -> bytes:
    return render(name, Matter(Parted(timeline), NO_STUDIES, config, ["index.html", "404.html"]))


def test_the_json_is_what_its_schema_says(repository: Path) -> None:
    schema = json.loads((repository / "docs" / "timeline.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for config in (CONFIG, replace(CONFIG, url=None, description=None)):
        jsonschema.Draft202012Validator(schema).validate(json.loads(made("timeline", config=config)))


def test_the_schema_knows_each_status_and_kind(repository: Path) -> None:
    properties = json.loads((repository / "docs" / "timeline.schema.json").read_text("utf-8"))["$defs"]["event"][
        "properties"
    ]
    assert properties["status"]["enum"] == list(get_args(nouns.Status))
    assert properties["kind"]["enum"] == list(get_args(nouns.Kind))
    assert properties["mod"]["enum"] == [*get_args(nouns.Mod), None]


def test_the_json_has_the_events_in_their_order() -> None:
    found = json.loads(made("timeline"))
    assert (found["version"], found["title"]) == (1, "Talks & <more>")
    assert [one["id"] for one in found["events"]] == ["e0", "e1", "e2", "e3", "e5", "e4", "e6"]
    assert found["events"][2]["url"] == "https://example.org/t/#e2"
    assert found["events"][2]["sources"][0]["phrase"] == "Monday"
    assert found["events"][5]["headline"] == NASTY


def test_a_calendar_has_the_events_of_a_known_day_and_counts_the_others() -> None:
    calendar = icalendar.Calendar.from_ical(made("ics"))
    entries: dict[str, Any] = {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}
    assert sorted(entries) == ["e2@dateline", "e3@dateline"]
    assert (entries["e3@dateline"]["dtstart"].dt, entries["e3@dateline"]["dtend"].dt) == (
        date(2017, 1, 5),
        date(2017, 1, 10),
    )
    assert entries["e3@dateline"]["status"] == "TENTATIVE"
    assert entries["e2@dateline"]["summary"] == "Rebels say they will come"
    assert "5 events are not dated to the day" in str(calendar["description"])


def test_a_calendar_holds_any_text() -> None:
    timeline = Timeline((event(headline=NASTY, sources=(source(quote=NASTY),)),))
    (entry,) = icalendar.Calendar.from_ical(made("ics", timeline)).walk("VEVENT")
    assert "]]> </script>" in str(entry["summary"])


def test_the_last_day_of_the_calendar_is_left_out_and_not_an_error() -> None:
    timeline = Timeline((event(when=when("9999-12-31")), event(when=when("0000-01-01"))))
    assert not icalendar.Calendar.from_ical(made("ics", timeline)).walk("VEVENT")


@pytest.mark.parametrize("config", [CONFIG, replace(CONFIG, url=None)], ids=["with address", "without"])
def test_the_atom_feed_is_read_by_a_feed_reader(config: Config) -> None:
    feed = feedparser.parse(made("atom", config=config))
    assert not feed.bozo
    assert feed.feed.title == "Talks & <more>"
    assert len(feed.entries) == 6
    assert feed.entries[2].title == "16 January 2017: Rebels say they will come"
    assert feed.entries[2].published == "2017-01-17T00:00:00Z"
    assert len({entry.id for entry in feed.entries}) == 6


@pytest.mark.parametrize("config", [CONFIG, replace(CONFIG, url=None)], ids=["with address", "without"])
def test_the_json_feed_is_read_by_a_feed_reader(config: Config) -> None:
    feed = atoma.parse_json_feed_bytes(made("jsonfeed", config=config))
    assert (feed.title, feed.home_page_url) == ("Talks & <more>", config.url)
    assert feed.items[2].title == "16 January 2017: Rebels say they will come"
    assert feed.items[2].date_published == datetime(2017, 1, 17, tzinfo=UTC)
    assert len({item.id_ for item in feed.items}) == 6


def test_a_feed_has_the_newest_articles_first_and_no_more_than_it_may() -> None:
    events = [
        event(id=f"e{number}", sources=(source(published=Day(2017, 1, 1 + number % 28)),)) for number in range(90)
    ]
    timeline = Timeline(tuple(events))
    atom = [entry.published[:10] for entry in feedparser.parse(made("atom", timeline)).entries]
    json_feed = [item["date_published"][:10] for item in json.loads(made("jsonfeed", timeline))["items"]]
    assert len(atom) == MOST
    assert atom == json_feed == sorted(atom, reverse=True)


def test_an_empty_timeline_has_feeds_too() -> None:
    for name in FORMATS:
        assert made(name, Timeline(()))
    assert not feedparser.parse(made("atom", Timeline(()))).bozo


def test_nothing_of_an_article_is_markup_in_a_feed() -> None:
    timeline = Timeline((event(sources=(source(quote="<script>alert(1)</script>", title="<b>x</b>"),)),))
    atom = feedparser.parse(made("atom", timeline), sanitize_html=False).entries[0].content[0].value
    for content in (atom, json.loads(made("jsonfeed", timeline))["items"][0]["content_html"]):
        assert "<script" not in content
        assert "<b>" not in content
    assert "<script" not in json.loads(made("timelinejs", timeline))["events"][0]["text"]["text"]


def test_timelinejs_gets_the_parts_of_a_date_that_are_known() -> None:
    slides = {slide["unique_id"]: slide for slide in json.loads(made("timelinejs"))["events"]}
    assert slides["e0"]["start_date"] == {"year": -49}
    assert slides["e1"]["start_date"] == {"year": 2015}
    assert "end_date" not in slides["e1"]
    assert slides["e1"]["display_date"] == "since 2015"
    assert slides["e3"]["end_date"] == {"year": 2017, "month": 1, "day": 9}
    assert slides["e4"]["start_date"] == {"year": 2017, "month": 2}


@pytest.mark.parametrize("edtf", ["2011-21", "199X", "19XX", "../2015", "2015-33", "2010~", "2015/2016", "Y12000"])
def test_every_kind_of_date_has_a_slide(edtf: str) -> None:
    (slide,) = json.loads(made("timelinejs", Timeline((event(when=when(edtf)),))))["events"]
    assert isinstance(slide["start_date"]["year"], int)


def plans(config: Config, timeline: Timeline = TIMELINE, pages: tuple[str, ...] = ("index.html",)) -> dict[str, str]:
    return {file.path: file.key for file in export(Parted(timeline), NO_STUDIES, config, pages)}


def test_a_site_has_the_files_that_its_configuration_asks_for() -> None:
    assert list(plans(CONFIG)) == list(EXPORTS.values())
    assert list(plans(replace(CONFIG, exports=("csv",)))) == ["events.csv"]
    assert "sitemap.xml" not in plans(replace(CONFIG, url=None))


def test_a_key_changes_with_what_its_file_shows_and_with_nothing_else() -> None:
    before = plans(CONFIG)
    changed = plans(CONFIG, Timeline((*TIMELINE.events[1:], event(id="e9"))))
    assert {path for path in before if before[path] != changed[path]} == {
        "timeline.json", "timelinejs.json", "events.csv", "events.ics", "feed.xml", "feed.json",
    }  # fmt: skip
    changed = plans(CONFIG, pages=("index.html", "articles/a.html"))
    assert {path for path in before if before[path] != changed[path]} == {"sitemap.xml"}
    assert all(key != before[path] for path, key in plans(replace(CONFIG, title="Other")).items())
    assert plans(CONFIG) == before


def test_what_is_planned_is_what_is_rendered() -> None:
    for file, name in zip(export(Parted(TIMELINE), NO_STUDIES, CONFIG, ["index.html"]), EXPORTS, strict=True):
        assert file.render() == render(name, Matter(Parted(TIMELINE), NO_STUDIES, CONFIG, ["index.html"]))


def test_the_not_found_page_is_not_in_the_sitemap() -> None:
    assert b"404" not in made("sitemap")


class Elsewhere(OnePage):
    """One event on a page of its own."""

    def path_of(self, event: nouns.Event) -> str:
        return "years/2017.html" if event.id == "e2" else super().path_of(event)


def test_an_event_is_where_the_site_has_it() -> None:
    places = Elsewhere()
    found = render("timeline", Matter(Parted(TIMELINE), NO_STUDIES, CONFIG, (), places))
    addresses = [event["url"] for event in json.loads(found)["events"]]
    assert addresses[1:3] == ["https://example.org/t/#e1", "https://example.org/t/years/2017.html#e2"]
