"""Which pages a timeline takes."""

from dataclasses import replace

from generator.model.calendar import Day
from generator.model.event import Event, Timeline, When
from generator.model.file import NoPieces
from generator.model.shard import Parted
from generator.site.gists import Gists
from generator.site.sheets import INDEX, Sheets, lay_out
from tests.site.seed import seed_timeline


def events(count: int, *, years: int = 1, quote: str = "It happened then.") -> list[Event]:
    """Return events from the first of January 2001 on, each a day after the other, year after year."""
    found = []
    for at in range(count):
        day = Day(2001 + at * years // count, 1, 1).plus_days(at % 365)
        first = seed_timeline().events[0]
        source = replace(first.sources[0], quote=quote)
        found.append(replace(first, id=f"{at:06}", when=When(str(day), None, day, day), sources=(source,)))
    return sorted(found, key=lambda event: (event.when.edtf, event.id))


def gists_of(found: list[Event]) -> Gists:
    return Gists(Parted(Timeline(tuple(found))), NoPieces(), "en")


def laid(found: list[Event]) -> Sheets:
    return lay_out(gists_of(found), "en")


def test_a_thousand_events_stand_on_one_page() -> None:
    sheets = laid(events(1000))
    assert not sheets.is_large
    assert [sheet.path for sheet in sheets.all] == [INDEX]


def test_one_more_gives_a_page_a_year() -> None:
    sheets = laid(events(1001, years=3))
    assert sheets.is_large
    assert next(sheet.path for sheet in sheets.years) == "years/2001.html"
    assert sum(sheet.count for sheet in sheets.years) == 1001
    assert not any(sheet.months for sheet in sheets.years)


def test_a_year_of_too_many_events_has_a_page_a_month() -> None:
    gists = gists_of(events(1300))
    (year,) = lay_out(gists, "en").years[:1]
    assert year.count > 1000
    assert year.events(gists) == ()
    assert [month.path for month in year.months][:2] == ["years/2001-01.html", "years/2001-02.html"]
    assert year.months[0].name == "January 2001"


def long_quotations(count: int, *, years: int) -> list[Event]:
    """Return events whose quotations have eighty words each, hardly one of them twice."""
    made = events(count, years=years)
    return [
        replace(event, sources=(replace(event.sources[0], quote=" ".join(f"w{at}x{n}" for n in range(80))),))
        for at, event in enumerate(made)
    ]


def test_a_year_of_long_quotations_has_a_page_a_month() -> None:
    (year, *_) = laid(long_quotations(1001, years=2)).years
    assert year.count < 1000
    assert len(year.months) > 1


def test_fewer_than_a_thousand_long_quotations_have_a_page_a_year() -> None:
    sheets = laid(long_quotations(800, years=4))
    assert sheets.is_large
    assert not any(sheet.months for sheet in sheets.years)


def test_long_quotations_that_say_the_same_stay_on_one_page() -> None:
    assert not laid(events(1000, quote="word " * 60)).is_large


def test_what_names_no_month_stays_on_the_page_of_the_year() -> None:
    many = events(1300)
    whole = replace(many[0], id="whole", when=When("2001", None, Day(2001, 1, 1), Day(2001, 12, 31)))
    gists = gists_of([many[0], whole, *many[1:]])
    (year, *_) = lay_out(gists, "en").years
    assert [event.id for event in year.events(gists)] == ["whole"]


def test_every_event_has_the_page_that_lists_it() -> None:
    many = events(1300)
    whole = replace(many[0], id="whole", when=When("2001", None, Day(2001, 1, 1), Day(2001, 12, 31)))
    gists = gists_of([many[0], whole, *many[1:]])
    sheets = lay_out(gists, "en")
    listed = {event.id: sheet.path for sheet in sheets.all for event in sheet.events(gists)}
    assert listed == {event.id: sheets.path_of(event) for event in (*many, whole)}
    assert (listed[many[0].id], listed["whole"]) == ("years/2001-01.html", "years/2001.html")
