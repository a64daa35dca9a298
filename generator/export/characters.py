"""Characters that may stand in XML and in calendars: control characters and half pairs from an article may not."""

from __future__ import annotations

import re
from typing import Final

_ILLEGAL: Final = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    r"""Return the text with each character that XML 1.0 (production 2) or RFC 5545 forbids turned into a space.

    >>> legal("a\0b\ud800c\n")
    'a b c\n'
    """
    return _ILLEGAL.sub(" ", text)
