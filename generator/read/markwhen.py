"""A timeline in markwhen's text: `date: what happened`, one entry a line, sections and tags as groups.

Read: a header that is passed over, `section` and `group` with their ends, entries with EDTF dates, ranges `a/b` and
`a - b`, `now`, American and European dates, and the lines below an entry as its story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from generator.errors import DocumentError, Location
from generator.model.content import Written
from generator.read.draft import without_controls
from generator.read.encoding import with_line_ends
from generator.read.markdown import to_html
from generator.read.markup import clean, to_text

HINT: Final = "an entry is 'date: what happened', such as '2017-01-23: Talks begin'"
_ENTRY: Final = re.compile(r"(?P<date>[^\s:#/][^:\n]{0,80}?(?:\d{1,2}:\d{2}[^:\n]{0,40})?)\s*:(?=\s|$)\s*(?P<words>.*)")
_GROUP: Final = re.compile(r"#*\s*(?:section|group)\b\s*(?P<name>.*)", re.IGNORECASE)
_HEADING: Final = re.compile(r"#+\s+(?P<name>.+)")
_END: Final = re.compile(r"end\s*(?:section|group)\b.*", re.IGNORECASE)
_COMMENT: Final = re.compile(r"\s*//")
_TAG: Final = re.compile(r"(?<!\S)#[\w-]+")
_RANGE: Final = re.compile(r"\s*/\s*(?=\S)|\s+[-–]\s+|\s+to\s+")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_KEY: Final = re.compile(r"[A-Za-z][\w.-]*:(?:\s|$)")
_DATE_WORD: Final = re.compile(r"\d|now|today", re.IGNORECASE)


def read_markwhen(text: str, path: str, date_order: str) -> Iterator[Written | DocumentError]:
    """Yield the entries in their order, an error in place of one that is wrong.

    Raises DocumentError where there is no entry at all.
    """
    text = without_controls(with_line_ends(text))
    entries = list(_entries(text))
    if not entries:
        raise DocumentError("no entry", Location(path), HINT)
    for line, group, date, words, story in entries:
        at = Location(path, line)
        try:
            yield _written(_dates(date, date_order), words, story, group, at)
        except DocumentError as err:
            yield err


def _entries(text: str) -> Iterator[tuple[int, str | None, str, str, str]]:
    """Yield (line, group, date, words, story) for each entry."""
    groups: list[str] = []
    current: tuple[int, str | None, str, str] | None = None
    story: list[str] = []
    for number, line in _body(text):
        stripped = line.strip()
        if _COMMENT.match(line):
            continue
        entry = _ENTRY.match(stripped)
        begins = entry is not None and _DATE_WORD.search(entry["date"]) is not None
        named = _GROUP.fullmatch(stripped) or _HEADING.fullmatch(stripped)
        if current is not None and (begins or named or _END.fullmatch(stripped)):
            yield (*current, "\n".join(story))
            current, story = None, []
        if begins and entry is not None:
            current = (number, groups[-1] if groups else None, entry["date"], entry["words"])
        elif _END.fullmatch(stripped):
            groups = groups[:-1]
        elif named:
            groups = [named["name"].strip()] if stripped.startswith("#") else [*groups, named["name"].strip()]
        elif current is not None:
            story.append(line)
    if current is not None:
        yield (*current, "\n".join(story))


def _body(text: str) -> Iterator[tuple[int, str]]:
    """Yield (number, line) for the lines below the header: front matter, or keys before the first entry."""
    lines = list(enumerate(text.split("\n"), start=1))
    if lines and lines[0][1].strip() == "---":
        ends = [index for index, (_, line) in enumerate(lines[1:], start=1) if line.strip() == "---"]
        return iter(lines[ends[0] + 1 :] if ends else lines)
    start = 0
    while start < len(lines) and (not lines[start][1].strip() or _KEY.match(lines[start][1])):
        start += 1
    return iter(lines[start:])


def _dates(date: str, date_order: str) -> list[str]:
    """Return the one or two dates of an entry, slashed ones turned into ISO 8601."""

    def iso(found: re.Match[str]) -> str:
        first, second, year = found.groups()
        month, day = (second, first) if date_order == "dmy" else (first, second)
        return f"{year}-{int(month):02}-{int(day):02}"

    ends = _RANGE.split(_SLASHED.sub(iso, date.strip()))
    return [".." if end.strip().lower() in ("now", "today") else end.strip() for end in ends][:2]


def _written(dates: list[str], words: str, story: str, group: str | None, at: Location) -> Written:
    headline = " ".join(_TAG.sub("", words).split())
    if not headline:
        raise DocumentError("no headline", at, HINT)
    text, markup = to_text(clean(to_html(story, at.path, at.line or 1))) if story.strip() else ("", None)
    key = blake2b(f"{at.path}\0{'/'.join(dates)}\0{headline}".encode(), digest_size=6).hexdigest()
    return Written(
        id=key,
        date=dates[0],
        end=dates[1] if len(dates) > 1 else None,
        headline=headline,
        at=at,
        date_at=at,
        group=group,
        body=markup if text else None,
    )
