"""Clauses that "who", "which", "that" and "what" open, and those that hang on a noun without a mark.

What a relative stands for is the noun phrase before it that agrees with its verb. Neighbours: `participles` below,
`coordination` and `parser` above; `subject` finds the noun phrases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language.draft import Draft
from generator.language.participles import Participles
from generator.language.subject import before_verb

if TYPE_CHECKING:
    from generator.language.clause import ClauseKind
    from generator.language.tense import VerbGroup


class Relatives(Participles):
    """The open clauses of a sentence, and how a relative or a content clause is opened in them."""

    def _is_that(self, place: int) -> bool:
        if place >= len(self.tags) or self.tags[place] == "D":
            return False
        return self.tagged.lowers[place] in self.tagged.closed.complementisers

    def _has_that(self, gap_start: int) -> bool:
        """Tell whether "that" right after a verb of saying opens a gap: "said that, on Monday, he | would"."""
        follows_verb = self.previous is not None and self.previous.lemma in self.marks.reporting
        return follows_verb and self._is_that(gap_start)

    def _open_marked(self, group: VerbGroup, subject: tuple[int, int] | None, left: int, gap_start: int) -> None:
        """Open the clause of "who", "which", "that", "when", "what"."""
        low, closed = self.tagged.lowers[left], self.tagged.closed
        start = left - 1 if left > gap_start and self.tags[left - 1] == "I" else left
        follows_verb = self.previous is not None and self.previous.lemma in self.marks.reporting
        is_content = low in self.marks.content and (
            (low in closed.complementisers and subject is not None and follows_verb) or low in closed.content_openers
        )
        is_bare = self.previous is not None and self.previous.shape == "finite" and left > gap_start
        is_object = is_bare and not set(self.tags[gap_start:left]) - set("IE#R~") and self.tags[left - 1] != "I"
        is_content = is_content or (is_object and low in closed.complementisers and subject is not None)
        first = self._said_first(left) if low in closed.complementisers and subject is not None else None
        is_content = is_content or first is not None
        at_front = start == self.stack[-1].start and self.stack[-1].verb is None
        is_bounded = at_front or (start > 0 and self.tags[start - 1] == ",")
        if first is not None and first.parent is not None:
            self.pop_to(first.parent, start - 1)
        elif is_content and self.previous is not None:
            self.pop_to_verb(self.previous, start)
        elif self.stack[-1].kind in ("relative", "participle") and is_bounded and self.stack[-1].verb is not None:
            self.close_bounded(start)
        kind: ClauseKind = "content" if is_content else "relative"
        if low in closed.when and (is_bounded or at_front):
            kind = "subordinate"
        owner = subject
        if subject is None and kind == "relative" and low not in self.marks.free_relatives:
            owner = before_verb(self.tagged, start, 0, self.marks.subordinators, is_antecedent=True)[0]
            if owner is not None and start > 0 and self.tags[start] == "W":
                owner = self._agreeing(owner, group, is_aside=self.tags[start - 1] == ",")
        if at_front and low in closed.question_words and not is_content and start == 0:
            self.fill(self.stack[-1], group, subject)
            return
        if kind == "relative":
            self._await_content(gap_start, start)
            if is_bounded:
                self._await_subject(gap_start, start)
        self.open(group, owner, start, kind, low, is_bounded=is_bounded)

    def _said_first(self, that: int) -> Draft | None:
        """Return the clause that one after "and that" stands beside: "said | she had left, and | that he stayed"."""
        if self.tags[that - 1 : that] != "C":
            return None
        beside = next((draft for draft in reversed(self.stack) if draft.kind in ("relative", "content")), None)
        return beside if beside is not None and beside.kind == "content" else None

    def _await_content(self, gap_start: int, start: int) -> None:
        """Open the clause of "said that a boy | who died was": its verb is still to come."""
        that = next((at for at in range(gap_start, start) if self._is_that(at)), start)
        is_said = self.previous is not None and self.previous.lemma in self.marks.reporting
        if that < start - 1 and is_said and self.previous is not None and not self._has_opener(gap_start, that):
            self.pop_to_verb(self.previous, that)
            draft = Draft(that, "content", self.tagged.lowers[that], parent=self.stack[-1])
            self.drafts.append(draft)
            self.stack.append(draft)

    def _await_subject(self, gap_start: int, start: int) -> None:
        """Open the clause of "said the road, | which is old, will be mended": its verb comes after the comma."""
        previous = self.previous
        if previous is None or previous.lemma not in self.marks.reporting or previous.shape != "finite":
            return
        upcoming = self.upcoming[0] if self.upcoming else None
        is_closed = (
            upcoming is not None
            and self.tags[upcoming.tokens[0] - 1] == ","
            and upcoming.shape in ("finite", "ambiguous")
        )
        found, left = before_verb(self.tagged, start, gap_start, self.marks.subordinators, is_antecedent=True)
        if not is_closed or found is None or self.stack[-1].verb is not previous:
            return
        if left < gap_start or self.tags[left] == "E":
            draft = Draft(found[0], "content", None, parent=self.stack[-1])
            self.drafts.append(draft)
            self.stack.append(draft)

    def _nearest(self, phrase: tuple[int, int]) -> tuple[int, int]:
        """Return the last noun phrase of one with prepositions: "the protesters" of "support of the protesters"."""
        last = phrase[1]
        while last > phrase[0]:
            last = max(self.tags.rfind(mark, phrase[0], last) for mark in "IT")
            if last < 0 or last + 1 >= phrase[1]:
                break
            following = self.tags[last + 1 : phrase[1]].lstrip("D")[:1]
            is_person = self.tagged.lowers[phrase[1] : phrase[1] + 2][-1:] in self.marks.persons
            is_named = self.tags[last - 1] == "K" and not (is_person and last == 1)
            is_name = following in ("K", "#") and (self.tagged.lowers[last] in self.marks.locatives or is_named)
            is_attribute = self.tagged.lowers[last] in self.marks.absolute and self.tags[last + 1] in "JN#"
            is_name = is_name or is_attribute
            if not is_name:
                start = last + 1 + (self.tags[last + 1] == "v")
                return (start, phrase[1]) if start < phrase[1] else phrase
        return phrase

    def _agreeing(self, phrase: tuple[int, int], group: VerbGroup, *, is_aside: bool) -> tuple[int, int]:
        """Return what a relative pronoun stands for: the last noun phrase, unless only the whole has the verb's number.

        A name is explained between commas only: in "the end of the reign of Offa which came soon" it is the end.
        """
        nearest = self._nearest(phrase)
        if (
            not is_aside
            and self.tags[nearest[1] - 1] == "K"
            and self.tagged.lowers[nearest[1]] not in self.tagged.closed.person_relatives
            and not self._is_placed(nearest)
        ):
            nearest = phrase
        relative = self.tagged.lowers[nearest[1] : nearest[1] + 2][-1:]
        holds_title = not self.marks.titles.isdisjoint(self.tagged.lowers[slice(*nearest)])
        if is_aside and holds_title and relative not in self.marks.persons:
            return phrase
        low = self.tagged.lowers[group.tokens[0]]
        if nearest == phrase or low not in self.marks.singular | self.marks.plural:
            return nearest
        is_plural = low in self.marks.plural
        whole = next((at for at in range(phrase[0] + 1, phrase[1]) if self.tags[at] in "IT"), phrase[1])
        last, first = self._looks_plural(nearest[1] - 1), self._looks_plural(whole - 1)
        last = last or "C" in self.tags[nearest[0] : nearest[1]]
        return nearest if last == is_plural or first != is_plural else phrase

    def _is_placed(self, phrase: tuple[int, int]) -> bool:
        """Tell whether a phrase ends with the place of its noun: "a summit in Guinea"."""
        link = self.tags.rfind("I", *phrase)
        return link > phrase[0] and self.tags[link - 1] == "N" and self.tagged.lowers[link] in self.marks.locatives

    def _looks_plural(self, place: int) -> bool:
        low = self.tagged.lowers[place]
        return low in self.marks.plural_nouns or (low.endswith(self.marks.many) and not low.endswith(self.marks.few))

    def _is_unmarked_relative(self, group: VerbGroup, left: int, gap_start: int) -> bool:
        """Tell whether "the day he died | was": a noun right before the subject, and a verb to come without one."""
        if left < gap_start or self.tags[left] not in "NE" or self.stack[-1].verb is not None:
            return False
        if not self.upcoming or self.upcoming[0].shape != "finite":
            return False
        following = self.upcoming[0].tokens[0]
        if self.tagged.lowers[left] in self.tagged.closed.daylike and not self._has_opener(group.tokens[1], following):
            return True
        has_own = self._has_subject(self.upcoming[0], group.tokens[1])
        return not has_own and not self._has_opener(group.tokens[1], following)

    def _is_object_relative(self, group: VerbGroup, subject: tuple[int, int], start: int) -> bool:
        """Tell whether "they found" hangs on a noun in "said that a wreck they | found was old"."""
        is_pronoun = subject[1] - subject[0] == 1 and self.tags[subject[0]] == "P"
        if not is_pronoun or subject[0] <= start + 1 or self.tags[subject[0] - 1] not in "NK" or not self.upcoming:
            return False
        following = self.upcoming[0]
        is_open = self._has_opener(group.tokens[1], following.tokens[0]) or not self._is_that(start)
        return following.shape == "finite" and not is_open and not self._has_subject(following, group.tokens[1])

    def _spoken_of(self, first: int) -> tuple[int, int] | None:
        """Return what "which" stands for in "a flight, which the firm said | might start": the subject of "start"."""
        top = self.stack[-1]
        is_object = top.kind == "relative" and top.verb is self.previous and self.tags[top.start] == "W"
        if not is_object or top.verb is None or top.verb.tokens[1] != first or top.subject is None:
            return None
        if top.subject[0] <= top.start:
            return None
        found = before_verb(self.tagged, top.start, 0, self.marks.subordinators, is_antecedent=True)[0]
        return self._nearest(found) if found is not None else None

    def _hangs_elsewhere(self, group: VerbGroup, subject: tuple[int, int], previous: VerbGroup) -> bool:
        """Open the clause of a verb that is no content of the one before: "so he | could", "the council he | led"."""
        before = self.tagged.lowers[subject[0] - 1]
        if before in self.tagged.closed.purposes:
            self.open(group, subject, subject[0] - 1, "subordinate", before)
        elif self._is_of_its_object(subject, previous):
            self.open(group, subject, subject[0], "relative", None)
        else:
            return False
        return True

    def _is_of_its_object(self, subject: tuple[int, int], previous: VerbGroup) -> bool:
        """Tell whether a pronoun's verb hangs on the noun before it: "called for them to see the council he | led"."""
        is_pronoun = subject[1] - subject[0] == 1 and self.tags[subject[0]] == "P"
        is_bidden = "Tv" in self.tags[previous.tokens[1] : subject[0]]
        return is_pronoun and is_bidden and self.tags[subject[0] - 1] in "NK"

    def _is_had(self, group: VerbGroup, subject: tuple[int, int], left: int, gap_start: int) -> bool:
        """Tell whether a pronoun's verb hangs on a noun behind "but": "it rained, but the tent we | had was dry"."""
        is_pronoun = subject[1] - subject[0] == 1 and self.tags[subject[0]] == "P"
        if not is_pronoun or left <= gap_start or self.tags[left] != "N" or not self.upcoming:
            return False
        following = self.upcoming[0]
        is_next = following.shape == "finite" and following.tokens[0] == group.tokens[1]
        return is_next and self.tags.rfind(",C", gap_start, left) > gap_start

    def _is_of_one(self, phrase: tuple[int, int]) -> bool:
        """Tell whether what a participle follows has an article of its own: "a ruling on a suit | filed in May"."""
        nearest = self._nearest(phrase)
        return self.tagged.lowers[nearest[0]] in self.tagged.closed.indefinite or self.tags[nearest[0]] == "#"
