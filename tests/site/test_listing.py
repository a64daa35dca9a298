"""The order of the list, its headings, and what still goes on."""

from dataclasses import replace

from generator.model.edtf import bounds
from generator.model.event import Event, Mod, When
from generator.site.listing import in_order, is_lasting, list_years
from generator.site.place import extent, precision, valid_datetime
from tests.site.seed import seed_timeline


def event(edtf: str, event_id: str = "a", mod: Mod | None = None) -> Event:
    first, last = bounds(edtf, mod)
    return replace(seed_timeline().events[0], id=event_id, when=When(edtf, mod, first, last), steps=())


def headings(*edtfs: str) -> list[tuple[str, list[str]]]:
    events = in_order(event(edtf, f"{at}") for at, edtf in enumerate(edtfs))
    years = list_years(events, [each for each in events if is_lasting(each)], "en")
    return [(year.heading.text, [part.heading.text for part in year.sections]) for year in years]


def test_events_stand_by_their_first_day_then_by_their_last() -> None:
    events = [event("2017", "d"), event("2017-01-01", "c"), event("2017-01", "b"), event("2016/..", "a")]
    assert [each.id for each in in_order(events)] == ["a", "c", "b", "d"]
    assert in_order(reversed(events)) == in_order(events)


def test_what_is_open_at_its_beginning_stands_where_it_ends() -> None:
    assert [each.id for each in in_order([event("../2015", "a"), event("2014-05", "b"), event("2016", "c")])] == list(
        "bac"
    )


def test_years_have_sections_by_month_or_season() -> None:
    assert headings("2017-01-16", "2017-01", "2017-21", "2016", "2011-33") == [
        ("2011", ["First quarter of 2011"]),
        ("2016", [""]),
        ("2017", ["January 2017", "Spring 2017"]),
    ]


def test_a_decade_and_a_century_have_headings_of_their_own() -> None:
    assert headings("199X", "18XX", "1990-05-01") == [
        ("19th century", [""]),
        ("1990s", [""]),
        ("1990", ["May 1990"]),
    ]


def test_a_heading_that_comes_back_has_an_id_of_its_own() -> None:
    events = in_order([event("2016-01-01", "a"), event("2016", "b"), event("2016-01-09", "c")])
    (year,) = list_years(events, [], "en")
    assert [part.heading.id for part in year.sections] == ["m2016-01", "", "m2016-01.2"]


def test_what_lasts_is_named_in_later_years_until_it_ends() -> None:
    events = in_order([event("2008/2016", "a"), event("2015/..", "b"), event("2016-05", "c"), event("2018-05", "d")])
    years = list_years(events, [each for each in events if is_lasting(each)], "en")
    assert [(year.heading.text, [each.id for each in year.lasting]) for year in years] == [
        ("2008", []), ("2015", ["a"]), ("2016", ["a", "b"]), ("2018", ["b"]),
    ]  # fmt: skip


def test_an_imprecise_date_does_not_last() -> None:
    assert not is_lasting(event("199X"))
    assert not is_lasting(event("2016"))
    assert is_lasting(event("2016-11/2017-02"))


def test_only_what_html_allows_is_a_datetime() -> None:
    allowed = {edtf: valid_datetime(event(edtf).when) for edtf in ("2017-01-16", "2017-01", "2017", "2011-21", "199X")}
    assert allowed == {"2017-01-16": "2017-01-16", "2017-01": "2017-01", "2017": "2017", "2011-21": None, "199X": None}
    assert valid_datetime(event("-0049").when) is None
    assert valid_datetime(event("2015", mod="START").when) is None
    assert valid_datetime(event("2010~").when) is None


def test_precision_and_shape_are_told_from_the_edtf() -> None:
    found = {edtf: (precision(event(edtf).when), extent(event(edtf)).shape) for edtf in (
        "2017-01-16", "2017-01", "2011-21", "2016", "199X", "2015/..", "2017-01-09/2017-01-15", "2017-01-05/2017-01-09",
    )}  # fmt: skip
    assert found == {
        "2017-01-16": ("day", "exact"), "2017-01": ("month", "span"), "2011-21": ("part", "span"),
        "2016": ("year", "span"), "199X": ("longer", "span"), "2015/..": ("span", "lasting"),
        "2017-01-09/2017-01-15": ("span", "span"), "2017-01-05/2017-01-09": ("span", "lasting"),
    }  # fmt: skip
