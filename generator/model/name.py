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


def is_part(name: str, longer: str) -> bool:
    """Tell whether a person's name is a longer one without what stands between the given name and another.

    >>> is_part("George Bush", "George W. Bush"), is_part("George W. Bush", "George H. W. Bush")
    (True, False)
    """
    if name == longer:
        return True
    given, *others = name.split()
    words = longer.split()
    return len(others) == 1 and words[0] == given and others[0] in words[1:]
