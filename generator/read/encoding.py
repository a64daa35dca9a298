"""The encoding of pages that do not come in UTF-8: a byte order mark, what the page declares, or what it looks like.

JSON can spell what no encoding can write, half a character: that is mended here as well.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import Any, Final

from generator.errors import DocumentError, Location

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD: Final = 2_048
_SAMPLE: Final = 100_000
_DECLARED: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_HALF: Final = re.compile("[\ud800-\udfff]")


def load_json(text: str) -> Any:  # noqa: ANN401 (what json.loads returns)
    r"""Return the value of JSON, with U+FFFD for each half of a character, so that every text in it can be written.

    The length of texts does not change. Raises what `json.loads` raises.

    >>> load_json(r'["a\ud800b", "\ud83c\udf89"]')
    ['a\ufffdb', '🎉']
    """
    found = json.loads(text)
    if "\\ud" in text or "\\uD" in text:
        return json.loads(without_halves(json.dumps(found, ensure_ascii=False)))
    return found


def without_halves(text: str) -> str:
    r"""Return the text with U+FFFD for each surrogate that has no other half.

    >>> without_halves("a\ud800b")
    'a\ufffdb'
    """
    return _HALF.sub("\ufffd", text)


def decode_any(data: bytes, path: str) -> str:
    r"""Return the text of bytes in any encoding, its line ends all `\n`.

    UTF-8 goes first, for what decodes as UTF-8 is UTF-8. Raises DocumentError where no encoding fits.

    >>> decode_any('<meta charset="iso-8859-15">caf\xe9'.encode("latin-1"), "a.html")[-4:]
    'café'
    """
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raise DocumentError("text in no encoding that is known", Location(path), "save the file as UTF-8")


def _candidates(data: bytes) -> list[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    found = ["utf-8"]
    if declared := _DECLARED.search(data[:_HEAD]):
        found.append(declared[1].decode("ascii"))
    if not _is_utf8(data):
        found.extend(_guessed(data))
    return found


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(data: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return [best.encoding] if best is not None else []
