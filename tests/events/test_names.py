"""Persons, bodies and places in a sentence, each by its whole name; what is not shown to be one is none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.events.names import Names
from generator.language.pack import load_pack
from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.model.document import Span
from tests.events.told import told


def named(text: str, sentence: int = -1) -> list[tuple[str, str]]:
    """Return (name, kind's first letter) for a sentence of a text, the last one unless it is said."""
    pack = load_pack("en")
    spans = sentences(text, pack)
    return [(name.text, name.kind[0]) for name in Names(Reading(text, spans, pack)).within(spans[sentence])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Maria Lang met them.", ["Maria Lang p"]),
        ("French Foreign Minister Henri Dubois left.", ["France p", "Henri Dubois p"]),
        ("The talks of Secretary of State Anna Weber failed.", ["Anna Weber p"]),
        ("Then Carlos de la Vega spoke.", ["Carlos de la Vega p"]),
        ("The singer Tarja Zzub, who fell ill, left.", ["Tarja Zzub p"]),
        ("It was told by Qorl Zzub, 44, on Monday.", ["Qorl Zzub p"]),
        ("Qorl Zzub, a former spokesman of the firm, left.", ["Qorl Zzub p"]),
        ("Pope Leo and Queen Sonja II spoke.", ["Pope Leo p", "Queen Sonja II p"]),
        ("John F. Miller and Mary O'Neil spoke.", ["John F. Miller p", "Mary O'Neil p"]),
        ("Xi Jinran spoke.", ["Xi Jinran p"]),
        ("Spokesman Hassan al-Masri spoke.", ["Hassan al-Masri p"]),
        ("The Elm Valley University closed.", ["Elm Valley University o"]),
        ("The Ministry of Defence of Norway said so.", ["Ministry of Defence of Norway o"]),
        ("The Bank of Norway said so.", ["Bank of Norway o"]),
        ("Zorb Corp. shares fell.", ["Zorb o"]),
        ("The UN and NATO met.", ["United Nations o", "NATO o"]),
        ("Peter Hall of Elm Valley University spoke.", ["Peter Hall p", "Elm Valley University o"]),
        ("It was in Burma.", ["Myanmar p"]),
        ("It rained in Birmingham.", ["Birmingham p"]),
        ("Syrian rebels fled to Jordan and Amman.", ["Syria p", "Jordan p", "Amman p"]),
        ("The Zorb River rose in Lake Zorb.", ["Zorb River p", "Lake Zorb p"]),
        ("The boats left the Strait of Zorb.", ["Strait of Zorb p"]),
        ("New York City police left.", ["New York p"]),
        ("It was in London, England.", ["London p", "England p"]),
    ],
)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert [f"{name} {kind}" for name, kind in named(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court met.",  # every country has one
        "The Foreign Ministry said so.",
        "The World Cup and the Nobel Prize were told of.",
        "Nobody read The Long Road.",
        "The Syrian Revolution began.",  # not Syria's own
        "They speak French.",
        "However, the Act was read on Monday.",
        "Lang left.",  # nobody says who that is
        "It was in London, Ohio.",  # another London: Ohio alone
        "It was Jordan who scored.",  # a name of persons too, and nothing else of the country
        "The group met Madison.",
        "The DVD and the HIV test.",
    ],
)
def test_what_is_not_shown_to_be_a_name_is_none(text: str) -> None:
    whole = [name for name, kind in named(text) if not name.isupper()]
    assert whole in ([], ["Ohio"])


def test_a_last_name_is_the_person_of_whom_the_article_has_the_whole_name() -> None:
    assert named("Maria Lang spoke. Then Lang left.") == [("Maria Lang", "p")]
    assert named("Lang is ill. Her husband told Maria Lang.", 0) == [("Maria Lang", "p")]


def test_a_last_name_is_nobodys_where_two_are_called_so() -> None:
    assert named("Maria Lang spoke to Peter Lang. Then Lang left.") == []


def test_a_last_name_is_nobodys_where_the_title_names_another() -> None:
    text = "Peter Lang was glad. Then Lang left."
    pack = load_pack("en")
    spans = sentences(text, pack)
    names = Names(Reading(text, spans, pack), "Maria Lang wins")
    assert names.within(spans[1]) == ()


def test_a_longer_form_of_one_name_is_no_second_person() -> None:
    assert named("John Miller spoke. John F. Miller is 60. Miller left.") == [("John F. Miller", "p")]


def test_a_last_name_behind_a_title_is_kept_as_a_part_of_a_name() -> None:
    pack = load_pack("en")
    text = "President Lang left."
    (name,) = Names(Reading(text, (Span(0, len(text)),), pack)).within(Span(0, len(text)))
    assert (name.text, name.kind, name.is_full) == ("Lang", "person", False)


def test_letters_are_the_body_that_the_article_gives_them_to() -> None:
    text = "The Elm Valley Water Board (EVWB) met. The EVWB closed a dam."
    assert named(text) == [("Elm Valley Water Board", "o")]
    assert named("The Elm Valley Water Board (SOS) met. The SOS closed a dam.") == [("SOS", "o")]


def test_a_person_that_is_called_like_a_city_is_no_place() -> None:
    assert named("Jack London wrote it. In London there was nothing of London.") == [("Jack London", "p")]


def test_a_city_of_one_word_wants_a_word_that_says_where() -> None:
    assert named("Birmingham was glad.") == []
    assert named("It rained in Birmingham. Birmingham was glad.") == [("Birmingham", "p")]


def test_a_body_whose_name_may_be_cut_off_is_none() -> None:
    assert named("The Oceanic and Elm Administration met.") == []
    assert named("The Elm Department of Water and Fire met.") == []


def test_an_events_names_are_those_of_its_sentence() -> None:
    (event,) = told("Maria Lang lives in Oslo. Lang met the BBC in Cairo on Monday.")
    assert [name.text for name in event.names] == ["Maria Lang", "BBC", "Cairo"]


@given(st.text(alphabet="AbZé. -'’of&()\n,", max_size=80))
def test_any_text_can_be_asked_for_its_names(text: str) -> None:
    pack = load_pack("en")
    reading = Reading(text, sentences(text, pack), pack)
    names = Names(reading)
    for span in reading.sentences:
        for name in names.within(span):
            assert name.text.strip() == name.text != ""


@pytest.mark.parametrize(
    "text", ["Smith " * 20_000, "John Smith " * 10_000, "John Smith met Ann Smith. " * 4_000, "Bank of " * 9_000]
)
def test_no_text_keeps_the_reader_waiting(text: str) -> None:
    pack = load_pack("en")
    reading = Reading(text, sentences(text, pack), pack)
    names = Names(reading)
    began = time.process_time()
    assert all(len(names.within(span)) <= 2 for span in reading.sentences)
    assert time.process_time() - began < 2
