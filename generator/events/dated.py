"""Which clause a date belongs to: the innermost that holds it, but for those that only date, tell or name another.

Neighbours: `scene`, which asks; `undated` for dates that belong to none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language.subject import is_in_medium
from generator.language.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.language.clause import Clause
    from generator.language.reading import Reading
    from generator.language.tagging import Tagged
    from generator.language.tense import VerbGroup
    from generator.model.event import Period


def clause_of(
    clauses: tuple[Clause, ...],
    tagged: Tagged,
    tokens: tuple[int, int],
    period: Period,
    dates: Sequence[tuple[int, int]],
    reading: Reading,
) -> Clause:
    """Return the clause of a sentence that a period belongs to.

    `tokens` are the period's, `dates` those of all dates and times of the sentence.
    """
    clause = _clause(clauses, tagged, tokens, period, reading)
    clause = _inner(clause, clauses, tokens, dates) or _over(clause, tagged, tokens, reading)
    clause = _equated(clause, clauses, tagged, reading) or clause
    clause = _inserted(clause, clauses, tokens, tagged, reading) or clause
    return _hedged(clause, clauses, tokens, tagged, reading) or clause


def _clause(
    clauses: tuple[Clause, ...], tagged: Tagged, tokens: tuple[int, int], period: Period, reading: Reading
) -> Clause:
    following = next((clause for clause in clauses if clause.tokens[0] == tokens[1] and clause.marker is None), None)
    is_daylike = tokens[1] > 0 and tagged.lowers[tokens[1] - 1] in tagged.closed.daylike
    if following is not None and following.kind == "relative" and is_daylike:
        return following
    found = reading.clause_at(period.timexes[0].span.start)
    if (main := _of_main_verb(found, tokens)) is not None:
        return main
    if found.kind == "subordinate" and _is_between_commas(tagged, tokens) and found.parent is not None:
        return found.parent if found.parent.verb is not None else found
    transparent = word_set(reading.pack, "cues", "transparent")
    over = found.parent if found.kind == "participle" and found.verb is not None else None
    if over is None or found.verb is None or over.verb is None:
        return found
    if tagged.tags[max(tokens[0] - 2, 0) : tokens[0]] == ",I" and found.marker is None:
        return over
    if not tagged.closed.attributing.isdisjoint(tagged.lowers[found.verb.tokens[1] : tokens[0]]):
        return over
    is_phrase = found.marker is not None and found.marker not in word_set(reading.pack, "words", "subordinators")
    is_inner = over.verb.lemma in word_set(reading.pack, "cues", "of_deeds")
    is_made = over.verb.lemma in word_set(reading.pack, "cues", "making") and found.marker is None
    if is_made or found.verb.lemma in transparent or _is_medium(found, tagged, reading):
        return over
    if is_phrase and not is_inner:
        return over
    return found


def _is_between_commas(tagged: Tagged, tokens: tuple[int, int]) -> bool:
    """Tell whether a date stands by itself before the clause that follows: "while it rained, late last week, they"."""
    first, last = tokens
    return tagged.tags[first - 1 : first] == "," and tagged.tags[last : last + 1] == ","


def _of_main_verb(found: Clause, tokens: tuple[int, int]) -> Clause | None:
    """Return the clause whose verb follows a date at the end of "a bus carrying children on Sunday | overturned"."""
    over, verb = found.parent, found.verb
    if found.kind != "participle" or found.marker is not None or verb is None or over is None or over.verb is None:
        return None
    is_behind = verb.shape == "gerund" and verb.tokens[1] < tokens[0] and over.verb.tokens[0] == tokens[1]
    return over if is_behind and over.verb.shape == "finite" else None


def _inner(
    clause: Clause, clauses: Sequence[Clause], tokens: tuple[int, int], dates: Sequence[tuple[int, int]]
) -> Clause | None:
    """Return the clause with a verb in "-ing" that a date stands in, where the verb over it has a date of its own."""
    within = [
        other
        for other in clauses
        if other.parent is clause and other.kind == "participle" and other.tokens[0] < tokens[0] < other.tokens[1]
    ]
    inner = within[-1] if within else None
    if inner is None or inner.verb is None or inner.verb.shape != "gerund" or inner.verb.tokens[1] >= tokens[0]:
        return None
    begin, end = clause.tokens
    has_own = any(begin <= first < inner.tokens[0] or inner.tokens[1] <= first < end for first, _ in dates)
    return inner if has_own else None


def _hedged(
    clause: Clause, clauses: Sequence[Clause], tokens: tuple[int, int], tagged: Tagged, reading: Reading
) -> Clause | None:
    """Return what happened in "I think by the end of 2018, | we had a draft", None where nobody thinks aloud."""
    verb, own = clause.verb, clause.subject_tokens
    if verb is None or own is None or verb.tense != "present" or verb.is_negated or verb.tokens[1] > tokens[0]:
        return None
    is_own = own[1] - own[0] == 1 and tagged.lowers[own[0]] in tagged.closed.first_person
    if not is_own or verb.lemma not in word_set(reading.pack, "cues", "hedging"):
        return None
    return next(
        (
            other
            for other in clauses
            if other.verb is not None
            and tokens[1] <= other.tokens[0] <= tokens[1] + 1
            and other.kind in ("main", "content")
            and other.subject_tokens is not None
        ),
        None,
    )


def _inserted(
    clause: Clause, clauses: Sequence[Clause], tokens: tuple[int, int], tagged: Tagged, reading: Reading
) -> Clause | None:
    """Return what happened in "This year, he said, | they came back", None where nobody is named between commas."""
    verb, own = clause.verb, clause.subject_tokens
    if verb is None or own is None or verb.lemma not in word_set(reading.pack, "cues", "reporting"):
        return None
    is_between = tagged.tags[tokens[1] : own[0]] == "," and verb.tokens[0] == own[1]
    if not is_between or tagged.tags[verb.tokens[1] : verb.tokens[1] + 1] != ",":
        return None
    following = (other for other in clauses if other.tokens[0] == verb.tokens[1] + 1 and other.kind == "main")
    return next((other for other in following if other.verb is not None and other.subject_tokens is not None), None)


def _equated(clause: Clause, clauses: Sequence[Clause], tagged: Tagged, reading: Reading) -> Clause | None:
    """Return what happened in "the last time | the two met | was 1996", None where no such clause is inside."""
    verb = clause.verb
    if verb is None or verb.is_negated or verb.lemma not in word_set(reading.pack, "cues", "equating"):
        return None
    inside = [other for other in clauses if other.parent is clause and other.tokens[1] <= verb.tokens[0]]
    return next(
        (
            other
            for other in inside
            if other.kind == "relative"
            and other.tokens[0]
            and tagged.lowers[other.tokens[0] - 1] in tagged.closed.daylike
        ),
        None,
    )


def _over(clause: Clause, tagged: Tagged, tokens: tuple[int, int], reading: Reading) -> Clause:
    """Return the clause that one only dates: "as the month | came to an end", "as the race | entered June"."""
    verb, own, over = clause.verb, clause.subject_tokens, clause.parent
    entering = word_set(reading.pack, "cues", "entering")
    if clause.kind == "participle" and verb is not None and over is not None and over.verb is not None:
        is_bare = verb.shape == "gerund" and set(tagged.tags[verb.tokens[1] : tokens[0]]) <= set("I")
        is_front = clause.tokens[0] == over.tokens[0] and verb.lemma in entering
        return over if is_bare and is_front else clause
    if clause.kind != "subordinate" or over is None or over.verb is None or verb is None or own is None:
        return clause
    first = tokens[0]
    is_subject = own[0] <= first and tokens[1] >= own[1] and set(tagged.tags[own[0] : first]) <= set("D")
    is_subject = is_subject and not approaches(verb, tagged, reading)
    opens = clause.marker in word_set(reading.pack, "cues", "passing_by")
    is_object = verb.tokens[1] == first and verb.lemma in entering and opens
    return over if is_subject or is_object else clause


def approaches(verb: VerbGroup, tagged: Tagged, reading: Reading) -> bool:
    """Tell whether a verb says of a day that it is still to come: "as Election Day approached", "drew closer"."""
    pack = reading.pack
    if verb.lemma in word_set(pack, "cues", "approaching"):
        return True
    following = tagged.lowers[verb.tokens[1] : verb.tokens[1] + 1]
    is_nearer = not word_set(pack, "cues", "nearer").isdisjoint(following)
    return is_nearer and verb.lemma in word_set(pack, "cues", "drawing")


def _is_medium(found: Clause, tagged: Tagged, reading: Reading) -> bool:
    """Tell whether a participle dates what somebody speaks in: "said in a letter published on Monday"."""
    over = found.parent.verb if found.parent is not None else None
    if over is None:
        return False
    media = word_set(reading.pack, "cues", "media")
    if found.subject_tokens is not None and over.lemma in word_set(reading.pack, "cues", "reporting"):
        return any(low in media for low in tagged.lowers[slice(*found.subject_tokens)])
    return over.shape == "finite" and is_in_medium(tagged, found.tokens[0], media)
