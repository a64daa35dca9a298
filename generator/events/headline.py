"""The headline of an event: who did what, from the clause's own words, in the present tense, without the date.

No word is used that the article does not have, inflection and auxiliaries apart. Where a clause gives no subject and
verb, the trimmed clause stands. Neighbours: `scene` for the clause, `naming` for its subject, `predicate` for its verb.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from generator.events.cutting import fit
from generator.events.frame import framed, is_done_to
from generator.events.naming import short_name, subject
from generator.events.nominal import nominal
from generator.events.phrase import LONGEST, Word, count, taken, written
from generator.events.predicate import predicate
from generator.events.report import content, impersonal, quotation, said_words
from generator.events.status import is_not_until
from generator.events.trimming import plain
from generator.events.voice import attributed, impersonal_part, speaker
from generator.language.subject import after_verb, before_verb
from generator.language.tables import nested_list, word_set

if TYPE_CHECKING:
    from generator.events.scene import Scene
    from generator.language.clause import Clause
    from generator.language.pack import Pack
    from generator.language.tense import VerbGroup

_ROOM: Final = 10
_FEWEST: Final = 3
_LONG_SPEAKER: Final = 4
_LONGEST_ADDRESS: Final = 3


def headline(scene: Scene, *, is_statement: bool) -> str:
    """Return the headline of a dated clause: 1 to 12 words, no date, first letter upper-case."""
    verb = scene.clause.verb
    if (named := nominal(scene)) is not None:
        words = named
    elif verb is None:
        words = plain(scene, scene.clause.tokens)
        words = words[1:] if words and words[0].tag == "I" else words
    elif (other := _gapped(scene, verb)) is not None:
        words = [*short_name(scene.reading, scene.tagged, other), *predicate(scene, verb, is_plural=False)]
    else:
        words = _sentence(scene, scene.clause, verb, is_statement=is_statement)
    made = written(fit(framed(_without_article(scene, attributed(scene, words)))))
    if sum(word[0].isalnum() for word in made.split()) > 1:
        return made
    start, end = scene.clause.tokens
    start += scene.tagged.lowers[start] in scene.tagged.closed.complementisers
    return written(fit(plain(scene, (start, end)))) or made or _quoted(scene)


def _without_article(scene: Scene, words: list[Word]) -> list[Word]:
    """Return a headline's words without the article that they begin with."""
    articles = scene.tagged.closed.articles
    is_short = len(words) < _FEWEST or words[1].tag == '"'
    return words if is_short or words[0].text.lower() not in articles else words[1:]


def _sentence(scene: Scene, clause: Clause, verb: VerbGroup, *, is_statement: bool) -> list[Word]:
    found = subject(scene) if clause is scene.clause else None
    words, plural = found if found is not None else ([], verb.is_plural)
    if (whole := _without_subject(scene, clause, verb, words)) is not None:
        return whole
    own = clause.subject_tokens
    if not words and scene.tokens == (clause.tokens[0], verb.tokens[0]):
        words, plural = taken(scene.tagged, range(*scene.tokens)), False
    elif not words and own is not None and own[1] <= verb.tokens[0]:
        words = short_name(scene.reading, scene.tagged, own)
    if not words or (own is not None and own[0] <= verb.main < own[1]):
        closed = scene.tagged.closed
        opener = scene.tagged.lowers[clause.tokens[0]] in closed.complementisers | closed.when
        return plain(scene, (clause.tokens[0] + opener, clause.tokens[1]))
    told = _told(scene, clause, verb)
    is_done = told.is_passive and not verb.is_passive
    verb_words = _agreeing(scene, words, predicate(scene, told, is_plural=plural))
    is_report = (is_statement and not is_done) or verb.lemma in _deciding(scene)
    if is_report and (telling := _telling(scene, clause, verb, (words, verb_words))):
        return telling
    reach = _stretch(scene, clause, verb)
    rest = _object_before(scene, clause) + _linked(scene, verb.tokens[1], plain(scene, reach))
    if is_done:
        rest = rest[: next((at for at, word in enumerate(rest) if word.tag == ","), len(rest))]
    if not rest and not is_report and (said := content(scene, clause)) is not None:
        return _reported(scene, (words, verb_words), verb.tokens[1], said)
    if not rest and is_statement and not verb.is_passive:
        rest = _unread(scene, (verb.tokens[1], clause.tokens[1]))
    if not rest and verb.lemma in word_set(scene.reading.pack, "cues", "equating") and not verb.is_negated:
        return words
    if (first := _joins(scene, clause, plural=plural)) and count([*words, *first, *verb_words, *rest]) <= _ROOM:
        is_shared = verb.is_passive and verb_words[0].text == first[0].text
        return [*words, *first, *verb_words[is_shared:], *rest]
    if len(words) == 1 and (named := speaker(scene)) and (part := impersonal_part(scene, rest)) is not None:
        return [*named, *predicate(scene, told, is_plural=False), *part]
    whole = [*words, *verb_words, *rest]
    return [*whole, *_joined(scene, clause, count(whole), plural=plural)]


def _gapped(scene: Scene, verb: VerbGroup) -> tuple[int, int] | None:
    """Return who shares a verb that is not said again: "Lang was freed in 1998, and Adam Brandt | in 2001"."""
    tags = scene.tagged.tags
    if scene.segment is None or not verb.is_passive:
        return None
    first = min((begin for begin, _ in scene.others if begin >= verb.tokens[1]), default=len(tags))
    start, end = scene.segment
    while start < end and tags[start] in ",C":
        start += 1
    while end > start and tags[end - 1] in "I,":
        end -= 1
    is_name = start < end and set(tags[start:end]) <= set("K~") and tags[start - 1] == "C"
    return (start, end) if is_name and not set(tags[verb.tokens[1] : first]) - set("I") else None


def _stretch(scene: Scene, clause: Clause, verb: VerbGroup) -> tuple[int, int]:
    """Return the tokens behind the verb that belong to it and to the date."""
    if scene.segment is not None:
        return scene.segment
    start = verb.tokens[1]
    return (start, start if verb.is_passive and _is_aside(scene, start) else _reach(scene, clause))


def _is_aside(scene: Scene, start: int) -> bool:
    """Tell whether a noun phrase behind a comma follows a verb: "20 bodies were found, | eleven men and nine women"."""
    tags, dates = scene.tagged.tags, scene.dates()
    while start in dates:
        start += 1
    return tags[start : start + 1] == "," and start + 1 not in dates and tags[start + 1 : start + 2] in tuple("DSNKJ#")


def _without_subject(scene: Scene, clause: Clause, verb: VerbGroup, words: list[Word]) -> list[Word] | None:
    """Return what "there was", "Monday saw" and "it was reported that" tell, None for other clauses."""
    rest = verb.tokens[1], clause.tokens[1]
    if len(words) == 1 and words[0].text.lower() in scene.tagged.closed.existential:
        return plain(scene, rest)
    if not words and verb.lemma in word_set(scene.reading.pack, "cues", "witnessing", "equating"):
        return plain(scene, rest, keep_clauses=True)
    reported = impersonal(scene, clause, verb)
    return said_words(scene, reported) if reported is not None else None


def _deciding(scene: Scene) -> frozenset[str]:
    return word_set(scene.reading.pack, "cues", "deciding")


def _told(scene: Scene, clause: Clause, verb: VerbGroup) -> VerbGroup:
    """Return the verb as a headline tells it: what was done is passive, what "was not open until Monday" is open."""
    if is_done_to(scene, clause, verb):
        return verb._replace(is_passive=True)
    return verb._replace(is_negated=False) if is_not_until(scene) else verb


def _telling(scene: Scene, clause: Clause, verb: VerbGroup, speaking: tuple[list[Word], list[Word]]) -> list[Word]:
    """Return who says what to whom, in so many words where they are quoted; nothing where nothing is said."""
    words, verb_words = speaking
    told = _addressed(_hearer(scene, clause, verb.tokens[1]))
    if count(words) > _LONG_SPEAKER:
        words = _without_tail(words)
    start = [*words, *verb_words, *(told if len(told) <= _LONGEST_ADDRESS else [])]
    if quoted := quotation(scene, clause, LONGEST - 1 - count(start)):
        return [*start, *quoted]
    said = content(scene, clause)
    return _reported(scene, speaking, verb.tokens[1], said) if said is not None else []


def _reported(scene: Scene, speaking: tuple[list[Word], list[Word]], rest_start: int, said: Clause) -> list[Word]:
    """Return who says what to whom: speaker, verb, hearer, and what is said."""
    words, verb_words = speaking
    if said.tokens[0] >= rest_start:
        between = _addressed(plain(scene, (rest_start, said.tokens[0])))
    else:
        between = _hearer(scene, scene.clause, rest_start)
    told = said_words(scene, said)
    own = scene.clause.subject_tokens
    if own is not None and [word.text.lower() for word in told[: len(words)]] == [word.text.lower() for word in words]:
        pronoun = taken(scene.tagged, [own[0]])
        told = [*pronoun, *told[len(words) :]] if pronoun[0].tag == "P" else told
    report = [*(between if len(between) <= _LONGEST_ADDRESS else []), *told]
    is_long = count([*words, *verb_words, *report]) > LONGEST
    if is_long and count(words) > _LONG_SPEAKER:
        words = _without_tail(words)
    if is_long and told and said.subject_tokens is not None and said.verb is not None:
        brief = said_words(scene, said, is_brief=True)
        report = [*report[: len(report) - len(told)], *brief] if count(brief) + 1 < count(told) else report
    return [*words, *verb_words, *report]


def _hearer(scene: Scene, clause: Clause, start: int) -> list[Word]:
    """Return whom something is said to, right behind the verb; nothing where its subject stands there."""
    own = clause.subject_tokens
    if own is not None and own[0] >= start:
        return []
    return plain(scene, after_verb(scene.tagged, start) or (start, start))


def _addressed(words: list[Word]) -> list[Word]:
    """Return whom something is said to, without where: "Reuters" of "Reuters in an interview"."""
    end = next((at for at, word in enumerate(words) if at and word.tag == "I"), len(words))
    return words[:end] if len(words) > _LONGEST_ADDRESS else words


def _linked(scene: Scene, start: int, words: list[Word]) -> list[Word]:
    """Return words of a later date with the preposition that the first had: "runs for mayor in 2010, judge in 2014"."""
    if scene.segment is None or not words or words[0].tag not in "NKDJ" or scene.tagged.tags[start] != "I":
        return words
    return [Word(scene.tagged.lowers[start], "I", role="link"), *words] if scene.segment[0] > start else words


def _unread(scene: Scene, tokens: tuple[int, int]) -> list[Word]:
    """Return what was said where it is no clause that could be read."""
    words = plain(scene, tokens, keep_clauses=True)
    return words[1:] if words and words[0].text.lower() in scene.tagged.closed.complementisers else words


def _agreeing(scene: Scene, subject_words: list[Word], verb_words: list[Word]) -> list[Word]:
    """Return a verb as a pronoun has it that has a form of its own: "I am"."""
    if len(subject_words) != 1:
        return verb_words
    own = _own_forms(scene.reading.pack)
    low = subject_words[0].text.lower()
    return [word._replace(text=own.get((low, word.text), word.text)) for word in verb_words]


@cache
def _own_forms(pack: Pack) -> dict[tuple[str, str], str]:
    lines = [line.split() for line in nested_list(pack, "words", "present", "own")]
    return {(line[0], line[1]): line[2] for line in lines if len(line) > 2}


def _without_tail(words: list[Word]) -> list[Word]:
    """Return a name without what hangs on it by a preposition: "the Committee" for "the Committee of the Regions".

    A noun that says nothing by itself keeps its tail: "the head of the firm".
    """
    at = next((place for place, word in enumerate(words) if place > 1 and word.tag == "I"), len(words))
    return words[:at] if at > 2 or any(word.tag == "K" for word in words[:at]) else words


def _reach(scene: Scene, clause: Clause) -> int:
    """Return where a clause's own words end: behind its first date where a later one brings words of its own."""
    if scene.head is not None:
        return clause.tokens[1]
    others = [other for other in scene.others if scene.tokens[1] <= other[0] < clause.tokens[1]]
    for first, _ in sorted(others):
        between = scene.tagged.tags[scene.tokens[1] : first]
        if clause.verb is not None and scene.tokens[0] >= clause.verb.tokens[1] and set(between) & set("NK"):
            return scene.tokens[1]
    return clause.tokens[1]


def _object_before(scene: Scene, clause: Clause) -> list[Word]:
    """Return what "which" stands for where it is the object: "plans" in "plans which he is to present"."""
    has_own = clause.subject_tokens is not None and clause.subject_tokens[0] > clause.tokens[0]
    is_marked = scene.tagged.lowers[clause.tokens[0]] in scene.tagged.closed.object_relatives
    is_bare = clause.marker is None and scene.tagged.tags[clause.tokens[0] - 1 : clause.tokens[0]] in ("N", "K")
    if clause.kind != "relative" or not ((has_own and is_marked) or is_bare):
        return []
    found, _ = before_verb(scene.tagged, clause.tokens[0], 0, frozenset(), is_antecedent=True)
    if found is not None and scene.tagged.lowers[found[1] - 1] in scene.tagged.closed.daylike:
        return []
    return short_name(scene.reading, scene.tagged, found) if found is not None else []


def _joins_of(scene: Scene) -> frozenset[str]:
    return word_set(scene.reading.pack, "words", "joins")


def _joins(scene: Scene, clause: Clause, *, plural: bool) -> list[Word]:
    """Return the undated verb phrase that a clause goes on with "and": "merge and" of "merged and moved in 2014"."""
    if not clause.is_joined or scene.tagged.lowers[clause.tokens[0]] not in _joins_of(scene):
        return []
    first = next((other for other in scene.clauses if other.tokens[1] == clause.tokens[0]), None)
    if first is None or first.verb is None or first.subject_tokens != clause.subject_tokens or first.verb.is_negated:
        return []
    is_dated = any(first.tokens[0] <= other[0] < first.tokens[1] for other in scene.others)
    has_content = any(other.parent is first and other.kind in ("content", "quote") for other in scene.clauses)
    if is_dated or has_content or first.kind != clause.kind or first.verb.tense != (clause.verb or first.verb).tense:
        return []
    rest = plain(scene, (first.verb.tokens[1], first.tokens[1]))
    return [*predicate(scene, first.verb, is_plural=plural), *rest, Word(scene.tagged.lowers[clause.tokens[0]], "C")]


def _joined(scene: Scene, clause: Clause, length: int, *, plural: bool) -> list[Word]:
    """Return the verb phrase that follows by "and" where it has no date of its own and there is room."""
    following = next(
        (other for other in scene.clauses if other.is_joined and other.tokens[0] == clause.tokens[1]), None
    )
    if following is None or following.verb is None or following.subject_tokens != clause.subject_tokens:
        return []
    is_dated = any(following.tokens[0] <= other[0] < following.tokens[1] for other in scene.others)
    if is_dated or scene.tagged.lowers[following.tokens[0]] not in _joins_of(scene) or following.verb.is_negated:
        return []
    rest = plain(scene, (following.verb.tokens[1], following.tokens[1]))
    words = [
        Word(scene.tagged.lowers[following.tokens[0]], "C"),
        *predicate(scene, following.verb, is_plural=plural),
        *rest,
    ]
    return words if length + count(words) <= _ROOM else []


def _quoted(scene: Scene) -> str:
    """Return the beginning of the sentence, where nothing better is to be had."""
    return " ".join(scene.reading.text[slice(*scene.sentence)].split()[:LONGEST])
