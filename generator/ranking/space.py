"""Sentences as TF-IDF vectors of unit length: sublinear frequencies, without rare words and those of grammar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import TYPE_CHECKING, Final

from generator.errors import from_extra
from generator.language.pack import load_pack
from generator.language.tables import word_set

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_WORD: Final = re.compile(r"\w[\w'’]+")
_RARE: Final = 2
_OF_GRAMMAR: Final = (
    "determiners", "possessives", "subject_pronouns", "object_pronouns", "relatives", "prepositions", "subordinators",
    "coordinators", "modals", "be", "have", "do", "negations", "adverbs",
)  # fmt: skip


class Space:
    """The vectors of some sentences: row i belongs to the i-th text. Texts of no word that tells have the zero vector.

    Left out are the closed classes of the texts' languages (`words.toml` of their packs), and words of one text alone
    where there are more than two. Raises ConfigError where the packages of `dateline[archive]` are not installed.
    """

    def __init__(self, texts: Sequence[str], languages: Iterable[str]) -> None:
        """Count the words of all texts."""
        with from_extra("archive"):
            import numpy as np
        self._numpy = np
        small = frozenset().union(*(word_set(load_pack(lang), "words", *_OF_GRAMMAR) for lang in set(languages)))
        counted = [Counter(_WORD.findall(text.lower())) for text in texts]
        spread = Counter(word for counts in counted for word in counts)
        least = _RARE if len(texts) > _RARE else 1
        kept = {word: number for word, number in spread.items() if number >= least and word not in small}
        self._rarity = {word: log((1 + len(texts)) / (1 + number)) + 1 for word, number in kept.items()}
        self._counted = counted

    def vectors(self, rows: Sequence[int]) -> NDArray[numpy.float64]:
        """Return vectors as a dense array of shape (rows, words that any of them has; 1 where there is none)."""
        np, rarity = self._numpy, self._rarity
        column: dict[str, int] = {}
        places: list[tuple[int, int]] = []
        values: list[float] = []
        for place, row in enumerate(rows):
            for word, count in self._counted[row].items():
                if word in rarity:
                    places.append((place, column.setdefault(word, len(column))))
                    values.append((1 + log(count)) * rarity[word])
        dense: NDArray[numpy.float64] = np.zeros((len(rows), max(len(column), 1)))
        if places:
            at = np.array(places)
            dense[at[:, 0], at[:, 1]] = values
        lengths = np.linalg.norm(dense, axis=1, keepdims=True)
        unit: NDArray[numpy.float64] = dense / np.where(lengths > 0, lengths, 1.0)
        return unit
