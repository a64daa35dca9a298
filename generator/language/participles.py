"""What an "-ed" is that may be past or participle: "the men arrested | were", "the men arrested | two".

The words before it, and the verbs to come, decide. Neighbours: `parser`, which asks; `subject` for the noun phrases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.language.nesting import Nesting
from generator.language.subject import after_verb, before_verb, is_in_medium
from generator.language.tense import behind_date

if TYPE_CHECKING:
    from generator.language.draft import Draft, Marks
    from generator.language.tagging import Tagged
    from generator.language.tense import VerbGroup


_FINITE: Final = ("finite", "ambiguous")
_LIST: Final = re.compile(r"(?:,[JNK#~]+)*,?C[JNK#~]+(?=[,(-])")  # ", host, and writer Adam Lang" before a comma
_DATED: Final = frozenset("DE#~")
_DATE: Final = frozenset(",IE#DR~N")


class Participles(Nesting):
    """The open clauses of a sentence, with the verb read last and the verbs to come."""

    def __init__(self, tagged: Tagged, marks: Marks) -> None:
        end = len(tagged.tags)
        while end and tagged.tags[end - 1] in ".'\"":
            end -= 1
        super().__init__(tagged, end, marks.prospective_participles)
        self.marks = marks
        self.previous: VerbGroup | None = None
        self.upcoming: tuple[VerbGroup, ...] = ()
        self.groups: tuple[VerbGroup, ...] = ()

    def settled(self, groups: tuple[VerbGroup, ...]) -> tuple[VerbGroup, ...]:
        """Return the verbs with those said to be past or participle whose own nature tells: "died", "recognized in"."""
        main = [group for group in groups if group.shape in ("finite", "ambiguous")]
        is_only = sum(not self._is_behind_pronoun(group) for group in main) < 2
        self.groups = groups
        return tuple([self._settled(group, is_only=is_only) for group in groups])

    def _is_behind_pronoun(self, group: VerbGroup) -> bool:
        """Tell whether a verb comes right after "who" or "which": its clause is none that a sentence stands on."""
        return group.tokens[0] > 0 and self.tags[group.tokens[0] - 1] == "W"

    def _settled(self, group: VerbGroup, *, is_only: bool) -> VerbGroup:
        if group.shape != "ambiguous":
            return group
        if (group.governor or group.lemma) in self.marks.intransitive:
            return group._replace(shape="finite")
        if "TH" in self.tags[slice(*group.tokens)] and self.tags[group.tokens[0] - 1] == "N":
            is_free = not is_only  # "sued men | believed to have left"
            return group._replace(shape="participle", tense="none") if is_free else group
        is_named = group.governor is not None and self.tags[group.tokens[0] - 1 : group.tokens[0]] != "N"
        if is_only or is_named or (group.governor or group.lemma) not in self.marks.transitive:
            return group
        first = group.tokens[0]
        is_bare = (self._is_joined_to_passive(first) or self._is_after_noun(first)) and not self._has_object(
            group.tokens[1]
        )
        return group._replace(shape="participle", tense="none") if is_bare else group

    def _is_after_noun(self, first: int) -> bool:
        """Tell whether a noun comes before a verb, or a noun and a comma, that is no subject of a relative's."""
        tags = self.tags
        place = first - 1
        while place > 0 and tags[place] == "R":
            place -= 1
        if place < 0 or tags[place] not in "NK),#":
            return False
        start = place
        while start > 0 and tags[start - 1] in "DSJNK#~":
            start -= 1
        before = tags[start - 1] if start else "^"
        clitics = self.tagged.closed.clitics
        is_second = any(tags[at] in "DS" and self.tagged.lowers[at] not in clitics for at in range(start + 1, place))
        return not is_second and before not in "WC" and (before != "^" or tags[place] == "," or self._is_opening(first))

    def _is_opening(self, first: int) -> bool:
        """Tell whether the verb of a sentence is still to come after a participle: "a study published here | said"."""
        later = next((group for group in self.groups if group.tokens[0] > first and group.shape in _FINITE), None)
        if later is None or self._has_opener(first + 1, later.tokens[0]):
            return False
        return not self._has_subject(later, first + 1)

    def _is_joined_to_passive(self, first: int) -> bool:
        """Tell whether "and" joins a verb to one in the passive: "was elected in May and | admitted in June"."""
        earlier = [group for group in self.groups if group.tokens[0] < first]
        return bool(earlier) and earlier[-1].is_passive and self.tags[first - 1] == "C"

    def _has_object(self, end: int) -> bool:
        """Tell whether something that a verb can be done to follows it, behind a date too: "held on Monday a vote"."""
        tags = self.tags
        if tags[end - 1] == "v":
            return False
        if self.tagged.lowers[end : end + 1] and self.tagged.lowers[end] in self.tagged.closed.particles:
            return tags[end + 1 : end + 2] not in ("E", "#")
        place = end
        while place < len(tags) and tags[place] in "RX":
            place += 1
        behind = behind_date(tags, place)
        if behind == place and tags[place : place + 1] == "I":
            return False
        place = behind
        while place < len(tags) and tags[place] in "RE~":
            place += 1
        return tags[place : place + 1] in tuple('DSJNKQP#W"(,')

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

    def _is_relative(self, left: int, subject: tuple[int, int]) -> bool:
        """Tell whether a relative with a subject of its own follows the first noun: "the plan that he | presented"."""
        return 0 < left < subject[0] and self.tags[left] == "W" and self.tags[left - 1] in "NK"

    def _is_last_for_main(self) -> bool:
        """Tell whether the sentence has no verb of its own yet, and no other to come: "the man who fell | died"."""
        if (
            len(self.stack) < 2
            or self.stack[0].verb is not None
            or self.stack[1].kind not in ("relative", "participle")
        ):
            return False
        is_waiting = self.stack[1].kind == "relative" or self._waiting_subject(self.stack[0], self.stack[1].start)
        return bool(is_waiting) and not any(other.shape in ("finite", "ambiguous") for other in self.upcoming)

    def _is_finite(self, group: VerbGroup) -> bool:
        first, end = group.tokens
        closed = self.tagged.closed
        end += self._is_before_agent(end)
        following = self.tagged.lowers[end] if end < len(self.tags) else ""
        previous = self.previous
        gap_start = previous.tokens[1] if previous else 0
        subject, left = before_verb(self.tagged, first, gap_start, self.marks.subordinators)
        if subject is not None and left >= gap_start and self.tags[left] == "E" and not self._is_dated(left):
            return not self._is_of_object(group, gap_start, subject[0])
        if subject is not None and previous is None and left < 0 and self.tags[end : end + 2] in ("ED", "ES"):
            return True
        if subject is not None and previous is None and self._is_relative(left, subject):
            return self.tags[end : end + 1] not in ("B", "H", "M", "O")
        if previous is not None and previous.shape == "finite" and self._is_last_for_main():
            return True
        is_linked = previous is not None and (left < gap_start or not self._has_opener(left, left + 1))
        if is_linked and previous is not None and previous.shape == "finite":
            is_object = left >= 0 and self.tags[left] == "I"
            if self._is_reduced(group) or self._is_of_medium(group):
                return False
            if subject is not None and left >= gap_start and self.tags[left] in "NK" and self.tags[subject[0]] in "DP":
                return True
            return (
                previous.lemma in self.marks.reporting
                and following not in closed.agents
                and subject is not None
                and not is_object
            )
        mark = self.tags[left] if left >= 0 else "^"
        if (
            following in closed.agents
            and self.tags[end + 1 : end + 2] != "g"
            and mark not in "WP"
            and group.lemma not in closed.finite_only
        ):
            return mark == "C" and subject is None and previous is not None and previous.shape == "finite"
        upcoming = next((other for other in self.upcoming if other.shape in ("finite", "ambiguous")), None)
        is_fronted = mark == "I" and self.tagged.lowers[left] not in self.marks.subordinators
        is_first = previous is None or (previous.shape == "participle" and self.stack[0].verb is None)
        if is_fronted and subject is not None and upcoming is not None and is_first:
            return group.lemma in self.marks.reporting and self._has_subject(upcoming, end)
        if mark != "W" and upcoming is not None and self._is_closed_by_auxiliary(group, upcoming):
            return False
        if self._is_reduced(group) and upcoming is not None:
            has_object = (
                self.tags[behind_date(self.tags, end)] in "DN"
                and group.lemma not in self.marks.doubly
                and is_first
                and mark != "I"
            )
            return has_object or (upcoming.shape == "ambiguous" and self.tags[end] not in "IET")
        return mark != "," or self._is_finite_after_comma(group, upcoming, subject, (gap_start, left))

    def _is_dated(self, place: int) -> bool:
        """Tell whether a date at a place stands inside a noun phrase: "his May 2 | remarks", "the May | fire"."""
        while place > 0 and self.tags[place] in "E#~":
            place -= 1
        return self.tags[place] in "DS"

    def _is_of_object(self, group: VerbGroup, gap_start: int, start: int) -> bool:
        """Tell whether a verb hangs on the object behind a date: "rejected on Friday a suit | filed by Texas"."""
        previous = self.previous
        if previous is None or previous.shape != "finite" or previous.lemma not in self.marks.transitive:
            return False
        is_object = not previous.is_passive and "E" in self.tags[gap_start:start]
        return is_object and set(self.tags[gap_start:start]) <= _DATE and not self._has_object(group.tokens[1])

    def _is_of_medium(self, group: VerbGroup) -> bool:
        """Tell whether a verb says of a text how it came: "denied it in a letter | sent on Monday"."""
        is_in_text = is_in_medium(self.tagged, group.tokens[0], self.marks.media)
        return is_in_text and not self._has_object(group.tokens[1])

    def _is_before_agent(self, place: int) -> bool:
        """Tell whether a word parts a participle from who did it: "put | forward by Lang"."""
        following = self.tagged.lowers[place + 1 : place + 2]
        return self.tags[place : place + 1] == "R" and not self.tagged.closed.agents.isdisjoint(following)

    def _is_closed_by_auxiliary(self, group: VerbGroup, upcoming: VerbGroup) -> bool:
        """Tell whether "were" after a comma is the verb, not this one: "the site, and the ship found in May, were"."""
        first, end = upcoming.tokens[0], group.tokens[1]
        is_auxiliary = self.tags[first] in "BHM" and self.tags[first - 1] == "," and self.tags[end] in "IE"
        return is_auxiliary and self.tags.count(",", end, first) == 1 and not self._has_opener(end, first - 1)

    def _is_finite_after_comma(
        self, group: VerbGroup, upcoming: VerbGroup | None, subject: tuple[int, int] | None, gap: tuple[int, int]
    ) -> bool:
        """Tell of an "-ed" with a comma before it, or before its subject, whether it is a verb of its own."""
        end = group.tokens[1]
        if subject is not None:
            return upcoming is None or not self._is_aside(upcoming, end)
        if upcoming is not None and self._is_in_list(upcoming):
            return True
        while end < len(self.tags) and self.tags[end] == "R":
            end += 1
        return self.tags[end : end + 1] not in tuple("IE,T") or self._is_awaited(group, upcoming, *gap)

    def _is_in_list(self, upcoming: VerbGroup) -> bool:
        """Tell whether the next verb ends a list of verbs: "declared ..., | shut ..., and later banned"."""
        place = upcoming.tokens[0] - 1
        while place > 0 and self.tags[place] == "R":
            place -= 1
        is_listed = self.previous is not None and self.previous.shape == "finite" and self.tags[place] == "C"
        return is_listed and self.tags[place - 1] == "," and self.tags[upcoming.tokens[0]] in "dp"

    def _is_aside(self, upcoming: VerbGroup, end: int) -> bool:
        """Tell whether a verb belongs to the words between two commas: "Lang, head of a firm based in Linz, | said"."""
        if self.previous is not None or self.tags[upcoming.tokens[0] - 1] != "," or self.tags[end] not in "IE":
            return False
        return self.tags.count(",", end, upcoming.tokens[0]) == 1 and self.stack[0].verb is None

    def _is_reduced(self, group: VerbGroup) -> bool:
        """Tell whether the verb after this one has no other subject than this one's: "people arrested | were"."""
        end = group.tokens[1]
        upcoming = next((other for other in self.upcoming if other.shape in ("finite", "ambiguous")), None)
        if upcoming is None or group.lemma in self.marks.saying or self._has_opener(end, upcoming.tokens[0]):
            return False
        if self.tags[: upcoming.tokens[0]].rstrip("R").endswith("P"):
            return False
        return group.lemma not in self.marks.reporting or not self._has_subject(upcoming, end)

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

    def _apposed(self, gap_start: int, comma: int) -> tuple[tuple[int, int], int] | None:
        """Return the subject and the opener of "since the capital, Sanaa, | fell", None where there is no opener."""
        for place in range(comma - 1, gap_start - 1, -1):
            is_opener = self.tags[place] == "W" or self.tagged.lowers[place] in self.marks.subordinators
            if is_opener or (self.tags[place] == "C" and place > gap_start and self.tags[place - 1] == ","):
                is_aside = self.stack[-1].kind in ("relative", "participle")
                if is_aside and self.tags[place] == "I" and any(draft.verb is None for draft in self.stack):
                    return None
                end = next((at for at in range(place + 1, comma + 1) if self.tags[at] in ",-("), comma)
                if end == comma:
                    return None
                subject, left = before_verb(self.tagged, end, place, self.marks.subordinators)
                return (subject, place) if subject is not None and left <= place else None
        return None

    def _waiting_subject(self, draft: Draft, before: int) -> tuple[int, int] | None:
        """Return the noun phrase that opened a clause whose verb comes only now."""
        starts = {inner.start for inner in self.drafts if inner is not draft}
        fronted = named = None
        for place in range(draft.start + 1, before + 1):
            if place in starts or place == before or self.tags[place] in ",-(":
                found, _ = before_verb(self.tagged, place, draft.start, frozenset(), is_antecedent=True)
                if found is not None and place != before and set(self.tags[slice(*found)]) <= _DATED:
                    continue  # "in talks so far this week, | criticism of the plan was heard"
                if found is not None and self.tags[found[0] - 1 : found[0]] == "v":  # "the first to reach Linz"
                    found = before_verb(self.tagged, place, draft.start, frozenset())[0]
                listed = _LIST.match(self.tags, place, before)
                if found is not None and listed is not None and self.tags[found[0]] not in "DS":
                    found = before_verb(self.tagged, listed.end(), draft.start, frozenset())[0] or found
                if found is not None and found[0] > draft.start and self.tags[found[0] - 1] in "IT":
                    fronted = fronted or found
                elif found is not None and named is None and self._is_behind_place(found, fronted):
                    named = found
                elif found is not None:
                    return named if named is not None and place != before and self.tags[place] in ",-(" else found
        return named or fronted

    def _is_behind_place(self, found: tuple[int, int], fronted: tuple[int, int] | None) -> bool:
        """Tell whether a name may say where a place in front lies: "in London, | England, a man left"."""
        if fronted is None or found[0] != fronted[1] + 1 or self.tags[fronted[1] - 1] != "K":
            return False
        return set(self.tags[slice(*found)]) == {"K"} and self.tags[found[1] : found[1] + 1] == ","
