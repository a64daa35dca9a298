"""One hostile input: the files of a site that hold it, and what becomes of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

CANARY: Final = "canary.invalid"
"""A host that no page may ask for; every payload names it, or sets `window.pwned`."""

OUTSIDE: Final = "@OUTSIDE@"
"""In a case's files: the folder around the site, as an absolute path."""

SECRET: Final = "the words of the sealed letter"  # noqa: S105  no password
"""What stands in a file beside the site; no case may bring it onto a page."""

GOOD: Final = "date 2017-01-17 ODENSE — The council opened the lighthouse on Monday.\n"
PLAIN: Final = "The bridge opened on 3 May 2019.\n"


@dataclass(frozen=True, slots=True)
class Case:
    """Files by their path in the site (`seeds/` where no folder is named), and links by theirs.

    `code` is the exit code of the build, None where an input may be read or left out; `said` must each stand on standard error. `megabytes` and `seconds` are the
    limits of memory and CPU time. What is large is made when it is wanted.
    """

    name: str
    files: Mapping[str, bytes | Callable[[], bytes]]
    code: int | None = 0
    said: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    seconds: int = 10
    megabytes: int = 512


def quoted(words: str) -> str:
    """Return words as a value of YAML."""
    return json.dumps(words, ensure_ascii=False)


def page(body: str = PLAIN, **header: str) -> bytes:
    """Return an article in Markdown; what the header does not say is a plain title and date."""
    values = {"title": json.dumps("A plain title"), "date": "2019-05-06", **header}
    lines = "".join(f"{key}: {value}\n" for key, value in values.items())
    return f"---\n{lines}---\n\n{body}".encode()


def article(name: str, body: str = PLAIN, *said: str, code: int | None = 0, **header: str) -> Case:
    """Return a case of one article in Markdown, `seeds/bad.md`."""
    return Case(name, {"bad.md": page(body, **header)}, code, said)


def either(name: str, body: str) -> Case:
    """Return a case of one article in Markdown that is built where there is time for it."""
    return Case(name, {"bad.md": page(body)}, None)


def left_out(name: str, body: str, *said: str) -> Case:
    """Return a case of one article in Markdown that is not built."""
    return Case(name, {"bad.md": page(body)}, 1, said)


def line(**fields: object) -> bytes:
    """Return an article as a line of JSON."""
    return json.dumps({"id": "line", "dct": "2019-05-06", "text": PLAIN, **fields}).encode() + b"\n"
