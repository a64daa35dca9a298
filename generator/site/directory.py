"""Who and what a corpus names: the names of all its articles joined, so that each person, body and place stands once.

A part of a name ("Obama", "SDF") is joined with the whole name that is called so, where the corpus has one that is and
no second; "George Bush" with "George W. Bush" where no other George Bush is told of. Within each article names were
joined when it was studied.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.model.digest import digest
from generator.model.name import NameKind, is_part
from generator.site.roll import Entry, Key

if TYPE_CHECKING:
    from generator.model.shard import Shard

MOST: Final = 300
MOST_CHOICES: Final = 10
FACETS: Final[Mapping[str, tuple[NameKind, ...]]] = {"place": ("place",), "actor": ("person", "organisation")}
_NO_WORD: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG: Final = 60


@dataclass(frozen=True, slots=True)
class Profile:
    """A person, a body or a place of a corpus.

    `name` is what most events call it, `others` its other names; `slug` is its page's name, each once. `inside` are
    its `count` events: the shard of some of them, and their places in it. `shown` is the digest of what they hold.
    """

    name: str
    kind: NameKind
    slug: str
    others: tuple[str, ...]
    count: int
    inside: tuple[tuple[Shard, tuple[int, ...]], ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Directory:
    """Those whom enough articles tell of, those of most events first, and what each name of theirs stands for.

    `numbers` has for each facet the number of a choice by each name that means it.
    """

    profiles: tuple[Profile, ...] = ()
    choices: Mapping[str, tuple[Profile, ...]] | None = None
    numbers: Mapping[str, Mapping[Key, int]] | None = None

    @property
    def digest(self) -> str:
        """The digest of what facets show of it."""
        chosen = sorted((self.choices or {}).items())
        return digest([(name, [(each.name, each.count) for each in profiles]) for name, profiles in chosen])


def directory_of(rolls: Sequence[tuple[Shard, Sequence[Entry]]], fewest: int, most: int = MOST) -> Directory:
    """Return those whom at least `fewest` articles tell of, at most `most`; none where `fewest` is 0."""
    if not fewest:
        return Directory()
    counts: Counter[Key] = Counter()
    called: dict[Key, set[str]] = defaultdict(set)
    partial: set[Key] = set()
    told: dict[Key, set[str]] = defaultdict(set)
    for _, roll in rolls:
        for entry in roll:
            key = entry.key
            told[key].update(entry.articles)
            if entry.is_full:
                counts[key] += len(entry.places)
                if entry.short:
                    called[Key(key.kind, entry.short)].add(key.text)
            else:
                partial.add(key)
    whole = joined(counts, called, partial)
    articles: dict[Key, set[str]] = defaultdict(set)
    for key, own in told.items():
        if key in whole:
            articles[whole[key]] |= own
    wanted = {key for key, own in articles.items() if len(own) >= fewest}
    inside = _inside(rolls, whole, wanted)
    sizes = {key: sum(len(places) for _, places, _ in parts) for key, parts in inside.items()}
    heaviest = sorted(wanted, key=lambda key: (-sizes[key], key))[:most]
    return _directory(heaviest, whole, inside, sizes)


Parts = list[tuple["Shard", tuple[int, ...], tuple[str, ...]]]


def _inside(
    rolls: Iterable[tuple[Shard, Sequence[Entry]]], whole: Mapping[Key, Key], wanted: set[Key]
) -> dict[Key, Parts]:
    """Return for each that is wanted its places in each shard, in order, and the digests of what is there."""
    found: dict[Key, Parts] = {key: [] for key in wanted}
    over = {name: key for name, key in whole.items() if key in wanted}
    for shard, roll in rolls:
        own: dict[Key, list[Entry]] = {}
        for entry in roll:
            key = over.get(entry.key)
            if key is not None:
                own.setdefault(key, []).append(entry)
        for key, entries in own.items():
            if len(entries) == 1:
                found[key].append((shard, tuple(entries[0].places), (entries[0].digest,)))
                continue
            places = sorted({place for entry in entries for place in entry.places})
            found[key].append((shard, tuple(places), tuple(sorted(entry.digest for entry in entries))))
    return found


def _directory(
    heaviest: Sequence[Key], whole: Mapping[Key, Key], inside: Mapping[Key, Parts], sizes: Mapping[Key, int]
) -> Directory:
    others, slugs = _others(whole), _slugs(heaviest)
    profiles = tuple(
        Profile(
            key.text,
            key.kind,
            slugs[key],
            others.get(key, ()),
            sizes[key],
            tuple((shard, places) for shard, places, _ in inside[key]),
            digest([shown for _, _, shown in inside[key]], [shard.name for shard, _, _ in inside[key]]),
        )
        for key in heaviest
    )
    choices = {
        name: tuple(each for each in profiles if each.kind in kinds)[:MOST_CHOICES] for name, kinds in FACETS.items()
    }
    numbers = {}
    for name, chosen in choices.items():
        places = {Key(each.kind, each.name): number for number, each in enumerate(chosen)}
        numbers[name] = {key: places[over] for key, over in whole.items() if over in places}
    return Directory(profiles, choices, numbers)


def joined(counts: Mapping[Key, int], called: Mapping[Key, set[str]], partial: Iterable[Key]) -> dict[Key, Key]:
    """Return for each name the one that stands for it; a part of a name that is nobody's alone has none.

    `called` are the whole names by what those who have them are called in short.
    """
    whole = {key: key for key in counts}
    for (kind, _), texts in called.items():
        if kind == "person" and len(texts) > 1:
            whole |= _longest({text: counts[Key(kind, text)] for text in texts})
    for key in partial:
        bearers = {whole[Key(key.kind, text)] for text in called.get(key, ())}
        if len(bearers) == 1 and key not in whole:
            whole[key] = bearers.pop()
    return whole


def _longest(counts: Mapping[str, int]) -> dict[Key, Key]:
    """Return for persons of one last name whom the shorter forms of a name mean: the bearer of the only longer one.

    All are then called as most events have it.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    tops = [text for text in counts if not any(text != other and is_part(text, other) for other in counts)]
    for text in counts:
        over = [top for top in tops if is_part(text, top)]
        groups[over[0] if len(over) == 1 else text].append(text)
    found: dict[Key, Key] = {}
    for texts in groups.values():
        name = min(texts, key=lambda text: (-counts[text], len(text), text))
        found |= {Key("person", text): Key("person", name) for text in texts}
    return found


def _others(whole: Mapping[Key, Key]) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, list[str]] = defaultdict(list)
    for key, over in sorted(whole.items()):
        if key != over:
            found[over].append(key.text)
    return {key: tuple(texts) for key, texts in found.items()}


def _slugs(keys: Iterable[Key]) -> dict[Key, str]:
    """Return the name of each one's page: of two of the same, the later in the order of names has a number."""
    taken: Counter[str] = Counter()
    found = {}
    for key in sorted(keys):
        slug = slug_of(key.text)
        taken[slug] += 1
        found[key] = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
    return found


def slug_of(text: str) -> str:
    """Return a name as the name of a page.

    >>> slug_of("Recep Tayyip Erdoğan"), slug_of("U.S. Senate"), slug_of("東京")
    ('recep-tayyip-erdogan', 'u-s-senate', 'e69db1e4baac')
    """
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))
    slug = _NO_WORD.sub("-", bare).strip("-")[:_LONGEST_SLUG]
    slug = slug or text.encode(errors="backslashreplace").hex()[:_LONGEST_SLUG]
    return f"{slug}-" if slug == "index" else slug
