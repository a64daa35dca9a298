"""How a text is read, for whoever writes rules: its words and their roles, then each expression with rule and steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.config import Settings
from generator.model.calendar import Day

if TYPE_CHECKING:
    from generator.model.timex import Timex
    from generator.temporal.explain import Explained, Spelled


def explained(text: str, dct: Day, settings: Settings) -> str:
    """Return how a text of that day is read, line by line.

    >>> print(explained("on Monday", Day(2017, 1, 17), Settings()).splitlines()[-1])
      edtf   2017-01-16
    """
    from generator.language.pack import load_pack
    from generator.temporal import load_grammar
    from generator.temporal.explain import explain

    found = explain(text, dct, load_grammar(load_pack(settings.language)), settings)
    lines = [*_words(found.items), ""]
    for mention in found.mentions:
        lines += _mention(mention, settings.language)
    if not found.mentions:
        lines.append("no time expression")
    return "\n".join(lines) + "\n"


def _words(items: tuple[Spelled, ...]) -> Iterator[str]:
    width = max((len(item.text) for item in items), default=0)
    for item in items:
        yield f"{item.text.ljust(width)}  {' '.join(item.roles)}".rstrip()


def _mention(mention: Explained, language: str) -> Iterator[str]:
    yield mention.mention.text
    yield f"  rule   {mention.mention.rule}"
    yield f"  match  {mention.match}"
    yield f"  means  {mention.means}"
    for name, value in mention.slots:
        yield f"  slot   {name} = {value}"
    if mention.timex is None:
        yield "  thrown out: no time expression here, or none that a calendar has"
        return
    yield from _timex(mention.timex, language)


def _timex(timex: Timex, language: str) -> Iterator[str]:
    from generator.wording import step

    for each in timex.steps:
        if words := step(each, language):
            yield f"  step   {words}"
    yield f"  type   {timex.type}"
    yield f"  value  {timex.value}"
    if timex.mod:
        yield f"  mod    {timex.mod}"
    if timex.edtf:
        yield f"  edtf   {timex.edtf}"
