"""What somebody said, as the end of a headline: the clause or the quotation that a verb of saying has.

Neighbours: `headline`, which puts the speaker before it; `trimming`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from generator.events.agreement import is_plural
from generator.events.naming import short_name
from generator.events.phrase import Word, count
from generator.events.trimming import plain
from generator.language.tables import nested_list, word_set

if TYPE_CHECKING:
    from generator.events.scene import Scene
    from generator.language.clause import Clause
    from generator.language.pack import Pack
    from generator.language.tense import VerbGroup

_SHORT_SUBJECT: Final = 4


def content(scene: Scene, clause: Clause) -> Clause | None:
    """Return the clause or quotation that a verb of saying has, None where it has none."""
    inside = [
        other
        for other in scene.clauses
        if other.parent is clause
        and other.kind in ("content", "quote")
        and (other.verb is not None or other.tokens[1] <= clause.tokens[0])
    ]
    free = word_set(scene.reading.pack, "words", "free_relatives")
    if any(
        other.marker in free and clause.verb is not None and other.tokens[0] > clause.verb.tokens[1] + 1
        for other in inside
    ):
        return None
    after = next((other for other in inside if other.tokens[0] >= clause.tokens[0]), None)
    return after or next(iter(inside), None)


def impersonal(scene: Scene, clause: Clause, verb: VerbGroup) -> Clause | None:
    """Return what is said in "it was reported that ...", None where "it" stands for something."""
    own = clause.subject_tokens
    if own is None or own[1] - own[0] != 1 or not verb.is_passive or verb.governor is not None:
        return None
    is_it = scene.tagged.lowers[own[0]] in word_set(scene.reading.pack, "words", "impersonal")
    return content(scene, clause) if is_it else None


def said_words(scene: Scene, said: Clause) -> list[Word]:
    """Return a content clause with its tense moved to where the speaker stood: "would" becomes "will"."""
    verb = said.verb
    start = said.tokens[0] + (scene.tagged.lowers[said.tokens[0]] in scene.tagged.closed.complementisers)
    for other in scene.clauses:
        is_first = other.kind in ("conditional", "subordinate") and other.tokens[0] == start and other is not said
        if is_first and verb is not None and other.tokens[1] < verb.tokens[0]:
            start = other.tokens[1] + (scene.tagged.tags[other.tokens[1]] == ",")
    own = said.subject_tokens
    if own is not None and start < own[0] and scene.tagged.tags[start] == "I" and scene.tagged.tags[own[0] - 1] == ",":
        start = own[0]
    if verb is not None and said.kind == "content" and _is_long(said):
        named = short_name(scene.reading, scene.tagged, said.subject_tokens or (0, 0), scene.dates())
        named = _without_tail(named)
        words = [*named, *plain(scene, (verb.tokens[0], said.tokens[1]), inside=said)]
    else:
        words = plain(scene, (start, said.tokens[1]), inside=said)
    begin = next((at for at, word in enumerate(words) if word.tag != '"'), len(words))
    if begin < len(words) and words[begin].tag != "K" and words[begin].text not in ("I", "I'm"):
        words[begin] = words[begin]._replace(text=words[begin].text[:1].lower() + words[begin].text[1:])
    if said.kind == "quote":
        return [Word('"', '"'), *words, Word('"', "'", is_glued=True)] if count(words) <= 8 else words
    if verb is None:
        return words
    words = _with_verb(words, scene.tagged.lowers[verb.main])
    first = scene.tagged.lowers[verb.tokens[0]]
    moved = _moved(scene.reading.pack).get(first)
    if moved is None:
        return words
    plural = verb.is_plural
    if moved[0] != moved[1] and said.subject_tokens is not None:
        plural = is_plural(scene.reading, scene.tagged, said.subject_tokens)
    target = moved[plural]
    return [word._replace(text=target) if word.text.lower() == first else word for word in words]


def _without_tail(words: list[Word]) -> list[Word]:
    """Return a long subject without its tail: "908 of the guests" for "908 of the guests at the fair"."""
    links = [at for at, word in enumerate(words) if word.tag == "I" and word.role != "link"]
    return words[: links[0]] if links and links[0] and count(words) > _SHORT_SUBJECT else words


def _with_verb(words: list[Word], main: str) -> list[Word]:
    """Return words with the mark of a verb on the one that is: nothing is cut before it."""
    at = next((place for place, word in enumerate(words) if word.text.lower() == main), len(words))
    return [word._replace(tag="V") if place == at else word for place, word in enumerate(words)]


@cache
def _moved(pack: Pack) -> dict[str, tuple[str, str]]:
    """Return what an auxiliary of what is said becomes: its form then -> its forms now, for one and for many."""
    lines = [line.split() for line in nested_list(pack, "words", "present", "moved")]
    return {line[0]: (line[1], line[2]) for line in lines if len(line) > 2}


def _is_long(said: Clause) -> bool:
    """Tell whether what is said begins with more than a short subject: an apposition, a phrase in front."""
    verb, own = said.verb, said.subject_tokens
    if verb is None or own is None or own[0] < said.tokens[0] or own[1] > verb.tokens[0]:
        return False
    return verb.tokens[0] - said.tokens[0] > _SHORT_SUBJECT
