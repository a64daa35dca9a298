"""Sentences as TF-IDF vectors of unit length, sparse; the only door of scikit-learn and scipy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from generator.errors import from_extra

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_WORD: Final = r"(?u)\b\w[\w'’]+"
_RARE: Final = 2


class Space:
    """The vectors of some sentences: row i belongs to the i-th text. Empty texts have the zero vector.

    Raises ConfigError where the packages of `dateline[archive]` are not installed.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Weigh the words of all texts: sublinear frequency, those of one text alone left out where there are many."""
        self._rows: Any = None
        with from_extra("archive"):
            from sklearn.feature_extraction.text import TfidfVectorizer
        rare = _RARE if len(texts) > _RARE else 1
        for least in dict.fromkeys((rare, 1)):
            vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=least, token_pattern=_WORD)
            try:
                self._rows = vectorizer.fit_transform(texts)
            except ValueError:  # no word is left
                continue
            break

    def vectors(self, rows: Sequence[int]) -> NDArray[numpy.float64]:
        """Return vectors as a dense array of shape (rows, words that any of them has)."""
        import numpy

        if self._rows is None or not rows:
            return numpy.zeros((len(rows), 1))
        taken = self._rows[list(rows)]
        used = numpy.unique(taken.indices)
        dense: NDArray[numpy.float64] = taken[:, used].toarray() if len(used) else numpy.zeros((len(rows), 1))
        return dense
