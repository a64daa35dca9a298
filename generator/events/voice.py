"""Whose words a clause in the first person is: "we set up posts", told with the one who says so.

"I" alone is named by `antecedent`; what is left of the first person stands with its speaker: "Lang says we waited".
Neighbours: `headline`, which asks; `naming` for the speaker's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.events.agreement import is_plural
from generator.events.antecedent import antecedent, is_quoted
from generator.events.naming import short_name
from generator.events.phrase import Word, count
from generator.language.tables import word_set
from generator.language.verbs import verbs_of

if TYPE_CHECKING:
    from generator.events.scene import Scene
    from generator.language.clause import Clause
    from generator.language.reading import Reading
    from generator.language.tagging import Tagged

_LONGEST: Final = 5


def attributed(scene: Scene, words: list[Word]) -> list[Word]:
    """Return a headline's words with their speaker before them where they speak in the first person.

    Words that begin with somebody else ("Lang says we waited") and those without a speaker stay as they are.
    """
    first_person = scene.tagged.closed.first_person
    quoted = next((at for at, word in enumerate(words) if word.tag == '"'), len(words))
    places = [at for at, word in enumerate(words[:quoted]) if word.text.lower() in first_person]
    verb = next((at for at, word in enumerate(words) if word.tag == "V"), len(words))
    reporting = word_set(scene.reading.pack, "cues", "reporting")
    is_said = scene.clause.verb is not None and scene.clause.verb.lemma in reporting
    if not places or (is_said and places[0] > verb):
        return words
    speaker = _in_sentence(scene) or _beside(scene)
    if not speaker or [word.text for word in speaker[:-1]] == [word.text for word in words[: len(speaker) - 1]]:
        return words
    begin = words[0]
    keeps_capital = begin.tag == "K" or begin.text.lower() in scene.tagged.closed.capitals
    low = begin.text if keeps_capital else begin.text[:1].lower() + begin.text[1:]
    return [*speaker, begin._replace(text=low), *words[1:]]


def speaker(scene: Scene) -> list[Word]:
    """Return the name of who says "I", [] where the clause has another subject; "we" are more than who says so."""
    own = scene.clause.subject_tokens
    closed = scene.tagged.closed
    if own is None or own[1] - own[0] != 1 or scene.tagged.lowers[own[0]] not in closed.speakers:
        return []
    if scene.tagged.lowers[own[0]] not in closed.capitals:
        return []
    return [word for word in _in_sentence(scene) or _beside(scene) if word.tag != "V"]


def impersonal_part(scene: Scene, words: list[Word]) -> list[Word] | None:
    """Return what is done up to the phrase that speaks in the first person, None where nothing comes before it."""
    first_person = scene.tagged.closed.first_person
    place = next((at for at, word in enumerate(words) if word.text.lower() in first_person), None)
    if place is None:
        return words
    while place > 0 and words[place].tag not in "ITC,W":
        place -= 1
    if place > 1 and words[place - 1].role in ("particle", "tight") and words[place].tag == "I":
        place -= 1
    while place > 1 and words[place - 1].tag in "gI":
        place -= 1
    return words[:place] or None


def _in_sentence(scene: Scene) -> list[Word]:
    """Return who says it, and the verb, from the same sentence: the outermost that the clause hangs on comes first."""
    over: list[Clause] = []
    clause = scene.clause.parent
    while clause is not None:
        over.append(clause)
        clause = clause.parent
    others = [other for other in scene.clauses if other is not scene.clause and other not in over]
    for candidate in (*reversed(over), *others):
        if found := _saying(scene.reading, scene.tagged, scene.clauses, candidate):
            return found
    return []


def _beside(scene: Scene) -> list[Word]:
    """Return the speaker of a quotation that goes on beyond the sentence, told in the next one or the one before."""
    reading = scene.reading
    if not is_quoted(reading.text, scene.period.span.start):
        return []
    at = reading.sentences.index(scene.sentence) if scene.sentence in reading.sentences else -1
    for place in (at + 1, at - 1):
        if at < 0 or not 0 <= place < len(reading.sentences):
            continue
        sentence = reading.sentences[place]
        between = reading.text[min(sentence.end, scene.sentence.end) : max(sentence.start, scene.sentence.start)]
        if "\n\n" in between:
            continue
        parse = reading.parse(sentence)
        for candidate in parse.clauses:
            is_outside = not is_quoted(reading.text, candidate.span.end - 1)
            found = is_outside and _saying(reading, parse.tagged, parse.clauses, candidate)
            if found:
                return found
    return []


def _saying(reading: Reading, tagged: Tagged, clauses: tuple[Clause, ...], clause: Clause) -> list[Word]:
    """Return the speaker and the verb of a clause that says something, [] where it does not or "we" says it."""
    verb, own = clause.verb, clause.subject_tokens
    saying = word_set(reading.pack, "cues", "reporting")
    if verb is None or own is None or verb.lemma not in saying or verb.shape != "finite" or verb.is_passive:
        return []
    if verb.tense not in ("past", "present") or verb.is_negated or verb.governor is not None:
        return []
    named: tuple[Tagged, tuple[int, int]] | None = tagged, own
    if own[1] - own[0] == 1 and tagged.tags[own[0]] in "PQWD":
        named = antecedent(reading, tagged, clauses, clause, tagged.lowers[own[0]])
        if tagged.lowers[own[0]] in tagged.closed.first_person:
            return []
    if named is None:
        return []
    words = short_name(reading, *named)
    if not words or count(words) > _LONGEST or any(word.text.lower() in tagged.closed.first_person for word in words):
        return []
    form = verb.lemma if is_plural(reading, *named) else verbs_of(reading.pack).third(verb.lemma)
    return [*words, Word(form, "V")]
