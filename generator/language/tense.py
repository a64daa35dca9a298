"""Verb groups: the auxiliaries, the adverbs between and the verb, and what they say of time.

"has been besieged" is one group (besiege, present, perfect, passive); so are "failed to pass" and "is set to begin",
where the first verb is the `governor` of the second. Neighbours: `tagging` gives the words, `clause` puts the groups
into clauses.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from generator.language.closed import closed_of
from generator.language.tables import word_list, word_set
from generator.language.verbs import Verbs, verbs_of
from generator.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.language.closed import Closed
    from generator.language.pack import Pack
    from generator.language.tagging import Tagged

Tense = Literal["past", "present", "future", "none"]
Aspect = Literal["simple", "perfect", "progressive"]
Shape = Literal["finite", "ambiguous", "gerund", "participle"]
_STARTS: Final = re.compile("[MBHOvzdnpg]")
_LONGEST_ASIDE: Final = 9
_FORMS: Final = {"v": ("base",), "z": ("third",), "d": ("past",), "n": ("participle",), "g": ("gerund",)}
_AUXILIARIES: Final = (("B", "be"), ("H", "have"), ("O", "do"))
_EITHER: Final = ("past", "participle")


class VerbGroup(NamedTuple):
    """The words of one verb, and what they say (a tuple: there are many, and it is made in a quarter of the time).

    `tense` is that of the whole: "will go", "is to go", "plans to go" and "would go" are future ("would" is future
    seen from the past); a participle takes that of the clause it belongs to, "none" where there is none. `aspect` is
    "perfect" for "has gone" (tense "present"), "had gone" and "is said to have gone" (tense "past"). `modal` is the
    modal verb's lower-case form or None. `governor` is the base form of the verb or adjective that the verb hangs on
    ("fail" in "failed to pass", "set" in "is set to begin"), None without one. `shape` is "finite", "gerund" or
    "participle".
    `is_from_past` tells of a future that is seen from the past: "was to go", "was due to go", "could go".
    """

    span: Span
    lemma: str
    tense: Tense
    aspect: Aspect = "simple"
    modal: str | None = None
    is_negated: bool = False
    is_passive: bool = False
    governor: str | None = None
    shape: Shape = "finite"
    is_plural: bool = False
    tokens: tuple[int, int] = (0, 0)
    main: int = 0
    is_from_past: bool = False


class _Cues(NamedTuple):
    prospective: frozenset[str]
    governors: frozenset[str]
    prospective_participles: frozenset[str]
    ahead_modals: frozenset[str]
    past_modals: frozenset[str]
    done_at_once: frozenset[str]
    aspectual: frozenset[str]
    going: frozenset[str]
    past_auxiliaries: frozenset[str]
    lemmas: Mapping[str, str]
    verbs: Verbs


@cache
def _cues(pack: Pack) -> _Cues:
    def cues(*keys: str) -> frozenset[str]:
        return word_set(pack, "cues", *keys)

    auxiliaries = {letter: word_list(pack, "words", key) for letter, key in _AUXILIARIES}
    return _Cues(
        cues("prospective"),
        cues("prospective", "doubtful", "negative", "governors"),
        cues("prospective_participles"),
        cues("future_modals", "past_future_modals", "possible_modals"),
        cues("past_future_modals", "past_modals"),
        cues("done_at_once"),
        cues("aspectual"),
        cues("going"),
        closed_of(pack).past_auxiliaries,
        {letter: words[0] for letter, words in auxiliaries.items() if words},
        verbs_of(pack),
    )


def verb_groups(tagged: Tagged, pack: Pack) -> tuple[VerbGroup, ...]:
    """Return the verb groups of a sentence in order, apart from one another; infinitives on their own are none.

    >>> from generator.language.pack import load_pack
    >>> from generator.language.tagging import tag_words
    >>> text = "The bid failed to pass, but a vote will be held."
    >>> [
    ...     (g.lemma, g.tense, g.governor)
    ...     for g in verb_groups(tag_words(text, Span(0, 48), load_pack("en")), load_pack("en"))
    ... ]
    [('pass', 'past', 'fail'), ('hold', 'future', None)]
    """
    cues = _cues(pack)
    found: list[VerbGroup] = []
    tags = tagged.tags
    begins = _STARTS.search(tags)
    while begins is not None:
        index = begins.start()
        group = _group(tagged, index, cues)
        if tags[index] == "B" and group.is_passive and (start := _ahead(tags, index)) is not None:
            group = group._replace(shape="participle", tense="future", tokens=(start, group.tokens[1]))
            found.append(group)
        elif not (tags[index] in "vBHO" and _is_after_to(tags, index)):
            found.append(group)
        begins = _STARTS.search(tags, group.tokens[1])
    return tuple(found)


def _ahead(tags: str, index: int) -> int | None:
    """Return where "to" stands between a noun and "be": "the vote | to be held in May"; None elsewhere."""
    to = index - 1
    while to > 0 and tags[to] == "R":
        to -= 1
    noun = to - 1 if tags[to - 1 : to] != "," else to - 2
    return to if to > 0 and tags[to] == "T" and noun >= 0 and tags[noun] in "NK" else None


def _is_after_to(tags: str, index: int) -> bool:
    place = index - 1
    while place >= 0 and tags[place] in "RX\"'":
        place -= 1
    return place >= 0 and tags[place] == "T"


def _group(tagged: Tagged, start: int, cues: _Cues) -> VerbGroup:
    tags, lowers = tagged.tags, tagged.lowers
    parts = [start]
    at = start
    while tags[at] in "MBHO":
        following = _next(tags, _after_aside(tags, at))
        if tags[at] == "M" and tags[at + 1 : at + 3] == "CM":
            following = at + 2
        if following is None or not _continues(tags[at], tags[following], lowers[at], tagged.closed):
            break
        if tags[at] == "H" and tags[following] == "B" and lowers[following] not in tagged.closed.bare_be:
            break
        parts.append(following)
        at = following
    governor: tuple[str, int] | None = None
    chained = _chained(tagged, at, cues)
    while chained is not None:
        at_verb, verb_tags = chained
        governor = governor or (_governor(tagged, at, cues), at)
        parts += verb_tags
        at = at_verb
        chained = _chained(tagged, at, cues)
    return _read(tagged, parts, at, governor, cues)


def _after_aside(tags: str, at: int) -> int:
    """Return where a verb goes on behind its auxiliary: behind the commas in "had not, as of Friday, said"."""
    start = at + 1
    while start < len(tags) and tags[start] in "RX":
        start += 1
    behind = behind_date(tags, start)
    if behind > start and tags[behind : behind + 1] in ("n", "p", "B"):
        return behind  # "was on Monday | rammed"
    if tags[start : start + 1] != ",":
        return at + 1
    end = tags.find(",", start + 1, start + _LONGEST_ASIDE)
    is_phrase = end > 0 and not set(tags[start + 1 : end]) & set("vzdpMBHOPW")
    return end + 1 if is_phrase and tags[end + 1 : end + 2] in ("n", "p", "v", "B", "g") else at + 1


def behind_date(tags: str, place: int) -> int:
    """Return where a date with its preposition ends, the place itself where there is none: "on Monday | a vote".

    >>> behind_date("IEDN", 0), behind_date("IDN", 0)
    (3, 0)
    """
    if tags[place : place + 1] != "I":
        return place
    at = place + 1
    while at < len(tags) and tags[at] in "DJRE#~":
        at += 1
    return at if "E" in tags[place:at] else place


def _next(tags: str, at: int) -> int | None:
    """Return the next token that is no adverb, negation or quotation mark."""
    steps = 0
    while at < len(tags) and tags[at] in "RXE\"'" and steps < 4:
        at += 1
        steps += 1
    return at if at < len(tags) else None


def _continues(auxiliary: str, tag: str, low: str, closed: Closed) -> bool:
    if auxiliary in "MO":
        return tag in "vBHOM" if auxiliary == "M" else tag in "vHO"
    if auxiliary == "H":
        return tag in "nB" or (tag == "p")
    return tag in "ngp" or (tag == "B" and low not in closed.bare_be)


def _chained(tagged: Tagged, at: int, cues: _Cues) -> tuple[int, list[int]] | None:
    """Return the verb that hangs on the one at `at`, and the tokens to it: "plans to meet", "is able to go"."""
    tags = tagged.tags
    place = at + 1
    if tags[at] == "B" and (adjective := _next(tags, place)) is not None and tags[adjective] in "JR":
        place = adjective + 1
    if tags[at] in "MHO" or place >= len(tags):
        return None
    if tags[place] == "R" and place + 1 < len(tags) and tags[place + 1] == "T":
        place += 1
    if tags[place] == "X" and place + 1 < len(tags):
        place += 1
    if tags[place] == "T":
        if _governor(tagged, at, cues) not in cues.governors:
            return None
        verb = _next(tags, place + 1)
        if verb is None or tags[verb] not in "vBH":
            return None
        parts = [place, verb]
        while tags[verb] in "BH" and (then := _next(tags, verb + 1)) is not None and tags[then] in "ngpB":
            parts.append(then)
            verb = then
        return verb, parts
    if tags[place] == "g" and place == at + 1 and _lemma(tagged, at, cues) in cues.aspectual:
        return place, [place]
    return None


def _governor(tagged: Tagged, at: int, cues: _Cues) -> str:
    """Return what the next verb hangs on: a verb's base form, an adjective after "be", or "going"."""
    if tagged.tags[at] == "B":
        return _adjective(tagged, at, cues)
    return tagged.lowers[at] if tagged.lowers[at] in cues.going else _lemma(tagged, at, cues)


def _adjective(tagged: Tagged, at: int, cues: _Cues) -> str:
    """Return what stands between a form of "be" and "to": "able"; "be" itself where nothing does."""
    adjective = _next(tagged.tags, at + 1)
    return tagged.lowers[adjective] if adjective is not None and tagged.tags[adjective] in "JR" else cues.lemmas["B"]


def _lemma(tagged: Tagged, at: int, cues: _Cues) -> str:
    low, tag = tagged.lowers[at], tagged.tags[at]
    if tag in cues.lemmas:
        return cues.lemmas[tag]
    forms = _FORMS.get(tag, _EITHER)
    readings = cues.verbs.readings(low)
    for reading in readings:
        if reading.form in forms:
            return reading.lemma
    return readings[0].lemma if readings else low


def _read(tagged: Tagged, parts: list[int], main: int, governor: tuple[str, int] | None, cues: _Cues) -> VerbGroup:
    tags, lowers = tagged.tags, tagged.lowers
    first = parts[0]
    head = parts if governor is None else [part for part in parts if part <= governor[1]]
    letters = "".join([tags[part] for part in head])
    modal = lowers[first] if tags[first] == "M" else None
    last = letters[-1]
    before_last = letters[:-1]
    is_passive = last in "np" and "B" in before_last
    aspect: Aspect = "simple"
    if "H" in before_last:
        aspect = "perfect"
    elif last == "g" and "B" in before_last:
        aspect = "progressive"
    is_done = False
    if governor is not None:
        tail = "".join(tags[part] for part in parts if part > governor[1])
        is_passive = tail[-1] in "np" and "B" in tail[:-1]
        is_done = "TH" in tail and tail[-1] in "np"  # "is believed to have died"
    tense = _tense(letters, lowers[first], modal, governor[0] if governor else None, cues)
    follows = tags[main + 1 : main + 2] or "."
    lemma = _lemma(tagged, main, cues)
    if is_passive and follows in "ITE#" and lemma in cues.prospective_participles:
        tense = "future"
    shape: Shape = "finite"
    if letters[0] == "g" or lowers[first] in tagged.closed.gerund_auxiliaries:
        shape = "gerund"
    elif letters[0] == "n":
        shape = "participle"
    elif letters == "p":
        shape = "ambiguous"
    if shape in ("gerund", "participle"):
        tense = tense if tense == "future" else "none"
    if is_done and tense != "future":
        tense, aspect = "past", "perfect"
    end = main + 1
    return VerbGroup(
        span=Span(tagged.starts[first], tagged.ends[main]),
        lemma=lemma,
        tense=tense,
        aspect=aspect,
        modal=modal,
        is_negated="X" in tags[first:end] or not tagged.closed.negated_modals.isdisjoint(lowers[first:end]),
        is_passive=is_passive,
        governor=governor[0] if governor else None,
        shape=shape,
        is_plural=lowers[first] in tagged.closed.plural_verbs
        or (tags[first] in "vO" and lowers[first] not in tagged.closed.singular_verbs),
        tokens=(first, end),
        main=main,
        is_from_past=tense == "future"
        and (lowers[first] in tagged.closed.past_auxiliaries or modal in cues.past_modals),
    )


def _tense(letters: str, low: str, modal: str | None, governor: str | None, cues: _Cues) -> Tense:
    is_perfect = "H" in letters[:-1]
    if modal is not None:
        if is_perfect:
            return "past"
        return "future" if modal in cues.ahead_modals else "present"
    is_open = not is_perfect or governor not in cues.done_at_once
    if governor is not None and is_open and (governor in cues.prospective or governor == cues.lemmas.get("B")):
        return "future"
    first = letters[0]
    if first in "dp":
        return "past"
    if first in "BHO":
        return "past" if low in cues.past_auxiliaries else "present"
    return "present" if first in "vz" else "none"
