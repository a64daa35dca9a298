"""The days that matter: on the index of a large timeline, and on pages of more of them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.event import Timeline
from generator.site.peaks import LEVELS, chosen, peaks_of, read_peaks, stems_of
from tests.audit.corpus import timeline
from tests.site.seed import build


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a site of more than a thousand events."""
    return build(tmp_path_factory.mktemp("large"), *timeline(1_200))


def days_of(page: bytes) -> list[str]:
    section = page.decode().partition('id="highlights"')[2].partition("</section>")[0]
    return re.findall(r'<time datetime="([0-9-]+)"', section)


def test_the_index_of_a_large_timeline_opens_with_ten_days_in_order(files: dict[str, bytes]) -> None:
    days = days_of(files["index.html"])
    assert len(days) == LEVELS[0]
    assert days == sorted(days)


def test_more_days_have_pages_that_hold_the_fewer(files: dict[str, bytes]) -> None:
    pages = ("index.html", *(f"highlights/{level}.html" for level in LEVELS[1:]))
    ten, thirty, hundred = (days_of(files[name]) for name in pages)
    assert set(ten) < set(thirty) < set(hundred)
    assert (len(thirty), len(hundred)) == LEVELS[1:]


def test_each_step_of_detail_leads_to_all_others(files: dict[str, bytes]) -> None:
    index, thirty = files["index.html"].decode(), files["highlights/30.html"].decode()
    assert all(f'href="{each}"' in index for each in ("highlights/30.html", "highlights/100.html", "#years"))
    assert all(f'href="{each}"' in thirty for each in ("../index.html#highlights", "100.html", "../index.html#years"))
    assert '<a aria-current="page">30</a>' in thirty


def test_a_day_is_told_by_a_sentence_of_a_named_article_and_leads_to_its_card(files: dict[str, bytes]) -> None:
    section = files["index.html"].decode().partition('id="highlights"')[2].partition("</section>")[0]
    for item in section.split("<li>")[1:]:
        assert 1 <= item.count("<blockquote") <= 2
        assert item.count("<blockquote") == item.count('href="articles/')
        (target, name), *_ = re.findall(r'<a href="([^"#]+)#([0-9a-f]+)"><span', item)
        assert f'id="{name}"' in files[target].decode()


def test_a_small_timeline_has_none_unless_it_is_asked_for(tmp_path: Path) -> None:
    assert not [path for path in build(tmp_path, *timeline(60)) if path.startswith("highlights/")]
    asked = build(tmp_path, *timeline(60), highlights=50)
    assert "highlights/30.html" in asked
    assert 'id="highlights"' in asked["index.html"].decode()
    assert 'id="years"' in asked["index.html"].decode()


def test_a_large_timeline_has_none_where_none_are_wanted(tmp_path: Path) -> None:
    files = build(tmp_path, *timeline(1_200), highlights=0)
    assert 'id="highlights"' not in files["index.html"].decode()
    assert 'id="salient"' in files["index.html"].decode()


def test_no_day_says_what_another_has_said() -> None:
    told_twice = "The old bridge over there fell."
    events = timeline(40)[0].events
    same = tuple(replace(each, sources=(replace(each.sources[0], quote=told_twice),)) for each in events)
    peaks = read_peaks(peaks_of(same)) or ()
    told = chosen(peaks, lambda _, place: stems_of(same[place].quote))
    assert len(told) == len(peaks)
    assert all(len(own) == 1 for _, own in told)


def test_what_is_no_list_of_days_is_none() -> None:
    assert read_peaks("{") is read_peaks("[[1]]") is read_peaks("7") is None
    assert read_peaks(peaks_of(Timeline(()).events)) == ()
