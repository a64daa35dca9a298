"""Whether the words around a mention speak of what was, is or will be: the tense of its clause.

Neighbours: `language.reading` knows the clauses; `completion` asks where a date lacks its year or its direction.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from generator.language.closed import closed_of
from generator.language.tables import nested_set, word_set
from generator.temporal.lexicon import NOTHING_AHEAD, Ahead
from generator.temporal.scene import Tense

if TYPE_CHECKING:
    from generator.language.clause import Clause
    from generator.language.reading import Reading
    from generator.language.tense import VerbGroup

_SHORTLY: Final = 3
_CLOSELY: Final = 2
_A_SOURCE: Final = 8
_NOUNS: Final = frozenset("IDSJNK#~")
_A_LIST: Final = 6000
_NO_TENSE: Final = Tense("none", "")


def tense_at(reading: Reading, offset: int, ahead: Ahead = NOTHING_AHEAD) -> Tense:
    """Return the tense of the clause at an offset, and the verb that shows it.

    Words of the pack right before it come first that say it is `behind` ("since", "ended"), and then what it calls
    `ahead`: a word shortly before the offset ("payable", "effective"), "until" behind a verb of putting off ("postponed
    until Tuesday"), a verb of arranging ("has scheduled a vote Thursday"), one of happening in the present ("resumes
    Thursday"); so does a participle with an infinitive ("set to resume"). What goes on for pages without a full stop is
    a list, and says nothing. A clause without a tense of its own takes that of the clause that it hangs on.
    """
    sentence = reading.sentence_at(offset)
    if sentence.end - sentence.start > _A_LIST:
        return _NO_TENSE
    words = reading.words
    at = words.at(offset)
    close = words.forms[max(at - _CLOSELY, 0) : at]
    if close and close[-1].isalpha() and not ahead.behind.isdisjoint(close):
        return Tense("past", " ".join(close), is_over=True)
    if (source := _source(words.forms[max(at - _A_SOURCE, 0) : at], reading)) is not None:
        return Tense("past", source, is_over=True)
    seen = _tense_of_clause(reading, offset, at, ahead)
    if _is_of_a_deed(words.forms[at + 1 : at + 2 + _SHORTLY], ahead):
        return seen._replace(is_over=True)
    if _is_behind_start(reading, offset, ahead):
        return seen._replace(tense="past", is_over=True)
    if seen.tense == "present" and close and close[-1] in ahead.deadlines:
        return seen._replace(tense="future")
    if seen.tense == "past" and close and close[0] in word_set(reading.pack, "cues", "unplanned"):
        return seen._replace(is_over=True)
    if seen.tense != "future" and close[:1] != [] and close[0] in ahead.back and close[-1] in ahead.back_in:
        return Tense("past", " ".join(close), is_over=True)
    return seen._replace(is_over=True) if seen.tense == "past" and _is_of_the_verb(reading, offset) else seen


def _is_behind_start(reading: Reading, offset: int, ahead: Ahead) -> bool:
    """Tell whether a date is that of what something has gone on since: "since the beginning of the strike in May"."""
    words = reading.words
    at = words.at(offset)
    before = words.forms[max(at - _A_SOURCE, 0) : at]
    place = max((at for at, form in enumerate(before) if form in ahead.since), default=len(before))
    if place >= len(before) - _CLOSELY:
        return False
    tagged = reading.parse(reading.sentence_at(offset)).tagged
    end = bisect_left(tagged.starts, offset)
    start = end - (len(before) - place)
    return start >= 0 and tagged.lowers[start : start + 1] == (before[place],) and set(tagged.tags[start:end]) <= _NOUNS


def _source(before: Sequence[str], reading: Reading) -> str | None:
    """Return the word that names a source which a date belongs to, None elsewhere: "according to a tweet on Monday"."""
    attributing = closed_of(reading.pack).attributing
    if attributing.isdisjoint(before):
        return None
    at = max(at for at, form in enumerate(before) if form in attributing)
    is_within = all(form.isalpha() for form in before[at:-1])
    is_of_source = before[-1].isalpha() and before[-1] not in word_set(reading.pack, "cues", "ahead_prepositions")
    return before[at] if is_within and is_of_source and len(before) - at > _CLOSELY else None


def _tense_of_clause(reading: Reading, offset: int, at: int, ahead: Ahead) -> Tense:
    words = reading.words
    clause: Clause | None = reading.clause_at(offset)
    while clause is not None and (clause.verb is None or clause.verb.tense == "none"):
        clause = clause.parent
    verb = None if clause is None else clause.verb
    if verb is None or not _is_over(verb, reading, ahead):
        for form in words.forms[max(at - _SHORTLY, 0) : at]:
            if form in ahead.words:
                return Tense("future", form)
        if verb is not None and _is_put_off(verb, reading, ahead, offset):
            return Tense("future", reading.text[verb.span.start : verb.span.end])
    if clause is None or verb is None:
        return _NO_TENSE
    said = reading.text[verb.span.start : verb.span.end]
    is_going_on = verb.tense == "present" and verb.aspect == "progressive"
    is_set = verb.tense == "future" and said.partition(" ")[0].lower() in nested_set(
        reading.pack, "words", "present", "be"
    )
    is_of_today = is_going_on or is_set or verb.modal in word_set(reading.pack, "cues", "future_modals")
    told = _told(clause, verb, reading, ahead)
    return Tense(told, said, verb.is_from_past, is_of_today, is_reported=verb.modal is not None)


def _is_of_the_verb(reading: Reading, offset: int) -> bool:
    """Tell whether a date opens its sentence or stands right behind a verb in the past: "died in July".

    Elsewhere it may be that of a noun: "announced a vote in July".
    """
    clause = reading.clause_at(offset)
    verb = clause.verb
    if verb is None or verb.shape != "finite" or verb.tense != "past" or verb.modal is not None or verb.governor:
        return False
    pack = reading.pack
    if verb.lemma in word_set(pack, "cues", "prospective", "slated"):
        return False
    start = reading.sentence_at(offset).start
    between = reading.text[verb.span.end : offset] if verb.span.end <= offset else reading.text[start:offset]
    said = between.lower().split()
    is_of_pronoun = said and said[0] in word_set(pack, "words", "object_pronouns", "person_possessives")
    return " ".join(said[1:] if is_of_pronoun else said) in word_set(pack, "cues", "at_prepositions")


def _is_of_a_deed(behind: Sequence[str], ahead: Ahead) -> bool:
    """Tell whether a day's possessive and what happened on it follow: "Monday's blast", not "Sunday's election"."""
    return behind[:1] != [] and behind[0] in ahead.possessive and ahead.scheduled.isdisjoint(behind)


def _is_put_off(verb: VerbGroup, reading: Reading, ahead: Ahead, offset: int) -> bool:
    """Tell whether a verb before the date puts it ahead.

    "Extended it until Monday", "has scheduled a vote Monday", "the talks resume Monday", "the deadline is Monday",
    "told them to leave Monday".
    """
    if verb.is_negated or verb.span.end > offset:
        return False
    if verb.lemma == "be" and verb.tense == "present" and not reading.text[verb.span.end : offset].strip():
        return verb.aspect == "simple"
    if verb.lemma in ahead.happening and verb.tense == "present" and verb.shape == "finite":
        return verb.aspect == "simple" and verb.governor is None
    if verb.lemma in ahead.arranging and verb.governor is None and not verb.is_passive:
        return True
    if verb.lemma in ahead.ordering and verb.governor is None:
        tagged = reading.parse(reading.sentence_at(offset)).tagged
        _, ordered, behind = tagged.tags[verb.tokens[1] : bisect_left(tagged.starts, offset)].partition("Tv")
        return bool(ordered) and "E" not in behind
    if verb.lemma not in ahead.deferring:
        return False
    at = reading.words.at(offset)
    forms = reading.words.forms
    is_moved = verb.is_passive or reading.text[verb.span.end : offset].strip() not in ahead.onto
    return not ahead.until.isdisjoint(forms[max(at - _SHORTLY, 0) : at]) or (
        at > 0 and forms[at - 1] in ahead.onto and is_moved
    )


def _is_over(verb: VerbGroup, reading: Reading, ahead: Ahead) -> bool:
    """Tell whether a verb looks back: "had been due to expire"."""
    if verb.aspect != "perfect" or verb.modal is not None:
        return False
    return reading.text[verb.span.start : verb.span.end].partition(" ")[0].lower() in ahead.over


def _told(clause: Clause, verb: VerbGroup, reading: Reading, ahead: Ahead) -> str:
    """Return what a verb says of time: "has fallen" is past, and so is what "could not" be done."""
    if verb.shape == "participle" and verb.governor is not None and verb.aspect != "perfect":
        return "future"
    if _is_over(verb, reading, ahead):
        return "past"
    if verb.tense == "present" and _is_perfect(clause, verb):
        return "past"
    if verb.tense == "past" and _stays_so(verb, reading, ahead):
        return "future"
    if verb.modal in ahead.ability and (verb.is_negated or _is_nobody(clause, verb, reading, ahead)):
        return "past"
    return verb.tense


def _stays_so(verb: VerbGroup, reading: Reading, ahead: Ahead) -> bool:
    """Tell whether a participle says how something goes on being: "will remain closed", "stays shut"."""
    at = reading.words.at(verb.span.start)
    return at > 0 and reading.words.forms[at - 1] in ahead.staying


def _is_perfect(clause: Clause, verb: VerbGroup) -> bool:
    """Tell whether it "has fallen", or is what went with that: "has fallen, losing half of what it won"."""
    outer = clause.parent.verb if verb.shape == "gerund" and clause.parent is not None else verb
    return outer is not None and outer.aspect == "perfect" and outer.governor is None


def _is_nobody(clause: Clause, verb: VerbGroup, reading: Reading, ahead: Ahead) -> bool:
    """Tell whether nobody did it: "neither of them could be reached"."""
    words = reading.words
    return not ahead.nobody.isdisjoint(words.forms[words.at(clause.span.start) : words.at(verb.span.start)])
