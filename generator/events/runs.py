"""Runs of capitals, and what each is by itself: a person, a body, a place, or nothing that its words show.

A run is taken apart at titles, dates and possessives; what a part is depends on its words alone, so that it is worked
out once however often it is written. Neighbour: `names` reads an article's runs together.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from generator.language.classes import classes_of
from generator.language.gazetteer import Gazetteer, gazetteer
from generator.language.tables import word_list, word_set
from generator.model.name import NameKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.language.pack import Pack

_TABLE: Final = "names"
_SEPARATOR: Final = "; "
_GIVEN: Final = "given_names"
_MOST_KEPT: Final = 50_000
_LONGEST: Final = 9
_LONGEST_RUN: Final = 300
_LONGEST_PERSON: Final = 4
_LONGEST_ACRONYM: Final = 6
_AND: Final = "&"
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+")
_POSSESSIVE: Final = re.compile(r"['’]s?\Z")
_CLOSED: Final = (
    "determiners", "possessives", "subject_pronouns", "object_pronouns", "prepositions", "subordinators",
    "coordinators", "adverbs", "relatives", "modals", "be", "conditionals", "content_markers", "time_units",
)  # fmt: skip
_OPENERS: Final = ("adjectives", "numbers", "adjectival_participles", "ing_nouns", "time_units", "plural_nouns")

Sign = Literal["whole", "likely", "last", "letters", "own"]


class Part(NamedTuple):
    """A part of a run, [start, end) in it: what it is called, what it is, and how sure that is.

    "whole" names are what their words say; "likely" is a person's where the words around say so too. The others are
    single words: a "last" name, the "letters" of a body, what is a country's "own" ("Syrian"). `is_titled` tells that
    it stands behind a title, or before one.
    """

    start: int
    end: int
    text: str
    kind: NameKind
    sign: Sign
    is_titled: bool = False


class Token(NamedTuple):
    """A word of a run: where it stands, itself without a possessive's ending, and in lower case without its stop."""

    start: int
    end: int
    form: str
    low: str
    owns: bool


class Words(NamedTuple):
    """What a pack says of names, as sets."""

    titles: frozenset[str]
    kept_titles: frozenset[str]
    before_titles: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    body_openers: frozenset[str]
    company_ends: frozenset[str]
    generic: frozenset[str]
    places_end: frozenset[str]
    places_open: frozenset[str]
    generic_places: frozenset[str]
    neither: frozenset[str]
    suffixes: frozenset[str]
    links: frozenset[str]
    link_articles: frozenset[str]
    capitals: frozenset[str]
    tails: frozenset[str]


class Runs:
    """Reads runs for one pack, and keeps what it read."""

    def __init__(self, pack: Pack) -> None:
        """Read what the pack says of names."""
        self.words = Words(*(word_set(pack, _TABLE, key) for key in Words._fields))
        self.places: Gazetteer = gazetteer(pack)
        self.pattern = _pattern(pack)
        others = word_set(pack, "words", *_CLOSED) | self.words.capitals
        self._others = others - self.words.titles
        self._openers = word_set(pack, "words", *_OPENERS)
        self._verbs = classes_of(pack).verbs
        self._given = (word_set(pack, "persons", _GIVEN) | word_set(pack, _TABLE, _GIVEN)) - word_set(
            pack, _TABLE, "not_given"
        )
        self.family_first = word_set(pack, _TABLE, "family_first")
        self.particles = word_set(pack, "words", "name_particles")
        self.known = {name: names[0] for names in _known(pack) for name in names}
        self._common = self.words.neither | self.words.bodies | self.words.places_end | self.words.titles
        self._read: dict[tuple[str, bool], tuple[Part, ...]] = {}

    def is_given(self, form: str) -> bool:
        """Tell whether a word is known as a given name."""
        return form in self._given

    def parts(self, run: str, *, at_start: bool) -> tuple[Part, ...]:
        """Return the parts of a run that may be names, in order; `at_start` where it opens a sentence."""
        if len(run) > _LONGEST_RUN:
            return ()
        key = run, at_start
        found = self._read.get(key)
        if found is None:
            if len(self._read) >= _MOST_KEPT:
                self._read.clear()
            found = self._read[key] = tuple(self._parts(run, at_start=at_start))
        return found

    def _parts(self, run: str, *, at_start: bool) -> Iterator[Part]:
        for tokens in self._pieces(list(_tokens(run)), run, at_start=at_start):
            yield from self._named(tokens, run)

    def _pieces(self, tokens: list[Token], run: str, *, at_start: bool) -> Iterator[list[Token]]:
        """Yield the pieces between words that are part of no name, and behind possessives."""
        if len(tokens) > 1 and self._is_known(_text(run, tokens)):
            yield tokens
            return
        piece: list[Token] = []
        for number, token in enumerate(tokens):
            opens = number == 0 and at_start
            if (opens and self._is_opener(token)) or self._is_other(token, is_inside=bool(piece), opens=opens):
                yield piece
                piece = []
                continue
            piece.append(token)
            if token.owns:
                yield piece
                piece = []
        yield piece

    def _is_other(self, token: Token, *, is_inside: bool, opens: bool) -> bool:
        """Tell whether a word is part of no name; in capitals throughout it may be letters ("US", "IT")."""
        if token.form[0].islower() and is_inside:
            return False
        if token.form.rpartition("-")[2] in self.words.tails and "-" in token.form:
            return True
        return token.low in self._others and (opens or len(token.form) == 1 or not token.form.isupper())

    def _is_opener(self, token: Token) -> bool:
        """Tell whether the first word of a sentence has its capital from that alone."""
        low, form = token.low, token.form
        if form in self._given or self._is_known(form) or form in self.places.demonyms or form.isupper():
            return False
        if low in self.words.titles or low in self.words.body_openers or low in self.words.places_open:
            return False
        return low in self._openers or bool(self._verbs.readings(low))

    def _named(self, tokens: list[Token], run: str) -> Iterator[Part]:
        words = self.words
        tokens = self._trimmed(tokens)
        if not tokens or len(tokens) > _LONGEST:
            return
        text = _text(run, tokens)
        whole = self._whole(text, tokens)
        if whole is not None:
            yield whole
            return
        titles = [at for at, token in enumerate(tokens) if token.low in words.titles]
        kept = next((at for at, token in enumerate(tokens[:-1]) if token.low in words.kept_titles), None)
        if kept is not None and all(token.low in words.titles | words.before_titles for token in tokens[:kept]):
            yield from self._regal(tokens[kept:], run)
        elif titles and tokens[-1].low not in words.bodies | words.neither | words.places_end:
            first = titles[0]
            while first and tokens[first - 1].low in words.before_titles:
                first -= 1
            if words.links.isdisjoint(token.low for token in tokens[:first]):
                for part in self._named(tokens[:first], run):
                    yield part._replace(is_titled=True) if part.sign == "own" else part
            yield from self._titled(tokens, titles[-1], run)
        elif len(tokens) == 1:
            yield from self._single(tokens[0])
        else:
            yield from self._several(tokens, text, run)

    def _trimmed(self, tokens: list[Token]) -> list[Token]:
        """Return a piece without small words at its ends."""
        start, end = 0, len(tokens)
        while start < end and tokens[start].form[0].islower() and "-" not in tokens[start].form:
            start += 1
        while start < end and tokens[end - 1].form[0].islower() and "-" not in tokens[end - 1].form:
            end -= 1
        return tokens[start:end]

    def _is_known(self, text: str) -> bool:
        return text in self.known or text in self.places.places

    def _whole(self, text: str, tokens: Sequence[Token]) -> Part | None:
        """Return a name that the pack has as it is, without its possessive."""
        if text in self.known:
            return _part(tokens, self.known[text], "organisation", "whole")
        place = self.places.places.get(text)
        if place is not None:
            return _part(tokens, text, "place", "whole")
        return None

    def _regal(self, tokens: list[Token], run: str) -> Iterator[Part]:
        """Yield a name that keeps its title: "Pope Francis", "Queen Elizabeth II"."""
        rest = tokens[1:]
        if all(self._may_be_personal(token) for token in rest) and len(rest) <= _LONGEST_PERSON - 1:
            yield _part(tokens, _text(run, tokens), "person", "whole", is_titled=True)

    def _titled(self, tokens: list[Token], last: int, run: str) -> Iterator[Part]:
        """Yield the person behind a title."""
        rest = tokens[last + 1 :]
        while len(rest) > 1 and rest[0].low in self.words.links | self.words.link_articles:
            rest = rest[1:]
            if rest[0].low in self.words.link_articles:
                rest = rest[1:]
            if rest and (rest[0].low in self.words.offices or rest[0].form in self.places.places):
                rest = rest[1:]
            else:
                return
        if not rest or len(rest) > _LONGEST_PERSON + 1 or not all(map(self._may_be_personal, rest)):
            return
        name = _text(run, rest)
        if len(rest) == 1 or (len(rest) == 2 and rest[1].low in self.words.suffixes):
            if rest[0].form not in self.places.demonyms and len(rest[0].form) > 2:
                yield _part(rest[:1], rest[0].form, "person", "last", is_titled=True)
        else:
            yield _part(rest, name, "person", "whole", is_titled=True)

    def _may_be_personal(self, token: Token) -> bool:
        low = token.low
        return (
            low not in self._common
            and low not in self.words.links
            and low not in self.words.link_articles
            and token.form not in self.places.demonyms
            and token.form.removesuffix("s") not in self.places.demonyms
            and not any(map(str.isdigit, low))
            and "&" not in low
            and (not token.form.isupper() or len(low) <= 2 or "." in token.form or low in self.words.suffixes)
        )

    def _single(self, token: Token) -> Iterator[Part]:
        form = token.form
        if form in self.places.demonyms:
            yield _part([token], self.places.demonyms[form], "place", "own")
        elif form.isupper() and 1 < len(form.replace(".", "")) <= _LONGEST_ACRONYM:
            yield _part([token], form, "organisation", "letters")
        elif len(form) > 2 and token.low not in self._common:
            yield _part([token], form, "person", "last")

    def _several(self, tokens: list[Token], text: str, run: str) -> Iterator[Part]:
        words, last = self.words, tokens[-1]
        lows = [token.low for token in tokens]
        link = next((at for at, low in enumerate(lows) if low in words.links and low != _AND), None)
        if self._is_person(tokens):
            yield _part(tokens, text, "person", "whole")
        elif link is not None and not self._reaches_over(lows, link):
            yield from self._named(tokens[:link], run)
            yield from self._named(tokens[link + 1 :], run)
        elif link is not None or last.low in words.bodies or last.low in words.company_ends:
            is_company = last.low in words.company_ends and lows[-2] != _AND
            rest = tokens[:-1] if is_company else tokens
            is_place = lows[0] in words.places_open
            if is_place or not self._is_generic(rest):
                name = text[: rest[-1].start + len(rest[-1].form) - tokens[0].start]
                yield _part(tokens, name, "place" if is_place else "organisation", "whole")
        elif last.low in words.places_end or lows[0] in words.places_open:
            rest = tokens[:-1] if last.low in words.places_end else tokens[1:]
            if any(token.low not in words.generic_places for token in rest):
                yield _part(tokens, text, "place", "whole")
        elif last.low in words.neither or _AND in lows:
            return
        elif tokens[0].form in self.places.demonyms and self._is_person(tokens[1:]):
            yield _part(tokens[:1], self.places.demonyms[tokens[0].form], "place", "own")
            yield _part(tokens[1:], text[tokens[1].start - tokens[0].start :], "person", "whole")
        elif len(tokens) <= 3 and all(map(self._may_be_personal, tokens)):
            yield _part(tokens, text, "person", "likely")

    def _reaches_over(self, lows: Sequence[str], link: int) -> bool:
        """Tell whether a name goes on behind "of": "Bank of England", not "John Smith of Oxford University"."""
        words = self.words
        opener = lows[link - 1]
        if link == 1 and opener in words.places_open:
            return True
        return opener in words.body_openers and not (link > 2 and words.links & set(lows[:link]))

    def _is_person(self, tokens: Sequence[Token]) -> bool:
        """Tell whether the first word is a given name, or a family name that stands first, and the rest may be one."""
        if not 2 <= len(tokens) <= _LONGEST_PERSON + 1 or not all(map(self._may_be_personal, tokens)):
            return False
        first, last = tokens[0].form, tokens[-1]
        if tokens[0].low in self.words.generic_places:
            return False
        if last.form[0].islower() and "-" not in last.form:
            return False
        if len(last.low) < 2:
            return False
        if first in self.family_first and len(tokens) <= 3:
            return True
        given = next((token.form for token in tokens if not _INITIALS.fullmatch(token.form)), "")
        if given == last.form:
            return False
        return given in self._given or (given != first and len(given) > 1)

    def lasts(self, name: str) -> tuple[str, ...]:
        """Return what a person may be called by alone: the last name, a family name that stands first."""
        words = name.split()
        if len(words) > 1 and words[0].lower() in self.words.kept_titles:
            return (words[1],)
        if len(words) > 2 and words[-1].lower().rstrip(".") in self.words.suffixes:
            words.pop()
        last = words[0] if words[0] in self.family_first else words[-1]
        return (last, last.partition("-")[2]) if "-" in last and last[0].islower() else (last,)

    def _is_generic(self, tokens: Sequence[Token]) -> bool:
        """Tell whether there is nothing in a body's name that other countries' bodies have not."""
        words = self.words
        return all(token.low in words.generic or token.low in words.links | words.link_articles for token in tokens)


@cache
def runs_of(pack: Pack) -> Runs:
    """Return what reads the runs of a language, made once a process.

    >>> from generator.language.pack import load_pack
    >>> runs = runs_of(load_pack("en"))
    >>> [(part.text, part.kind) for part in runs.parts("French President Nicolas Sarkozy", at_start=True)]
    [('France', 'place'), ('Nicolas Sarkozy', 'person')]
    """
    return Runs(pack)


def _known(pack: Pack) -> Iterator[list[str]]:
    for entry in word_list(pack, _TABLE, "known"):
        yield entry.split(_SEPARATOR)


def _pattern(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of a run: words with a capital, and small words between them."""
    first = r"[A-ZÀ-ÖØ-ÞĀ-ž]"
    capital = rf"{first}(?<!\w.)"
    stopped = _any(rf"(?<=\b{title.capitalize()}\.)" for title in word_set(pack, "abbreviations", "titles"))
    hyphened = _any(word_set(pack, _TABLE, "hyphened"))
    elided = _any(word_set(pack, _TABLE, "elided"))
    links = _any(word_set(pack, _TABLE, "links") | word_set(pack, "words", "name_particles"))
    articles = _any(word_set(pack, _TABLE, "link_articles"))
    rest = rf"(?:\.(?:{first}\.)*(?!\w)|[\w’'&-]*(?:\.(?:{stopped}))?)"
    following = rf"(?:(?:{hyphened})-|(?:{elided})['’])?{first}{rest}"
    return re.compile(rf"{capital}{rest}(?: (?:(?:{links}) (?:(?:{articles}|{links}) )?)?{following})*")


def _any(patterns: Iterable[str]) -> str:
    """Return the pattern of any of some, of nothing where there are none."""
    return "|".join(sorted(patterns)) or "(?!)"


def _tokens(run: str) -> Iterator[Token]:
    at = 0
    for form in run.split(" "):
        bare = _POSSESSIVE.sub("", form)
        bare = bare.rstrip("-&'’") or form
        yield Token(at, at + len(form), bare, bare.lower().rstrip("."), len(bare) < len(form))
        at += len(form) + 1


def _text(run: str, tokens: Sequence[Token]) -> str:
    return run[tokens[0].start : tokens[-1].start + len(tokens[-1].form)]


def _part(tokens: Sequence[Token], text: str, kind: NameKind, sign: Sign, *, is_titled: bool = False) -> Part:
    return Part(tokens[0].start, tokens[-1].start + len(tokens[-1].form), text, kind, sign, is_titled)
