"""Numbers in words: "twenty-three", "two hundred and fifty thousand", "twenty-first", "nineteen ninety-six".

The words are the pack's; the way they are put together is that of English and its kin: units after tens, hundreds
before them, larger scales with what stands before them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

_MANY_WORDS: Final = 12
_HUNDRED: Final = 100
_TEN: Final = 10
_LAST_CENTURY: Final = 20
_A_GROUP: Final = 3


class Numeral(NamedTuple):
    """A number in words: the index after its last word, its value, and what kind of number it is."""

    end: int
    value: int
    is_ordinal: bool = False
    is_year: bool = False


class Numerals:
    """The number words of a language, and how they are read."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Take the pack's tables: `cardinals`, `scales`, `ordinals` (word = value), and the lists of joining words."""
        self._cardinals: Mapping[str, int] = table.get("cardinals", {})
        self._scales: Mapping[str, int] = table.get("scales", {})
        self._ordinals: Mapping[str, int] = table.get("ordinals", {})
        self._and = frozenset(table.get("and", ()))
        self.ones = frozenset(table.get("one", ()))
        self._hyphens = frozenset(table.get("hyphens", ()))
        self._groups = frozenset(table.get("groups", ()))
        self.joints = self._and | self.ones | self._hyphens | self._groups
        self.year_slot: str = table.get("years", "")
        self.centuries = frozenset(
            form for form, value in self._cardinals.items() if self.year_slot and _TEN < value < _LAST_CENTURY
        )
        self.forms = frozenset(self._cardinals) | frozenset(self._scales) | frozenset(self._ordinals)

    def groups(self, forms: list[str], glued: list[bool], at: int) -> bool:
        """Tell whether a group of three digits goes on with a number: the mark at `at`, and the digits behind it."""
        after = forms[at + 1]
        return (
            forms[at] in self._groups
            and glued[at]
            and glued[at + 1]
            and len(after) == _A_GROUP
            and after.isascii()
            and after.isdecimal()
        )

    def read(self, forms: list[str], glued: list[bool], at: int) -> Numeral | None:
        """Return the longest number in words from `at` on, or None where there is none."""
        first = forms[at]
        if first not in self.forms and not (
            first in self.ones and at + 1 < len(forms) and forms[at + 1] in self._scales
        ):
            return None
        total = current = 0
        end, found = at, None
        limit = min(len(forms), at + _MANY_WORDS)
        while end < limit:
            form = forms[end]
            if found is not None and self._joins(forms, glued, end, total, current, limit):
                end += 1
                form = forms[end]
            value = self._cardinals.get(form)
            if value is not None:
                if self._fits(current, value):
                    current += value
                elif self._begins_year(total, current, value):
                    return self._year(forms, glued, end, current)
                else:
                    break
            elif form in self._scales and (found or form == first):
                total, current = self._scaled(total, current, self._scales[form])
                if current < 0:
                    break
            elif form in self.ones and found is None:
                current = 1
            elif form in self._ordinals and self._fits(current, self._ordinals[form]):
                return Numeral(end + 1, total + current + self._ordinals[form], is_ordinal=True)
            else:
                break
            end += 1
            found = Numeral(end, total + current)
        return found

    def _joins(self, forms: list[str], glued: list[bool], at: int, total: int, current: int, limit: int) -> bool:
        """Tell whether the word at `at` is a hyphen or an "and" inside the number."""
        if at + 1 >= limit:
            return False
        after = self._cardinals.get(forms[at + 1], self._ordinals.get(forms[at + 1]))
        if forms[at] in self._hyphens and glued[at] and glued[at + 1]:
            scale = forms[at + 1] in self._scales
            return scale or (after is not None and (self._fits(current, after) or self._begins_year(0, current, after)))
        return (
            forms[at] in self._and
            and after is not None
            and self._fits(current, after)
            and current % _HUNDRED == 0
            and (current != 0 or (total != 0 and not (at + 2 < limit and forms[at + 2] in self._scales)))
        )

    @staticmethod
    def _fits(current: int, value: int) -> bool:
        rest = current % _HUNDRED
        return rest == 0 or (value < _TEN and rest >= 2 * _TEN and rest % _TEN == 0)

    @staticmethod
    def _scaled(total: int, current: int, scale: int) -> tuple[int, int]:
        """Return (total, current) after a scale; a current below 0 where the scale does not fit there."""
        if scale == _HUNDRED:
            return (total, (current or 1) * _HUNDRED) if current < _HUNDRED else (total, -1)
        if total and scale >= total:
            return total, -1
        return total + (current or 1) * scale, 0

    def _begins_year(self, total: int, current: int, value: int) -> bool:
        return bool(self.year_slot) and total == 0 and _TEN <= current <= _LAST_CENTURY and value >= _TEN

    def _year(self, forms: list[str], glued: list[bool], at: int, century: int) -> Numeral:
        rest = self._cardinals[forms[at]]
        end = at + 1
        hyphen = end + 1 < len(forms) and forms[end] in self._hyphens and glued[end] and glued[end + 1]
        unit = end + hyphen
        value = self._cardinals.get(forms[unit], _TEN) if unit < len(forms) else _TEN
        if value < _TEN and rest >= 2 * _TEN and rest % _TEN == 0:
            end, rest = unit + 1, rest + value
        return Numeral(end, century * _HUNDRED + rest, is_year=True)
