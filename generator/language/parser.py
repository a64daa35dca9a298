"""Clauses of one sentence: where each begins and ends, its verb, its subject, and what it is to the others.

A shallow parser, left to right over the verb groups: what stands between one verb and the one before it (a relative
pronoun, a subordinator, a comma, a conjunction, nothing) says what the second verb's clause is to the first. Clauses
nest; the smallest that holds an offset is the one that a word there belongs to. Linear in the sentence.
Neighbours: `tagging` and `tense` give words and verbs, `subject` finds the noun phrase before a verb, `nesting` keeps
what is open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.language.draft import Draft, marks_of
from generator.language.nesting import Nesting
from generator.language.subject import after_verb, before_verb
from generator.language.tense import VerbGroup, verb_groups

if TYPE_CHECKING:
    from generator.language.clause import Clause, ClauseKind
    from generator.language.draft import Marks
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


class _Parser(Nesting):
    def __init__(self, tagged: Tagged, marks: Marks) -> None:
        end = len(tagged.tags)
        while end and tagged.tags[end - 1] in ".'\"":
            end -= 1
        super().__init__(tagged, end, marks.prospective_participles)
        self.marks = marks
        self.previous: VerbGroup | None = None
        self.upcoming: tuple[VerbGroup, ...] = ()

    def read(self, groups: tuple[VerbGroup, ...]) -> None:
        """Take one verb after the other; say of each "-ed" that may be past or participle which of the two it is."""
        for index, group in enumerate(groups):
            if group.shape in ("ambiguous", "participle") and self._is_adjective(group):
                continue
            self.upcoming = groups[index + 1 :]
            self._expire(group.tokens[0])
            if group.shape == "ambiguous":
                is_finite = self._is_finite(group)
                self.take(
                    replace(group, shape="finite") if is_finite else replace(group, shape="participle", tense="none")
                )
            else:
                self.take(group)

    # What an ambiguous "-ed" is

    def _is_adjective(self, group: VerbGroup) -> bool:
        """Tell whether a participle stands inside a noun phrase: "into rebel held | territory"."""
        first, end = group.tokens
        if self.tags[end : end + 1] != "N" or self.previous is None:
            return False
        left = first - 1
        while left >= 0 and self.tags[left] in "NKJR":
            left -= 1
        gap_start = self.previous.tokens[1]
        opener = before_verb(self.tagged, first, gap_start, self.marks.subordinators)[1]
        is_linked = opener < gap_start or not self._has_opener(opener, opener + 1)
        return is_linked and gap_start <= left < first - 1 and self.tags[left] == "I"

    def _is_finite(self, group: VerbGroup) -> bool:
        first, end = group.tokens
        following = self.tagged.lowers[end] if end < len(self.tags) else ""
        previous = self.previous
        gap_start = previous.tokens[1] if previous else 0
        subject, left = before_verb(self.tagged, first, gap_start, self.marks.subordinators)
        if subject is not None and left >= gap_start and self.tags[left] == "E":
            return True
        is_linked = previous is not None and (left < gap_start or not self._has_opener(left, left + 1))
        if is_linked and previous is not None and previous.shape == "finite":
            is_object = left >= 0 and self.tags[left] == "I"
            if self._is_reduced(group):
                return False
            if subject is not None and left >= gap_start and self.tags[left] in "NK" and self.tags[subject[0]] in "DP":
                return True
            return (
                previous.lemma in self.marks.reporting and following != "by" and subject is not None and not is_object
            )
        mark = self.tags[left] if left >= 0 else "^"
        if (
            following == "by"
            and self.tags[end + 1 : end + 2] != "g"
            and mark not in "WP"
            and group.lemma not in ("drop", "rise", "fall", "increase")
        ):
            return mark == "C" and subject is None and previous is not None and previous.shape == "finite"
        upcoming = next((other for other in self.upcoming if other.shape in ("finite", "ambiguous")), None)
        is_fronted = mark == "I" and self.tagged.lowers[left] not in self.marks.subordinators
        if is_fronted and subject is not None and upcoming is not None and previous is None:
            return False
        if self._is_reduced(group) and upcoming is not None:
            return upcoming.shape == "ambiguous" and self.tags[end] not in "IE"
        if mark == "," and subject is None and self.tags[end : end + 1] in "IE,T":
            return self._is_awaited(group, upcoming, gap_start, left)
        return True

    def _is_reduced(self, group: VerbGroup) -> bool:
        """Tell whether the verb after this one has no other subject than this one's: "people arrested | were"."""
        end = group.tokens[1]
        upcoming = next((other for other in self.upcoming if other.shape in ("finite", "ambiguous")), None)
        if upcoming is None or group.lemma in self.marks.saying or self._has_opener(end, upcoming.tokens[0]):
            return False
        if group.lemma not in self.marks.reporting:
            return True
        return not self._has_subject(upcoming, end)

    def _has_subject(self, group: VerbGroup, lowest: int) -> bool:
        """Tell whether a verb has a subject behind token `lowest` that hangs on no preposition."""
        subject, left = before_verb(self.tagged, group.tokens[0], lowest, self.marks.subordinators)
        hangs = left >= lowest and self.tags[left] == "I" and self.tagged.lowers[left] not in self.marks.subordinators
        return subject is not None and not hangs

    def _is_awaited(self, group: VerbGroup, upcoming: VerbGroup | None, gap_start: int, comma: int) -> bool:
        """Tell of an "-ed" right after a comma whether a subject still waits for it: "Smith, a lawyer, | resigned"."""
        end = group.tokens[1]
        if group.lemma in self.marks.saying and any(draft.verb is None for draft in self.stack):
            return True
        if upcoming is not None and self.tags[upcoming.tokens[0] - 1] == ",":
            return False
        waiting = next((draft for draft in reversed(self.stack) if draft.verb is None), None)
        if waiting is not None and self._waiting_subject(waiting, group.tokens[0]) is not None:
            is_phrase = self.tags[waiting.start] == "I"
            return not is_phrase or self._apposed(gap_start, comma) is not None
        if self._apposed(gap_start, comma) is not None:
            return True
        return group.lemma in self.marks.reporting and after_verb(self.tagged, end) is not None

    def _has_opener(self, start: int, end: int) -> bool:
        return any(
            self.tags[place] in "WC,;-(\"'" or self.tagged.lowers[place] in self.marks.subordinators
            for place in range(start, end)
        )

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
        stop = max(self.tags.rfind(mark, gap_start, first) for mark in ";.")
        if stop >= 0 and self.tags[stop] == "." and self.tags[stop + 1] == "'":
            return gap_start
        if stop < 0 or (self.previous is None and self.tags[stop] == ";" and "," not in self.tags[:stop]):
            return gap_start
        self.pop_to(self.level(), stop)
        top = self.stack[-1]
        if top.verb is not None:
            top.end = stop
            draft = Draft(stop + 1, top.kind, None, parent=top.parent, limit=top.limit)
            self.drafts.append(draft)
            self.stack[-1] = draft
        return stop + 1

    def _take_finite(self, group: VerbGroup, subject: tuple[int, int] | None, left: int, gap_start: int) -> None:
        if subject is None and left >= gap_start and self.tags[left] in ",-)":
            subject, left = self._apposed(gap_start, left) or (subject, left)
        if self._take_gerund_subject(group):
            return
        mark = self.tags[left] if left >= gap_start else "^"
        low = self.tagged.lowers[left] if left >= gap_start else ""
        if mark == "," and subject is not None and self._has_that(gap_start):
            mark, left = "W", gap_start
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
        elif subject is not None and (opener := self._opener(gap_start, subject[0])) is not None:
            self._take_finite(group, subject, opener, gap_start)
        elif subject is not None and self._is_unmarked_relative(group, left, gap_start):
            self.open(group, subject, subject[0], "relative", None)
        elif self.previous is None or self.stack[-1].verb is None:
            self.fill(self.stack[-1], group, subject)
        else:
            self._adjoin(group, subject)

    def _take_subordinate(self, group: VerbGroup, subject: tuple[int, int], left: int, low: str) -> None:
        """Open the clause of "since", "if", "whether"."""
        if self._is_phrase(left):
            self.fill(self.stack[-1], group, self._waiting_subject(self.stack[-1], left))
            return
        kind: ClauseKind = "conditional" if low in self.marks.conditionals else "subordinate"
        kind = "content" if low == "whether" else kind
        self.open(group, subject, left, kind, low, is_bounded=left == 0 or self.tags[left - 1] == ",")

    def _is_phrase(self, left: int) -> bool:
        """Tell whether "since" opens a phrase: "the first station since the war | was", with no verb to come."""
        waiting = self.stack[-1]
        has_verb = any(other.shape in ("finite", "ambiguous") for other in self.upcoming)
        if waiting.verb is not None or has_verb or left <= waiting.start or self.tags[left - 1] == ",":
            return False
        return self.tags[left] == "I" and self._waiting_subject(waiting, left) is not None

    def _has_that(self, gap_start: int) -> bool:
        """Tell whether "that" right after a verb of saying opens a gap: "said that, on Monday, he | would"."""
        follows_verb = self.previous is not None and self.previous.lemma in self.marks.reporting
        return follows_verb and self.tagged.lowers[gap_start : gap_start + 1] == ("that",)

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
            if self.tagged.lowers[start] != "that":
                return False
            self.pop(group.tokens[0])
            self.open(group, (top.start, group.tokens[0]), start, "content", "that")
            return True
        if waiting.verb is not None or top.start > waiting.start + 2:
            return False
        self.pop(group.tokens[0])
        self.fill(waiting, group, (top.start, group.tokens[0]))
        return True

    def _opener(self, start: int, end: int) -> int | None:
        """Return the last mark in a gap that opens a clause across the phrases after it: "but as of today | he"."""
        for place in range(end - 1, start - 1, -1):
            low = self.tagged.lowers[place]
            if self.tags[place] == "C" and place > start and self.tags[place - 1] in ",'":
                return place
            if low in self.marks.subordinators and (low in self.marks.firm or self.tags[place + 1] in "I,R"):
                return place
        return None

    def _apposed(self, gap_start: int, comma: int) -> tuple[tuple[int, int], int] | None:
        """Return the subject and the opener of "since the capital, Sanaa, | fell", None where there is no opener."""
        for place in range(comma - 1, gap_start - 1, -1):
            is_opener = self.tags[place] == "W" or self.tagged.lowers[place] in self.marks.subordinators
            if is_opener or (self.tags[place] == "C" and place > gap_start and self.tags[place - 1] == ","):
                end = next((at for at in range(place + 1, comma + 1) if self.tags[at] in ",-("), comma)
                subject, left = before_verb(self.tagged, end, place, self.marks.subordinators)
                return (subject, place) if subject is not None and left <= place else None
        return None

    def _open_marked(self, group: VerbGroup, subject: tuple[int, int] | None, left: int, gap_start: int) -> None:
        """Open the clause of "who", "which", "that", "when", "what"."""
        low = self.tagged.lowers[left]
        start = left - 1 if left > gap_start and self.tags[left - 1] == "I" else left
        follows_verb = self.previous is not None and self.previous.lemma in self.marks.reporting
        is_content = low in self.marks.content and (
            (low == "that" and subject is not None and follows_verb) or low in ("what", "how", "why", "whether")
        )
        at_front = start == self.stack[-1].start and self.stack[-1].verb is None
        is_bounded = at_front or (start > 0 and self.tags[start - 1] == ",")
        if is_content and self.previous is not None:
            self.pop_to_verb(self.previous, start)
        elif self.stack[-1].kind in ("relative", "participle") and is_bounded and self.stack[-1].verb is not None:
            self.close_bounded(start)
        kind: ClauseKind = "content" if is_content else "relative"
        if low == "when" and (is_bounded or at_front):
            kind = "subordinate"
        owner = subject
        if subject is None and kind == "relative":
            owner = before_verb(self.tagged, start, 0, self.marks.subordinators, is_antecedent=True)[0]
            if owner is not None and (low == "who" or (group.is_plural and group.tense == "present")):
                owner = self._nearest(owner)
        if at_front and low in ("who", "what", "which") and not is_content and start == 0:
            self.fill(self.stack[-1], group, subject)
            return
        if kind == "relative":
            self._await_content(gap_start, start)
        self.open(group, owner, start, kind, low, is_bounded=is_bounded)

    def _await_content(self, gap_start: int, start: int) -> None:
        """Open the clause of "said that a boy | who died was": its verb is still to come."""
        that = next((at for at in range(gap_start, start) if self.tagged.lowers[at] == "that"), start)
        is_said = self.previous is not None and self.previous.lemma in self.marks.reporting
        if that < start - 1 and is_said and self.previous is not None and not self._has_opener(gap_start, that):
            self.pop_to_verb(self.previous, that)
            draft = Draft(that, "content", "that", parent=self.stack[-1])
            self.drafts.append(draft)
            self.stack.append(draft)

    def _nearest(self, phrase: tuple[int, int]) -> tuple[int, int]:
        """Return the last noun phrase of one with prepositions: "the protesters" of "support of the protesters"."""
        last = max(self.tags.rfind(mark, phrase[0], phrase[1]) for mark in "IT")
        return (last + 1, phrase[1]) if last >= 0 and last + 1 < phrase[1] else phrase

    def _is_unmarked_relative(self, group: VerbGroup, left: int, gap_start: int) -> bool:
        """Tell whether "the day he died | was": a noun right before the subject, and a verb to come without one."""
        if left < gap_start or self.tags[left] not in "NE" or self.stack[-1].verb is not None:
            return False
        if not self.upcoming or self.upcoming[0].shape != "finite":
            return False
        following = self.upcoming[0].tokens[0]
        has_own = self._has_subject(self.upcoming[0], group.tokens[1])
        return not has_own and not self._has_opener(group.tokens[1], following)

    def _open_bracketed(self, group: VerbGroup, subject: tuple[int, int], left: int, mark: str) -> None:
        limit = self.tags.find(_CLOSERS[mark], group.tokens[1])
        pending = self.stack[-1]
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
            self.replace_top(group, subject, left + 1, self.stack[-1].kind)

    def _take_interrupted(self, group: VerbGroup, comma: int) -> bool:
        """Take the verb of "said the move, like the first, | was": its subject stands before the first comma."""
        previous = self.previous
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
            group = replace(
                group,
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

    def _adjoin(self, group: VerbGroup, subject: tuple[int, int] | None) -> None:
        """Take a verb with no mark between it and the one before: "said he would", "the men arrested were"."""
        previous = self.previous
        first = group.tokens[0]
        waiting = next((draft for draft in reversed(self.stack) if draft.verb is None), None)
        if waiting is not None and previous is not None and not self._has_subject(group, previous.tokens[1]):
            subject = None
        takes_content = previous is not None and previous.lemma in self.marks.reporting
        if subject is not None and takes_content and previous is not None:
            self.pop_to_verb(previous, subject[0])
            self.open(group, subject, subject[0], "content", None)
        elif self._is_of_participle(subject):
            owner = self.stack[-1].subject
            self.pop(first)
            start = owner[0] if owner is not None else first
            self.open(group, owner, start, "content", None)
        elif waiting is not None:
            self.pop_to(waiting, first)
            self.fill(waiting, group, self._waiting_subject(waiting, first))
        elif subject is not None:
            self.open(group, subject, subject[0], "relative", None)
        else:
            self._join(group, None, first)

    def _is_of_participle(self, subject: tuple[int, int] | None) -> bool:
        """Tell whether a verb shares the subject of "three people arrested" in "police said three people arrested"."""
        top = self.stack[-1]
        over = top.parent.verb if top.parent is not None else None
        is_reduced = top.kind == "participle" and not top.is_bounded and top.subject is not None
        return subject is None and is_reduced and over is not None and over.lemma in self.marks.reporting

    def _take_participle(self, group: VerbGroup, gap_start: int) -> None:
        first = group.tokens[0]
        left = first - 1
        while left >= gap_start and self.tags[left] in "RX\"'":
            left -= 1
        mark = self.tags[left] if left >= gap_start else "^"
        low = self.tagged.lowers[left] if left >= gap_start else ""
        subject, _ = before_verb(self.tagged, first, gap_start, frozenset(), is_antecedent=True)
        if mark == "C" and group.shape == "participle" and self.previous is not None and self.previous.is_passive:
            shared = replace(
                group,
                shape="finite",
                is_passive=True,
                modal=self.previous.modal,
                tense=self.previous.tense,
                is_plural=self.previous.is_plural,
            )
            self._join(shared, None, left)
        elif mark == "I":
            kind: ClauseKind = "conditional" if low in self.marks.conditionals else "participle"
            at_front = left == self.stack[-1].start
            self.open(group, None, left, kind, low, is_bounded=at_front or self.tags[left - 1] == ",")
        elif mark == "C" and self.stack[-1].kind == "participle":
            self.replace_top(group, self.stack[-1].subject, left, "participle", is_joined=True)
        elif mark in ",-":
            while self.stack[-1].kind == "participle" and len(self.stack) > 1 and self.stack[-1].verb is not None:
                self.pop(left)
            top = self.stack[-1]
            owner = top.subject if top.verb is not None else self._waiting_subject(top, left)
            if group.shape == "participle" and self.tags[left] == ",":
                owner = before_verb(self.tagged, left, gap_start, frozenset())[0] or owner
            self.open(group, owner, left + 1, "participle", None, is_bounded=True)
        else:
            self._await(gap_start, first)
            self._await_content(gap_start, first)
            at_front = left < self.stack[-1].start or mark == "^"
            if subject is not None and "E" in self.tags[subject[1] : first]:
                first = subject[1]
            if subject is not None and subject[0] > gap_start and self.tags[subject[0] - 1] == "," and not at_front:
                first = subject[0] if self.stack[-1].verb is not None else first
            is_fronted = at_front and self.previous is None and first <= self.stack[-1].start + 1
            is_bounded = at_front and self.stack[-1].verb is None
            self.open(group, None if is_fronted else subject, first, "participle", None, is_bounded=is_bounded)

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

    def _waiting_subject(self, draft: Draft, before: int) -> tuple[int, int] | None:
        """Return the noun phrase that opened a clause whose verb comes only now."""
        starts = {inner.start for inner in self.drafts if inner is not draft}
        fronted = None
        for place in range(draft.start + 1, before + 1):
            if place in starts or place == before or self.tags[place] in ",-(":
                found, _ = before_verb(self.tagged, place, draft.start, frozenset(), is_antecedent=True)
                if found is not None and found[0] > draft.start and self.tags[found[0] - 1] in "IT":
                    fronted = fronted or found
                elif found is not None:
                    return found
        return fronted
