"""The words of a text, as arrays: one pass, no object a word.

A word is a stretch of letters, a stretch of digits, an apostrophe with the letters that follow it in a word ("'s",
"'t"), or any other single character that is no white space. Spaces are no words; where they stood can be seen from
`starts` and `end`. Neighbours: `sentences` and `clause` read the same arrays, and the temporal tagger spells them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

# Words of English letters with a space first: a range and a character are looked up faster than classes of Unicode.
_PIECE: Final = re.compile(r"[a-z]+(?: |[^\W\d_]*)\s*|\d+\s*|(?<=[^\W_])'[^\W\d_]+\s*|[^\W\d_]+\s*|\S\s*|\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists: word `i` begins at `starts[i]`, and `forms[i]`, as long as itself, is how it looks in lower case.

    In `forms` every apostrophe is straight. The lists are shared and not to be changed.
    """

    starts: list[int]
    forms: list[str]

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.forms)

    def end(self, index: int) -> int:
        """Return where a word ends."""
        return self.starts[index] + len(self.forms[index])

    def is_glued(self, index: int) -> bool:
        """Tell whether a word follows the one before it without a space; the first one does not.

        >>> [words("on Jan. 23").is_glued(index) for index in range(4)]
        [False, False, True, False]
        """
        return index > 0 and self.starts[index] == self.end(index - 1)

    def glued(self, first: int, end: int) -> list[bool]:
        """Tell of each word of `[first, end)` whether it follows the one before it there without a space.

        >>> words("on Jan. 23").glued(1, 4)
        [False, True, False]
        """
        starts, forms = self.starts, self.forms
        before = zip(starts[first : end - 1], forms[first : end - 1], strict=True)
        return [
            False,
            *(at == start + len(form) for at, (start, form) in zip(starts[first + 1 : end], before, strict=True)),
        ]

    def at(self, offset: int) -> int:
        """Return the index of the word at the offset, or of the next one where none is there.

        >>> words("on Jan. 23").at(4)
        1
        """
        index = bisect_right(self.starts, offset) - 1
        is_inside = index >= 0 and offset < self.starts[index] + len(self.forms[index])
        return index if is_inside else index + 1


def words(text: str) -> Words:
    """Return the words of a text, in order, not overlapping.

    >>> words("The U.S. didn’t, on Jan. 3rd").forms
    ['the', 'u', '.', 's', '.', 'didn', "'t", ',', 'on', 'jan', '.', '3', 'rd']
    """
    pieces = _PIECE.findall(lowered(text))
    forms = list(map(str.rstrip, pieces))
    starts = list(accumulate(map(len, pieces), initial=0))
    starts.pop()
    if forms and not forms[0]:
        del forms[0], starts[0]
    return Words(starts, forms)


def lowered(text: str) -> str:
    """Return the text in lower case with straight apostrophes, each character in its place.

    >>> lowered("İT’S"), len(lowered("İT’S"))
    ("İt's", 4)
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return low.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
