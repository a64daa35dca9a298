"""The band: honest spans, readable ticks from a week to two thousand years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.calendar import Day, from_iso
from generator.site.band import BINS, LANES, axis_of, band
from generator.site.place import Extent


def extents(*pairs: tuple[str, str]) -> list[Extent]:
    return [
        Extent(from_iso(first).ordinal, from_iso(last).ordinal, "exact" if first == last else "span")
        for first, last in pairs
    ]


def words(first: str, last: str, language: str = "en") -> list[str]:
    drawn = band(extents((first, first), (last, last)), [(from_iso(first), "#first")], language)
    assert drawn is not None
    return [tick.words for tick in drawn.ticks]


@pytest.mark.parametrize(
    ("first", "last", "some"),
    [
        ("2017-01-16", "2017-01-22", "18 Jan"),
        ("2017-01-01", "2017-03-31", "9 Jan"),
        ("2016-03-01", "2017-02-28", "Aug"),
        ("2011-03-01", "2017-02-28", "2015"),
        ("1905-01-01", "2017-02-28", "1960"),
        ("-0049-03-01", "2017-02-28", "501"),
    ],
)
def test_ticks_are_chosen_by_the_range(first: str, last: str, some: str) -> None:
    found = words(first, last)
    assert 3 <= len(found) <= 9
    assert any(some in tick or tick.isdigit() for tick in found)


def test_years_before_christ_have_their_era() -> None:
    assert any(tick.endswith(" BC") for tick in words("-0800-01-01", "-0100-01-01"))


def test_a_narrow_screen_shows_few_labels() -> None:
    drawn = band(extents(("2001-01-01", "2001-01-01"), ("2009-12-31", "2009-12-31")), [], "en")
    assert drawn is not None
    assert sum(not tick.is_wide for tick in drawn.ticks) <= 4


def test_an_imprecise_date_is_drawn_over_all_it_may_cover() -> None:
    drawn = band(extents(("2015-06-01", "2015-06-01"), ("2016-01-01", "2016-12-31")), [], "en")
    assert drawn is not None
    (lane,) = drawn.lanes
    assert lane.x == pytest.approx(drawn.axis.at(Day(2016, 1, 1).ordinal))
    assert lane.x + lane.width == pytest.approx(drawn.axis.at(Day(2017, 1, 1).ordinal), abs=0.02)


def test_what_is_open_fades_out_at_its_open_side() -> None:
    since = Extent(Day(2015, 1, 1).ordinal, None, "lasting")
    until = Extent(None, Day(2012, 12, 31).ordinal, "span")
    drawn = band([since, until, *extents(("2017-01-01", "2017-01-01"))], [], "en")
    assert drawn is not None
    assert {(lane.shape, lane.fade) for lane in drawn.lanes} == {("lasting", "end"), ("span", "start")}
    assert drawn.has_lasting


def test_from_the_right_everything_is_mirrored() -> None:
    given_extents = extents(("2015-06-01", "2015-06-01"), ("2016-01-01", "2016-12-31"))
    left, right = band(given_extents, [], "en"), band(given_extents, [], "ar")
    assert left is not None
    assert right is not None
    assert right.bars[0].x == pytest.approx(100 - left.bars[0].x)
    assert right.lanes[0].x == pytest.approx(100 - left.lanes[0].x - left.lanes[0].width, abs=0.02)


def test_many_spans_become_a_profile_and_the_drawing_stays_small() -> None:
    many = [Extent(day, day + 40 + day % 37, "span") for day in range(700_000, 703_000, 7)]
    drawn = band(many, [], "en")
    assert drawn is not None
    assert drawn.lanes == ()
    assert 0 < len(drawn.profile) <= BINS


def test_a_tick_leads_to_the_first_heading_at_or_after_it() -> None:
    headings = [(Day(2011, 3, 1), "#y2011"), (Day(2015, 1, 1), "#y2015")]
    drawn = band(extents(("2011-03-01", "2011-03-01"), ("2017-02-28", "2017-02-28")), headings, "en")
    assert drawn is not None
    assert {tick.words: tick.target for tick in drawn.ticks}["2013"] == "#y2015"
    assert {tick.words: tick.target for tick in drawn.ticks}["2016"] == "#y2015"


def test_no_events_have_no_band() -> None:
    assert band([], [], "en") is None


days = st.integers(-300_000, 1_500_000)


@given(st.lists(st.tuples(days, st.integers(0, 40_000)), min_size=1, max_size=120))
def test_everything_drawn_lies_within_the_band(pairs: list[tuple[int, int]]) -> None:
    drawn = band([Extent(first, first + more, "span" if more else "exact") for first, more in pairs], [], "en")
    assert drawn is not None
    assert all(0 <= bar.x <= 100 for bar in (*drawn.bars, *drawn.profile))
    assert all(lane.x >= 0 and lane.x + lane.width <= 100.1 and 0 <= lane.lane < LANES for lane in drawn.lanes)
    assert all(0 <= tick.x <= 100 for tick in drawn.ticks)


@given(days, days)
def test_the_axis_holds_every_day_with_air_at_both_ends(first: int, second: int) -> None:
    axis = axis_of([Extent(first, first, "exact"), Extent(second, second, "exact")])
    assert axis.first < min(first, second)
    assert axis.last > max(first, second)


def test_what_begins_nobody_knows_when_is_a_short_tail_before_its_end() -> None:
    end = Day(2012, 12, 31).ordinal
    drawn = band(
        [Extent(None, end, "lasting"), *extents(("1912-01-01", "1912-12-31"), ("2017-01-01", "2017-01-01"))], [], "en"
    )
    assert drawn is not None
    (tail,) = (lane for lane in drawn.lanes if lane.fade)
    assert tail.width < 7
    assert tail.x + tail.width == pytest.approx(drawn.axis.at(end + 1), abs=0.02)
