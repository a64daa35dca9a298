"""What a pronoun stands for: the speaker for "I", the nearest subject before it that fits for the others.

Neighbours: `naming`, which calls it by its name; `persons`.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from generator.events.agreement import is_plural
from generator.events.persons import is_person, is_persons_name, may_be_person, titles_of
from generator.language.closed import closed_of
from generator.language.tables import nested_list, word_set
from generator.language.verbs import verbs_of

if TYPE_CHECKING:
    from generator.language.clause import Clause
    from generator.language.reading import Reading
    from generator.language.tagging import Tagged

_LOOK_BACK: Final = 3
_FAR: Final = 2_000
_OPENERS, _CLOSERS = ("“", "``"), ("”", "''")


def antecedent(
    reading: Reading, tagged: Tagged, clauses: tuple[Clause, ...], clause: Clause, pronoun: str
) -> tuple[Tagged, tuple[int, int]] | None:
    """Return the noun phrase that a pronoun stands for, as (its sentence's tokens, the range of them), or None.

    "I" is the speaker, "we" is nobody that can be named; other pronouns are the nearest subject before them, of this
    sentence or of the three before it, that fits: a name for "he", none that is a person for "it".
    """
    closed = tagged.closed
    if pronoun in closed.plural_pronouns & closed.speakers:
        return None
    clause = owning(clause)
    if pronoun in closed.speakers:
        speaker = _speaker(reading, tagged, clause)
        return (tagged, speaker) if speaker is not None else None
    if pronoun in closed.pointing:
        return None
    start = clause.subject_tokens[0] if clause.subject_tokens is not None else clause.tokens[0]
    is_of_object = clause.kind == "relative" and start > clause.tokens[0]  # "Adam Lang, whom she divorced"
    is_personal = pronoun in closed.person_pronouns
    is_in_quotation = is_quoted(reading.text, tagged.starts[start])
    is_anew = is_in_quotation and tagged.form(start)[0].isupper()  # 'He said, "It is ..."', not 'it said "it will ..."'
    is_told = is_in_quotation if is_personal else is_anew
    earlier = [
        other
        for other in clauses
        if other.subject_tokens is not None
        and other.subject_tokens[1] <= start
        and _is_of_voice(reading, tagged, other.subject_tokens, is_told=is_told)
    ]
    over = clause.parent
    is_second = any(other.parent is over and other.kind == clause.kind for other in earlier)  # "and that it ..."
    ordered = [over] if over is not None and over in earlier and not is_second else []
    if ordered and is_personal and over is not None and over.subject_tokens is not None:
        reporting = word_set(reading.pack, "cues", "reporting")
        if over.verb is not None and over.verb.lemma in reporting and tagged.tags[over.subject_tokens[1] - 1] == "K":
            return tagged, over.subject_tokens
    for other in [*ordered, *reversed(earlier)]:
        if other.subject_tokens is not None and fits(reading, tagged, other.subject_tokens, pronoun):
            return tagged, other.subject_tokens
        if other.subject_tokens is not None and _is_same(tagged, other.subject_tokens, pronoun):
            return antecedent(reading, tagged, clauses, other, pronoun)
        if other.subject_tokens is not None and _is_rival(reading, tagged, other.subject_tokens, pronoun):
            return None
    if (
        is_personal
        and not is_of_object
        and (named := _named_before(reading, tagged, start, is_told=is_told)) is not None
    ):
        return tagged, named
    return _in_earlier_sentences(reading, tagged.starts[0], pronoun, is_told=is_told)


def _speaker(reading: Reading, tagged: Tagged, clause: Clause) -> tuple[int, int] | None:
    """Return who says what a clause is part of, None where no person is said to."""
    he = next(iter(nested_list(reading.pack, "words", "present", "pronouns")), "")
    over, speaker = clause.parent, None
    while over is not None:
        if over.subject_tokens is not None and fits(reading, tagged, over.subject_tokens, he):
            speaker = over.subject_tokens
        over = over.parent
    return speaker


def owning(clause: Clause) -> Clause:
    """Return the clause whose subject one shares: "he would go, before | returning" has the "he" of the one above."""
    while clause.parent is not None and clause.parent.subject_tokens == clause.subject_tokens:
        clause = clause.parent
    return clause


def _is_of_voice(reading: Reading, tagged: Tagged, tokens: tuple[int, int], *, is_told: bool) -> bool:
    """Tell whether a subject may be who is meant: what a quotation tells of "him" is not told of who is quoted."""
    return not is_told or is_quoted(reading.text, tagged.starts[tokens[0]])


def _in_earlier_sentences(
    reading: Reading, start: int, pronoun: str, *, is_told: bool
) -> tuple[Tagged, tuple[int, int]] | None:
    sentence = reading.sentence_at(start)
    at = bisect_left(reading.sentences, sentence)
    before = reading.sentences[max(0, at - _LOOK_BACK) : at][::-1]
    for parse in map(reading.parse, before):
        for clause in parse.clauses:
            tokens = clause.subject_tokens
            if tokens is None or clause.kind not in ("main", "content"):
                continue
            if not _is_of_voice(reading, parse.tagged, tokens, is_told=is_told):
                continue
            if clause.kind == "main" and _is_same(parse.tagged, tokens, pronoun):
                return antecedent(reading, parse.tagged, parse.clauses, clause, pronoun)
            if fits(reading, parse.tagged, tokens, pronoun):
                return parse.tagged, tokens
            if _is_rival(reading, parse.tagged, tokens, pronoun):
                return None
    if pronoun not in closed_of(reading.pack).person_pronouns:
        return None
    earlier = [reading.parse(each).tagged for each in before]
    named = [(tagged, _named_before(reading, tagged, len(tagged), is_told=is_told)) for tagged in earlier]
    known = [(tagged, tokens) for tagged, tokens in named if tokens is not None]
    is_one = len({tagged.form(tokens[1] - 1) for tagged, tokens in known}) == 1
    return known[0] if is_one else None


def _is_same(tagged: Tagged, tokens: tuple[int, int], pronoun: str) -> bool:
    """Tell whether a subject is the same pronoun: what is told of goes on, "He was charged. He was convicted"."""
    is_pronoun = tokens[1] - tokens[0] == 1 and tagged.lowers[tokens[0]] == pronoun
    return is_pronoun and pronoun in tagged.closed.person_pronouns


def _is_rival(reading: Reading, tagged: Tagged, tokens: tuple[int, int], pronoun: str) -> bool:
    """Tell whether nobody can say for whom "he" stands: one of two, or a name that nothing shows to be a person's."""
    if pronoun not in tagged.closed.person_pronouns or tagged.tags[tokens[1] - 1] != "K":
        return False
    if "C" in tagged.tags[tokens[0] : tokens[1]]:
        return True
    return may_be_person(tagged, tokens, reading.pack) and not is_of_thing(reading, tagged, tokens)


def _named_before(reading: Reading, tagged: Tagged, before: int, *, is_told: bool) -> tuple[int, int] | None:
    """Return the last person's name of the sentence before a token."""
    for place in range(before - 1, -1, -1):
        if tagged.tags[place] == "K" and is_person(reading, tagged.form(place)):
            start = place
            while start and tagged.tags[start - 1] in "K~":
                start -= 1
            if not _is_of_voice(reading, tagged, (start, place + 1), is_told=is_told):
                continue
            is_born = start < 2 and tagged.lowers[0] in verbs_of(reading.pack).participles  # "Born Adam Lang in 1941"
            return None if is_born else (start, place + 1)
    return None


def fits(reading: Reading, tagged: Tagged, tokens: tuple[int, int], pronoun: str) -> bool:
    """Tell whether a noun phrase may be what a pronoun stands for: a person's name for "he", none for "it"."""
    tags = tagged.tags[tokens[0] : tokens[1]]
    if len(tags) == 1 and tags in "PQWDE#":
        return False
    names = [tagged.form(at) for at in range(*tokens) if tagged.tags[at] == "K"]
    is_human = bool(names) and tags[-1] == "K"
    is_human = is_human and (is_person(reading, names[-1]) or is_persons_name(tagged, tokens, reading.pack))
    is_human = is_human and not is_of_thing(reading, tagged, tokens)
    if pronoun in tagged.closed.person_pronouns:
        return is_human and "C" not in tags
    if pronoun in tagged.closed.thing_pronouns:
        return not (is_human or "C" in tags or ("K" not in tags and is_plural(reading, tagged, tokens)))
    if pronoun in tagged.closed.plural_pronouns and "K" not in tags and not is_plural(reading, tagged, tokens):
        return False
    return "K" in tags or "N" in tags


def is_of_thing(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> bool:
    """Tell whether a phrase that ends in a person's name is about something of theirs: "the death of Adam Lang"."""
    place = next((at for at in range(*tokens) if tagged.tags[at] in "IT"), tokens[1]) - 1
    return (
        place + 1 < tokens[1]
        and (tagged.tags[place] == "N" or place == 0)
        and tagged.lowers[place] not in titles_of(reading.pack) | word_set(reading.pack, "words", "roles")
    )


def is_quoted(text: str, at: int) -> bool:
    """Tell whether an offset lies inside a quotation of its paragraph."""
    begin = max(text.rfind("\n", 0, at) + 1, at - _FAR)
    before = text[begin:at]
    opened = sum(map(before.count, _OPENERS)) - sum(map(before.count, _CLOSERS))
    return opened > 0 or before.count('"') % 2 == 1
