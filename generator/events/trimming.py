"""The words of a stretch of a sentence as a headline wants them: no dates, brackets, attributions, nested clauses.

Neighbours: `headline` and `report`, which put them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.events.phrase import Word, taken, tidy
from generator.language.tables import word_set

if TYPE_CHECKING:
    from generator.events.scene import Scene
    from generator.language.clause import Clause
    from generator.language.tagging import Tagged

_NESTED: Final = frozenset(("relative", "subordinate", "conditional", "participle", "main"))
_SHORT_PARTICIPLE: Final = 4


def plain(
    scene: Scene, tokens: tuple[int, int], *, keep_clauses: bool = False, inside: Clause | None = None
) -> list[Word]:
    """Return tokens as words without dates, brackets, attributions and the clauses nested in them."""
    tagged = scene.tagged
    tags = tagged.tags
    start, end = tokens
    gone = set(scene.dates())
    if not keep_clauses:
        gone |= _nested(scene, tokens, inside or scene.clause, gone)
    kept: list[int] = []
    depth = 0
    place = start
    while place < end:
        is_break = tags[place] == "-" and kept and not keep_clauses and not _is_inside_word(tagged, place)
        if tagged.lowers[place] in tagged.closed.attributing and (close := _attribution_end(scene, start, place, end)):
            kept.clear()
            place = close
            continue
        if tagged.lowers[place] in tagged.closed.attributing or is_break:
            break
        if tags[place] == "(":
            depth += 1
        if not depth and place not in gone:
            kept.append(place)
        if tags[place] == ")":
            depth = max(0, depth - 1)
        place += 1
    kept = kept if keep_clauses else _without_apposition(tags, kept)
    words = taken(tagged, kept)
    words = _with_participles(scene, kept, words)
    if words and words[-1].tag == "I" and scene.ends_verb(kept[-1]):
        words[-1] = words[-1]._replace(role="particle")
    return tidy(words)


def _nested(scene: Scene, tokens: tuple[int, int], host: Clause, dates: set[int]) -> set[int]:
    """Return the tokens of the clauses nested in a stretch of a clause that its headline does without."""
    gone: set[int] = set()
    start, end = tokens
    for other in scene.clauses:
        first = other.tokens[0]
        if other is host or not start < first < end or other.kind not in _NESTED:
            continue
        begin = _absolute(scene, start, other)
        while (
            begin == first and other.kind == "participle" and scene.tagged.tags[first - 1] == "R" and first - 1 > start
        ):
            first = begin = first - 1  # "a disease | first recognized in May"
        if begin < first or not _is_kept(scene, host, other) or _is_emptied(scene, other, dates):
            gone.update(range(begin, other.tokens[1]))
    return gone


def _with_participles(scene: Scene, kept: list[int], words: list[Word]) -> list[Word]:
    """Return words with the tag of a participle on what is one: "deaths | linked to the virus"."""
    verbs = [other.verb for other in scene.clauses if other.verb is not None and other.verb.shape == "participle"]
    modifying = {verb.main for verb in verbs}
    if modifying.isdisjoint(kept):
        return words
    return [
        word._replace(tag="n") if word.tag == "p" and at in modifying else word
        for word, at in zip(words, kept, strict=True)
    ]


def _attribution_end(scene: Scene, start: int, place: int, end: int) -> int:
    """Return where an object begins behind an inserted attribution, 0 elsewhere: "led, according to X, | a march"."""
    tags, verb = scene.tagged.tags, scene.clause.verb
    if verb is None or verb.tokens[1] != start or place != start + 1 or tags[start] != ",":
        return 0
    close = tags.find(",", place, end)
    return close + 1 if close >= 0 and tags[close + 1 : close + 2] and tags[close + 1] in "DSNKJ#" else 0


def _is_inside_word(tagged: Tagged, dash: int) -> bool:
    """Tell whether a dash stands between two words without a space: "the Arab–Israeli talks"."""
    if not 0 < dash < len(tagged) - 1:
        return False
    return tagged.ends[dash - 1] == tagged.starts[dash] and tagged.ends[dash] == tagged.starts[dash + 1]


def _is_kept(scene: Scene, host: Clause, other: Clause) -> bool:
    """Tell whether a nested clause stays: a short participle without a comma, or one that its verb needs."""
    first = other.tokens[0]
    before = scene.tagged.tags[first - 1 : first]
    if other.kind != "participle" or before in (",", "-"):
        return False
    if before == "#":
        return True
    return other.tokens[1] - first < _SHORT_PARTICIPLE or other.marker is not None or _completes(scene, host, other)


def _is_emptied(scene: Scene, other: Clause, gone: set[int]) -> bool:
    """Tell whether a participle has nothing but its verb beside its date: "a letter | sent on Monday"."""
    verb = other.verb
    if other.kind != "participle" or other.marker is not None or verb is None or verb.shape != "participle":
        return False
    if _completes(scene, scene.clause, other):
        return False
    behind = range(verb.tokens[1], other.tokens[1])
    is_of_noun = scene.tagged.tags[other.tokens[0] - 1 : other.tokens[0]] == "N"
    return is_of_noun and len(behind) > 0 and gone.issuperset(behind)


def _completes(scene: Scene, host: Clause, other: Clause) -> bool:
    """Tell whether a participle completes what its verb says: "had the road closed", "saw two men running"."""
    causing = word_set(scene.reading.pack, "cues", "causing")
    return host.verb is not None and host.verb.lemma in causing and other.parent is host


def _absolute(scene: Scene, start: int, other: Clause) -> int:
    """Return where what goes with a participle clause begins: at "with" in "with the mayor | speaking"."""
    first, verb = other.tokens[0], other.verb
    if other.kind != "participle" or other.marker is not None or verb is None:
        return first
    if verb.shape == "participle" and scene.tagged.tags[verb.tokens[1] : verb.tokens[1] + 1] == "I":
        return first
    place = first - 1
    tags, lowers = scene.tagged.tags, scene.tagged.lowers
    while place > start and tags[place] in "DSJNK#~":
        place -= 1
    absolute = scene.tagged.closed.absolute
    if tags[place] == "I" and lowers[place] not in absolute:  # ", with the mayor of the town | speaking"
        comma = tags.rfind(",", start, place)
        place = comma + 1 if comma >= 0 and not set(tags[comma + 2 : place]) - set("DSJNK#~I") else place
    is_with = lowers[place] in absolute
    return place if is_with and place < first - 1 else first


def _without_apposition(tags: str, kept: list[int]) -> list[int]:
    """Return words without what explains a name between two commas, where the sentence goes on after the second."""
    for at in range(1, len(kept) - 2):
        if tags[kept[at]] != "," or tags[kept[at - 1]] not in "K)" or tags[kept[at + 1]] not in "DKNJ":
            continue
        if at > 1 and (tags[kept[at - 2]], tags[kept[at + 1]]) == ("D", "K"):
            continue
        close = next((to for to in range(at + 2, len(kept) - 1) if tags[kept[to]] == ","), 0)
        while close and tags[kept[close + 1]] not in "IT":
            close = next((to for to in range(close + 1, len(kept) - 1) if tags[kept[to]] == ","), 0)
        if close and not {tags[index] for index in kept[at:close]} & set("vzdpMBHOWC"):
            return [*kept[:at], *kept[close + 1 :]]
    return kept
