"""The places that a pack knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.language.gazetteer import gazetteer
from generator.language.pack import PACKS, load_pack


@pytest.mark.parametrize(
    ("written", "name", "is_sure"),
    [
        ("Norway", "Norway", True),
        ("U.S.", "United States", True),
        ("Kiev", "Kyiv", True),
        ("Ohio", "Ohio", True),
        ("Cape Town", "Cape Town", True),
        ("Oslo", "Oslo", True),
        ("Leeds", "Leeds", False),
        ("Medellin", "Medellin", True),
        ("Kandahar", "Kandahar", True),
    ],
)
def test_places_are_known_by_each_of_their_names(written: str, name: str, is_sure: bool) -> None:
    place = gazetteer(load_pack("en")).places[written]
    assert (place.name, place.is_sure) == (name, is_sure)


def test_what_mostly_means_something_else_is_no_place_or_wants_more() -> None:
    places = gazetteer(load_pack("en")).places
    assert "Reading" not in places
    assert "Tbilisi" in places["Georgia"].wants


def test_every_demonym_is_a_known_countrys() -> None:
    found = gazetteer(load_pack("en"))
    assert {country for country in found.demonyms.values() if country not in found.places} == set()


def test_a_pack_without_places_has_none(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "lexicon.toml").write_text("", "utf-8")
    assert gazetteer(load_pack("xx", tmp_path)).places == {}


def test_the_data_of_others_say_whose_they_are() -> None:
    notice = (PACKS / "en" / "NOTICE.md").read_text("utf-8")
    head = (PACKS / "en" / "places.toml").read_text("utf-8")[:1_000]
    assert "Creative Commons Attribution 4.0" in head
    assert all(word in notice for word in ("GeoNames", "creativecommons.org/licenses/by/4.0", "places.toml", "MIT"))
