"""Verbs: which forms of which verbs a word may be, and the form that a verb takes in the present.

The data are a pack's `verbs.toml`; regular forms follow English spelling. Neighbours: `tagging` chooses among the
readings that this room offers.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from generator.language.tables import word_list, word_set

if TYPE_CHECKING:
    from generator.language.pack import Pack

Form = Literal["base", "third", "past", "participle", "gerund"]
_VOWELS: Final = frozenset("aeiou")
_SIBILANTS: Final = ("s", "x", "z", "ch", "sh", "o")
_SHORTEST_STEM: Final = 3
_PREFIXES: Final = frozenset(("co", "re", "pre", "de", "un", "mis", "over", "out"))


class VerbReading(NamedTuple):
    """One form of one verb."""

    lemma: str
    form: Form


class Verbs:
    """All verbs of a pack; a word's readings are worked out when it is first met."""

    def __init__(self, pack: Pack) -> None:
        """Read `verbs.toml`."""
        self._regular = word_set(pack, "verbs", "regular")
        self.rather_nouns = word_set(pack, "verbs", "rather_nouns")
        self._irregular: dict[str, list[VerbReading]] = {}
        self._past: dict[str, str] = {}
        self._kept: dict[str, tuple[VerbReading, ...]] = {}
        words = word_list(pack, "verbs", "irregular")
        for line in words:
            lemma, past, *participles = line.split()
            self._past[lemma] = past
            for form in past.split("/"):
                self._irregular.setdefault(form, []).append(VerbReading(lemma, "past"))
            for participle in participles:
                self._irregular.setdefault(participle, []).append(VerbReading(lemma, "participle"))

    def readings(self, word: str) -> tuple[VerbReading, ...]:
        """Return every (lemma, form) that a lower-case word may be, () where it is no verb.

        >>> from generator.language.pack import load_pack
        >>> verbs_of(load_pack("en")).readings("pressed")
        (VerbReading(lemma='press', form='past'), VerbReading(lemma='press', form='participle'))
        """
        found = self._kept.get(word)
        if found is None:
            found = self._kept[word] = tuple(dict.fromkeys(self._read(word)))
        return found

    def _read(self, word: str) -> list[VerbReading]:
        found = list(self._irregular.get(word, ()))
        if word in self._regular:
            found.append(VerbReading(word, "base"))
        if word.endswith("ing"):
            found += [VerbReading(lemma, "gerund") for lemma in self._stems(word[:-3])]
        elif word.endswith("ed"):
            for lemma in self._stems(word[:-2]):
                if lemma not in self._past:
                    found += [VerbReading(lemma, "past"), VerbReading(lemma, "participle")]
        elif word.endswith("s") and not word.endswith("ss"):
            found += [VerbReading(lemma, "third") for lemma in self._thirds(word)]
        prefix, hyphen, stem = word.partition("-")
        if hyphen and prefix in _PREFIXES:
            found += [VerbReading(f"{prefix}-{lemma}", form) for lemma, form in self._read(stem)]
        return found

    def _stems(self, stem: str) -> list[str]:
        """Return the verbs that "-ing" or "-ed" may have been put to."""
        spelled = [stem, stem + "e"]
        if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2]:
            spelled.insert(1, stem[:-1])
        if stem.endswith("i"):
            spelled.append(stem[:-1] + "y")
        if stem.endswith("y"):
            spelled.insert(0, stem[:-1] + "ie")
        if stem.endswith("ck"):
            spelled.append(stem[:-1])
        return [lemma for lemma in spelled if lemma in self._regular][:1]

    def _thirds(self, word: str) -> list[str]:
        spelled = [word[:-1]]
        if word.endswith("es"):
            spelled.append(word[:-2])
        if word.endswith("ies"):
            spelled.insert(0, word[:-3] + "y")
        return [lemma for lemma in spelled if lemma in self._regular][:1]

    def third(self, lemma: str) -> str:
        """Return the verb's form for "he" in the present.

        >>> from generator.language.pack import load_pack
        >>> [verbs_of(load_pack("en")).third(verb) for verb in ("go", "carry", "say", "be")]
        ['goes', 'carries', 'says', 'is']
        """
        if lemma in ("be", "have"):
            return {"be": "is", "have": "has"}[lemma]
        if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
            return lemma[:-1] + "ies"
        return lemma + ("es" if lemma.endswith(_SIBILANTS) else "s")


@cache
def verbs_of(pack: Pack) -> Verbs:
    """Return the verbs of a pack, read once a process."""
    return Verbs(pack)
