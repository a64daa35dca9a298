"""The places that a language pack knows by name: countries and their people's names, parts of countries, large cities.

The pack's `places.toml` has what GeoNames has of them, its `names.toml` what they are called otherwise, which of them
mean something else as well, and what is said of a country's own ("Syrian").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.compiled import compiled, key_of
from generator.language.tables import word_list, word_set

if TYPE_CHECKING:
    from generator.language.pack import Pack

_PLACES: Final = "places"
_NAMES: Final = "names"
_SEPARATOR: Final = "; "


class Place(NamedTuple):
    """A place: what it is called here, the codes of where places of that name lie, and what shows that it is meant.

    `is_sure` holds of what means nothing else; a city of one word wants a word before it that says where. One of
    `wants` must be in the article, where there are any.
    """

    name: str
    codes: tuple[str, ...] = ()
    is_sure: bool = True
    wants: tuple[str, ...] = ()


class Places(Mapping[str, Place]):
    """Places by each of their names; one is made when it is first asked for, since an article names few of them."""

    def __init__(self, fields: Mapping[str, tuple[str, Sequence[str], bool, Sequence[str]]]) -> None:
        """Take the fields of each place."""
        self._fields = fields
        self._made: dict[str, Place] = {}

    def __getitem__(self, name: str) -> Place:
        """Return the place. Raises KeyError where there is none of that name."""
        found = self._made.get(name)
        if found is None:
            known_as, codes, is_sure, wants = self._fields[name]
            found = self._made[name] = Place(known_as, tuple(codes), is_sure, tuple(wants))
        return found

    def get(self, name: str, default: Place | None = None) -> Place | None:  # type: ignore[override]
        """Return the place of that name, `default` where there is none; without an error on the way."""
        return self[name] if name in self._fields else default

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a place of that name."""
        return name in self._fields

    def __iter__(self) -> Iterator[str]:
        """Return the names."""
        return iter(self._fields)

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._fields)


class Gazetteer(NamedTuple):
    """Places by each of their names, countries by what is said of their own, and the code of what places lie in."""

    places: Mapping[str, Place]
    demonyms: dict[str, str]
    codes: dict[str, str]


@cache
def gazetteer(pack: Pack) -> Gazetteer:
    """Return the places of a pack, read once a process.

    >>> from generator.language.pack import load_pack
    >>> places = gazetteer(load_pack("en"))
    >>> places.places["Rangoon"].name, places.demonyms["Syrian"], places.places["Lagos"].is_sure
    ('Yangon', 'Syria', False)
    """
    key = key_of(pack.digest, code=("language/gazetteer.py", "language/tables.py"))
    places, demonyms, codes = compiled(Path(pack.path, _PLACES), key, lambda: _gathered(pack))
    return Gazetteer(Places(places), demonyms, codes)


def _gathered(pack: Pack) -> tuple[dict[str, Place], dict[str, str], dict[str, str]]:
    """Return the places of a pack, countries by their demonyms and the codes, read from its tables."""
    none = word_set(pack, _NAMES, "not_places")
    wants = {first: tuple(rest) for first, *rest in _parted(pack, "doubtful")}
    places: dict[str, Place] = {}
    codes: dict[str, str] = {}
    capitals = set()
    for name, code, capital in _lines(pack, "countries", 3):
        codes[name] = code
        places[name] = Place(name, (code,))
        capitals.add(capital)
    for name, code in _lines(pack, "states", 2):
        codes[name] = code
        places.setdefault(name, Place(name, (code,)))
    for first, *others in _parted(pack, "regions"):
        places[first] = Place(first, codes=places[first].codes if first in places else ())
        places |= {other: Place(other) for other in others}
    for name, inside in _lines(pack, "cities", 2):
        if name not in none and name not in places:
            is_sure = " " in name or name in capitals
            for written in dict.fromkeys((name, _bare(name))):
                places.setdefault(written, Place(name, tuple(inside.split()), is_sure))
    _rename(places, codes, pack)
    for name in none & places.keys():
        if name not in codes:
            del places[name]
    for name, words in wants.items():
        if name in places:
            places[name] = places[name]._replace(wants=words)
    demonyms = {word: country for country, *words in _parted(pack, "demonyms") for word in words}
    return places, demonyms, codes


def _rename(places: dict[str, Place], codes: dict[str, str], pack: Pack) -> None:
    """Call places as the language does, whatever the gazetteer calls them."""
    for key in ("other_names", "other_cities"):
        for first, *others in _parted(pack, key):
            known = next((places[name] for name in (first, *others) if name in places), Place(first))
            for name in (first, *others):
                places[name] = Place(first, known.codes, is_sure=True)
                if key == "other_names" and known.codes:
                    codes.setdefault(name, known.codes[0])


def _lines(pack: Pack, key: str, columns: int) -> Iterator[list[str]]:
    for line in str(pack.table(_PLACES).get(key, "")).splitlines():
        fields = line.split("\t")
        if len(fields) == columns:
            yield fields


def _parted(pack: Pack, key: str) -> Iterator[list[str]]:
    for entry in word_list(pack, _NAMES, key):
        yield entry.split(_SEPARATOR)


def _bare(name: str) -> str:
    """Return a name without accents.

    >>> _bare("Córdoba")
    'Cordoba'
    """
    if name.isascii():
        return name
    import unicodedata

    return "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
