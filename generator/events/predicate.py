"""What somebody did: a verb group in the present tense, as a headline has it.

"has been besieged" becomes "is besieged", "failed to get" "fails to get", "will be held" "is held", "did not respond"
"does not respond"; "may" and "could" stay, for they are the point. Neighbour: `headline`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.events.phrase import Word, made
from generator.language.tables import word_set
from generator.language.verbs import verbs_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.events.scene import Scene
    from generator.language.tense import VerbGroup

_KEPT_MODALS: Final = frozenset(("could", "may", "might", "can", "cannot", "must"))
_BE: Final = frozenset(("is", "are", "was", "were", "'s", "'re", "been", "be", "am", "'m"))
_HAVE: Final = frozenset(("has", "have", "had", "'ve", "having"))
_WILL: Final = frozenset(("will", "would", "wo", "'ll", "'d", "shall", "should"))
_TO_COME: Final = frozenset(("be", "going"))


def predicate(scene: Scene, verb: VerbGroup, *, is_plural: bool) -> list[Word]:
    """Return a verb group in the present tense, for one or for many."""
    verbs = verbs_of(scene.reading.pack)
    tagged = scene.tagged
    be = "are" if is_plural else "is"

    def finite(lemma: str) -> str:
        if lemma == "be":
            return be
        return lemma if is_plural else verbs.third(lemma)

    main = tagged.form(verb.main).lower()
    lows = tagged.lowers[verb.tokens[0] : verb.tokens[1]]
    is_reduced = lows[0] in _BE or verb.shape == "participle"
    is_hidden = verb.governor in _TO_COME or (verb.governor in _prospective(scene) and is_reduced)
    if verb.modal in _KEPT_MODALS:
        negation = ["not"] if verb.is_negated and verb.modal != "cannot" else []
        return made([verb.modal or "", *negation, *(["be", main] if verb.is_passive else [verb.lemma])])
    if verb.is_negated:
        return made(_negated(verb, lows, main, is_plural=is_plural, is_hidden=is_hidden))
    if verb.governor is not None and not is_hidden:
        return made(_governed(scene, verb, finite))
    if verb.is_passive or (verb.shape == "participle" and verb.governor is None):
        return made([be, main])
    if tagged.tags[verb.main] == "g" and verb.shape == "finite" and verb.tense == "present":
        return made([be, main])
    return made([finite(verb.lemma)])


def _prospective(scene: Scene) -> frozenset[str]:
    return word_set(scene.reading.pack, "cues", "prospective")


def _negated(verb: VerbGroup, lows: tuple[str, ...], main: str, *, is_plural: bool, is_hidden: bool) -> list[str]:
    be, have, do = ("are", "have", "do") if is_plural else ("is", "has", "does")
    if is_hidden or lows[0] in _WILL:
        return ["will", "not", *(["be", main] if verb.is_passive else [verb.lemma])]
    if verb.is_passive:
        return [be, "not", main]
    if lows[0] in _HAVE:
        return [have, "not", main]
    if lows[0] in _BE:
        return [be, "not", *([main] if verb.lemma != "be" else [])]
    return [do, "not", verb.lemma]


def _governed(scene: Scene, verb: VerbGroup, finite: Callable[[str], str]) -> list[str]:
    """Return "fails to get" for "failed to get", "is able to go" for "was able to go"."""
    tagged = scene.tagged
    first, end = verb.tokens
    place = next((at for at in range(first, end) if tagged.tags[at] == "T"), verb.main)
    tail = [tagged.form(at) for at in range(place, end) if tagged.tags[at] not in "\"'RE"]
    if "B" in tagged.tags[first:place]:
        last = next((at for at in range(place - 1, first - 1, -1) if tagged.tags[at] in "nJRpg"), place - 1)
        return [finite("be"), tagged.lowers[last], *tail]
    return [finite(verb.governor or verb.lemma), *tail]
