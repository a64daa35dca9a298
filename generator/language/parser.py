"""Clauses of one sentence: where each begins and ends, its verb, its subject, and what it is to the others.

A shallow parser, left to right over the verb groups: what stands between one verb and the one before it (a relative
pronoun, a subordinator, a comma, a conjunction, nothing) says what the second verb's clause is to the first. Clauses
nest; the smallest that holds an offset is the one that a word there belongs to. Linear in the sentence.
Neighbours: `tagging` and `tense` give words and verbs, `subject` finds the noun phrase before a verb, `nesting` keeps
what is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.language.coordination import Coordination
from generator.language.draft import Draft, marks_of
from generator.language.subject import before_verb
from generator.language.tense import VerbGroup, verb_groups

if TYPE_CHECKING:
    from generator.language.clause import Clause, ClauseKind
    from generator.language.pack import Pack
    from generator.language.tagging import Tagged

_CLOSERS: Final = {"(": ")", '"': "'", "-": "-"}


def clauses(tagged: Tagged, pack: Pack) -> tuple[Clause, ...]:
    """Return the clauses of a sentence by where they begin, the outer before the inner; at least one.

    >>> from generator.language.pack import load_pack
    >>> from generator.language.tagging import tag_words
    >>> from generator.model.document import Span
    >>> text = "Millions have fled since protests erupted in 2011."
    >>> found = clauses(tag_words(text, Span(0, len(text)), load_pack("en")), load_pack("en"))
    >>> [(clause.kind, text[slice(*clause.span)]) for clause in found][1]
    ('subordinate', 'since protests erupted in 2011')
    """
    parser = _Parser(tagged, marks_of(pack))
    parser.read(verb_groups(tagged, pack))
    return parser.finish()


class _Parser(Coordination):
    def read(self, groups: tuple[VerbGroup, ...]) -> None:
        """Take one verb after the other; say of each "-ed" that may be past or participle which of the two it is."""
        groups = self.settled(groups)
        for index, group in enumerate(groups):
            if group.shape in ("ambiguous", "participle") and self._is_adjective(group):
                continue
            self.upcoming = groups[index + 1 :]
            self._expire(group.tokens[0])
            if group.shape == "ambiguous":
                is_finite = self._is_finite(group)
                self.take(
                    group._replace(shape="finite") if is_finite else group._replace(shape="participle", tense="none")
                )
            else:
                self.take(group)

    # One verb after the other

    def take(self, group: VerbGroup) -> None:
        first = group.tokens[0]
        gap_start = self._after_stop(self.previous.tokens[1] if self.previous else 0, first)
        if group.shape == "finite":
            subject, left = before_verb(self.tagged, first, gap_start, self.marks.subordinators)
            self._take_finite(group, subject, left, gap_start)
        else:
            self._take_participle(group, gap_start)
        self.previous = group

    def _expire(self, first: int) -> None:
        """Close the brackets and quotations that ended before the token."""
        while len(self.stack) > 1 and 0 <= self.stack[-1].limit <= first:
            self.pop(self.stack[-1].limit)

    def _after_stop(self, gap_start: int, first: int) -> int:
        """Begin anew after a semicolon, a colon, or a full stop inside a quotation; return where."""
        tags = self.tags
        stop = max(tags.rfind(";", gap_start, first), tags.rfind(".", gap_start, first))
        if stop >= 0 and self.tags[stop] == "." and self.tags[stop + 1] == "'":
            return gap_start
        if stop < 0 or (self.previous is None and self.tags[stop] == ";" and "," not in self.tags[:stop]):
            return gap_start
        self.pop_to(self.level(), stop)
        top = self.stack[-1]
        if top.verb is not None:
            top.end = stop
            draft = Draft(stop + 1, top.kind, None, parent=top.parent, limit=top.limit)
            draft.subject = top.subject if self.tagged.lowers[stop] == ";" else None
            self.drafts.append(draft)
            self.stack[-1] = draft
        return stop + 1

    def _take_finite(self, group: VerbGroup, subject: tuple[int, int] | None, left: int, gap_start: int) -> None:
        if self._take_gerund_subject(group):
            return
        subject, left = self._own(subject, left, gap_start)
        mark, left, gap_start = self._bearing(subject, left, gap_start)
        low = self.tagged.lowers[left] if left >= gap_start else ""
        quote = self.tags.rfind('"', gap_start, max(left, gap_start)) if mark == "," and subject is not None else -1
        if quote >= 0 and "'" not in self.tags[quote:left]:
            mark, left = '"', quote
        if mark == "W":
            self._open_marked(group, subject, left, gap_start)
        elif low in self.marks.subordinators and subject is not None:
            self._take_subordinate(group, subject, left, low)
        elif mark == "C":
            self._join(group, subject, left)
        elif mark in '"(-' and subject is not None and left >= gap_start:
            self._open_bracketed(group, subject, left, mark)
        elif mark in ",-)'\"":
            self._after_comma(group, subject, left)
        elif subject is not None and self._is_had(group, subject, left, gap_start):
            self._await(gap_start, subject[0])
            self.open(group, subject, subject[0], "relative", None)
        elif subject is not None and (opener := self._opener(gap_start, subject[0])) is not None:
            self._take_finite(group, subject, opener, gap_start)
        elif subject is not None and self._is_unmarked_relative(group, left, gap_start):
            self.open(group, subject, subject[0], "relative", None)
        elif self.previous is None or self.stack[-1].verb is None:
            self.fill(self.stack[-1], group, subject)
        else:
            self._adjoin(group, subject)

    def _bearing(self, subject: tuple[int, int] | None, left: int, gap_start: int) -> tuple[str, int, int]:
        """Return the mark that says what a clause is to the one before, where it stands, and where its gap begins."""
        if subject is None:
            left = self._resumed(left, gap_start)
            gap_start = min(gap_start, left) if left >= 0 and self.tags[left] == "C" else gap_start
            return self.tags[left] if left >= gap_start else "^", left, gap_start
        if self._is_told_after_comma(left, gap_start):
            left = gap_start - 1
        left = self._before_date(left, gap_start)
        mark = self.tags[left] if left >= gap_start else "^"
        if left > gap_start and self.tags[left - 1 : left + 1] == "WN":
            return "W", left - 1, gap_start
        if mark == "," and self._has_that(gap_start):
            return "W", gap_start, gap_start
        return mark, left, gap_start

    def _before_date(self, left: int, gap_start: int) -> int:
        """Return the comma that a date stands behind: "although it was quiet, last year | two men were shot"."""
        tags, place = self.tags, left
        if left <= gap_start or tags[left] not in "E#":
            return left
        while place > gap_start and (tags[place] in "E#~DI" or self.tagged.lowers[place] in self.marks.date_openers):
            place -= 1
        is_behind = tags[place] == "," and "E" in tags[place : left + 1] and tags[place - 1] not in "E#"
        return place if is_behind else left

    def _is_told_after_comma(self, left: int, gap_start: int) -> bool:
        """Tell whether what is said follows a date and a comma: "noted on Monday, the victims | were young"."""
        previous = self.previous
        if left <= gap_start or self.tags[left] != "," or previous is None or previous.is_passive:
            return False
        is_said = previous.lemma in self.marks.reporting and previous.shape == "finite"
        gap = self.tags[gap_start:left]
        return is_said and "E" in gap and not set(gap) - set("IE#DR~") and self.stack[-1].verb is previous

    def _own(self, subject: tuple[int, int] | None, left: int, gap_start: int) -> tuple[tuple[int, int] | None, int]:
        """Return a verb's subject and what stands left of it, without the object of the verb before."""
        if subject is None and left >= gap_start and self.tags[left] in ",-)":
            subject, left = self._apposed(gap_start, left) or (subject, left)
        if subject is not None and (at := self._split(subject, left, gap_start)) > 0:
            return (at + 1, subject[1]), at
        if subject is not None and left >= gap_start and self.tags[left] == "," and self._is_of_agents(subject, left):
            return None, gap_start - 1
        return subject, left

    def _is_of_agents(self, subject: tuple[int, int], comma: int) -> bool:
        """Tell whether a list ends with a participle's agents: "talks held by Iran, Iraq and Oman | failed"."""
        top = self.stack[-1]
        is_done = top.kind == "participle" and top.verb is not None and top.verb is self.previous
        if not is_done or top.verb is None or "C" not in self.tags[slice(*subject)]:
            return False
        start = top.verb.tokens[1]
        is_list = self.tags[start : start + 1] == "I" and set(self.tags[start + 1 : comma]) <= set("DSJNK#~,")
        return is_list and any(draft.verb is None for draft in self.stack)

    def _resumed(self, left: int, gap_start: int) -> int:
        """Return the "and" before a phrase between commas, whose verb comes after it: "and, with no help, | left"."""
        over = self.finite_level().verb
        if left < gap_start or self.tags[left] != "," or over is None:
            return left
        at = self.tags.rfind("C,", over.tokens[1], left)
        return at if at >= 0 and not set(self.tags[at + 2 : left]) & set(",zdMBHOPW") else left

    def _take_subordinate(self, group: VerbGroup, subject: tuple[int, int], left: int, low: str) -> None:
        """Open the clause of "since", "if", "whether"."""
        if self._is_phrase(left):
            self.fill(self.stack[-1], group, self._waiting_subject(self.stack[-1], left))
            return
        self._await_said(left)
        kind: ClauseKind = "conditional" if low in self.marks.conditionals else "subordinate"
        kind = "content" if low in self.tagged.closed.content_openers else kind
        self.open(group, subject, left, kind, low, is_bounded=left == 0 or self.tags[left - 1] == ",")

    def _await_said(self, left: int) -> None:
        """Open the clause of "said that if it rains, | the fair will end": its verb comes after the condition."""
        previous = self.previous
        if previous is None or previous.lemma not in self.marks.reporting or self.stack[-1].verb is not previous:
            return
        is_near = left == previous.tokens[1] and self.tagged.lowers[left] in self.marks.conditionals
        has_more = any(other.shape in ("finite", "ambiguous") for other in self.upcoming)
        if has_more and (self._is_that(left - 1) or is_near):
            draft = Draft(left - self._is_that(left - 1), "content", None, parent=self.stack[-1])
            self.drafts.append(draft)
            self.stack.append(draft)

    def _is_phrase(self, left: int) -> bool:
        """Tell whether "since" opens a phrase: "the first station since the war | was", with no verb to come."""
        waiting = self.stack[-1]
        has_verb = any(other.shape in ("finite", "ambiguous") for other in self.upcoming)
        if waiting.verb is not None or has_verb or left <= waiting.start or self.tags[left - 1] == ",":
            return False
        return self.tags[left] == "I" and self._waiting_subject(waiting, left) is not None

    def _take_gerund_subject(self, group: VerbGroup) -> bool:
        """Take a verb whose subject is the clause before it: "using it as a tool | has been common"."""
        top = self.stack[-1]
        is_gerund = top.kind == "participle" and top.verb is not None and top.verb.shape == "gerund" and not top.marker
        waiting = top.parent
        is_broken = top.verb is not None and self._has_opener(top.verb.tokens[1], group.tokens[0])
        if not is_gerund or is_broken or top.verb is None or waiting is None:
            return False
        if waiting.verb is not None and waiting.verb.lemma in self.marks.reporting:
            start = waiting.verb.tokens[1]
            if not self._is_that(start):
                return False
            self.pop(group.tokens[0])
            self.open(group, (top.start, group.tokens[0]), start, "content", self.tagged.lowers[start])
            return True
        if (
            waiting.verb is not None
            or top.start > waiting.start + 2
            or self.tags[top.start - 1 : top.start] in tuple("NK")
        ):
            return False
        self.pop(group.tokens[0])
        self.fill(waiting, group, (top.start, group.tokens[0]))
        return True

    def _opener(self, start: int, end: int) -> int | None:
        """Return the last mark in a gap that opens a clause across the phrases after it: "but as of today | he"."""
        for place in range(end - 1, start - 1, -1):
            low = self.tagged.lowers[place]
            is_joint = self.tags[place] == "C" and place > start
            if is_joint and (self.tags[place - 1] in ",'" or self.tags[place + 1 : place + 2] == "I"):
                return place
            if low in self.marks.subordinators and (low in self.marks.firm or self.tags[place + 1] in "I,R"):
                return place
        return None

    def _open_bracketed(self, group: VerbGroup, subject: tuple[int, int], left: int, mark: str) -> None:
        limit = self.tags.find(_CLOSERS[mark], group.tokens[1])
        pending = self.stack[-1]
        if mark == "-" and limit < 0 and self.drafts[0].verb is None and self.tags.find("-", 0, left) >= 0:
            self.fill(self.drafts[0], group, subject)
            return
        if mark == "-" and limit < 0:
            self.pop_to(self.drafts[0], left)
            self.replace_top(group, subject, left + 1, "main")
            return
        if mark == '"' and pending.verb is None and pending.start >= left - 1:
            pending.kind = "quote" if pending.kind == "main" else pending.kind
            self.fill(pending, group, subject)
            return
        draft = self.open(group, subject, left + 1, "quote" if mark == '"' else "main", None, is_bounded=True)
        draft.limit = limit if limit >= 0 else self.end

    def _open_in_brackets(self, group: VerbGroup, left: int, gap_start: int) -> None:
        """Open the clause of a participle that stands in brackets: "the firm (founded by Lang) | closed"."""
        owner = before_verb(self.tagged, left, gap_start, frozenset(), is_antecedent=True)[0]
        draft = self.open(group, owner, left + 1, "participle", None, is_bounded=True)
        draft.limit = self.tags.index(")", group.tokens[1])

    def _adjoin(self, group: VerbGroup, subject: tuple[int, int] | None) -> None:
        """Take a verb with no mark between it and the one before: "said he would", "the men arrested were"."""
        previous = self.previous
        first = group.tokens[0]
        waiting = next((draft for draft in reversed(self.stack) if draft.verb is None), None)
        if waiting is not None and previous is not None and not self._has_subject(group, previous.tokens[1]):
            subject = None
        takes_content = previous is not None and previous.lemma in self.marks.reporting
        if waiting is not None and previous is not None and previous.shape == "gerund" and not self.upcoming:
            subject, takes_content = None, False
        if subject is not None and previous is not None and previous.is_passive:
            gap = self.tags[previous.tokens[1] : subject[0]]
            takes_content = takes_content and "I" not in gap.replace("IE", "")
        if subject is not None and previous is not None and self._hangs_elsewhere(group, subject, previous):
            return
        if subject is not None and takes_content and previous is not None:
            self.pop_to_verb(previous, subject[0])
            if self._is_object_relative(group, subject, previous.tokens[1]):
                self._await_content(previous.tokens[1], subject[0])
                self.open(group, subject, subject[0], "relative", None)
                return
            self.open(group, subject, subject[0], "content", None)
        elif subject is None and takes_content and (owner := self._spoken_of(first)) is not None:
            self.open(group, owner, first, "content", None)
        elif self._is_of_participle(subject):
            owner = self.stack[-1].subject
            self.pop(first)
            if owner is not None and self.tags[slice(*owner)].startswith("E"):
                owner = owner[0] + 1, owner[1]  # "said on Monday | people living there were"
            start = owner[0] if owner is not None else first
            self.open(group, owner, start, "content", None)
        elif waiting is not None:
            self.pop_to(waiting, first)
            self.fill(waiting, group, self._waiting_subject(waiting, first))
        elif subject is not None:
            self.open(group, subject, subject[0], "relative", None)
        else:
            self._join(group, None, first)

    def _before_aside(self, mark: int) -> int:
        """Return where the aside begins that ends with a dash: "a toy - a model of a ship - | made in Linz"."""
        opening = self.tags.rfind("-", 0, mark)
        return opening if self.tags[mark] == "-" and opening > 0 else mark

    def _is_of_participle(self, subject: tuple[int, int] | None) -> bool:
        """Tell whether a verb shares the subject of "three people arrested" in "police said three people arrested".

        What is left of the verb may belong to the participle: "said the number infected with the virus | had risen".
        """
        top = self.stack[-1]
        over = top.parent.verb if top.parent is not None else None
        is_reduced = top.kind == "participle" and not top.is_bounded and top.subject is not None
        if not is_reduced or over is None or over.lemma not in self.marks.reporting:
            return False
        if subject is None:
            return True
        verb = self.previous
        is_object = verb is not None and verb.shape == "gerund" and subject[0] == verb.tokens[1]
        is_its = is_object or self.tags[subject[0] - 1] == "I"
        return is_its and "," not in self.tags[over.tokens[1] : top.start]

    def _take_participle(self, group: VerbGroup, gap_start: int) -> None:
        first = group.tokens[0]
        left = first - 1
        while left >= gap_start and self.tags[left] in "RX\"'":
            left -= 1
        mark = self.tags[left] if left >= gap_start else "^"
        low = self.tagged.lowers[left] if left >= gap_start else ""
        subject, _ = before_verb(self.tagged, first, gap_start, frozenset(), is_antecedent=True)
        if subject is not None and (self.tags[first] == "T" or self._is_of_one(subject)):
            nearest = self._nearest(subject)
            subject = subject if self.tags[first] == "T" and self.tags[nearest[1] - 1] == "K" else nearest
        if mark == "C" and group.shape == "participle" and self.previous is not None and self.previous.is_passive:
            shared = group._replace(
                shape="finite",
                is_passive=True,
                modal=self.previous.modal,
                tense=self.previous.tense,
                is_plural=self.previous.is_plural,
            )
            self._join(shared, None, left)
        elif mark == "I" or low in self.tagged.closed.when:
            kind: ClauseKind = "conditional" if low in self.marks.conditionals else "participle"
            at_front = left == self.stack[-1].start
            self.open(group, None, left, kind, low, is_bounded=at_front or self.tags[left - 1] == ",")
        elif mark == "C" and self.stack[-1].kind == "participle":
            self.replace_top(group, self.stack[-1].subject, left, "participle", is_joined=True)
        elif mark == "(" and ")" in self.tags[group.tokens[1] :]:
            self._open_in_brackets(group, left, gap_start)
        elif mark in ",-":
            self._await_content(gap_start, left if group.shape == "participle" else gap_start)
            while self.stack[-1].kind == "participle" and len(self.stack) > 1 and self.stack[-1].verb is not None:
                self.pop(left)
            top = self.stack[-1]
            owner = top.subject if top.verb is not None else self._waiting_subject(top, left)
            if group.shape == "participle":
                owner = before_verb(self.tagged, self._before_aside(left), 0, frozenset())[0] or owner
            self.open(group, owner, left + 1, "participle", None, is_bounded=True)
        else:
            self._await(gap_start, first)
            self._await_content(gap_start, first)
            at_front = left < self.stack[-1].start or mark == "^"
            if subject is not None and "E" in self.tags[subject[1] : first] and self.tags[subject[1]] != "I":
                first = subject[1]
            if subject is not None and subject[0] > gap_start and self.tags[subject[0] - 1] == "," and not at_front:
                is_own = self._is_of_object(group, gap_start, subject[0])
                first = subject[0] if self.stack[-1].verb is not None and not is_own else first
            is_fronted = at_front and self.previous is None and first <= self.stack[-1].start + 1
            is_bounded = at_front and self.stack[-1].verb is None
            self.open(group, None if is_fronted else subject, first, "participle", None, is_bounded=is_bounded)
