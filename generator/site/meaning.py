"""What a time expression of an article means, in the words that a reader of its page is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.model.event import When
from generator.wording import label, span_label, text

if TYPE_CHECKING:
    from generator.model.event import Mod
    from generator.model.timex import Timex

_REFERENCES: Final = {"PAST_REF": "meaning.past", "PRESENT_REF": "meaning.present", "FUTURE_REF": "meaning.future"}
_MODS: Final[dict[str, Mod]] = {"START": "START", "MID": "MID", "END": "END"}


def meaning(timex: Timex, language: str) -> str:
    """Return the date that the expression stands for, or what kind of time it is where it is no date."""
    if timex.edtf is not None:
        mod = _MODS.get(timex.mod or "")
        if mod is None and "/" not in timex.edtf:
            return span_label(timex.edtf, language)
        return label(When(timex.edtf, mod, timex.earliest, timex.latest), language)
    if timex.type == "DURATION":
        return text("meaning.duration", language)
    if timex.type == "SET":
        return text("meaning.set", language)
    return text(_REFERENCES.get(timex.value, "meaning.none"), language)
