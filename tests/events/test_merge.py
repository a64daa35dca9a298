"""What is told twice becomes one event, whatever the order, and article by article as all at once."""

from __future__ import annotations

import random
from dataclasses import replace
from weakref import ref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.events.blocks import Blocks
from generator.events.features import sketch
from generator.events.merge import Merger, merge
from generator.model.calendar import Day
from generator.model.document import Span
from generator.model.event import Event, Source, Status, Study, When
from generator.model.name import Name
from tests.events.told import study

HEADLINES = (
    "Brandt opens the Linz bridge",
    "Brandt opens the new Linz bridge",
    "Linz bridge is opened by Brandt",
    "Fire destroys Linz market",
    "Fire destroys the old Linz market",
    "Parliament passes the water law",
)
WHENS = (
    When("2016-03-12", None, Day(2016, 3, 12), Day(2016, 3, 12)),
    When("2016-03-13", None, Day(2016, 3, 13), Day(2016, 3, 13)),
    When("2016-03", None, Day(2016, 3, 1), Day(2016, 3, 31)),
    When("2016", None, Day(2016, 1, 1), Day(2016, 12, 31)),
    When("2016-03/..", None, Day(2016, 3, 1), None),
)
STATUSES: tuple[Status, ...] = ("happened", "planned", "negated")
PUBLISHED = Day(2016, 4, 1)


def made(
    document: str,
    headline: str,
    when: When,
    status: Status = "happened",
    day: Day = PUBLISHED,
    place: int = 0,
    names: tuple[Name, ...] = (),
) -> Event:
    spans = Span(place, place + 9), Span(place, place + 2)
    source = Source(document, "", *spans, headline, None, None, day, names=names)
    return Event(f"{document}-{place}", when, headline, status, "event", 2, (source,), ())


def studies(*events: Event) -> list[Study]:
    by_document: dict[str, list[Event]] = {}
    for event in events:
        by_document.setdefault(event.sources[0].document_id, []).append(event)
    return [Study(name, None, (), tuple(found)) for name, found in by_document.items()]


def test_the_same_event_in_two_articles_is_one_with_both_sources() -> None:
    early = made("b", HEADLINES[0], WHENS[0], day=Day(2016, 3, 14))
    late = made("a", HEADLINES[1], WHENS[0], day=Day(2016, 3, 20))
    (event,) = merge(studies(late, early)).events
    assert event.id == early.id
    assert event.aliases == (late.id,)
    assert {source.document_id for source in event.sources} == {"a", "b"}


def test_the_finest_date_that_all_agree_on_stands() -> None:
    (event,) = merge(studies(made("a", HEADLINES[0], WHENS[2]), made("b", HEADLINES[0], WHENS[0]))).events
    assert event.when == WHENS[0]
    assert all(step.kind != "differ" for step in event.steps)
    assert event.sources[0].document_id == "b"


def test_days_that_differ_are_both_told() -> None:
    (event,) = merge(studies(made("a", HEADLINES[0], WHENS[0]), made("b", HEADLINES[0], WHENS[1]))).events
    assert event.when == WHENS[0]
    assert ("differ", (("dates", "2016-03-12 2016-03-13"),)) in [(step.kind, step.values) for step in event.steps]


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        ("2016-03~", "2016-03", "2016-03"),
        ("2016-03-12~", "2016-03-13", "2016-03-13"),
        ("2016-21", "2016-21?", "2016-21"),
    ],
)
def test_a_date_that_is_about_another_does_not_differ_from_it(one: str, other: str, agreed: str) -> None:
    wide = {"2016-03~": WHENS[2], "2016-03-12~": WHENS[0], "2016-03-13": WHENS[1]}
    whens = [replace(wide.get(edtf, WHENS[2]), edtf=edtf) for edtf in (one, other)]
    (event,) = merge(studies(*(made(*row) for row in zip("ab", HEADLINES, whens, strict=False)))).events
    assert event.when.edtf == agreed
    assert all(step.kind != "differ" for step in event.steps)


def test_what_was_planned_and_then_happened_is_one_event_with_its_history() -> None:
    planned = made("a", HEADLINES[0], WHENS[0], "planned", Day(2016, 3, 1))
    (event,) = merge(studies(planned, made("b", HEADLINES[0], WHENS[0], day=Day(2016, 3, 13)))).events
    assert event.status == "happened"
    assert [dict(step.values)["status"] for step in event.steps if step.kind == "history"] == ["planned", "happened"]


def test_what_differs_in_words_date_status_or_sentence_stays_apart() -> None:
    first = made("a", HEADLINES[0], WHENS[0])
    others = (
        made("b", HEADLINES[3], WHENS[0]),
        made("c", HEADLINES[0], When("2016-05-02", None, Day(2016, 5, 2), Day(2016, 5, 2))),
        made("d", HEADLINES[0], WHENS[0], "negated"),
    )
    assert len(merge(studies(first, *others)).events) == 4
    twin = replace(first, id="x")
    assert len(merge([Study("a", None, (), (first, twin))]).events) == 2


def test_hand_written_events_are_in_the_timeline() -> None:
    assert merge([], [made("", HEADLINES[0], WHENS[0])]).events[0].headline == HEADLINES[0]


def test_two_articles_about_one_fire_are_told_once() -> None:
    one = study("A fire destroyed the Linz market on Monday. Nobody was hurt.", document_id="a")
    two = study("A fire on 16 January destroyed the old market of Linz.", document_id="b", dct="2017-01-20")
    assert len(merge([one, two]).events) == 1


EVENTS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from(HEADLINES), st.sampled_from(WHENS), st.sampled_from(STATUSES)),
    max_size=14,
)


def drawn(rows: list[tuple[str, str, When, Status]]) -> list[Event]:
    return [
        made(document, headline, when, status, Day(2016, 4, 1 + ord(document) % 9), place=number * 10)
        for number, (document, headline, when, status) in enumerate(rows)
    ]


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_articles_makes_no_difference(
    rows: list[tuple[str, str, When, Status]], order: random.Random
) -> None:
    ordered = studies(*drawn(rows))
    mixed = ordered[:]
    order.shuffle(mixed)
    assert merge(ordered) == merge(mixed)


@given(EVENTS)
def test_no_event_and_no_source_is_lost(rows: list[tuple[str, str, When, Status]]) -> None:
    events = drawn(rows)
    merged = merge(studies(*events)).events
    assert sorted(id_ for event in merged for id_ in (event.id, *event.aliases)) == sorted(event.id for event in events)
    assert sum(len(event.sources) for event in merged) == len(events)


@settings(max_examples=60)
@given(EVENTS, EVENTS)
def test_article_by_article_gives_what_all_at_once_gives(
    before: list[tuple[str, str, When, Status]], after: list[tuple[str, str, When, Status]]
) -> None:
    merger = Merger()
    for one in studies(*drawn(before)):
        merger.put(one.origin, one.events)
    now = studies(*drawn(after))
    for one in now:
        merger.put(one.origin, one.events)
    for gone in {row[0] for row in before} - {one.origin for one in now}:
        merger.drop(gone)
    assert merger.timeline == merge(now)


NAMES = ("Brandt", "Hale", "Linz", "Ribe", "Odense")
VERBS = ("opens", "closes", "repairs", "sells")
THINGS = ("bridge", "market", "station", "theatre", "harbour", "library")


def crowd(number: int, whens: tuple[When, ...] = WHENS[:4], seed: int = 7) -> list[Event]:
    """Return events of few names and few dates, so that nearly all of them share a block."""
    chance = random.Random(seed)
    rows: list[tuple[str, str, When, Status]] = []
    for _ in range(number):
        done = f"{chance.choice(NAMES)} {chance.choice(VERBS)} the {chance.choice(THINGS)}"
        headline = f"{done} number {chance.randrange(number)} in {chance.choice(NAMES)}"
        rows.append((chance.choice("abcdefgh"), headline, chance.choice(whens), "happened"))
    return drawn(rows)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 9), st.integers(1, 12))
def test_crowded_blocks_come_to_the_same_article_by_article(before: int, after: int, seed: int, most: int) -> None:
    merger, whole = Merger(most), Merger(most)
    for one in studies(*crowd(before, seed=seed)):
        merger.put(one.origin, one.events)
    now = studies(*crowd(after, seed=seed + 1))
    for one in now:
        merger.put(one.origin, one.events)
    for gone in set("abcdefgh") - {one.origin for one in now}:
        merger.drop(gone)
    whole.fill((one.origin, one.events) for one in reversed(now))
    assert merger.timeline == whole.timeline


def test_what_is_told_again_and_again_is_compared_once() -> None:
    events = drawn([("a", HEADLINES[0], WHENS[0], "happened")] * 10_000)
    merger = Merger()
    merger.fill([("a", events)])
    assert merger.compared == 0
    (event,) = merger.timeline.events
    assert len(event.sources) == 10_000


@pytest.mark.parametrize(
    "now",
    [
        "{0} Nobody was hurt. {1} {2}",
        "Nobody was hurt. {0} {1} {2} {2}",
        "{2} {1} {0}",
        "{1} {2}",
        "{1} {1} {0}",
    ],
)
def test_what_stays_when_an_article_changes_is_compared_no_more_and_comes_to_the_same(now: str) -> None:
    sentences = (
        "The bridge at Ulm fell on 3 May 2015.",
        "The tower of Linz burned on 4 June 2016.",
        "The old tower of Linz burned down on 4 June 2016, and the mayor of Graz fled on 5 June 2016.",
    )
    other = study(" ".join(sentences[1:]), document_id="b")
    before, after = study(" ".join(sentences), document_id="a"), study(now.format(*sentences), document_id="a")
    merger = Merger()
    merger.put("a", before.events)
    merger.put("b", other.events)
    compared = merger.compared
    merger.put("a", after.events)
    if {each.id for each in after.events} == {each.id for each in before.events}:
        assert merger.compared == compared
    assert merger.timeline == merge([after, other])


def test_the_work_grows_with_the_events_and_not_with_their_square() -> None:
    def compared(number: int) -> int:
        blocks = Blocks(most=8)
        blocks.fill((one.origin, map(sketch, one.events)) for one in studies(*crowd(number)))
        return blocks.compared

    few, many = compared(500), compared(4_000)
    assert many <= 8 * few


def test_a_change_among_many_like_events_compares_few() -> None:
    merger = Merger()
    merger.fill((one.origin, one.events) for one in studies(*crowd(600)))
    before = merger.compared
    merger.put("z", [made("z", "Brandt opens the bridge number 77 in Ribe", WHENS[0])])
    assert merger.compared - before <= 600


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Queen Anna suspends parliament at the behest of Adam Brandt", "Queen suspends parliament for five weeks"),
        ("Brandt dies", "Brandt dies at home in Linz"),
        ("House confirms Lang's nomination", "Regional House confirms Lang"),
    ],
)
def test_one_deed_of_one_day_in_other_words_is_one_event(one: str, other: str) -> None:
    assert len(merge(studies(made("a", one, WHENS[0]), made("b", other, WHENS[0]))).events) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lang becomes the Water Party's nominee", "Lang wins the Water Party's primaries in Linz"),
        ("Austria has the highest number of known cases", "Austria has the highest number of linked deaths"),
        ("Lang meets Brandt in Linz", "Lang sues Brandt in Linz"),
    ],
)
def test_the_same_people_on_one_day_may_do_two_things(one: str, other: str) -> None:
    assert len(merge(studies(made("a", one, WHENS[0]), made("a", other, WHENS[0], place=50))).events) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lang collapses at his Linz home", "Lang dies at his Linz home"),
        ("Lang praises the new Linz bridge", "Lang inspects the old Linz bridge"),
    ],
)
def test_what_was_done_in_one_place_on_one_day_may_be_two_things(one: str, other: str) -> None:
    assert len(merge(studies(made("a", one, WHENS[0]), made("b", other, WHENS[0]))).events) == 2


LINZ, RIBE = (Name(name, "place") for name in ("Linz", "Ribe"))


@pytest.mark.parametrize(("places", "number"), [((LINZ, RIBE), 2), ((LINZ, LINZ), 1)])
def test_what_names_nobody_is_told_by_the_names_in_its_sentence(places: tuple[Name, Name], number: int) -> None:
    first, second = (
        replace(event, sources=(replace(event.sources[0], quote="Yesterday two miners were killed there."),))
        for event in (
            made(document, "Two miners are killed", WHENS[0], names=(where,))
            for document, where in zip("ab", places, strict=True)
        )
    )
    assert len(merge(studies(first, second)).events) == number


def test_a_first_word_that_the_sentence_writes_small_is_no_name() -> None:
    first, second = (
        replace(event, sources=(replace(event.sources[0], quote=f"In {where}, caucuses were held."),))
        for event, where in (
            (made("a", "Caucuses are held", WHENS[0], names=(LINZ,)), "Linz"),
            (made("b", "Caucuses are held", WHENS[0], names=(RIBE,)), "Ribe"),
        )
    )
    assert len(merge(studies(first, second)).events) == 2


def test_words_that_name_nobody_are_too_few_to_be_the_same() -> None:
    first, second = (
        replace(event, sources=(replace(event.sources[0], quote="The march begins."),))
        for event in (made("a", "March begins", WHENS[0]), made("b", "March begins", WHENS[0]))
    )
    assert len(merge(studies(first, second)).events) == 2


@pytest.mark.parametrize(("said", "number"), [("Lang says", 2), ("Lang says the bridge is safe", 1)])
def test_two_sayings_without_what_was_said_are_two(said: str, number: int) -> None:
    first, second = (replace(made(document, said, WHENS[0]), kind="statement") for document in "ab")
    assert len(merge(studies(first, second)).events) == number


def test_what_was_told_before_the_other_day_came_is_another_event() -> None:
    first = made("a", HEADLINES[0], WHENS[0], day=Day(2016, 3, 12))
    second = made("b", HEADLINES[0], WHENS[1], day=Day(2016, 3, 13))
    assert len(merge(studies(first, second)).events) == 2
    (event,) = merge(studies(replace(first, status="planned"), second)).events
    assert any(step.kind == "differ" for step in event.steps)
    (event,) = merge(studies(made("a", HEADLINES[0], WHENS[0], day=Day(2016, 3, 14)), second)).events
    assert any(step.kind == "differ" for step in event.steps)


@pytest.mark.parametrize(
    ("one", "other", "when"),
    [
        ("Lang is flown from Linz to Ribe", "Lang is flown from the city of Linz to a ward in Ribe", WHENS[2]),
        ("Brandt dies at the age of 68", "Brandt dies", WHENS[2]),
        ("Anna Lang receives 203,091 votes, a record", "Party list of Anna Lang receives 203,091 votes", None),
        ("Linz blocks public access to the harbour", "Council of Linz blocks the public access to a harbour", None),
    ],
)
def test_what_a_wider_date_tells_shortly_is_what_another_tells_in_full(one: str, other: str, when: When | None) -> None:
    wide = when or WHENS[3]
    assert len(merge(studies(made("a", one, wide), made("b", other, wide))).events) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lang opens the bridge at Linz", "Lang opens the theatre at Ribe"),
        ("Anna Lang runs for mayor", "Adam Brandt runs for mayor of Linz"),
        ("Linz has the highest number of known cases", "Linz has the highest number of linked deaths"),
        ("Lang's death", "Judge of Linz decides over Lang's death"),
    ],
)
def test_what_a_wider_date_tells_of_other_deeds_stays_apart(one: str, other: str) -> None:
    assert len(merge(studies(made("a", one, WHENS[2]), made("b", other, WHENS[2]))).events) == 2


def test_what_is_done_with_goes_at_once() -> None:
    merger = Merger()
    merger.put("a", study("The bridge at Ulm fell on 3 May 2015.").events)
    blocks = ref(merger.blocks)
    del merger
    assert blocks() is None
