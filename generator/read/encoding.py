"""Text of bytes: a byte order mark, UTF-8, what the file declares, or what `detection` makes of it."""

from __future__ import annotations

import codecs
import re
from typing import Final

from generator.errors import DocumentError, Location
from generator.model.problem import Problem
from generator.read.detection import NAMES, detect, wide

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE_MARKS: Final = tuple(mark for mark, codec in _MARKS if codec != "utf-8")
_HEAD: Final = 2_048
_DECLARED: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_CHARSET: Final = re.compile(
    r"cp\d+|iso8859-\d+|iso2022_\w+|koi8[-_]\w|mac[-_]\w+|euc_\w+|shift_jis\w*|big5\w*|gb18030|utf-8"
)
_AS_BROWSERS: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip


def decode(data: bytes, path: str, problems: list[Problem] | None = None, *, is_declared: bool = False) -> str:
    r"""Return the text of a file, its line ends all `\n`.

    A byte order mark goes first, then UTF-8, then what an HTML or XML file says of itself (`is_declared`). What an
    encoding was found out for is told in a warning; without `problems` nothing is found out. Raises DocumentError, with
    line and column, where the bytes are in no encoding beyond doubt.

    >>> decode(b"\xef\xbb\xbfone\r\ntwo\rthree", "a.txt"), decode("\ufeffone".encode("utf-16-be"), "a.txt")
    ('one\ntwo\nthree', 'one')
    """
    mark = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), None)
    if mark is not None:
        return _with_one_line_end(_strictly(data[len(mark[0]) :], mark[1], path))
    codec = wide(data) if problems is not None else None
    if codec is not None and problems is not None:
        problems.append(_told(f"no byte order mark: read as {codec}", Location(path), codec))
        return _with_one_line_end(_strictly(data, codec, path))
    try:
        return _with_one_line_end(_strictly(data, "utf-8", path))
    except DocumentError as err:
        declared = _declared(data) if is_declared else None
        if declared is not None and (text := _leniently(data, declared)) is not None:
            return _with_one_line_end(text)
        codec = detect(data) if problems is not None else None
        if codec is None or problems is None or (text := _leniently(data, codec)) is None:
            raise
        problems.append(_told(f"{err.message}; read as {NAMES[codec]}", err.at, NAMES[codec]))
        return _with_one_line_end(text)


def with_line_ends(text: str) -> str:
    r"""Return prose with `\n` for two ends of a line more: NEL and Unicode's line separator.

    In JSON and in a cell of a table these are characters like others.

    >>> with_line_ends("a\x85b\u2028c")
    'a\nb\nc'
    """
    return text if text.isascii() else text.replace("\x85", "\n").replace("\u2028", "\n")


def _with_one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strictly(data: bytes, codec: str, path: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as err:
        before = _with_one_line_end(data[: err.start].decode(codec, "replace"))
        at = Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"not {codec.upper()}: byte 0x{data[err.start]:02x}"
        raise DocumentError(message, at, "save the file as UTF-8") from err


def _leniently(data: bytes, codec: str) -> str | None:
    """Return the text, None where it is not of this encoding; the five bytes that windows-1252 lacks are no text."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _told(message: str, at: Location | None, name: str) -> Problem:
    hint = f"see that its letters are right, and save the file as UTF-8: iconv -f {name} -t utf-8"
    return Problem("warning", message, at, hint)


def _declared(data: bytes) -> str | None:
    """Return the codec that the head of an HTML or XML file names; what browsers take for it, and no other kind."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    return _AS_BROWSERS.get(codec, codec if _CHARSET.fullmatch(codec) else None)
