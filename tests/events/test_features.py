"""What of an event is compared is read from its headline, its date and the names in its sentence, and kept as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.events.features import features, features_of, row_of
from generator.model.calendar import Day
from generator.model.event import Event
from generator.model.name import Name
from tests.events.test_merge import HEADLINES, STATUSES, WHENS, made

NAMES = (Name("Anna Lang", "person"), Name("Linz", "place"), Name("Water Party", "organisation"))
QUIET = ("two miners are killed", "Caucuses are held", "I get my card", "It", "")
EVENTS = st.builds(
    made,
    st.just("a"),
    st.sampled_from(HEADLINES + QUIET),
    st.sampled_from(WHENS),
    st.sampled_from(STATUSES),
    st.builds(Day, st.just(2016), st.just(3), st.integers(1, 31)),
    names=st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
)


@given(EVENTS)
def test_features_come_back_from_their_row(event: Event) -> None:
    told = features(event)
    assert features_of(json.loads(json.dumps(row_of(told)))) == told


def test_names_are_those_of_the_headline() -> None:
    told = features(made("a", "Fire destroys the Linz market", WHENS[0], names=NAMES))
    assert told.named == told.names == {"linz", "fire"}


def test_a_headline_without_names_has_those_of_its_sentence() -> None:
    event = made("a", "Fire destroys the market", WHENS[0], names=NAMES[1:2])
    told = features(replace(event, sources=(replace(event.sources[0], quote="In Linz a fire destroyed the market."),)))
    assert told.named == {"linz"}
    assert told.names == {"linz", "destro"}
    assert told.deed == "fire"


def test_the_day_after_is_heard_a_day_later() -> None:
    days = [features(made("a", HEADLINES[0], WHENS[0], day=Day(2016, 3, day))).heard for day in (11, 12, 13, 20)]
    assert days == [0, 0, 1, 2]
    assert features(made("a", HEADLINES[0], WHENS[0], "planned", Day(2016, 3, 12))).heard == 2
