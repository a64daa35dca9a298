"""What somebody did: a verb group in the present tense, as a headline has it.

"has been besieged" becomes "is besieged", "failed to get" "fails to get", "will be held" "is held", "did not respond"
"does not respond"; "may" and "could" stay, for they are the point. Neighbour: `headline`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.events.phrase import Word, made
from generator.language.tables import nested_list, nested_set, word_list, word_set
from generator.language.verbs import verbs_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.events.scene import Scene
    from generator.language.pack import Pack
    from generator.language.tagging import Tagged
    from generator.language.tense import VerbGroup


class _Present(NamedTuple):
    """What a headline says in the present: for one and for many."""

    be: tuple[str, ...]
    have: tuple[str, ...]
    do: tuple[str, ...]
    will: str
    negation: str
    kept_modals: frozenset[str]
    forms_of_be: frozenset[str]
    forms_of_have: frozenset[str]
    base_of_be: str


@cache
def _present(pack: Pack) -> _Present:
    def forms(key: str) -> tuple[str, ...]:
        found = nested_list(pack, "words", "present", key)
        return found if len(found) > 1 else (*found, *found, "", "")

    return _Present(
        forms("be"),
        forms("have"),
        forms("do"),
        forms("will")[0],
        forms("not")[0],
        nested_set(pack, "words", "present", "kept_modals"),
        word_set(pack, "words", "be"),
        word_set(pack, "words", "have"),
        next(iter(word_list(pack, "words", "be")), ""),
    )


def predicate(scene: Scene, verb: VerbGroup, *, is_plural: bool) -> list[Word]:
    """Return a verb group in the present tense, for one or for many."""
    verbs = verbs_of(scene.reading.pack)
    now = _present(scene.reading.pack)
    tagged = scene.tagged
    be = now.be[is_plural]

    def finite(lemma: str) -> str:
        if lemma == now.base_of_be:
            return be
        return lemma if is_plural else verbs.third(lemma)

    main = tagged.form(verb.main).lower()
    lows = tagged.lowers[verb.tokens[0] : verb.tokens[1]]
    is_reduced = lows[0] in now.forms_of_be or verb.shape == "participle"
    is_to_come = verb.governor == now.base_of_be or verb.governor in word_set(scene.reading.pack, "cues", "going")
    is_hidden = is_to_come or (verb.governor in _prospective(scene) and is_reduced)
    if verb.modal in now.kept_modals:
        is_apart = verb.is_negated and verb.modal not in tagged.closed.negated_modals
        negation = [now.negation] if is_apart else []
        return made([verb.modal or "", *negation, *([now.base_of_be, main] if verb.is_passive else [verb.lemma])])
    if verb.is_negated:
        return made(_negated(verb, lows, main, tagged, now, is_plural=is_plural, is_hidden=is_hidden))
    if verb.governor is not None and not is_hidden:
        return made(_governed(scene, verb, finite))
    if verb.is_passive or (verb.shape == "participle" and verb.governor is None):
        return made([be, main])
    if tagged.tags[verb.main] == "g" and verb.shape == "finite" and verb.tense == "present":
        return made([be, main])
    return made([finite(verb.lemma)])


def _prospective(scene: Scene) -> frozenset[str]:
    return word_set(scene.reading.pack, "cues", "prospective")


def _negated(
    verb: VerbGroup,
    lows: tuple[str, ...],
    main: str,
    tagged: Tagged,
    now: _Present,
    *,
    is_plural: bool,
    is_hidden: bool,
) -> list[str]:
    be, have, do = now.be[is_plural], now.have[is_plural], now.do[is_plural]
    if is_hidden or lows[0] in tagged.closed.will:
        return [now.will, now.negation, *([now.base_of_be, main] if verb.is_passive else [verb.lemma])]
    if verb.is_passive:
        return [be, now.negation, main]
    if lows[0] in now.forms_of_have:
        return [have, now.negation, main]
    if lows[0] in now.forms_of_be:
        return [be, now.negation, *([main] if verb.lemma != now.base_of_be else [])]
    return [do, now.negation, verb.lemma]


def _governed(scene: Scene, verb: VerbGroup, finite: Callable[[str], str]) -> list[str]:
    """Return "fails to get" for "failed to get", "is able to go" for "was able to go"."""
    tagged = scene.tagged
    first, end = verb.tokens
    place = next((at for at in range(first, end) if tagged.tags[at] == "T"), verb.main)
    tail = [tagged.form(at) for at in range(place, end) if tagged.tags[at] not in "\"'RE"]
    if "B" in tagged.tags[first:place]:
        last = next((at for at in range(place - 1, first - 1, -1) if tagged.tags[at] in "nJRpg"), place - 1)
        return [finite(_present(scene.reading.pack).base_of_be), tagged.lowers[last], *tail]
    if verb.shape == "participle":  # "men believed to have ..."
        return [finite(_present(scene.reading.pack).base_of_be), tagged.lowers[first], *tail]
    return [finite(verb.governor or verb.lemma), *tail]
