"""The social card: a picture of the right size, the same everywhere, in Latin and Arabic letters."""

import io
from pathlib import Path

from PIL import Image

from generator.site.social import FONT, SIZE, visual
from tests.site.seed import build


def card(root: Path, title: str = "The war, dated") -> bytes:
    return build(root, url="https://example.org/", title=title)["static/card.png"]


def test_the_card_is_1200_by_630_and_small(tmp_path: Path) -> None:
    drawn = card(tmp_path)
    assert Image.open(io.BytesIO(drawn)).size == SIZE == (1200, 630)
    assert len(drawn) < 60_000


def test_the_same_timeline_gives_the_same_picture(tmp_path: Path) -> None:
    assert card(tmp_path) == card(tmp_path)


def test_another_title_gives_another_picture(tmp_path: Path) -> None:
    assert card(tmp_path) != card(tmp_path, title="Another title")


def test_a_title_of_any_length_is_drawn(tmp_path: Path) -> None:
    for title in ("x", "long words and more " * 40, "w" * 3000, "الحرب في سوريا " * 12):
        assert Image.open(io.BytesIO(card(tmp_path, title=title))).size == SIZE


def test_arabic_letters_are_joined_and_run_from_the_right() -> None:
    drawn = visual("سوريا 2017")
    assert drawn.startswith("2017 ")
    assert all(ord(letter) >= 0xFB50 for letter in drawn.removeprefix("2017 "))


def test_the_font_may_be_shipped() -> None:
    assert "SIL OPEN FONT LICENSE" in FONT.with_name("OFL.txt").read_text(encoding="utf-8")
