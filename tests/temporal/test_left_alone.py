"""What has the form of a time and is none is left alone, in a message and in the midst of an article."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.temporal.conftest import Read

PAGE = tomllib.loads((Path(__file__).parent / "left_alone.toml").read_text("utf-8"))
AROUND = "The council spoke of it at length, and the people listened with care to what was said there. " * 4


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in PAGE.items() for text in texts])
def test_no_time_is_read(kind: str, text: str, read: Read) -> None:
    found = [[each.mention.text for each in read(whole)] for whole in (text, f"{AROUND}{text} {AROUND}")]
    assert found == [[], []], kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 2000 people came.", ["2000"]),
        ("They met in London in 1984.", ["1984"]),
        ("It opened in May Street in 1914.", ["1914"]),
        ("It fell after Theresa May resigned. In May it rose.", ["May"]),
        ("The April Theses were printed.", ["April"]),
        ("May Sales Rise In Shops", ["May"]),
        ("Sales rose in June General Motors said.", ["June"]),
        ("He left on Sunday. Times were hard.", ["Sunday"]),
        ("At 1914 prices it was cheap.", ["1914"]),
    ],
)
def test_what_is_a_time_beside_them_is_found(text: str, found: list[str], read: Read) -> None:
    assert [each.mention.text for each in read(text + " " + AROUND)] == found


def test_a_person_once_named_is_known_by_the_surname(read: Read) -> None:
    assert [each.mention.text for each in read(f"Theresa May spoke. {AROUND} May said no. She left in May.")] == ["May"]
