"""From bytes to documents: the files of `seeds/`, and the lines of standard input; and what `content/` holds.

`find` lists the files by their stat alone, `load` takes the bytes of one, `split` parts a corpus into its articles,
`read` makes the document; `parse_line` does so for a line of JSON. One module a format, all with one signature
(`READERS` and `CORPORA` in `article`); what all formats share, the checking of dates and addresses, is in `header`.
`read_content` reads what an editor wrote, and is loaded when it is asked for, as are the formats.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from generator.read.article import COSTLY, ENDINGS, TIMELINES, ending, parse_line, read, split
from generator.read.encoding import decode
from generator.read.folder import Listed, find, list_path, load, unpack

if TYPE_CHECKING:
    from generator.read.content import Content, Guard, read_content

__all__ = [
    "COSTLY", "ENDINGS", "TIMELINES", "Content", "Guard", "Listed", "decode", "ending", "find", "list_path", "load",
    "parse_line", "read", "read_content", "split", "unpack",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name in ("Content", "Guard", "read_content"):
        return getattr(import_module(f"{__name__}.content"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
