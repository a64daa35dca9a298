"""How a date was worked out, in words: each step is data, its sentence a message `step.<kind>` of the catalogues.

A message takes the step's values by name. `{anchor:date}` words an EDTF string, with the step's `mod` where it has one,
`{tense:term}` looks the value up as a message `term.<value>`, `{said:quote}` puts the language's quotation marks around
words of the article. Where a kind has a message of its own for a value (`step.anchor.text`), that one is used.
"""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Final

from generator.wording.catalogue import has_message, text
from generator.wording.label import span_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.timex import Step

_SAID: Final = "said"
_RESULT: Final = "result"
_KEPT: Final = 65_536


def step(step: Step, language: str) -> str:
    """Return one step in words. Raises KeyError for a kind that the catalogue does not know.

    >>> from generator.model.timex import Step
    >>> step(Step("tense", (("tense", "past"), ("cue", "said"))), "en")
    "past tense ('said')"
    """
    return _word(step.kind, step.values, language)


def trail(steps: Iterable[Step], language: str) -> str:
    """Return all steps as one line of reasoning, the empty string for none.

    >>> from generator.model.timex import Step
    >>> trail((Step("said", (("text", "Monday"),)), Step("result", (("edtf", "2017-01-16"),))), "en")
    "'Monday': Monday 16 January 2017"
    """
    return _trail(tuple(steps), language)


def brief(steps: Iterable[Step], language: str) -> str:
    """Return the steps in short, for a card that has the words, the date, its status and its source beside them.

    >>> from generator.model.timex import Step
    >>> anchor = Step("anchor", (("anchor", "2017-01-17"), ("origin", "dct")))
    >>> brief((Step("said", (("text", "Monday"),)), anchor, Step("result", (("edtf", "2017-01-16"),))), "en")
    'counted from the date of the article'
    >>> brief((Step("said", (("text", "in 2016"),)), Step("result", (("edtf", "2016"),))), "en")
    'in so many words'
    """
    return _brief(tuple(steps), language)


@lru_cache(maxsize=_KEPT)
def _brief(steps: tuple[Step, ...], language: str) -> str:
    parts = [words for each in steps if not _is_beside(each) and (words := _brief_step(each, language))]
    if not parts:
        return text("trail.plain", language) if steps else ""
    return text("trail.and", language).join(parts)


def _is_beside(step: Step) -> bool:
    """Tell whether a step says what the card shows: the words, the date, that it happened, what the tense told."""
    values = dict(step.values)
    return (
        step.kind in (_SAID, _RESULT)
        or (step.kind == "status" and values.get("status") == "happened")
        or (step.kind == "inferred" and values.get("field") == "direction")
    )


def _brief_step(each: Step, language: str) -> str:
    is_article = each.kind == "anchor" and ("origin", "dct") in each.values
    return text("step.anchor.brief", language) if is_article else step(each, language)


@lru_cache(maxsize=_KEPT)
def _trail(steps: tuple[Step, ...], language: str) -> str:
    parts: list[str] = []
    before: str | None = None
    for each in steps:
        words = step(each, language)
        if not words:
            continue
        if before is not None:
            key = "trail.result" if each.kind == _RESULT else "trail.next" if before == _RESULT else "trail.and"
            parts.append(text(key, language))
        parts.append(words)
        before = _RESULT if before == _RESULT and each.kind != _SAID else each.kind
    return "".join(parts)


@lru_cache(maxsize=_KEPT)
def _word(kind: str, values: tuple[tuple[str, str], ...], language: str) -> str:
    given = {name: value for name, value in values if value}
    special = (f"step.{kind}.{value}" for value in given.values())
    bare = [f"step.{kind}.no-{name}" for name, value in values if not value]
    keys = [key for key in (*special, *bare) if has_message(key, language)]
    message = text(keys[0] if keys else f"step.{kind}", language)
    return _Wording(language, given.get("mod")).vformat(message, (), given)


class _Wording(Formatter):
    """`str.format` with the four specifications of the messages: date, dates, term, quote."""

    def __init__(self, language: str, mod: str | None) -> None:
        self._language = language
        self._mod = mod

    def format_field(self, value: object, format_spec: str) -> str:
        written = str(value)
        if format_spec == "date":
            return _date_or_same(written, self._language, self._mod)
        if format_spec == "dates":
            return text("dates.join", self._language).join(
                _date_or_same(each, self._language) for each in written.split()
            )
        if format_spec == "quote":
            return text("quote", self._language, words=written)
        if format_spec == "term":
            key = f"term.{written}"
            return text(key, self._language) if has_message(key, self._language) else written
        return format(value, format_spec)


def _date_or_same(value: str, language: str, mod: str | None = None) -> str:
    try:
        return span_label(value, language, mod)
    except ValueError:
        return value
