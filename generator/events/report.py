"""What somebody said, as the end of a headline: the clause or the quotation that a verb of saying has.

Neighbours: `headline`, which puts the speaker before it; `trimming`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from generator.events.agreement import is_common_word, is_plural
from generator.events.cutting import DANGLING
from generator.events.naming import short_name
from generator.events.phrase import Word, count, counts, taken
from generator.events.trimming import plain
from generator.language.subject import after_verb
from generator.language.tables import nested_list, word_set

if TYPE_CHECKING:
    from generator.events.scene import Scene
    from generator.language.clause import Clause
    from generator.language.pack import Pack
    from generator.language.tense import VerbGroup

_SHORT_SUBJECT: Final = 4
_LONGEST_QUOTATION: Final = 8
_LEAST: Final = 3
_SHORT_PHRASE: Final = 6
_ENDS: Final = frozenset(".,")
_PAUSES: Final = frozenset(",-;:")
_INNER: Final = frozenset('.()"')


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


def said_words(scene: Scene, said: Clause, *, is_brief: bool = False) -> list[Word]:
    """Return a content clause with its tense moved to where the speaker stood: "would" becomes "will".

    Its subject is as short as can be where that `is_brief`, or where the subject is long.
    """
    verb = said.verb
    start = said.tokens[0] + (scene.tagged.lowers[said.tokens[0]] in scene.tagged.closed.complementisers)
    for other in scene.clauses:
        is_first = other.kind in ("conditional", "subordinate") and other.tokens[0] == start and other is not said
        if is_first and verb is not None and other.tokens[1] < verb.tokens[0]:
            start = other.tokens[1] + (scene.tagged.tags[other.tokens[1]] == ",")
    own = said.subject_tokens
    if own is not None and start < own[0] and scene.tagged.tags[start] == "I" and scene.tagged.tags[own[0] - 1] == ",":
        start = own[0]
    if verb is not None and said.kind == "content" and (is_brief or _is_long(said)):
        named = short_name(scene.reading, scene.tagged, said.subject_tokens or (0, 0), scene.dates())
        named = _without_tail(named)
        words = [*named, *plain(scene, (verb.tokens[0], said.tokens[1]), inside=said)]
    else:
        words = plain(scene, (start, said.tokens[1]), inside=said)
    words = _begun_small(scene, words)
    if said.kind == "quote":
        return _in_marks(words) if count(words) <= _LONGEST_QUOTATION else words
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
        plural = plural or _is_many(scene, said.subject_tokens)
    target = moved[plural]
    return [word._replace(text=target) if word.text.lower() == first else word for word in words]


def _is_many(scene: Scene, tokens: tuple[int, int]) -> bool:
    """Tell whether a subject is a pronoun of many: "they"."""
    return tokens[1] - tokens[0] == 1 and scene.tagged.lowers[tokens[0]] in scene.tagged.closed.plural_pronouns


def quotation(scene: Scene, clause: Clause, room: int) -> list[Word]:
    """Return what somebody said in so many words, in quotation marks: no more than the first `room` of them.

    Nothing where the clause has none beside its verb, or none that can be given word for word without a date.
    """
    found = _quoted(scene, clause)
    if found is None:
        return []
    dates = scene.dates()
    start = next((at for at in range(*found) if at not in dates and scene.tagged.tags[at] not in ",-"), found[1])
    end = next((at for at in range(start, found[1]) if at in dates or scene.tagged.tags[at] in _INNER), found[1])
    words = _begun_small(scene, _from_subject(taken(scene.tagged, range(start, end))))
    stop = next((at for at, number in enumerate(counts(words)) if number > room), len(words))
    is_whole = stop == len(words) and set(scene.tagged.tags[end : found[1]]) <= _ENDS
    if is_whole:
        return _in_marks(words)
    pause = [at for at in range(_LEAST, stop) if words[at].tag in ",;-"]
    kept = words[: pause[-1] if pause else stop]
    while kept and not pause and (kept[-1].tag in DANGLING or kept[-1].role == "open"):
        kept.pop()
    return _in_marks([*kept, Word("…", ".", is_glued=True)]) if count(kept) >= _LEAST else []


def _in_marks(words: list[Word]) -> list[Word]:
    return [Word('"', '"'), *words, Word('"', "'", is_glued=True)]


def _begun_small(scene: Scene, words: list[Word]) -> list[Word]:
    """Return words of which the first that is no name begins with a small letter, as inside a sentence."""
    begin = next((at for at, word in enumerate(words) if word.tag != '"'), len(words))
    if begin == len(words) or words[begin].text in ("I", "I'm"):
        return words
    if words[begin].tag == "K" and not _opens(scene, words[begin : begin + 2]):
        return words
    first = words[begin]
    return [*words[:begin], first._replace(text=first.text[:1].lower() + first.text[1:]), *words[begin + 1 :]]


def _opens(scene: Scene, words: list[Word]) -> bool:
    """Tell whether the first of two words opens the sentence, and is no name but for its capital."""
    opening = next((at for at, tag in enumerate(scene.tagged.tags) if tag != '"'), 0)
    is_first = words[0].text == scene.tagged.form(opening) and [word.tag for word in words[1:]] != ["K"]
    return is_first and is_common_word(scene.reading, words[0].text)


def _from_subject(words: list[Word]) -> list[Word]:
    """Return words without a short phrase in front of their subject: "After the vote, | we will go"."""
    comma = next((at for at, word in enumerate(words[:_SHORT_PHRASE]) if word.tag == ","), 0)
    is_phrase = comma and words[0].tag == "I" and words[comma + 1 : comma + 2] and words[comma + 1].tag in "PDNKS"
    return words[comma + 1 :] if is_phrase else words


def _quoted(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """Return the tokens between the quotation marks right behind a verb of saying, or before its clause."""
    tags, verb = scene.tagged.tags, clause.verb
    if verb is None:
        return None
    opening = tags.find('"', verb.tokens[1])
    dates = scene.dates()
    between = range(verb.tokens[1], max(opening, 0))
    is_near = opening >= 0 and all(at in dates or tags[at] in _PAUSES for at in between)
    is_near = is_near or _is_aside(tags[verb.tokens[1] : max(opening, 0)])
    if not is_near and opening >= 0:
        hearer = after_verb(scene.tagged, verb.tokens[1])
        is_near = hearer is not None and all(at in dates or tags[at] in _PAUSES for at in range(hearer[1], opening))
    if is_near:
        close = tags.find("'", opening)
        return opening + 1, (close if close >= 0 else len(tags))
    if tags[0] == '"':
        close = tags.find("'", 1)
        behind = [at for at in range(close + 1, clause.tokens[0]) if tags[at] not in ",-"]
        if 0 < close <= clause.tokens[0] and not behind:
            return 1, close - (tags[close - 1] in ",.")
    return None


def _is_aside(between: str) -> bool:
    """Tell whether a verb and a quotation are parted by a phrase between commas: "said, in a letter to him, "no"."""
    is_phrase = between.startswith(",I") and between.endswith(",") and between.count(",") == 2
    if between.startswith("-I") and between.endswith("-") and between.count("-") == 2:
        return True
    return is_phrase and not set(between) & set("zdvBHMOWP")


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
