"""A timeline in markwhen's text: `date: what happened`, one entry a line, sections and tags as groups.

Read: a header, of which the title and the order of dates are taken, `section` and `group` with their ends, headings,
entries with EDTF dates, dates in words or with a time, ranges `a/b` and `a - b`, `now`, American and European dates,
and the lines below an entry as its story. A date that is counted from another entry, a length or a repetition is an
error: what is meant is for its editor to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Final

from generator.errors import DocumentError, Location
from generator.model.content import Heading, Written
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
_SAID: Final = re.compile(r"(title|description|dateFormat):\s*(\S.*)", re.IGNORECASE)
_TIME: Final = re.compile(r"T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
_TIMES: Final = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}{_TIME.pattern}(?:\s*[-/]\s*\d{{4}}-\d{{2}}-\d{{2}}{_TIME.pattern})?"
)
_TIGHT: Final = re.compile(r"(?<=\d{4}-\d{2}-\d{2})-(?=\d{4}-\d{2}-\d{2})")
_MONTH: Final = re.compile(r"(?<![\d/-])(\d{1,2})/(\d{4})(?![\d/-])")
_ERA: Final = re.compile(r"\s+(?:BCE?|B\.C\.(?:E\.)?)\s*$", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"(?<!\S)(?:![\w-]+|every\s.*|(?:after|by)\s.*\d+\s+(?:day|week|month|year)s?|\d+\s+(?:day|week|month|year)s?$)",
    re.IGNORECASE,
)
_HINT_COUNTED: Final = "write the date itself, such as '2017-01-23', or a range '2017-01-23 / 2017-02-05'"
_LONGEST: Final = 500
_KEY: Final = re.compile(r"[A-Za-z][\w.-]*:(?:\s|$)")
_DATE_WORD: Final = re.compile(r"\d|now|today", re.IGNORECASE)


def read_markwhen(text: str, path: str, date_order: str) -> Iterator[Written | Heading | DocumentError]:
    """Yield the title and the entries in their order, an error in place of one that is wrong.

    Raises DocumentError where there is no entry at all.
    """
    text = without_controls(with_line_ends(text))
    lines = list(enumerate(text.split("\n"), start=1))
    start = _end_of_header(lines)
    said = {found[1].lower(): found[2].strip() for _, line in lines[:start] if (found := _SAID.match(line))}
    if title := said.get("title"):
        yield Heading(title[:_LONGEST], said.get("description") or None)
    if order := said.get("dateformat"):
        date_order = "dmy" if order.lower().startswith("d") else date_order
    entries = list(_entries(lines[start:]))
    if not entries:
        raise DocumentError("no entry", Location(path), HINT)
    for line, group, date, words, story in entries:
        indent = len(lines[line - 1][1]) - len(lines[line - 1][1].lstrip())
        at = Location(path, line, indent + 1)
        try:
            yield _written(_dates(date, date_order, at), words, story, group, at)
        except DocumentError as err:
            yield err


def _entries(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str | None, str, str, str]]:
    """Yield (line, group, date, words, story) for each entry."""
    groups: list[str] = []
    current: tuple[int, str | None, str, str] | None = None
    story: list[str] = []
    for number, line in lines:
        stripped = _TIMES.sub(lambda found: _TIME.sub("", found[0]), line.strip())
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
            name = _TAG.sub("", named["name"]).strip()
            groups = [name] if stripped.startswith("#") else [*groups, name]
        elif current is not None:
            story.append(line)
    if current is not None:
        yield (*current, "\n".join(story))


def _end_of_header(lines: Sequence[tuple[int, str]]) -> int:
    """Return how many lines the header has: front matter, or keys before the first entry."""
    if lines and lines[0][1].strip() == "---":
        return next((index + 1 for index, (_, line) in enumerate(lines) if index and line.strip() == "---"), 0)
    start = 0
    while start < len(lines) and (not lines[start][1].strip() or _KEY.match(lines[start][1])):
        start += 1
    return start


def _dates(date: str, date_order: str, at: Location) -> list[str]:
    """Return the one or two dates of an entry, slashed ones turned into ISO 8601.

    Raises DocumentError for a date that is counted from another, a length, and a repetition.
    """

    def iso(found: re.Match[str]) -> str:
        first, second, year = found.groups()
        month, day = (second, first) if date_order == "dmy" else (first, second)
        return f"{year}-{int(month):02}-{int(day):02}"

    if found := _COUNTED.search(date):
        raise DocumentError(
            f"a date that is counted or repeated: {date!r}", at, f"{found[0].strip()!r}: {_HINT_COUNTED}"
        )
    whole = _MONTH.sub(lambda found: f"{found[2]}-{int(found[1]):02}", _SLASHED.sub(iso, date.strip()))
    tight = _TIGHT.split(whole)
    ends = [end.strip() for end in (tight if len(tight) > 1 else _RANGE.split(whole))]
    if len(ends) > 1 and (era := _ERA.search(ends[1])) and not _ERA.search(ends[0]):
        ends[0] += era[0]
    found_ends = [".." if end.lower() in ("now", "today") else end for end in ends][:2]
    return list(dict.fromkeys(found_ends))


def _written(dates: list[str], words: str, story: str, group: str | None, at: Location) -> Written:
    headline = " ".join(to_text(clean(to_html(_TAG.sub("", words).strip(), at.path, at.line or 1)))[0].split())
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
