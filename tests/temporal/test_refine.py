"""What cannot be a time is thrown out."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.temporal.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "It cost $1999.",
        "It cost 1,999 pounds.",
        "It weighs 1998.5 grams.",
        "Call 555-1998.",
        "They drove a B-1990.",
        "Lost 1150 to him.",
        "It may rain.",
        "They march on.",
        "The sun sat low.",
        "Sun Microsystems sells it.",
        "Prices began to fall.",
        "Iraq imports three-quarters of its food.",
        "the fall of the Bastille",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str, read: Read) -> None:
    assert [each.mention.text for each in read(text)] == []


LONG = " It was a long report, and nobody had a wish to read it or to write it again." * 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He told USA Today that it was over.", []),
        ("He read it in the Daily Mail.", []),
        ("He was on Saturday Night Live.", []),
        ("Today he left.", ["Today"]),
        ('He said: "Now it is over."', ["Now"]),
        ("It fell on Thanksgiving Day.", ["Thanksgiving Day"]),
        ("Three Men Leave Town Today", ["Today"]),
    ],
)
def test_a_capital_inside_a_sentence_makes_a_name(text: str, found: list[str], read: Read) -> None:
    assert [each.mention.text for each in read(text + LONG if text.endswith(".") else text + "\n\n" + LONG)] == found


def test_in_a_message_a_capital_tells_nothing(read: Read) -> None:
    assert [each.mention.text for each in read("good day all see you Today")][-1:] == ["Today"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It closed in May.", ["May"]),
        ("They met on Sun and rested.", ["Sun"]),
        ("They fought in 1453.", ["1453"]),
        ("the war (1914-1918)", ["1914", "1918"]),
    ],
)
def test_a_signal_or_a_range_makes_it_one(text: str, found: list[str], read: Read) -> None:
    assert [each.mention.text for each in read(text)] == found


def test_a_long_chain_of_years_that_is_a_number_is_looked_at_once(monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
    looked = 0
    refine_room = import_module("generator.temporal.refine")
    behind = refine_room._AFTER_NUMBER

    class Counted:
        def match(self, text: str, at: int) -> object:
            nonlocal looked
            looked += 1
            return behind.match(text, at)

    monkeypatch.setattr(refine_room, "_AFTER_NUMBER", Counted())
    chain = [str(1900 + number % 100) for number in range(300)]
    assert read(f"Part {'-'.join(chain)}-5 is missing.") == ()
    assert looked <= 3 * len(chain)


def test_the_words_that_a_rule_asks_for_make_it_one(read: Read) -> None:
    assert [each.mention.text for each in read("They began a spring offensive.")] == ["spring"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She is excited about 2018.", ("2018", None)),
        ("They talked about next week.", ("2017-W04", None)),
        ("It came about 1890.", ("1890", "APPROX")),
        ("He told me at about 5 p.m. on Monday.", ("2017-01-16T17:00", "APPROX")),
        ("Questions about the 1990s remain.", ("199", None)),
    ],
)
def test_about_makes_a_date_rough_unless_somebody_talks_about_it(
    text: str, value: tuple[str, str | None], read: Read
) -> None:
    first = read(text)[0]
    assert (first.value, first.mod) == value
