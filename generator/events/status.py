"""Status and kind of an event: whether it happened, and whether it is something said.

The date comes first: what lies after the publication is never "happened". Then the clause's verb: negation, modals,
what it hangs on ("failed to", "is expected to"), conditions, tense. The word that decided is the step's cue.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.language.tables import nested_set, word_list, word_set
from generator.model.timex import Step

if TYPE_CHECKING:
    from generator.events.scene import Scene
    from generator.language.clause import Clause
    from generator.language.pack import Pack
    from generator.language.tense import VerbGroup
    from generator.model.calendar import Day
    from generator.model.event import Kind, Status, When

_NEAR: Final = 5


@dataclass(frozen=True, slots=True)
class _Cues:
    reporting: frozenset[str]
    with_content: frozenset[str]
    nouns: frozenset[str]
    negative: frozenset[str]
    doubtful: frozenset[str]
    cancelling: frozenset[str]
    negative_subjects: frozenset[str]
    negative_phrases: tuple[str, ...]
    possible_adverbs: frozenset[str]
    possible_modals: frozenset[str]
    past_modals: frozenset[str]
    counterfactual: frozenset[str]
    done_at_once: frozenset[str]
    slated: frozenset[str]
    also_deeds: frozenset[str]
    deed_particles: frozenset[str]
    speaking: frozenset[str]
    waiting: frozenset[str]
    failing: frozenset[str]
    reported: frozenset[str]
    phases: frozenset[str]
    allegations: frozenset[str]


@cache
def _cues(pack: Pack) -> _Cues:
    def words(key: str) -> frozenset[str]:
        return word_set(pack, "cues", key)

    return _Cues(
        words("reporting"),
        words("reporting_with_content"),
        words("reporting_nouns"),
        words("negative"),
        words("doubtful"),
        words("cancelling"),
        words("negative_subjects"),
        word_list(pack, "cues", "negative_phrases"),
        words("possible_adverbs"),
        words("possible_modals"),
        words("past_modals"),
        words("counterfactual"),
        words("done_at_once"),
        words("prospective_participles"),
        words("also_deeds"),
        words("deed_particles"),
        words("speaking"),
        words("waiting"),
        words("failing"),
        words("reported"),
        words("phases"),
        words("allegations"),
    )


def status(scene: Scene, found: When, dct: Day) -> tuple[Status, Step]:
    """Return the status of a dated clause, and the step that says which word decided.

    Nothing whose date lies after `dct`, in whole, is "happened".
    """
    cues = _cues(scene.reading.pack)
    verb = scene.clause.verb
    value, cue = _status(scene, found, dct, verb, cues)
    return value, Step("status", (("status", value), ("cue", cue)))


def _status(scene: Scene, found: When, dct: Day, verb: VerbGroup | None, cues: _Cues) -> tuple[Status, str]:
    is_later = found.earliest is not None and found.earliest > dct
    is_due = found.earliest is None and found.latest is not None and found.latest > dct
    is_due = is_due and not _is_done_before(scene, verb, cues)
    is_ahead = is_later or is_due
    is_noun = scene.head is not None
    said = scene.reading.text[slice(*verb.span)] if verb is not None else ""
    if verb is not None and not (is_noun and not is_ahead):
        negation = _negation(scene, verb, cues)
        if negation is not None and not is_not_until(scene):
            return "negated", negation
        if (cancelled := _cancelled(scene, verb, cues, is_ahead=is_later)) is not None:
            return "negated", cancelled
    doubt = _doubt(scene, verb, cues) if verb is not None else None
    if is_ahead:
        return ("possible", doubt) if doubt is not None else ("planned", said if _is_future(verb) else "")
    if verb is not None and not is_noun and verb.tense == "future" and verb.modal not in scene.tagged.closed.ability:
        is_over = found.latest is not None and found.latest < dct
        if doubt is not None and not (is_over and doubt == verb.modal and doubt in cues.past_modals):
            return "possible", doubt
        is_done = verb.governor in cues.done_at_once or (verb.governor is None and not _is_slated(verb, cues))
        is_past = is_over and (doubt is not None or (verb.modal is None and is_done) or is_not_until(scene))
        return ("happened", said) if is_past else ("planned", said)
    if found.latest is None and scene.period.signal == "since" and not _is_ended(scene):
        return "ongoing", "since"
    is_open = found.latest is not None and found.latest >= dct
    if doubt is not None and (doubt in cues.allegations or (is_open and scene.clause.kind == "conditional")):
        return "possible", doubt
    holds = found.earliest is not None and found.latest is not None and found.earliest <= dct <= found.latest
    if holds and verb is not None and verb.tense == "present" and verb.aspect != "perfect" and not is_noun:
        lasts = found.earliest != found.latest or verb.aspect == "progressive"
        return ("ongoing", said) if lasts else ("happened", said)
    return "happened", said


def _is_ended(scene: Scene) -> bool:
    """Tell whether what went on is over: "died after | being in prison since May"."""
    clause, ended = scene.clause, word_set(scene.reading.pack, "cues", "ended_by")
    over = clause.parent.verb if clause.parent is not None else None
    return clause.kind == "participle" and clause.marker in ended and over is not None and over.tense == "past"


def _is_done_before(scene: Scene, verb: VerbGroup | None, cues: _Cues) -> bool:
    """Tell whether a thing is over although what it came before is ahead: "police closed the road ahead of Friday"."""
    if scene.period.signal != "before" or verb is None or verb.tense != "past":
        return False
    return verb.modal is None and verb.governor is None and not _is_slated(verb, cues)


def is_not_until(scene: Scene) -> bool:
    """Tell whether a negation says when a thing does happen: "will not meet again until 14 October"."""
    verb = scene.clause.verb
    return (
        verb is not None
        and verb.is_negated
        and scene.period.signal == "until"
        and verb.lemma not in _cues(scene.reading.pack).waiting
    )


def _is_slated(verb: VerbGroup, cues: _Cues) -> bool:
    """Tell whether a participle only says when a thing was to be: "was slated for January"."""
    return verb.lemma in cues.slated and (verb.is_passive or verb.shape == "participle")


def _is_future(verb: VerbGroup | None) -> bool:
    return verb is not None and verb.tense == "future"


def _denial_of_date(scene: Scene) -> str | None:
    """Return what denies a date alone: "not" of "will leave soon but not on Friday"."""
    first, tagged = scene.tokens[0], scene.tagged
    place = next((at for at in (first - 1, first - 2) if at > 0 and tagged.tags[at:first] in ("X", "XI")), None)
    return tagged.lowers[place] if place is not None and scene.period.signal is None else None


def _negation(scene: Scene, verb: VerbGroup, cues: _Cues) -> str | None:
    if (denial := _denial_of_date(scene)) is not None:
        return denial
    is_unreal = verb.modal in cues.counterfactual and verb.aspect == "perfect"
    if verb.is_negated or (is_unreal and scene.clause.kind != "content"):
        return scene.reading.text[slice(*verb.span)]
    if verb.governor in cues.negative and not (
        verb.governor in _cues(scene.reading.pack).failing and scene.is_in_subject
    ):
        return verb.governor
    subject = scene.clause.subject_tokens
    if subject is not None:
        first = scene.tagged.lowers[subject[0]]
        if first in cues.negative_subjects:
            return first
    before = " ".join(scene.words(max(0, verb.tokens[0] - 2), verb.tokens[1]))
    return next((phrase for phrase in cues.negative_phrases if f" {phrase} " in f" {before} "), None)


def _cancelled(scene: Scene, verb: VerbGroup, cues: _Cues, *, is_ahead: bool) -> str | None:
    """Return the word that called off what the date belongs to: "the concert on 5 June was cancelled"."""
    parent = scene.clause.parent
    over = parent.verb if parent is not None and scene.clause.kind in ("participle", "relative") else None
    if over is not None and verb.tense == "future" and (deed := _called_off(scene, over, cues)) is not None:
        return deed
    if (
        ((scene.is_beside_subject and verb.is_passive) or is_ahead)
        and scene.period.signal is None
        and not _is_new_date(scene)
    ):
        return _called_off(scene, verb, cues)
    return None


def _is_new_date(scene: Scene) -> bool:
    """Tell whether a date is the one that something was moved to: "the vote was postponed to March"."""
    to = nested_set(scene.reading.pack, "cues", "signals", "weak_until")
    return not to.isdisjoint(scene.words(scene.tokens[0] - 1, scene.tokens[0] + 1))


def _called_off(scene: Scene, verb: VerbGroup, cues: _Cues) -> str | None:
    """Return the verb of calling off, with its particle, None where it is another: "cancel", "call off"."""
    following = scene.words(verb.tokens[1], verb.tokens[1] + 1)
    if verb.lemma in cues.cancelling:
        return verb.lemma
    phrasal = "-".join((verb.lemma, *following))
    return phrasal.replace("-", " ") if phrasal in cues.cancelling else None


def _doubt(scene: Scene, verb: VerbGroup, cues: _Cues) -> str | None:
    """Return the word that makes a clause only possible: "may", "if", "perhaps", "likely"."""
    if verb.modal in cues.possible_modals and verb.tense == "future":
        return verb.modal
    if verb.governor in cues.doubtful:
        return verb.governor
    clause: Clause | None = scene.clause
    while clause is not None:
        if clause.kind == "conditional":
            return clause.marker
        if (word := _alleging(scene, clause, cues)) is not None:
            return word
        over = clause.verb
        if clause.kind != "participle" or over is None:
            break
        clause = clause.parent
        if clause is not None and clause.verb is not None and clause.verb.modal in cues.possible_modals:
            return clause.verb.modal
    adverbs = scene.words(max(0, verb.tokens[0] - 1), verb.tokens[1])
    return next((word for word in adverbs if word in cues.possible_adverbs), None)


def _alleging(scene: Scene, clause: Clause, cues: _Cues) -> str | None:
    """Return the noun that a clause says the content of: "the allegation | he had fled", None where it is none."""
    own = clause.subject_tokens
    if own is None or clause.kind not in ("relative", "content"):
        return None
    place = own[0] - 1
    place -= place > 0 and scene.tagged.lowers[place] in scene.tagged.closed.complementisers
    before = scene.tagged.lowers[place] if place >= 0 else ""
    return before if before in cues.allegations else None


def kind(scene: Scene) -> Kind:
    """Return "statement" where the clause is somebody's saying, announcing or reporting, else "event"."""
    cues = _cues(scene.reading.pack)
    verb = scene.clause.verb
    if scene.head is not None and scene.tagged.lowers[scene.head] in cues.nouns:
        return "statement"
    if _is_attribution(scene):
        return "statement"
    if verb is None or (scene.head is not None and not scene.is_in_subject and not _is_possessive(scene)):
        return "event"
    if (
        verb.governor in cues.reporting
        and verb.is_passive is False
        and verb.governor in _cues(scene.reading.pack).reported
    ):
        return "statement"
    if verb.governor is not None and verb.governor not in _cues(scene.reading.pack).phases:
        return "event"
    if verb.lemma not in cues.reporting or _is_deed(scene, verb, cues):
        return "event"
    if verb.lemma in cues.speaking and _has_audience(scene, verb):
        return "statement"
    if verb.lemma in cues.with_content and not _has_content(scene):
        return "statement" if verb.is_passive and verb.lemma in _cues(scene.reading.pack).reported else "event"
    return "statement"


def _is_attribution(scene: Scene) -> bool:
    """Tell whether a date stands in what names the source: "according to a report on Monday"."""
    place = scene.tokens[0] - 1
    while place > 0 and scene.tagged.tags[place] in "DSJNKIT#~)(R":
        if scene.tagged.lowers[place] in scene.tagged.closed.attributing:
            return True
        place -= 1
    return False


def _is_deed(scene: Scene, verb: VerbGroup, cues: _Cues) -> bool:
    """Tell whether a verb of saying does something here: "called off the search", "was sworn in", "called at noon"."""
    following = scene.tagged.lowers[verb.tokens[1] : verb.tokens[1] + 1]
    if verb.lemma in cues.also_deeds and (verb.is_passive or (following[:1] and following[0] in cues.deed_particles)):
        return not _has_content(scene)
    return False


def _has_audience(scene: Scene, verb: VerbGroup) -> bool:
    """Tell whether somebody is spoken to: "addressed the press"."""
    audiences = word_set(scene.reading.pack, "cues", "audiences")
    return any(low in audiences for low in scene.words(verb.tokens[1], verb.tokens[1] + _NEAR))


def _is_possessive(scene: Scene) -> bool:
    return scene.tagged.tags[scene.tokens[1] : scene.tokens[1] + 1] == "S"


def _has_content(scene: Scene) -> bool:
    """Tell whether something is said: a clause of content, or a quotation that begins after the verb."""
    clause = scene.clause
    if any(other.parent is clause and other.kind in ("content", "quote") for other in scene.clauses):
        return True
    verb_end = clause.verb.tokens[1] if clause.verb is not None else 0
    following = scene.tagged.tags[verb_end : max(clause.tokens[1], verb_end + 6)]
    return following.startswith("W") or following.lstrip("IKNE#DJ,;").startswith('"')
