"""What cannot be a time is thrown out."""

from __future__ import annotations

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
