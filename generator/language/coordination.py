"""Verbs behind a comma, "and" or a quotation: whether they go on with the clause before, or close it with "he said".

Neighbours: `relatives` below, `parser` above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language.draft import Draft
from generator.language.relatives import Relatives
from generator.language.subject import after_verb, before_verb

if TYPE_CHECKING:
    from generator.language.tense import VerbGroup


class Coordination(Relatives):
    """The open clauses of a sentence, and what a verb after a comma or a conjunction does to them."""

    def _split(self, subject: tuple[int, int], left: int, gap_start: int) -> int:
        """Return the "and" between a verb's object and the next one's subject: "met the union and the firm | said"."""
        previous = self.previous
        if previous is None or previous.shape != "finite" or previous.lemma in self.marks.reporting:
            return 0
        if left >= gap_start and (
            self.tags[left] in "WC,;\"'-(" or self.tagged.lowers[left] in self.marks.subordinators
        ):
            return 0
        if self.stack[-1].verb is not previous or self.stack[-1].kind == "relative":
            return 0
        at = self.tags.find("C", subject[0], subject[1])
        has_noun = at > 0 and any(tag in "NKP" for tag in self.tags[at + 1 : subject[1]])
        return at if has_noun and self.tagged.lowers[at] in self.marks.clause_joins else 0

    def _after_comma(self, group: VerbGroup, subject: tuple[int, int] | None, left: int) -> None:
        waiting = next((draft for draft in reversed(self.stack) if draft.verb is None), None)
        if waiting is not None:
            self.pop_to(waiting, left)
            self.fill(waiting, group, subject or self._waiting_subject(waiting, group.tokens[0]))
            return
        is_saying = group.lemma in self.marks.reporting
        inverted = after_verb(self.tagged, group.tokens[1]) if subject is None else None
        if is_saying and (subject is not None or inverted is not None) and group.tense in ("past", "present"):
            self._attribute(group, subject or inverted, left + 1)
            return
        if subject is None and self._take_interrupted(group, left):
            return
        if subject is None:
            self._join(group, None, left)
        else:
            self.pop_to(self.level(), left)
            self.replace_top(group, subject, self._fronted(left) + 1, self.stack[-1].kind)

    def _fronted(self, comma: int) -> int:
        """Return the mark before a phrase that opens a clause: the first comma of ", and in Linz, a vote | was"."""
        gap_start = self.previous.tokens[1] if self.previous is not None else 0
        at = self.tags.rfind(",C", gap_start, comma)
        if at >= 0 and self.tags[at + 2] == "I" and "," not in self.tags[at + 2 : comma]:
            return at + 1
        at = self.tags.rfind("C,I", gap_start, comma)
        return at if at >= 0 and "E" in self.tags[at:comma] and "," not in self.tags[at + 2 : comma] else comma

    def _take_interrupted(self, group: VerbGroup, comma: int) -> bool:
        """Take the verb of "said the move, like the first, | was": its subject stands before the first comma."""
        previous = self.previous
        top = self.stack[-1]
        if top.kind == "participle" and top.is_bounded and top.verb is previous and top.parent is not None:
            previous = top.parent.verb  # "announced the fair, to be called Spring, | would open"
        if previous is None or previous.lemma not in self.marks.reporting or previous.shape != "finite":
            return False
        first = self.tags.find(",", previous.tokens[1])
        subject, _ = before_verb(self.tagged, first, previous.tokens[1], self.marks.subordinators)
        if first >= comma or subject is None:
            return False
        self.pop_to_verb(previous, subject[0])
        self.open(group, subject, subject[0], "content", None)
        return True

    def _attribute(self, group: VerbGroup, subject: tuple[int, int] | None, start: int) -> None:
        """Make what was read so far the content of "Smith said" or "said Smith" that follows it."""
        self.pop_to(self.drafts[0], start)
        said = [draft for draft in self.drafts if draft.parent is None and draft.end < 0]
        for draft in said:
            draft.end = max(start - 1, draft.start + 1)
        main = Draft(start, "main", None, group, subject, None)
        for draft in self.drafts:
            if draft.parent is None and draft.kind in ("main", "quote"):
                draft.kind, draft.parent = "content", main
        self.stack = [main]
        self.drafts.append(main)

    def _join(self, group: VerbGroup, subject: tuple[int, int] | None, left: int) -> None:
        """Take a verb that follows "and", "but" or a comma: with a subject of its own or with the one before."""
        waiting = next((draft for draft in reversed(self.stack) if draft.verb is None), None)
        has_comma = left > 0 and self.tags[left - 1] == ","
        if waiting is not None and (waiting is self.stack[-1] or has_comma or self.tags[left] == ","):
            self.pop_to(waiting, left)
            self.fill(waiting, group, subject or self._waiting_subject(waiting, group.tokens[0]))
            return
        if subject is not None:
            target = self.level() if has_comma else self.finite_level()
        else:
            target = self.finite_level()
            if has_comma:
                while target.is_bounded and target.parent is not None and target.kind in ("relative", "participle"):
                    target = target.parent
        shared = target.verb
        if subject is None and shared is not None and self.tags[group.tokens[0]] == "v" and self._is_open(shared):
            is_negated = "X" in self.tags[left : group.tokens[0]]
            group = group._replace(
                tense=shared.tense,
                modal=shared.modal,
                is_negated=is_negated,
                is_from_past=shared.is_from_past,
            )
        self.pop_to(target, left)
        self.replace_top(group, subject or target.subject, left, target.kind, is_joined=True)

    def _is_open(self, verb: VerbGroup) -> bool:
        """Tell whether a base form after "and" goes on with a verb: "will go and | see", "is due to go and | see"."""
        return bool(verb.modal) or (verb.governor is not None and self.tags[verb.main] == "v")

    def _await(self, gap_start: int, first: int) -> None:
        """Open the clause that ", but all the bills | filed have been" begins: its verb is still to come."""
        at = self.tags.rfind(",C", gap_start, first)
        if at > gap_start and self.stack[-1].verb is not None:
            self.pop_to(self.level(), at)
            top = self.stack.pop()
            top.end = at
            draft = Draft(at + 1, top.kind, None, parent=top.parent, is_joined=True)
            self.drafts.append(draft)
            self.stack.append(draft)
