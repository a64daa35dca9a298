"""A text as it is read: sentences, words and clauses, each worked out when it is first asked for.

Neighbours: `temporal` asks for the tense of the clause that a mention stands in, `events` for everything.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.language.clause import Clause, whole
from generator.language.parser import clauses
from generator.language.tagging import Tagged, tag_words
from generator.language.words import Words, words
from generator.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.language.pack import Pack


_LONGEST: Final = 400


class Parse(NamedTuple):
    """One sentence: its tokens with their tags, and its clauses."""

    tagged: Tagged
    clauses: tuple[Clause, ...]


class Reading:
    """One text with its sentences. Nothing is read twice, and no sentence before something in it is asked for."""

    def __init__(self, text: str, sentences: tuple[Span, ...], pack: Pack, before: Reading | None = None) -> None:
        """Keep the text; `sentences` are in order and do not overlap.

        A sentence that stands where it stood in `before`, an earlier text of the same article, is not read again.
        """
        self.text = text
        self.sentences = sentences
        self.pack = pack
        self._starts = [sentence.start for sentence in sentences]
        self._words: Words | None = None
        self._parses: dict[Span, Parse] = {}
        self._parses_before: Mapping[Span, Parse] = before.parsed if before is not None and before.pack is pack else {}
        self._text_before = before.text if before is not None else ""

    @property
    def parsed(self) -> Mapping[Span, Parse]:
        """The sentences that were read so far."""
        return self._parses

    @property
    def words(self) -> Words:
        """The words of the whole text."""
        if self._words is None:
            self._words = words(self.text)
        return self._words

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence that holds the offset, or the last one before it; the whole text without sentences.

        >>> from generator.language.pack import load_pack
        >>> Reading("It rained. It snowed.", (Span(0, 10), Span(11, 21)), load_pack("en")).sentence_at(14)
        Span(start=11, end=21)
        """
        if not self.sentences:
            return Span(0, len(self.text))
        return self.sentences[(bisect_right(self._starts, offset) or 1) - 1]

    def sentence_after(self, sentence: Span) -> Span | None:
        """Return the sentence that follows one, None behind the last."""
        at = bisect_right(self._starts, sentence.start)
        return self.sentences[at] if at < len(self.sentences) else None

    def parse(self, sentence: Span) -> Parse:
        """Return a sentence's tokens and clauses; one of over 400 tokens is a list: one clause without a verb."""
        found = self._parses.get(sentence)
        if found is None and sentence in self._parses_before:
            found = self._as_before(sentence)
        if found is None:
            tagged = tag_words(self.text, sentence, self.pack)
            is_list = len(tagged) > _LONGEST
            read = (whole(tagged),) if is_list else clauses(tagged, self.pack)
            found = self._parses[sentence] = Parse(tagged, read)
        return found

    def _as_before(self, sentence: Span) -> Parse | None:
        """Return the parse of a sentence that is as it was, with the character behind it; None for another."""
        start, end = sentence
        if self.text[start : end + 1] != self._text_before[start : end + 1]:
            return None
        tagged, clauses = self._parses_before[sentence]
        found = self._parses[sentence] = Parse(replace(tagged, text=self.text), clauses)
        return found

    def clauses(self, sentence: Span) -> tuple[Clause, ...]:
        """Return the clauses of a sentence by where they begin, the outer before the inner; at least one."""
        return self.parse(sentence).clauses

    def clause_at(self, offset: int) -> Clause:
        """Return the innermost clause that holds the offset.

        >>> from generator.language.pack import load_pack
        >>> text = "Smith said on Monday he would resign on Friday."
        >>> reading = Reading(text, (Span(0, len(text)),), load_pack("en"))
        >>> [reading.clause_at(text.index(day)).verb.tense for day in ("Monday", "Friday")]
        ['past', 'future']
        """
        found = self.clauses(self.sentence_at(offset))
        holding = [clause for clause in found if clause.span.start <= offset < clause.span.end]
        return min(holding, key=lambda clause: clause.span.end - clause.span.start) if holding else found[0]
