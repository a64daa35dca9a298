"""One clause of a sentence: its verb with what belongs to it, and what it is to the other clauses.

Neighbours: `parser` finds the clauses, `tense` the verbs, `subject` the noun phrases before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.model.document import Span

if TYPE_CHECKING:
    from generator.language.tagging import Tagged
    from generator.language.tense import VerbGroup

ClauseKind = Literal["main", "relative", "participle", "subordinate", "content", "conditional", "quote"]


class Clause(NamedTuple):
    """One verb with what belongs to it (a tuple, as its verb is).

    `span` holds the clauses nested in it too. `marker` is the lower-case word that opens it ("since", "which"), None
    without one. `subject` is None where the clause has none of its own and none is to be had from its neighbours;
    `parent` is the clause that it hangs on. `tokens` and `subject_tokens` are the same as ranges of the sentence's
    tokens. `is_joined` tells that it follows another clause by a conjunction and may share that one's subject.
    """

    span: Span
    kind: ClauseKind
    marker: str | None
    verb: VerbGroup | None
    subject: Span | None
    parent: Clause | None
    tokens: tuple[int, int]
    subject_tokens: tuple[int, int] | None
    is_joined: bool = False


def whole(tagged: Tagged) -> Clause:
    """Return a sentence as one clause without verb and subject."""
    span = Span(tagged.starts[0], tagged.ends[-1]) if len(tagged) else Span(0, 0)
    return Clause(span, "main", None, None, None, None, (0, len(tagged)), None)
