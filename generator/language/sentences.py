"""Sentences: where each begins and ends in the text as it is.

A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number. A quotation that begins
inside a sentence belongs to it as a whole, however many sentences are quoted; one that begins a sentence is split
like any other text. Blank lines always part sentences; a single line end does where the line is too short to have
been wrapped. The line that says where a report comes from ("BERLIN, June 3 (Wire) -") is apart from what it reports.
Linear in the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.language.tables import word_set
from generator.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.language.pack import Pack

_BLANK_LINES: Final = re.compile(r"\n[^\S\n]*(?:\n\s*)+|\r\n[^\S\n]*(?:\r\n\s*)+|[\u2029\f]\s*")
_PLAIN_BLANK_LINES: Final = re.compile(r"\n[^\S\n]*(?:\n\s*)+")  # of texts without the other line ends
_STOP: Final = re.compile(r"[.!?…。！？؟]+[\"'”’»)\]]*(?=\s)")
_LAST_WORD: Final = re.compile(r"(?:[^\W_]|[.'’])*")
_NEXT: Final = re.compile(r"\s+[\"'“‘«(\[]*")
_SPACE: Final = re.compile(r"\s*")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_QUOTE: Final = re.compile(r"[\"“”«»]")
_PLAIN_QUOTE: Final = re.compile('"')  # of texts without the others: a single character is found faster
_WORD: Final = re.compile(r"[^\W_][\w'’-]*")
_AGENCY: Final = re.compile(r"\([A-Z][\w.&' -]{0,30}\)\s*(?:--?|[–—])\s+(?=[\"'“‘«(]?[A-Z\d])")
_BEFORE_AGENCY: Final = re.compile(r"(?:[.!?»”\"|]\s*|\b[A-Z][A-Z'’.\\/-]{2,}(?:[,|]*\s[A-Z\d][\w.:]*){0,5},?\s*)\Z")
_WRAPPED: Final = 45
_ENDS: Final = (".", "!", "?", ":")
_LONGEST_QUOTATION: Final = 1_500
_LONGEST_WORD: Final = 40
_LOOK_AHEAD: Final = 80


class _Abbreviations(NamedTuple):
    """A pack's `abbreviations.toml`, as sets of lower-case words."""

    titles: frozenset[str]
    before_numbers: frozenset[str]
    may_end: frozenset[str]
    sentence_starts: frozenset[str]
    attributions: frozenset[str]


def sentences(text: str, pack: Pack) -> tuple[Span, ...]:
    """Return the sentences of a text in order, apart from one another.

    Each begins and ends with a character that is no white space; every character that is none lies in one.

    >>> from generator.language.pack import load_pack
    >>> text = 'On Jan. 23 the U.N. met. "We agreed. All of us," said J. Smith.'
    >>> [text[start:end] for start, end in sentences(text, load_pack("en"))]
    ['On Jan. 23 the U.N. met.', '"We agreed.', 'All of us," said J. Smith.']
    """
    abbreviations = _abbreviations(pack)
    found: list[Span] = []
    quote = _QUOTE if any(map(text.__contains__, "“”«»")) else _PLAIN_QUOTE if '"' in text else None
    for start, end in _told(text) if _AGENCY.search(text) else _blocks(text):
        quotations = _quotations(text, start, end, quote) if quote is not None else []
        begin = start
        for stop in _STOP.finditer(text, start, end):
            at = stop.end()
            if _is_inside(quotations, begin, stop.start(), at) or not _is_end(text, stop, end, abbreviations):
                continue
            found.append(Span(begin, at))
            begin = _after_space(text, at, end)
        if begin < end:
            found.append(Span(begin, end))
    return tuple(found)


@cache
def _abbreviations(pack: Pack) -> _Abbreviations:
    return _Abbreviations(*(word_set(pack, "abbreviations", key) for key in _Abbreviations._fields))


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blocks, those that begin with a dateline in two."""
    for start, end in _blocks(text):
        begin = start
        for agency in _AGENCY.finditer(text, start, end):
            at = agency.start()
            if at == begin or _BEFORE_AGENCY.search(text, max(begin, at - _LOOK_AHEAD), at):
                yield from _trimmed(text, begin, agency.end())
                begin = agency.end()
        if begin < end:
            yield begin, end


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that no sentence crosses: paragraphs, and lines too short to have been wrapped."""
    start = 0
    has_others = any(map(text.__contains__, "\r\u2029\f"))
    for blank in (_BLANK_LINES if has_others else _PLAIN_BLANK_LINES).finditer(text):
        yield from _lines(text, start, blank.start())
        start = blank.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = line = start
    while (at := text.find("\n", line, end)) >= 0:
        written = text[line:at].strip()
        if len(written) < _WRAPPED or written.endswith(_ENDS):
            if begin < line or not written:
                yield from _trimmed(text, begin, at)
            else:
                first = text.index(written[0], line)
                yield first, first + len(written)
            begin = at + 1
        line = at + 1
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    stripped = text[start:end].strip()
    if stripped:
        first = text.index(stripped[0], start, end)
        yield first, first + len(stripped)


def _after_space(text: str, at: int, end: int) -> int:
    space = _SPACE.match(text, at, end)
    return space.end() if space else at


def _quotations(text: str, start: int, end: int, quote: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the quotations of a block, the first one last; one never closed, or too long to be one, is none."""
    found: list[tuple[int, int]] = []
    opened = -1
    for mark in quote.finditer(text, start, end):
        at = mark.start()
        is_opening = text[at] in "“«" or (text[at] == '"' and opened < 0)
        if is_opening:
            opened = at
        elif opened >= 0:
            if at - opened <= _LONGEST_QUOTATION:
                found.append((opened, at + 1))
            opened = -1
    found.reverse()
    return found


def _is_inside(quotations: list[tuple[int, int]], begin: int, stop: int, at: int) -> bool:
    """Tell whether a stop lies inside a quotation that began inside the sentence, and not at its end."""
    while quotations and quotations[-1][1] <= stop:
        quotations.pop()
    return bool(quotations) and begin < quotations[-1][0] < stop and at < quotations[-1][1]


def _is_end(text: str, stop: re.Match[str], end: int, abbreviations: _Abbreviations) -> bool:
    if stop.end() >= end:
        return False
    following = _NEXT.match(text, stop.end(), end)
    at = following.end() if following else stop.end()
    after = text[at : at + _LOOK_AHEAD]
    if not after or after[0].islower() or after[0] in ",;:–—-":
        return False
    mark = stop.group()
    if mark == ".":
        return _is_full_stop(text, stop.start(), after, abbreviations)
    if mark[-1] in '"”’»' or mark[-1] == "'":
        return not _is_attribution(after, abbreviations)
    return mark not in ("…", "...") or after[0].isupper()


def _is_full_stop(text: str, at: int, after: str, abbreviations: _Abbreviations) -> bool:
    last = _LAST_WORD.match(text[max(0, at - _LONGEST_WORD) : at][::-1])
    word = last.group()[::-1].lstrip("'’").lower() if last else ""
    if word in abbreviations.titles:
        return False
    if word in abbreviations.before_numbers and after[0].isdigit():
        return False
    if word in abbreviations.may_end or (_INITIAL.fullmatch(word) and word != "i"):
        first = _WORD.match(after)
        return first is not None and first.group().lower() in abbreviations.sentence_starts
    return True


def _is_attribution(after: str, abbreviations: _Abbreviations) -> bool:
    """Tell whether what follows a closed quotation says no more than who spoke: 'Pelosi said.'."""
    words = _WORD.findall(after.split(".", maxsplit=1)[0])
    return 1 < len(words) <= 4 and words[-1].lower() in abbreviations.attributions and "." in after
