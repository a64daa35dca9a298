"""Characters that may stand in XML and in calendars: control characters and half pairs from an article may not."""

from __future__ import annotations

import re
from typing import Final

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    r"""Return the text with each character that XML 1.0 (production 2) or RFC 5545 forbids turned into a space.

    >>> legal("a\0b\ud800c\n")
    'a b c\n'
    """
    return _ILLEGAL.sub(" ", text)
