"""An article for `seeds/`, with its header filled in, as its format wants it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_UNSAFE: Final = re.compile(r"[^\w]+")
_LONGEST: Final = 60
_KEY_NAMES: Final = {"url": "URL"}
_BOM: Final = "\ufeff"
_HEAD: Final = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_KEYS: Final = re.compile(r"\s*(?:id|title|place|url|lang|publisher)[ \t]*:", re.IGNORECASE)


def kind_of(text: str) -> str:
    r"""Return the ending of the format that a text without a name is in.

    >>> kind_of("---\ndate: 2017-01-17\n---\nText"), kind_of("<!doctype html><p>x"), kind_of("He came.")
    ('.md', '.html', '.txt')
    """
    start = text.lstrip()[:40].lower()
    if start.startswith(("---\n", "---\r", "+++\n", "+++\r")):
        return ".md"
    if start.startswith(("<!doctype html", "<html")):
        return ".html"
    return ".jsonl" if start.startswith("{") else ".txt"


def with_header(text: str, kind: str, header: Mapping[str, str]) -> str:
    """Return the text with a header that says what `header` does, in front of what it says already.

    >>> with_header("He came.", ".txt", {"date": "2017-01-17", "place": "AMMAN"})
    'date 2017-01-17 AMMAN — He came.'
    """
    text = text.removeprefix(_BOM)
    if kind == ".md":
        return _front_matter(text, header)
    if kind in (".html", ".htm"):
        return _meta(text, header)
    if set(header) <= {"date", "place"} and "date" in header and not _KEYS.match(text):
        place = f" {header['place']}" if "place" in header else ""
        return f"date {header['date']}{place} — {text.lstrip()}"
    lines = "".join(f"{_KEY_NAMES.get(name, name.capitalize())}: {value}\n" for name, value in header.items())
    return lines + (text.lstrip() if _KEYS.match(text) else f"\n{text.lstrip()}")


def free_path(folder: Path, name: str, kind: str) -> Path:
    """Return a path in the folder that nothing has yet, called by what it is about."""
    stem = _UNSAFE.sub("-", name.casefold())[:_LONGEST].strip("-_") or "article"
    path = folder / f"{stem}{kind}"
    number = 2
    while path.exists() or path.is_symlink():
        path = folder / f"{stem}-{number}{kind}"
        number += 1
    return path


def _front_matter(text: str, header: Mapping[str, str]) -> str:
    first, line_end, rest = text.partition("\n")
    if first.strip() == "+++":
        lines = "".join(f"{name} = {_quoted(value)}\n" for name, value in header.items())
        return f"+++\n{lines}{rest}"
    lines = "".join(f"{name}: {value if name == 'date' else _quoted(value)}\n" for name, value in header.items())
    if first.strip() == "---" and line_end:
        return f"---\n{lines}{rest}"
    return f"---\n{lines}---\n\n{text.lstrip()}"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _meta(text: str, header: Mapping[str, str]) -> str:
    from html import escape

    names = {"publisher": "og:site_name", "url": "og:url", "title": "og:title"}
    lines = []
    for name, value in header.items():
        key = f'property="{names[name]}"' if name in names else f'name="{name}"'
        lines.append(f'<meta {key} content="{escape(value)}">\n')
    head = _HEAD.search(text)
    if head is None:
        return f"<!doctype html><head>\n{''.join(lines)}</head>\n{text}"
    return f"{text[: head.end()]}\n{''.join(lines)}{text[head.end() :]}"
