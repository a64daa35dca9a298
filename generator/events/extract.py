"""The events of one article: one for each (clause, period), never joined.

Which expressions date an event is decided here: not durations, sets and references, not bare times of day, not dates
that are part of a name or only compared with, not datelines and captions. Neighbours: `merge` joins what is told twice.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.events.headline import headline
from generator.events.names import Names
from generator.events.period import periods, when
from generator.events.salience import Topic, salience
from generator.events.scene import Scene, scenes
from generator.events.status import is_not_until, kind, status
from generator.events.undated import is_dated_in_vain
from generator.language.tables import nested_set
from generator.model.document import Span
from generator.model.event import Dating, Event, Period, Source
from generator.model.timex import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.config import Settings
    from generator.language.pack import Pack
    from generator.language.reading import Reading
    from generator.model.document import Document
    from generator.model.event import When
    from generator.model.name import Name
    from generator.model.timex import Timex

_DASHES: Final = ("-", "--", "–", "—")
_FEWEST_WORDS: Final = 12
_LONGEST: Final = 3_000
_MOST_DATES: Final = 20
_ID_LENGTH: Final = 16
_PAGE_WORDS: Final = 2
_OPENING_WORDS: Final = 4


def extract(
    document: Document, timexes: Sequence[Timex], reading: Reading, settings: Settings, *, is_named: bool = True
) -> tuple[Event, ...]:
    """Return the dated events of a document in the order of the text.

    n timexes -> at most n events; each has one source. What runs on for more than 3,000 characters or
    20 dates without an end is a list or a table, and gives none. `timexes` are in order and do not overlap.
    Sources have the names in their sentences where `is_named`: a site joins its articles by them.
    """
    if not timexes:
        return ()
    topic = Topic(document, reading)
    names = Names(reading, document.title or "") if is_named else None
    kinds: Counter[tuple[str, str]] = Counter()
    return tuple(
        _event(document, scene, date, topic, kinds, names.within(scene.sentence) if names is not None else ())
        for scene, date in _dated(timexes, reading, settings)
    )


def datings(document: Document, timexes: Sequence[Timex], reading: Reading, settings: Settings) -> tuple[Dating, ...]:
    """Return what `extract` finds, in the same order, without telling it: that takes most of the time."""
    return tuple(
        Dating(scene.sentence, date, status(scene, date, document.dct)[0], kind(scene))
        for scene, date in _dated(timexes, reading, settings)
    )


def _dated(timexes: Sequence[Timex], reading: Reading, settings: Settings) -> Iterator[tuple[Scene, When]]:
    """Yield the clauses that are dated, each with its date."""
    for sentence, inside in _by_sentence(timexes, reading):
        datable = [timex for timex in inside if _is_datable(timex, reading.pack)]
        if not datable or _is_list(sentence, datable):
            continue
        for scene in scenes(sentence, periods(datable, reading.text, sentence.start, reading.pack), reading, inside):
            date = when(replace(scene.period, signal=None) if is_not_until(scene) else scene.period, settings)
            if date is not None and not (is_dated_in_vain(scene) or _is_label(scene, reading)):
                yield scene, date


def _is_list(sentence: Span, datable: Sequence[Timex]) -> bool:
    """Tell whether a sentence is a list or a table: nobody reads a clause out of it."""
    return sentence.end - sentence.start > _LONGEST or len(datable) > _MOST_DATES


def _by_sentence(timexes: Sequence[Timex], reading: Reading) -> list[tuple[Span, list[Timex]]]:
    grouped: dict[Span, list[Timex]] = {}
    for timex in timexes:
        grouped.setdefault(reading.sentence_at(timex.span.start), []).append(timex)
    return list(grouped.items())


@cache
def _deictic(pack: Pack) -> frozenset[str]:
    return nested_set(pack, "cues", "clock", "deictic")


@cache
def _captions(pack: Pack) -> frozenset[str]:
    return nested_set(pack, "cues", "captions", "openers")


@cache
def _caption_followers(pack: Pack) -> frozenset[str]:
    return nested_set(pack, "cues", "captions", "followers") | {":"}


def _is_datable(timex: Timex, pack: Pack) -> bool:
    """Tell whether an expression names a day or something coarser on the calendar."""
    if timex.edtf is None or timex.type not in ("DATE", "TIME"):
        return False
    if timex.type == "DATE":
        return True
    words = timex.mention.text.lower().replace("’", "'").split()
    return any(word.strip(",.").partition("'")[0] in _deictic(pack) for word in words)


def _is_label(scene: Scene, reading: Reading) -> bool:
    """Tell whether a sentence is a date line, a caption or a credit: no verb, and little beside the date."""
    first = scene.tagged.lowers[0]
    if (
        len(scene.tagged) > 1
        and first in _captions(reading.pack)
        and scene.tagged.lowers[1] in _caption_followers(reading.pack)
    ):
        return True
    if _is_dateline(scene) or _is_stamp(scene):
        return True
    if any(clause.verb is not None for clause in scene.clauses):
        return False
    dated = sum(last - begin for begin, last in (scene.tokens, *scene.others))
    words = sum(tag not in ".,;'\"-()~?" for tag in scene.tagged.tags)
    return words - dated < _FEWEST_WORDS


def _is_stamp(scene: Scene) -> bool:
    """Tell whether a saved page speaks of itself: "Updated on 5 May", "This story was posted", "© 2016 The Post"."""
    pack, lowers = scene.reading.pack, scene.tagged.lowers
    if lowers[0] in nested_set(pack, "cues", "captions", "marks"):
        return True
    stamps = nested_set(pack, "cues", "captions", "stamps")
    if _is_stamped(scene, stamps):
        return True
    verb, own = scene.clause.verb, scene.clause.subject_tokens
    if verb is not None and verb.is_passive and own is not None and lowers[verb.main] in stamps:
        is_own = lowers[own[0]] in scene.tagged.closed.pointing and own[1] - own[0] == _PAGE_WORDS
        return is_own and lowers[own[1] - 1] in nested_set(pack, "cues", "captions", "stamped")
    before = nested_set(pack, "cues", "captions", "before_stamps")
    opening = [bare for low in lowers[:_OPENING_WORDS] if (bare := low.strip("-*•"))]
    if (
        opening[:1]
        and opening[0] in nested_set(pack, "cues", "captions", "stamped")
        and not before.isdisjoint(opening[1:2])
    ):
        return not stamps.isdisjoint(opening[2:3])
    at = int(not before.isdisjoint(opening[:1]))
    has_subject = any(clause.subject_tokens is not None for clause in scene.clauses)
    return not has_subject and not stamps.isdisjoint(opening[at : at + 1])


def _is_stamped(scene: Scene, stamps: frozenset[str]) -> bool:
    """Tell whether who put a page there stands before a date, wherever that is: "... Posted by Lang on March 9"."""
    tagged, place = scene.tagged, scene.tokens[0] - 1
    while place > 0 and tagged.tags[place] in "KI,~C\"'":
        if tagged.lowers[place] in tagged.closed.agents and tagged.lowers[place - 1] in stamps:
            return tagged.form(place - 1)[0].isupper()
        place -= 1
    return False


def _is_dateline(scene: Scene) -> bool:
    """Tell whether a date stands in a line like "NEW YORK, Sept. 24 -- ", "ROME | Mon June 8, 2:19 pm (Wire) -"."""
    first, last = scene.tokens
    tags = scene.tagged.tags
    if tags[-2:-1] == ")" and scene.tagged.lowers[-1] in _DASHES:
        return True
    return first > 0 and set(tags[:first]) <= set("K,~?()") and tags[last : last + 1] in ("-", "(", "?")


def _event(
    document: Document,
    scene: Scene,
    date: When,
    topic: Topic,
    kinds: Counter[tuple[str, str]],
    names: tuple[Name, ...],
) -> Event:
    text = scene.reading.text
    quote = text[slice(*scene.sentence)]
    span = scene.period.span
    phrase = text[slice(*span)]
    what = kind(scene)
    value, why = status(scene, date, document.dct)
    title = headline(scene, is_statement=what == "statement")
    place = (" ".join(quote.split()), " ".join(phrase.split()))
    kinds[place] += 1
    source = Source(
        document_id=document.id,
        title=document.title or "",
        sentence=scene.sentence,
        phrase=span,
        quote=quote,
        url=document.url,
        publisher=document.publisher,
        published=document.dct,
        collection=document.collection,
        lang=document.lang,
        names=names,
    )
    return Event(
        id=_digest(document.id, *place, str(kinds[place])),
        when=date,
        headline=title,
        status=value,
        kind=what,
        salience=salience(scene, document, topic, date, value, title),
        sources=(source,),
        steps=(*_date_steps(scene.period, date), why),
    )


def _date_steps(period: Period, date: When) -> tuple[Step, ...]:
    """Return how the date was worked out: the steps of each timex, then what the signal made of them."""
    steps = [step for timex in period.timexes for step in timex.steps]
    mod = (("mod", date.mod),) if date.mod is not None else ()
    result = Step("result", (("edtf", date.edtf), *mod))
    if period.signal in ("range", "list"):
        steps.append(result)
    elif period.signal is not None:
        steps += [Step("signal", (("signal", period.signal),)), result]
    return tuple(steps)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_ID_LENGTH]
