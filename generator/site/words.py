"""What of an event can be searched for: its words folded, and what they begin with."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from generator.wording import event_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.event import Event

_PREFIX: Final = 3
_WORD: Final = re.compile(r"[^\W_]+")


def fold(words: str) -> str:
    """Return words as they are compared: lower case, without accents.

    >>> fold("Ägypten IV")
    'agypten iv'
    """
    if words.isascii():
        return words.lower()
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(each for each in decomposed if not unicodedata.combining(each)).lower()


def prefixes_of(events: Iterable[Event], language: str) -> tuple[str, ...]:
    """Return the first three letters of all words that events can be found by, sorted."""
    said = " ".join(f"{event.headline} {event.quote} {event_label(event, language)}" for event in events)
    return tuple(sorted({word[:_PREFIX] for word in set(_WORD.findall(fold(said)))}))
