"""What holds for every text: spans lie in it, nothing overlaps, nothing raises, and the same text gives the same."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from generator.config import Settings
from generator.language.pack import load_pack
from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.model.calendar import Day
from generator.model.edtf import bounds, parse
from generator.model.timex import Timex
from generator.temporal import load_grammar, read_timexes

_CYCLE = 400  # years after which the calendar is the same again
PACK = load_pack("en")
GRAMMAR = load_grammar(PACK)
PIECES = """
    the a of in on by since until from to and about early late mid end last next this that every few two 3 12 15 31 99
    1998 2017 480 March May Jan. Sept Monday Fri spring winter year years month week days hours ago later earlier before
    after quarter half third 3rd 20th '80s 1990s century decade BC AD a.m. pm 9:30 0530 noon night morning tonight
    yesterday Christmas Easter - – / , . : 2015-02-30 29 February 02/30/2011 first second said will opened had , (
    99999999999 0000 000 ’s 's \u0663 \u00b2 İ
""".split()
HISTORY = "The league was founded in 1612. It armed in 1613.\nOn 4 May 1614 its fleet sailed. "
phrases = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
texts = phrases | st.text(max_size=60) | phrases.map(HISTORY.__add__) | st.lists(phrases, max_size=5).map(".\n".join)
days = st.dates().map(lambda day: Day(day.year, day.month, day.day))


def read(text: str, dct: Day, settings: Settings | None = None) -> tuple[Timex, ...]:
    reading = Reading(text, sentences(text, PACK), PACK)
    return read_timexes(reading, dct, GRAMMAR, settings or Settings())


@given(texts, days, st.sampled_from(["mdy", "dmy", "ymd"]))
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(text: str, dct: Day, order: str) -> None:
    end = 0
    for timex in read(text, dct, Settings(date_order=order)):  # type: ignore[arg-type]
        extent = timex.extent or timex.span
        assert end <= extent.start <= timex.span.start < timex.span.end <= extent.end <= len(text)
        assert timex.mention.text == text[timex.span.start : timex.span.end]
        end = extent.end


@given(st.text(max_size=400), days)
def test_no_text_raises(text: str, dct: Day) -> None:
    read(text, dct)


@given(texts, days)
@example("late February", Day(2000, 1, 1))
def test_bounds_are_those_of_the_value(text: str, dct: Day) -> None:
    for timex in read(text, dct):
        days_of_value = _days(timex.value)
        if timex.edtf is None or days_of_value is None:
            continue
        first, last = bounds(timex.edtf, timex.mod)
        assert first is not None
        assert last is not None
        if timex.mod in ("START", "MID", "END"):
            assert days_of_value[0] <= first
            assert last <= days_of_value[1]
        else:
            assert first <= days_of_value[0]
            assert days_of_value[1] <= last


def _days(value: str) -> tuple[Day, Day] | None:
    """Return the first and the last day of a TIMEX3 value, worked out without the calendar of the engine."""
    day = value.partition("T")[0]
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", day):
        year, month, number = map(int, match.groups())
        return Day(year, month, number), Day(year, month, number)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        year, week = int(match[1]), int(match[2])
        monday = date.fromisocalendar(year, week, 6 if match[3] else 1)
        sunday = date.fromisocalendar(year, week, 7)
        return Day(monday.year, monday.month, monday.day), Day(sunday.year, sunday.month, sunday.day)
    if match := re.fullmatch(r"(\d{4})-(\d\d|Q[1-4]|H[12])", value):
        size = {"Q": 3, "H": 6}.get(match[2][0], 1)
        last = int(match[2].lstrip("QH")) * size
        days_in_month = monthrange(int(match[1]) % _CYCLE + _CYCLE, last)[1]
        return Day(int(match[1]), last - size + 1, 1), Day(int(match[1]), last, days_in_month)
    if match := re.fullmatch(r"BC(\d{4})", value):
        return Day(1 - int(match[1]), 1, 1), Day(1 - int(match[1]), 12, 31)
    if match := re.fullmatch(r"\d{2,4}", value):
        least, most = int(match[0].ljust(4, "0")), int(match[0].ljust(4, "9"))
        return Day(least, 1, 1), Day(most, 12, 31)
    return None


@given(texts, days)
def test_every_edtf_is_edtf_and_holds_the_value(text: str, dct: Day) -> None:
    for timex in read(text, dct):
        if timex.edtf is None:
            continue
        first, last = bounds(timex.edtf, timex.mod)
        parse(timex.edtf)
        assert first is not None
        assert last is not None
        assert first <= last
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", timex.value):
            assert timex.edtf.startswith(timex.value)
            assert str(first).startswith(timex.value[:4])
            assert str(last).startswith(timex.value[:4])


@given(texts, days)
def test_reading_is_a_pure_function(text: str, dct: Day) -> None:
    assert read(text, dct) == read(text, dct)


@given(texts, days)
def test_types_and_mods_are_those_of_timex3(text: str, dct: Day) -> None:
    mods = {None, "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"}
    mods |= {"LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"}
    for timex in read(text, dct):
        assert timex.type in {"DATE", "TIME", "DURATION", "SET"}
        assert timex.mod in mods
