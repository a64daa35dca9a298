"""A table of text: CSV as programs and spreadsheets write it, parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

_SEPARATORS: Final = ",;\t|"
_SAID: Final = re.compile(r"sep=(.)[^\S\n]*\n", re.IGNORECASE)  # what Excel writes above the head
_MOST_BLANK: Final = 5


class Table:
    """The names of the columns as they stand in the head, and the rows below it; `line` is where the reader is."""

    def __init__(self, names: Sequence[str], text: str, separator: str, above: int) -> None:
        """Open the table of a text; `above` is how many lines of its file stand above it."""
        self.names = names
        self.line = above + 1
        self._above = above
        self._lines = text.split("\n")
        self._separator = separator
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)

    def place(self, line: int, name: str) -> tuple[int, int]:
        """Return the line and the column at which a cell of the row that begins on a line stands."""
        cells = self.names.index(name) if name in self.names else 0
        is_quoted = False
        for number in range(line - self._above - 1, len(self._lines)):
            one = self._lines[number]
            for column, character in enumerate(one, start=1):
                if not cells:
                    return number + self._above + 1, column
                is_quoted ^= character == '"'
                cells -= character == self._separator and not is_quoted
            if not cells or not is_quoted:
                return number + self._above + 1, len(one) + 1
        return line, 1

    def rows(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Yield (line of its beginning, cells by column) for each row below the head that is not blank.

        Raises csv.Error where a row cannot be read.
        """
        is_head = True
        for row in self._reader:
            begins, self.line = self.line, self._reader.line_num + self._above + 1
            if any(cell.strip() for cell in row):
                if not is_head:
                    yield begins, dict(zip(self.names, row, strict=False))
                is_head = False


def open_table(text: str, columns: Collection[str]) -> Table | None:
    r"""Return the table whose head has all the columns, in any case and order; None where there is none.

    Blank lines may stand above the head.

    >>> table = open_table("Year;Headline\n1871;It opens\n", {"year", "headline"})
    >>> list(table.rows()) if table else None
    [(2, {'year': '1871', 'headline': 'It opens'})]
    """
    said = _SAID.match(text)
    body = text[said.end() :] if said else text
    above = 1 if said else 0
    for separator in said[1] if said and said[1] in _SEPARATORS else _SEPARATORS:
        reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
        try:
            head = next((row for row in islice(reader, _MOST_BLANK) if any(cell.strip() for cell in row)), [])
        except csv.Error:
            continue
        names = [name.strip().lower() for name in head]
        if set(names) >= set(columns):
            return Table(names, body, separator, above)
    return None
