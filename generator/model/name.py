"""Who and what an event names: persons, bodies and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as an article has it, its whole form there: "Barack Obama" where the sentence says "Obama".

    `short` is what it may be called alone: a person's last name, the letters that the article gives for a body; empty
    where there is nothing. Where the article has no more than that itself, `is_full` is False.
    """

    text: str
    kind: NameKind
    is_full: bool = True
    short: str = ""
