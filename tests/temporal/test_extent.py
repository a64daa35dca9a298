"""How far expressions of a narrative reach; news end them where the time ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.timex import Timex

Read = Callable[..., tuple[Timex, ...]]
HISTORY = "The league was founded in 1612. It armed in 1613. "


def extents(read: Read, text: str) -> list[str]:
    return [text[slice(*(timex.extent or timex.span))] for timex in read(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In the first years of the war it was poor.", ["the first years of the war"]),
        (
            "The town fell after two months of bitter fighting in the hills.",
            ["two months of bitter fighting in the hills"],
        ),
        ("After twenty years of this misery the city fell.", ["twenty years of this misery"]),
        ("After two weeks of rain Count Otto went home.", ["two weeks of rain"]),
        ("It starved through years of war and hunger, and rose.", ["years of war and hunger"]),
        ("Months of famine and the plague had emptied it.", ["Months of famine"]),
        ("Two days after the siege was lifted, Otto died.", ["Two days after the siege was lifted"]),
        ("The day after the battle Otto told them to leave.", ["The day after the battle"]),
        ("Only three weeks before the fall of Riga, he wed.", ["Only three weeks before the fall of Riga"]),
        ("It was lost in just seven hours.", ["just seven hours"]),
        ("The ten years since the Second League's end were hard.", ["The ten years since the Second League's end"]),
    ],
)
def test_a_narrative_counts_from_what_it_tells(sentence: str, expected: list[str], read: Read) -> None:
    assert extents(read, HISTORY + sentence)[2:] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He was accused for years of treason.", ["years"]),
        ("He was told that day of the attack.", ["that day"]),
        ("Two years after this the war went on.", ["Two years"]),
        ("After three years of it he left.", ["three years"]),
        ("Six weeks, after the siege, were lost.", ["Six weeks"]),
        ("In two weeks of May 1614 it was lost.", ["two weeks", "May 1614"]),
        ("It lasted some months after 4 May 1614.", ["some months", "4 May 1614"]),
    ],
)
def test_what_belongs_to_the_verb_or_is_no_phrase_is_left_out(sentence: str, expected: list[str], read: Read) -> None:
    assert extents(read, HISTORY + sentence)[2:] == expected


def test_news_end_an_expression_where_the_time_ends(read: Read) -> None:
    text = "He left two days after the siege was lifted, after three years of war."
    assert extents(read, text) == ["two days", "three years"]
