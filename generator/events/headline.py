"""The headline of an event: who did what, from the clause's own words, in the present tense, without the date.

No word is used that the article does not have, inflection and auxiliaries apart. Where a clause gives no subject and
verb, the trimmed clause stands. Neighbours: `scene` for the clause, `naming` for its subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.events.naming import Words, short_name, subject
from generator.language.subject import before_verb
from generator.language.tables import word_set
from generator.language.verbs import verbs_of

if TYPE_CHECKING:
    from generator.events.scene import Scene
    from generator.language.clause import Clause
    from generator.language.tense import VerbGroup

LONGEST: Final = 12
_BEST: Final = 10
_CUTS: Final = frozenset("IT,CW-(\"z")
_DANGLING: Final = frozenset("DSIJTCRMBHOWX,#P~-(")
_BEFORE_DATE: Final = frozenset(("the", "as", "early", "late", "back", "about", "around", "later", "sometime", "exactly", "just"))
_MODALS: Final = {"could": "could", "may": "may", "might": "might", "can": "can", "cannot": "cannot", "must": "must"}
_HARD_CLAUSES: Final = frozenset(("relative", "subordinate", "conditional", "participle", "main"))


def headline(scene: Scene, *, is_statement: bool) -> str:
    """Return the headline of a dated clause: 1 to 12 words, no date, first letter upper-case."""
    verb = scene.clause.verb
    if scene.head is not None and _is_nominal(scene):
        words = _noun_phrase(scene)
    elif verb is None:
        words = _plain(scene, scene.clause.tokens)
    else:
        words = _sentence(scene, scene.clause, verb, is_statement=is_statement)
    return _written(_fit(words)) or _written(_fit(_plain(scene, scene.clause.tokens))) or _quoted(scene)


def _is_nominal(scene: Scene) -> bool:
    """Tell whether a date stands before a noun that is no subject and no possessor's: "a 2013 incident"."""
    is_possessive = scene.tagged.tags[scene.tokens[1] : scene.tokens[1] + 1] == "S"
    return not is_possessive and not scene.is_in_subject and scene.period.timexes[0].edtf in _years(scene)


def _years(scene: Scene) -> tuple[str, ...]:
    edtf = scene.period.timexes[0].edtf or ""
    return (edtf,) if edtf.isdigit() else ()


def _noun_phrase(scene: Scene) -> Words:
    start = scene.tokens[1]
    end = scene.clause.tokens[1]
    inner = [clause.tokens for clause in scene.clauses if start < clause.tokens[0] < end]
    if inner and scene.clauses:
        end = max(tokens[1] for tokens in inner if tokens[0] < end)
    return _plain(scene, (start, end), keep_clauses=True)


def _sentence(scene: Scene, clause: Clause, verb: VerbGroup, *, is_statement: bool) -> Words:
    found = subject(scene) if clause is scene.clause else None
    words, plural = found if found is not None else ([], verb.is_plural)
    rest_start = verb.tokens[1]
    if [word.lower() for word, _ in words] == ["there"]:
        return _plain(scene, (rest_start, clause.tokens[1]))
    if not words and clause.kind == "participle":
        return _plain(scene, clause.tokens)
    verb_words = _verb(scene, verb, is_plural=plural)
    said = _content(scene, clause) if is_statement or verb.lemma in ("decide", "agree", "find", "show") else None
    if said is not None:
        between = _plain(scene, (rest_start, said.tokens[0]))
        return [*words, *verb_words, *(between if len(between) <= 3 else []), *_said(scene, said)]
    rest = _object_before(scene, clause) + _plain(scene, (rest_start, clause.tokens[1]), is_statement=is_statement)
    joined = _joined(scene, clause, len(words) + len(verb_words) + len(rest), is_plural=plural)
    return [*words, *verb_words, *rest, *joined]


def _content(scene: Scene, clause: Clause) -> Clause | None:
    inside = (other for other in scene.clauses if other.parent is clause and other.kind in ("content", "quote"))
    return next((other for other in inside if other.verb is not None and other.tokens[0] >= clause.tokens[0]), None)


def _said(scene: Scene, said: Clause) -> Words:
    """Return a content clause with its tense moved to where the speaker stood: "would" becomes "will"."""
    verb = said.verb
    words = _plain(scene, said.tokens, keep_clauses=False, inside=said)
    if verb is None:
        return words
    moved = {"would": "will", "had": "has" if not verb.is_plural else "have"}
    first = scene.tagged.lowers[verb.tokens[0]]
    if first not in moved or said.kind == "quote":
        return words
    target = moved[first]
    if first == "had" and said.subject_tokens is not None:
        from generator.events.naming import is_plural

        target = "have" if is_plural(scene.reading, scene.tagged, said.subject_tokens) else "has"
    return [(target, tag) if word.lower() == first else (word, tag) for word, tag in words]


def _object_before(scene: Scene, clause: Clause) -> Words:
    """Return what "which" stands for where it is the object: "plans" in "plans which he is to present"."""
    has_own = clause.subject_tokens is not None and clause.subject_tokens[0] > clause.tokens[0]
    if clause.kind != "relative" or not has_own or clause.marker not in ("which", "that", "whom"):
        return []
    found, _ = before_verb(scene.tagged, clause.tokens[0], 0, frozenset(), is_antecedent=True)
    return short_name(scene.reading, scene.tagged, found) if found is not None else []


def _joined(scene: Scene, clause: Clause, length: int, *, is_plural: bool) -> Words:
    """Return the verb phrase that follows by "and" where it has no date of its own and there is room."""
    following = next((other for other in scene.clauses if other.is_joined and other.tokens[0] == clause.tokens[1]), None)
    if following is None or following.verb is None or following.subject_tokens != clause.subject_tokens:
        return []
    is_dated = any(following.tokens[0] <= other[0] < following.tokens[1] for other in scene.others)
    if is_dated or scene.tagged.lowers[following.tokens[0]] != "and" or following.verb.is_negated:
        return []
    rest = _plain(scene, (following.verb.tokens[1], following.tokens[1]))
    words = [("and", "C"), *_verb(scene, following.verb, is_plural=is_plural), *rest]
    return words if length + len(words) <= _BEST else []


def _verb(scene: Scene, verb: VerbGroup, *, is_plural: bool) -> Words:
    """Return a verb group in the present tense."""
    verbs = verbs_of(scene.reading.pack)
    tagged = scene.tagged
    main = tagged.form(verb.main).lower()
    prospective = word_set(scene.reading.pack, "cues", "prospective")
    be, have, do = ("are", "have", "do") if is_plural else ("is", "has", "does")

    def finite(lemma: str) -> str:
        if lemma == "be":
            return be
        return lemma if is_plural else verbs.third(lemma)

    lows = tagged.lowers[verb.tokens[0] : verb.tokens[1]]
    is_hidden = verb.governor is not None and (
        verb.governor == "be" or verb.governor == "going" or (verb.governor in prospective and lows[0] in _BE)
    )
    if verb.modal in _MODALS:
        tail = ["be", main] if verb.is_passive else [verb.lemma]
        negation = ["not"] if verb.is_negated and verb.modal != "cannot" else []
        return _verbal([_MODALS[verb.modal or ""], *negation, *tail])
    if verb.is_negated:
        return _verbal(_negated(verb, lows, main, be, have, do))
    if verb.governor is not None and not is_hidden:
        return _verbal(_governed(scene, verb, finite, be))
    if verb.is_passive or (verb.shape == "participle" and verb.lemma != "due"):
        return _verbal([be, main])
    return _verbal([finite(verb.lemma)] if verb.lemma != "due" else [be, main])


_BE: Final = frozenset(("is", "are", "was", "were", "'s", "'re", "been", "be", "am", "'m"))


def _negated(verb: VerbGroup, lows: tuple[str, ...], main: str, be: str, have: str, do: str) -> list[str]:
    if verb.is_passive:
        return [be, "not", main]
    if lows[0] in ("has", "have", "had", "'ve"):
        return [have, "not", main]
    if lows[0] in _BE:
        return [be, "not", *([verb.lemma] if verb.governor == "be" else [main] if verb.lemma != "be" else [])]
    if lows[0] in ("will", "would", "wo", "'ll"):
        return ["will", "not", verb.lemma]
    return [do, "not", verb.lemma]


def _governed(scene: Scene, verb: VerbGroup, finite: object, be: str) -> list[str]:
    """Return "fails to get" for "failed to get", "is able to go" for "was able to go"."""
    tagged = scene.tagged
    first, end = verb.tokens
    place = next((at for at in range(first, end) if tagged.tags[at] == "T"), verb.main)
    tail = [tagged.form(at) for at in range(place, end) if tagged.tags[at] not in "\"'R"]
    head_tags = tagged.tags[first:place]
    if "B" in head_tags:
        last = next((at for at in range(place - 1, first - 1, -1) if tagged.tags[at] in "nJRpg"), place - 1)
        return [be, tagged.lowers[last], *tail]
    return [str(finite(verb.governor)) if callable(finite) else "", *tail]


def _verbal(words: list[str]) -> Words:
    return [(word, "V") for word in words]


def _plain(
    scene: Scene, tokens: tuple[int, int], *, is_statement: bool = False, keep_clauses: bool = False, inside: Clause | None = None
) -> Words:
    """Return tokens as words without dates, brackets, attributions and the clauses nested in them."""
    tagged = scene.tagged
    tags = tagged.tags
    start, end = tokens
    gone = _dates(scene)
    host = inside or scene.clause
    if not keep_clauses:
        for other in scene.clauses:
            first = other.tokens[0]
            nested = other is not host and start < first < end and other.kind in _HARD_CLAUSES
            if nested and not (other.kind == "participle" and tags[first - 1 : first] not in (",", "-") and other.tokens[1] - first < 4):
                gone.update(range(first, other.tokens[1]))
    kept: Words = []
    depth = 0
    place = start
    while place < end:
        if tagged.lowers[place] == "according" or (tags[place] == "-" and kept and not keep_clauses):
            break
        if tags[place] == "(":
            depth += 1
        if not depth and place not in gone:
            kept.append((_form(scene, place, tokens), tags[place]))
        if tags[place] == ")":
            depth = max(0, depth - 1)
        place += 1
    del is_statement
    return _tidy(kept)


def _form(scene: Scene, place: int, tokens: tuple[int, int]) -> str:
    """Return a token, glued to the one before where the text has no space between."""
    tagged = scene.tagged
    is_glued = place > tokens[0] and tagged.ends[place - 1] == tagged.starts[place]
    return ("\0" if is_glued else "") + tagged.form(place)


def _dates(scene: Scene) -> set[int]:
    """Return the tokens of all dates of the sentence with the prepositions before and the "'s" after them."""
    tags, lowers = scene.tagged.tags, scene.tagged.lowers
    gone: set[int] = set()
    for first, last in (scene.tokens, *scene.others):
        begin = first
        while begin and lowers[begin - 1] in _BEFORE_DATE:
            begin -= 1
        is_possessive = tags[last : last + 1] == "S"
        if begin and tags[begin - 1] in "I" and not is_possessive and not _is_modifier(tags, last):
            begin -= 1
            if begin and lowers[begin - 1] in ("late", "early", "back", "starting", "beginning") and tags[begin - 1] != "g":
                begin -= 1
        gone.update(range(begin, last + is_possessive))
    return gone


def _is_modifier(tags: str, last: int) -> bool:
    return tags[last : last + 1] in ("N", "K") if last < len(tags) else False


def _tidy(words: Words) -> Words:
    """Drop quotation marks that lost their partner, doubled commas, and what dangles at either end."""
    opened = sum(tag == '"' for _, tag in words)
    closed = sum(tag == "'" for _, tag in words)
    if opened != closed:
        words = [(word, tag) for word, tag in words if tag not in "\"'"]
    tidy: Words = []
    for word, tag in words:
        if tag == "," and (not tidy or tidy[-1][1] == ","):
            continue
        tidy.append((word, tag))
    while tidy and tidy[0][1] in ",-;.'C":
        tidy.pop(0)
    while tidy and (tidy[-1][1] in ",-;.~ICTDS(" and tidy[-1][0].lstrip("\0") not in _PARTICLES and not _is_mark(tidy[-1])):
        tidy.pop()
    return tidy


_PARTICLES: Final = frozenset(("down", "up", "out", "off", "over", "in", "on", "'s", "’s", "through", "away", "'", "’", "around", "apart"))


def _is_mark(word: tuple[str, str]) -> bool:
    return word[0].lstrip("\0") in ("'s", "’s")


def _fit(words: Words) -> Words:
    """Cut a headline to at most twelve words, where a phrase begins, ten where that can be had."""
    words = _tidy(words)
    if _count(words) <= _BEST:
        return words
    for longest, shortest in ((_BEST, 5), (LONGEST, 4), (LONGEST, 2)):
        for end in range(len(words) - 1, 1, -1):
            head = words[:end]
            if not shortest <= _count(head) <= longest or words[end][0].startswith("\0"):
                continue
            if words[end][1] in _CUTS and head[-1][1] not in _DANGLING:
                return _tidy(head)
    while _count(words) > LONGEST or words[-1][1] in _DANGLING:
        words = words[:-1]
    return _tidy(words)


def _count(words: Words) -> int:
    return len(_joined_text(words).split())


def _joined_text(words: Words) -> str:
    return " ".join(word for word, _ in words).replace(" \0", "").replace("\0", "")


def _written(words: Words) -> str:
    text = " ".join(_joined_text(words).split()).strip(" ,;:–—-")
    for mark in ("“", "”", '"'):
        if text.count("“") != text.count("”") or text.count('"') % 2:
            text = text.replace(mark, "")
    return text[:1].upper() + text[1:]


def _quoted(scene: Scene) -> str:
    """Return the beginning of the sentence, where nothing better is to be had."""
    return " ".join(scene.reading.text[slice(*scene.sentence)].split()[:LONGEST])
