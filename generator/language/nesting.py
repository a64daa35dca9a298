"""The clauses of a sentence while it is being read: which are open, which wait for their verb, where each ends.

Neighbours: `parser` says what to open and to close; what it comes to are the clauses of `clause`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from generator.language.clause import Clause
from generator.language.draft import Draft
from generator.model.document import Span

if TYPE_CHECKING:
    from generator.language.clause import ClauseKind
    from generator.language.tagging import Tagged
    from generator.language.tense import VerbGroup


class Nesting:
    """The open clauses of one sentence, the innermost last, and all that were opened."""

    def __init__(self, tagged: Tagged, end: int, prospective: frozenset[str]) -> None:
        """Begin with the main clause, open up to token `end`; `prospective` verbs look ahead in their participle."""
        self.tagged = tagged
        self.tags = tagged.tags
        self.end = end
        self.prospective = prospective
        main = Draft(0, "main")
        self.drafts = [main]
        self.stack = [main]

    def open(
        self, group: VerbGroup, subject: tuple[int, int] | None, start: int, kind: ClauseKind, marker: str | None,
        *, is_bounded: bool = False,
    ) -> Draft:  # fmt: skip
        """Open a clause inside the innermost open one, and return it."""
        draft = Draft(start, kind, marker, group, subject, self.stack[-1], is_bounded=is_bounded)
        self.drafts.append(draft)
        self.stack.append(draft)
        return draft

    def fill(self, draft: Draft, group: VerbGroup, subject: tuple[int, int] | None) -> None:
        """Give a clause that waited for its verb its verb and subject."""
        draft.verb = group
        draft.subject = subject or draft.subject

    def replace_top(
        self,
        group: VerbGroup,
        subject: tuple[int, int] | None,
        start: int,
        kind: ClauseKind,
        *,
        is_joined: bool = False,
    ) -> None:
        """Close the innermost clause at token `start`, and open one beside it there."""
        top = self.stack.pop()
        top.end = start
        draft = Draft(start, kind, top.marker if is_joined else None, group, subject, top.parent, is_joined=is_joined)
        draft.limit, draft.is_bounded = top.limit, top.is_bounded
        self.drafts.append(draft)
        self.stack.append(draft)

    def pop(self, end: int) -> None:
        """Close the innermost clause at a token."""
        self.stack.pop().end = end

    def pop_to(self, draft: Draft, end: int) -> None:
        """Close all clauses inside one."""
        while len(self.stack) > 1 and self.stack[-1] is not draft:
            self.pop(end)

    def pop_to_verb(self, verb: VerbGroup, end: int) -> None:
        """Close all clauses inside the one that a verb belongs to."""
        target = next((draft for draft in reversed(self.stack) if draft.verb is verb), None)
        if target is not None:
            self.pop_to(target, end)

    def close_bounded(self, end: int) -> None:
        """Close the modifiers that are open at the end of the stack."""
        while len(self.stack) > 1 and self.stack[-1].kind in ("relative", "participle"):
            self.pop(end)

    def level(self) -> Draft:
        """Return the clause that one after a comma and "and" stands beside: the innermost that is no modifier."""
        return next((draft for draft in reversed(self.stack) if draft.kind in ("main", "quote")), self.stack[0])

    def finite_level(self) -> Draft:
        """Return the innermost open clause with a finite verb."""
        return next(
            (draft for draft in reversed(self.stack) if draft.verb is not None and draft.verb.shape == "finite"),
            self.stack[0],
        )

    def finish(self) -> tuple[Clause, ...]:
        """Close what is open, and return the clauses, the outer before the inner."""
        for draft in self.drafts:
            if draft.end < 0:
                draft.end = self.end
            if draft.limit >= 0:
                draft.end = min(draft.end, draft.limit)
            while draft.end - 1 > draft.start and self.tags[draft.end - 1] in ",;-":
                draft.end -= 1
        built = [self._build(draft) for draft in self.drafts if draft.end > draft.start or draft.parent is None]
        return tuple(sorted(built, key=lambda clause: (clause.span.start, -clause.span.end)))

    def _build(self, draft: Draft) -> Clause:
        if draft.built is None:
            parent = self._build(draft.parent) if draft.parent is not None else None
            verb = draft.verb
            if verb is not None and verb.shape in ("gerund", "participle") and verb.tense == "none":
                verb = verb._replace(tense=self._participle_tense(verb, parent))
            starts, ends = self.tagged.starts, self.tagged.ends
            last = max(draft.end, draft.start + 1) - 1
            subject = draft.subject if verb is not None else None
            if subject is None and draft.kind == "participle" and parent is not None:
                subject = parent.subject_tokens
            draft.built = Clause(
                span=Span(starts[draft.start], ends[last]) if starts else Span(0, 0),
                kind=draft.kind,
                marker=draft.marker,
                verb=verb,
                subject=Span(starts[subject[0]], ends[subject[1] - 1]) if subject else None,
                parent=parent,
                tokens=(draft.start, last + 1),
                subject_tokens=subject,
                is_joined=draft.is_joined,
            )
        return draft.built

    def _participle_tense(self, verb: VerbGroup, parent: Clause | None) -> Literal["past", "present", "future", "none"]:
        if verb.lemma in self.prospective and verb.shape == "participle":
            return "future"
        if verb.shape == "participle":
            return "past"
        return parent.verb.tense if parent is not None and parent.verb is not None else "none"
