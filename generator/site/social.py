"""The social card: the picture that a shared link shows, 1200 by 630, with the title and the band.

Drawn in Amiri (SIL Open Font License), which has Latin and Arabic letters; Arabic is shaped and ordered here, not by
a library of the machine, so that the same timeline gives the same picture everywhere.
"""

from __future__ import annotations

import io
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.model.digest import digest
from generator.model.file import File
from generator.site.band import band
from generator.site.frame import CARD
from generator.site.timeline import scope
from generator.wording import direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

    from generator.site.band import Band
    from generator.site.frame import Frame
    from generator.site.gists import Gists

FONT: Final = Path(__file__).with_name("fonts") / "Amiri-Bold.ttf"
SIZE: Final = (1200, 630)
MARGIN: Final = 80
_PAPER, _INK, _SOFT, _ACCENT = "#fffefb", "#1b1a17", "#5c5850", "#a5122a"
_PALE, _HALF, _RULE = "#e9c4ca", "#d2899a", "#dcd6c9"
_TITLE_SIZES: Final = (104, 88, 74, 62, 52)
_MOST_LINES: Final = 3
_BAND_TOP, _BAND_BASE = 420, 540


def card_file(frame: Frame, gists: Gists) -> File:
    """Return the plan of the social card."""
    shown = digest(len(frame.studies), gists.digest)
    return File(CARD, digest(frame.digest, CARD, shown), partial(_draw, frame, gists))


def visual(words: str) -> str:
    """Return words as they are drawn from the left: Arabic letters joined, runs in the order of the eye.

    >>> visual("Syria, dated")
    'Syria, dated'
    """
    if words.isascii():
        return words
    from arabic_reshaper import reshape
    from bidi.algorithm import get_display

    return str(get_display(reshape(words)))


def fold_lines(words: str, font: FreeTypeFont, width: int) -> list[str]:
    """Return the words in as many lines as they need at that width."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(visual(longer)) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _draw(frame: Frame, gists: Gists) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], 16), fill=_ACCENT)
    is_rtl = direction(frame.language) == "rtl"
    top = 70
    if frame.config.publisher:
        top = _write(pen, [frame.config.publisher], 34, top, _SOFT, is_rtl=is_rtl) + 6
    lines, size = _fit(frame.config.title)
    top = _write(pen, lines, size, top, _INK, is_rtl=is_rtl)
    _write(
        pen,
        fold_lines(scope(frame, gists), _font(32), SIZE[0] - 2 * MARGIN)[:1],
        32,
        min(top + 14, 372),
        _SOFT,
        is_rtl=is_rtl,
    )
    drawn = band(gists.extents(gists.shards), [], frame.language)
    if drawn:
        _draw_band(pen, drawn, is_rtl=is_rtl)
    written = io.BytesIO()
    image.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()


def _fit(title: str) -> tuple[list[str], int]:
    """Return the title's lines at the largest size that leaves room, the rest cut off with an ellipsis."""
    for size in _TITLE_SIZES:
        lines = fold_lines(title, _font(size), SIZE[0] - 2 * MARGIN)
        if len(lines) * size <= 2 * _TITLE_SIZES[0]:
            return lines, size
    return [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …"], size


def _write(pen: ImageDraw, lines: Sequence[str], size: int, top: int, fill: str, *, is_rtl: bool) -> int:
    """Write lines from the side where reading begins and return where the next may stand."""
    font = _font(size)
    for line in lines:
        drawn = visual(line)
        left = SIZE[0] - MARGIN - int(font.getlength(drawn)) if is_rtl else MARGIN
        pen.text((left, top + size), drawn, font=font, fill=fill, anchor="ls")
        top += round(size * (1.4 if is_rtl else 1.12))
    return top


def _draw_band(pen: ImageDraw, drawn: Band, *, is_rtl: bool) -> None:
    width = SIZE[0] - 2 * MARGIN
    scale = (_BAND_BASE - _BAND_TOP) / 60

    def at(percent: float) -> float:
        return MARGIN + percent * width / 100

    for bar in drawn.profile:
        pen.rectangle((at(bar.x), _BAND_BASE - bar.height * scale, at(bar.x + drawn.bin_width), _BAND_BASE), fill=_PALE)
    for lane in drawn.lanes:
        low = _BAND_BASE - 4 - lane.lane * 20
        box = (at(lane.x), low - 16, max(at(lane.x + lane.width), at(lane.x) + 3), low)
        pen.rounded_rectangle(box, 3, fill=_HALF if lane.shape == "lasting" else _PALE)
    for bar in drawn.bars:
        pen.rectangle((at(bar.x) - 3, _BAND_BASE - bar.height * scale, at(bar.x) + 3, _BAND_BASE), fill=_ACCENT)
    pen.line((MARGIN, _BAND_BASE, SIZE[0] - MARGIN, _BAND_BASE), fill=_INK, width=2)
    font = _font(28)
    for tick in drawn.ticks:
        pen.line((at(tick.x), _BAND_BASE, at(tick.x), _BAND_BASE + 14), fill=_RULE, width=2)
        words = visual(tick.words)
        left = at(tick.x) - 8 - font.getlength(words) if is_rtl else at(tick.x) + 8
        pen.text((left, _BAND_BASE + 38), words, font=font, fill=_SOFT, anchor="ls")


@cache
def _font(size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(FONT), size, layout_engine=ImageFont.Layout.BASIC)
