"""Headlines without a verb: what a date belongs to that is no clause, a deed, a thing, or what somebody is.

"The caucuses in May", "the 2013 incident", "Lang, a lawyer since 1988,". Neighbours: `headline`, which asks; `naming`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.events.naming import owner, short_name
from generator.events.phrase import Word, taken
from generator.events.scene import is_owner
from generator.events.trimming import plain
from generator.language.tables import nested_list, word_set

if TYPE_CHECKING:
    from generator.events.scene import Scene


def nominal(scene: Scene) -> list[Word] | None:
    """Return the words of what a date belongs to, None where that is a clause."""
    if (described := _described(scene)) is not None:
        return described
    if (deed := _deed(scene)) is not None:
        return _owned(scene, deed, plain(scene, deed, keep_clauses=True))
    if scene.head is None or not (_is_nominal(scene) or _is_second(scene)):
        return None
    words = _noun_phrase(scene)
    return words if len(words) > 1 else None


def _deed(scene: Scene) -> tuple[int, int] | None:
    """Return the noun phrase that a date belongs to in "held its vote on Tuesday, after the caucuses in May"."""
    verb = scene.clause.verb
    about = word_set(scene.reading.pack, "cues", "about")
    if verb is not None and scene.clause.kind == "participle" and verb.lemma in about and scene.head is None:
        start = verb.tokens[1] + (scene.tagged.tags[verb.tokens[1]] in "TI")
        return (start, scene.clause.tokens[1]) if start < scene.tokens[0] else None
    if (noun := _dated_noun(scene)) is not None:
        return noun
    if scene.segment is None:
        return None
    start, end = scene.segment
    markers = word_set(scene.reading.pack, "cues", "before_deeds")
    place = next((at for at in range(start, end) if scene.tagged.lowers[at] in markers), None)
    is_owned = place is None or scene.tagged.tags[place + 1] == "S" or "N" in scene.tagged.tags[start:place]
    return None if place is None or is_owned else (place + 1, end)


def _dated_noun(scene: Scene) -> tuple[int, int] | None:
    """Return the noun phrase between "since" or "after" and its date: "the creation of the seat in 1984"."""
    if scene.head is not None or scene.period.signal is not None:
        return None
    tags, lowers = scene.tagged.tags, scene.tagged.lowers
    end = scene.tokens[0]
    if end and tags[end - 1] == "I":
        end -= 1
    place = end - 1
    while place > scene.clause.tokens[0] and tags[place] in "DSJNK#~IR)(":
        if lowers[place] in word_set(scene.reading.pack, "cues", "before_happenings"):
            break
        place -= 1
    if tags[place] != "I" or lowers[place] not in word_set(scene.reading.pack, "cues", "before_happenings"):
        return None
    dates = scene.dates()
    nouns = [at for at in range(place + 1, end) if tags[at] in "NK" and at not in dates]
    empty = word_set(scene.reading.pack, "cues", "no_happenings")
    if not nouns or tags[end - 1] not in "NK)" or not any(tags[at] == "N" and lowers[at] not in empty for at in nouns):
        return None
    verb = scene.clause.verb
    is_own = scene.clause.marker == lowers[place] and scene.clause.tokens[0] == place
    if is_own or (verb is not None and place < verb.tokens[0] < end):
        return None
    return place + 1, end


def _described(scene: Scene) -> list[Word] | None:
    """Return what somebody is by words with the date behind a name: "Lang, a lawyer since 1988, | left"."""
    tags, own, verb = scene.tagged.tags, scene.clause.subject_tokens, scene.clause.verb
    if own is None or verb is None or scene.head is not None or scene.clause.kind != "main":
        return None
    start = tags.find(",", own[0], scene.tokens[0])
    if (
        start < 0
        or tags[start - 1] != "K"
        or tags[start + 1] not in "DNJ"
        or tags[scene.tokens[1] : scene.tokens[1] + 1] != ","
    ):
        return None
    dates = scene.dates()
    inside = [at for at in range(start + 1, scene.tokens[0]) if at not in dates]
    is_phrase = inside and {tags[at] for at in inside} <= set("DNJKI~") and scene.tokens[1] < verb.tokens[0]
    if not is_phrase or any(start < clause.tokens[0] < scene.tokens[1] for clause in scene.clauses):
        return None
    name = short_name(scene.reading, scene.tagged, (own[0], start))
    be = nested_list(scene.reading.pack, "words", "present", "be")[:1]
    return [*name, *(Word(form, "V") for form in be), *taken(scene.tagged, inside)]


def _owned(scene: Scene, tokens: tuple[int, int], words: list[Word]) -> list[Word]:
    """Return a noun phrase with the name of whose it is in place of "his" or "its"."""
    if not words or scene.tagged.tags[tokens[0]] != "S" or words[0].text.lower() != scene.tagged.lowers[tokens[0]]:
        return words
    named = owner(scene, tokens)
    return words if named is None else [*named, *words[1:]]


def _is_nominal(scene: Scene) -> bool:
    """Tell whether a date stands before a noun that is no subject and no possessor's: "a 2013 incident"."""
    is_possessive = scene.tagged.tags[scene.tokens[1] : scene.tokens[1] + 1] == "S"
    return not is_possessive and not scene.is_in_subject and scene.period.timexes[0].edtf in _years(scene)


def _is_second(scene: Scene) -> bool:
    """Tell whether a date before a noun stands beside another date: "sworn in on Friday after the 2 May vote"."""
    first, last = scene.tokens
    begin, end = scene.clause.tokens
    verb = scene.clause.verb
    is_possessive = scene.tagged.tags[last : last + 1] == "S" or is_owner(scene.tagged.form(last - 1), scene.tagged)
    if is_possessive or verb is None or (first < verb.tokens[1] and not scene.is_in_subject):
        return False
    return any(begin <= other < end for other, _ in scene.others)


def _years(scene: Scene) -> tuple[str, ...]:
    edtf = scene.period.timexes[0].edtf or ""
    return (edtf,) if edtf.isdigit() else ()


def _noun_phrase(scene: Scene) -> list[Word]:
    """Return what an attributive date stands before, with whose it is: "Lang's release" of "Lang's 2009 release"."""
    start = scene.tokens[1]
    whose: list[Word] = []
    first, tags = scene.tokens[0] - 1, scene.tagged.tags
    if first > 0 and tags[first] == "S" and tags[first - 1] in "NK":
        start = first
        while start > 0 and (tags[start - 1] in "NK~" or (tags[start - 1] == "I" and tags[start - 2] in "NK")):
            start -= 1
    elif first >= 0 and tags[first] == "S":
        whose = owner(scene, (first, start), is_subject=True) or []
    own = scene.clause.subject_tokens
    end = own[1] if scene.is_in_subject and own is not None else scene.clause.tokens[1]
    inner = [clause.tokens for clause in scene.clauses if start < clause.tokens[0] < end]
    if inner and scene.clauses:
        end = max(tokens[1] for tokens in inner if tokens[0] < end)
    stop = next(
        (
            at
            for at in range(scene.head or start, end)
            if scene.tagged.tags[at] == "," or scene.tagged.tags[at - 1 : at + 1] in ("NP", "KP")
        ),
        end,
    )
    return [*whose, *plain(scene, (start, stop), keep_clauses=True)]
