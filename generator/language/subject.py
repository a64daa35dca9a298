"""The noun phrase before a verb, and what stands to the left of it.

Read right to left from the verb: adverbs and expressions of time are passed over ("Smith on Monday resigned"), then
the noun phrase with the prepositional phrases that hang on it. Neighbour: `clause`, which makes clauses of what is
found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.language.closed import Closed
    from generator.language.tagging import Tagged

_NOMINAL: Final = frozenset("NK#EQ)")
_NAMING: Final = _NOMINAL - {
    "E"
}  # an infinitive hangs on a noun ("a plan to leave"), never on a time ("voted on Monday to leave")


Tokens = tuple[int, int]


def before_verb(
    tagged: Tagged, verb: int, lowest: int, subordinators: frozenset[str], *, is_antecedent: bool = False
) -> tuple[Tokens | None, int]:
    """Return (the subject's tokens or None, the index of the token left of it) for the verb at index `verb`.

    Nothing left of index `lowest` is looked at; the second value is `lowest - 1` where nothing is left. With
    `is_antecedent` the phrase is the one that a relative pronoun or a participle at `verb` refers to: one comma
    before it is passed over.

    >>> from generator.language.pack import load_pack
    >>> from generator.language.tagging import tag_words
    >>> from generator.model.document import Span
    >>> text = "The head of the party on Monday resigned."
    >>> before_verb(tag_words(text, Span(0, len(text)), load_pack("en")), 7, 0, frozenset())
    ((0, 5), -1)
    """
    place, is_cut = _start(tagged, verb, lowest, is_antecedent=is_antecedent)
    if is_cut:
        return None, place
    phrase = _Phrase(tagged, verb, place + 1, lowest, subordinators)
    phrase.is_antecedent = is_antecedent
    found, left = phrase.read()
    if found is not None and (behind := _behind_date(tagged, found)) and behind < verb:
        return before_verb(tagged, verb, behind, subordinators, is_antecedent=is_antecedent)
    while found is not None and left > lowest and tagged.tags[left] in "RX" and tagged.tags[left - 1] in "RXE,":
        left -= 1
    if found is not None and (denied := _denied(tagged, found[0], lowest)) is not None:
        return (denied, found[1]), min(left, denied - 1)
    if found is not None and found[0] < phrase.comma < found[1] and _is_fronted(tagged, left, lowest, subordinators):
        return (phrase.comma + 1, found[1]), phrase.comma
    return found, left


def _denied(tagged: Tagged, start: int, lowest: int) -> int | None:
    """Return where "not" stands that a subject begins with: "not even one candidate | ran", "not a soul | came"."""
    tags, place = tagged.tags, start - 1
    if tags[start] not in "#D" or place < lowest or tags[place] not in "RX":
        return None
    if tags[place] == "R" and tagged.lowers[place] in tagged.closed.even:
        place -= 1
    return place if place >= lowest and tags[place] == "X" else None


def _behind_date(tagged: Tagged, found: Tokens) -> int:
    """Return where a clause goes on behind a date that was read as its subject: "This past May, | the king left"."""
    is_date = tagged.tags[found[0] : found[0] + 4] == "DIE,"
    return found[0] + 4 if is_date else 0


def _is_fronted(tagged: Tagged, left: int, lowest: int, subordinators: frozenset[str]) -> bool:
    """Tell whether a phrase hangs on a preposition in front of the clause: "After a talk in Linz, Lang | left"."""
    tags = tagged.tags
    while left > lowest and tags[left] in "Ig" and tags[left - 1] in "Ig":
        left -= 1
    if left < lowest or tags[left] not in "Ig" or tagged.lowers[left] in subordinators - tagged.closed.fronting:
        return False
    before = left - 1
    while before > lowest and tags[before] in "E#~":
        before -= 1
    is_behind_date = before < left - 1 and (before == lowest or tags[before - 1] in ',;"(^') and tags[before] in "IE"
    return left == lowest or tags[left - 1] in ',;"(^' or is_behind_date


def _start(tagged: Tagged, verb: int, lowest: int, *, is_antecedent: bool) -> tuple[int, bool]:
    """Return (where a phrase before a verb may end, False), or (the comma that ends a quotation there, True)."""
    tags, lowers = tagged.tags, tagged.lowers
    place = verb - 1
    if is_antecedent and place >= lowest and tags[place] in ",-":
        place -= 1
    place = _skip_adjuncts(tags, lowers, place, lowest, tagged.closed)
    while place > lowest and tags[place] in "'\"":
        if tags[place - 1] in ",;":
            return place - 1, True
        place = _skip_adjuncts(tags, lowers, place - 1, lowest, tagged.closed)
    return place, False


class _Phrase:
    """A noun phrase that is read right to left, from `end` down to `lowest`."""

    def __init__(self, tagged: Tagged, verb: int, end: int, lowest: int, subordinators: frozenset[str]) -> None:
        self.tags, self.lowers, self.closed = tagged.tags, tagged.lowers, tagged.closed
        self.verb, self.end, self.lowest = verb, end, lowest
        self.subordinators = subordinators
        self.start = end
        self.place = end - 1
        self.comma = -1
        self.is_antecedent = False
        self.has_noun = False

    def read(self) -> tuple[Tokens | None, int]:
        """Return (the phrase's tokens or None, the index of the token left of it)."""
        tags = self.tags
        while self.place >= self.lowest:
            tag = tags[self.place]
            if tag == "P" and tags[self.place + 1] == "C" and self.has_noun:
                return (self.place, self.end), self.place - 1
            if tag == "P":
                return (
                    ((self.start, self.end), self.place) if self.has_noun else ((self.place, self.end), self.place - 1)
                )
            if tag == "E" and self.has_noun and self._passes_date():
                continue
            is_opening = tag == "D" or (tag == "S" and self.lowers[self.place] not in self.closed.clitics)
            if is_opening and self._is_first():
                return (self.start, self.end), self.place - 1
            if not is_opening and not self._takes(tag):
                break
            self.place -= 1
        return self._trimmed()

    def _passes_date(self) -> bool:
        """Pass over a date between a noun and the phrase that hangs on it: "a fire earlier this week near Linz"."""
        tags, lowers = self.tags, self.lowers
        if tags[self.place + 1] != "I":
            return False
        left = self.place
        opening = self.closed.date_openers | self.closed.pointing
        while left > self.lowest and (tags[left] in "E#~" or lowers[left] in opening):
            left -= 1
        if left <= self.lowest or tags[left] not in "NK)":
            return False
        self.place = left
        return True

    def _is_first(self) -> bool:
        """Take a determiner in, and tell whether the phrase begins with it."""
        self.start = self.place
        self.has_noun = True
        left = self.place - 1
        if left >= self.lowest and self.tags[left] in "DS":
            return False
        return not _goes_on(self.tags, self.lowers, left, self.lowest, self.subordinators, self.closed)

    def _takes(self, tag: str) -> bool:
        """Take a token into the phrase where it belongs to it."""
        place, tags = self.place, self.tags
        if tag in "NKQ#" or (tag == "E" and self._is_inside_name(place)):
            self.has_noun = True
        elif tag in "JS~":
            self.has_noun = self.has_noun or tag == "J"
        elif tag == ")" and (self.has_noun or place == self.end - 1):
            opening = tags.rfind("(", self.lowest, place)
            if opening < 0:
                return False
            self.has_noun = self.has_noun or "K" in tags[opening:place]
            self.place = opening
        elif not (self.has_noun and self._links(tag)):
            return False
        self.start = self.place
        return True

    def _is_inside_name(self, place: int) -> bool:
        is_day = self.lowers[place] in self.closed.deictic_days and self.tags[place + 1 : place + 2] != "S"
        return not is_day and _is_inside_name(self.tags, place)

    def _links(self, tag: str) -> bool:
        """Tell whether a token that is no noun and no adjective holds the phrase together."""
        place, tags = self.place, self.tags
        if tag == "'":
            return tags.rfind('"', self.lowest, place) >= 0
        if tag == '"':
            return "'" in tags[place : self.verb]
        if place <= self.lowest:
            return False
        before = tags[place - 1]
        if tag == "v":
            is_infinitive = before == "T" and place - 1 > self.lowest and tags[place - 2] in _NAMING
            return is_infinitive and not self.is_antecedent
        if tag == "R" and tags[place + 1] == "I" and before in "NK)":
            return True
        if tag in "Rg":
            return before in ("DJSR" if tag == "R" else "DJ")
        if tag == "T":
            is_behind = before == "J" and place - 2 >= self.lowest and tags[place - 2] in "NK"
            return (before in _NOMINAL or is_behind) and tags[place + 1] in "DKNSJv"
        if tag == "C":
            return before in "NK)#P" and self.lowers[place] not in self.closed.contrasting
        if tag == ",":
            is_inside = _is_list(tags, place, self.end) or self._is_place(place)
            self.comma = place if is_inside else self.comma
            return is_inside
        return tag == "I" and self._hangs(self.lowers[place], before)

    def _is_place(self, comma: int) -> bool:
        """Tell whether a comma stands inside the name of a place: "a plane in Reno, Nevada"."""
        tags = self.tags
        if tags[comma - 1] != "K" or tags[comma + 1] != "K":
            return False
        start = comma - 1
        while start > 0 and tags[start - 1] in "K~":
            start -= 1
        return start > 1 and self.lowers[start - 1] in self.closed.place_joins and tags[start - 2] in "NK)"

    def _hangs(self, low: str, before: str) -> bool:
        """Tell whether a preposition joins its phrase to the noun before it."""
        if low in self.subordinators and not _is_time_only(self.tags, self.place + 1, self.end):
            return False
        is_infinitive = before == "v" and self.tags[self.place - 2 : self.place - 1] == "T"
        is_partitive = (
            before in "DJR" and self.place - 1 >= self.lowest and self.tags[self.place - 2 : self.place - 1] != "I"
        )
        return low not in self.closed.fronted and (before in _NOMINAL | {"I"} or is_infinitive or is_partitive)

    def _trimmed(self) -> tuple[Tokens | None, int]:
        start, tags = self.start, self.tags
        while start < self.end and (tags[start] in "ITC,~'R" or self.lowers[start] in self.closed.clitics):
            start += 1
        if not self.has_noun or (self.tags[start : self.end] == "J" and self.lowers[start] in self.closed.date_openers):
            return None, self.end - 1
        is_age = tags[start - 1 : self.end + 1] in (",#,", ",J#,")
        if start >= self.end or is_age or _is_time_only(tags, start, self.end):
            return None, self.place
        is_cut = self.place < start - 1 and tags[start - 1] in "IC"
        return (start, self.end), start - 1 if is_cut else self.place


def is_in_medium(tagged: Tagged, place: int, media: frozenset[str]) -> bool:
    """Tell whether "in a letter" comes right before a token: what is done there says how a text came.

    >>> from generator.language.pack import load_pack
    >>> from generator.language.tagging import tag_words
    >>> from generator.model.document import Span
    >>> tagged = tag_words("He denied it in a letter sent late.", Span(0, 35), load_pack("en"))
    >>> is_in_medium(tagged, 6, frozenset(["letter"])), is_in_medium(tagged, 2, frozenset(["letter"]))
    (True, False)
    """
    if not place or tagged.lowers[place - 1] not in media:
        return False
    start = place - 1
    while start and tagged.tags[start - 1] in "DSNKJ#":
        start -= 1
    return start > 0 and tagged.tags[start - 1] == "I"


def after_verb(tagged: Tagged, verb_end: int) -> Tokens | None:
    """Return the noun phrase right after a verb, as in "said Smith": (first, end) or None.

    >>> from generator.language.pack import load_pack
    >>> from generator.language.tagging import tag_words
    >>> from generator.model.document import Span
    >>> text = "It is over, said the head of the party on Monday."
    >>> after_verb(tag_words(text, Span(0, len(text)), load_pack("en")), 5)
    (5, 7)
    """
    tags = tagged.tags
    end = verb_end
    while end < len(tags) and tags[end] in "DSJNK#P~":
        end += 1
        if tags[end - 1] == "P":
            break
    while end > verb_end and tags[end - 1] in "DSJ~":
        end -= 1
    return (verb_end, end) if end > verb_end and any(tag in "NKP" for tag in tags[verb_end:end]) else None


def _skip_adjuncts(tags: str, lowers: tuple[str, ...], place: int, lowest: int, closed: Closed) -> int:
    """Pass over adverbs, quotation marks that open, and expressions of time before a verb."""
    while place >= lowest:
        if tags[place] in 'RX"':
            place -= 1
            continue
        if tags[place] == "D" and place > lowest and tags[place - 1] in "NK)," and lowers[place] in closed.floating:
            place -= 1
            continue
        if lowers[place] in closed.deictic_days:
            place -= 1
            if place > lowest and tags[place] == "I":
                place -= 1
            continue
        if place > lowest + 2 and tags[place - 3 : place + 1] == "I#C#":
            place -= 4
            continue
        if tags[place] == "E" or (tags[place] == "#" and place > lowest and tags[place - 1] in "EI~,"):
            begin = place
            while begin >= lowest and (
                tags[begin] in "E#~" or (tags[begin] in "JDRS" and lowers[begin] in closed.date_openers)
            ):
                begin -= 1
            if begin >= lowest and tags[begin] == "I":
                place = _before_part(tags, lowers, begin - 1, lowest, closed)
                continue
            if tags[place] == "E" and (begin < lowest or tags[begin] in "NK)"):
                place = begin
                continue
        break
    return place


def _before_part(tags: str, lowers: tuple[str, ...], place: int, lowest: int, closed: Closed) -> int:
    """Pass over the part of a time that "of" hangs on: "in the first half | of this year"."""
    if place < lowest or lowers[place] not in closed.time_parts:
        return place
    left = place - 1
    while left >= lowest and tags[left] in "DJE#":
        left -= 1
    return left - 1 if left >= lowest and tags[left] == "I" else place


def _is_inside_name(tags: str, place: int) -> bool:
    """Tell whether a word of time is part of a noun phrase: "Friday's meeting", "the three days"."""
    following = tags[place + 1] if place + 1 < len(tags) else "."
    before = tags[place - 1] if place else "^"
    return following in "SN" or (before in "D#SJ" and following not in "KDP")


def _is_time_only(tags: str, start: int, end: int) -> bool:
    return all(tag in "E#~,RJDI" for tag in tags[start:end]) and "E" in tags[start:end]


def _goes_on(
    tags: str, lowers: tuple[str, ...], place: int, lowest: int, subordinators: frozenset[str], closed: Closed
) -> bool:
    """Tell whether a noun phrase goes on to the left of its determiner: "the head of | the party"."""
    if place <= lowest:
        return False
    if tags[place] == "v":
        return place - 2 > lowest and tags[place - 1] == "T" and tags[place - 2] in _NAMING
    if tags[place] in "IT":
        is_partitive = tags[place - 2 : place] in ("DJ", "DR") and lowers[place] in closed.links
        is_behind = tags[place] == "T" and tags[place - 2 : place] in ("NJ", "KJ")
        is_own = tags[place - 1] in _NOMINAL | {"I", "D"} or is_partitive or is_behind
        return lowers[place] not in subordinators and is_own
    if tags[place] == "C":
        return tags[place - 1] in "NK)#P" and lowers[place] not in closed.contrasting
    return False


def _is_list(tags: str, comma: int, end: int) -> bool:
    """Tell whether a comma parts members of a list that ends in "and", and what is before it is a name or a noun."""
    return "C" in tags[comma:end] and tags[comma - 1] in "NK" and tags[comma + 1] in "NKDJC#"
