"""Nouns as JSON and back: what is kept from build to build is data, and nothing in it is ever run.

A dataclass is written as the list of its fields, in their order. Reading goes by the annotations of the class and
trusts nothing: a value of another type, a list too short or a word that a `Literal` does not have is a
`DecodeError`, so that a record that was cut off or tampered with is made again and never believed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]


class DecodeError(ValueError):
    """A record is not what the noun asks for."""


def encode(value: object) -> str:
    """Return a noun, or a tuple of nouns, as one line of JSON.

    The same value gives the same line everywhere. Raises TypeError for what JSON has no form for.

    >>> from generator.model.calendar import Day
    >>> encode((Day(2017, 1, 17),))
    '[[2017,1,17]]'
    """
    return _ENCODER.encode(value)


def decode(kind: type[T], line: str | bytes) -> T:
    """Return the noun of the type `kind` that a line of JSON holds.

    `kind` is a dataclass or an annotation such as `tuple[Event, ...]`. Raises DecodeError where the line holds
    anything else.

    >>> from generator.model.calendar import Day
    >>> decode(tuple[Day, ...], "[[2017,1,17]]")
    (Day(year=2017, month=1, day=17),)
    """
    try:
        value: T = _decoder(kind)(json.loads(line))
    except (ValueError, TypeError, RecursionError) as err:
        message = f"not a record of {kind}: {err}"
        raise DecodeError(message) from err
    return value


def _fields_of(value: object) -> tuple[object, ...]:
    kind = type(value)
    get = _GETTERS.get(kind)
    if get is None:
        get = _GETTERS[kind] = _getter(kind)
    return get(value)


def _getter(kind: type) -> Callable[[object], tuple[object, ...]]:
    if not is_dataclass(kind):
        message = f"no JSON form for {kind.__name__}"
        raise TypeError(message)
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


_GETTERS: dict[type, Callable[[object], tuple[object, ...]]] = {}
_DECODERS: dict[object, Decoder] = {}
_PLAIN: Final = (str, int, float, bool)
_SMALL: Final = 3
_SHARED: Final = 65_536  # small records that were read: a site's events are of few days, each said many times over
# Nouns are trees: to look for circles among them takes a third of the time.
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=_fields_of, allow_nan=False, check_circular=False
)


def _decoder(kind: object) -> Decoder:
    """Return the reader of an annotation, made once."""
    found = _DECODERS.get(kind)
    if found is None:
        found = _DECODERS[kind] = _made(kind)
    return found


def _made(kind: Any) -> Decoder:  # noqa: ANN401  an annotation has no narrower type
    origin = get_origin(kind)
    if kind in (str, int, float, bool, NoneType):
        return _exactly(kind)
    if kind is object:
        return _anything
    if origin is Literal:
        return _one_of(get_args(kind))
    if origin in (Union, UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple_of(get_args(kind))
    if origin is Mapping or origin is dict:
        return _mapping_of(get_args(kind)[1])
    if isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields")):
        return _record_of(kind)
    message = f"no JSON form for the annotation {kind!r}"
    raise TypeError(message)


def _anything(value: object) -> object:
    return value


def _exactly(kind: type) -> Decoder:
    def read(value: Any) -> Any:  # noqa: ANN401
        if type(value) is not kind:
            message = f"{value!r} where {kind.__name__} was expected"
            raise DecodeError(message)
        return value

    return read


def _one_of(values: tuple[object, ...]) -> Decoder:
    def read(value: Any) -> Any:  # noqa: ANN401
        if value not in values:
            message = f"{value!r} is none of {values!r}"
            raise DecodeError(message)
        return value

    return read


def _optional(kind: object) -> Decoder:
    kinds = [one for one in get_args(kind) if one is not NoneType]
    if len(kinds) != 1:
        message = f"no JSON form for the annotation {kind!r}"
        raise TypeError(message)
    inner = _decoder(kinds[0])

    def read(value: Any) -> Any:  # noqa: ANN401
        return None if value is None else inner(value)

    return read


def _tuple_of(kinds: tuple[Any, ...]) -> Decoder:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        inner = _decoder(kinds[0])
        if kinds[0] in _PLAIN:
            return lambda value: tuple(_all_exactly(kinds[0], _list(value)))

        def read(value: Any) -> tuple[Any, ...]:  # noqa: ANN401
            return tuple([inner(one) for one in _list(value)]) if value != [] else ()

        return read
    return _written_out(kinds, None)


def _all_exactly(kind: type, values: Collection[Any]) -> Collection[Any]:
    """Return values that are all of one plain type: a page of figures is looked at at once."""
    if not {kind}.issuperset(map(type, values)):
        message = f"{values!r} where each was expected to be {kind.__name__}"
        raise DecodeError(message)
    return values


def _mapping_of(kind: Any) -> Decoder:  # noqa: ANN401
    inner = _decoder(kind)

    def read(value: Any) -> dict[str, Any]:  # noqa: ANN401
        if type(value) is not dict:
            message = f"{value!r} where an object was expected"
            raise DecodeError(message)
        if kind in _PLAIN:
            _all_exactly(kind, value.values())
            return value
        return {name: inner(one) for name, one in value.items()}

    return read


def _record_of(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else list(hints)
    kinds = [hints[name] for name in names]
    is_small = is_dataclass(kind) and len(kinds) <= _SMALL and all(each in (int, str) for each in kinds)
    return _written_out(kinds, lru_cache(_SHARED)(kind) if is_small else kind)


def _written_out(kinds: Sequence[object], make: Callable[..., object] | None) -> Decoder:
    """Return the reader of a list of values of these kinds: what `make` makes of them, a tuple for None.

    It runs a hundred times an article, and so is written out value by value. What is run is made of numbers and of
    nothing that was ever read.
    """
    known: dict[str, object] = {"DecodeError": DecodeError, "make": make}
    places = [f"v{place}" for place in range(len(kinds))]
    lines = [
        "def read(value):",
        f"    if type(value) is not list or len(value) != {len(kinds)}:",
        "        raise DecodeError(f'{value!r} where a record was expected')",
        f"    {', '.join(places)}, = value",
    ]
    given = []
    for place, kind in zip(places, kinds, strict=True):
        plain, is_optional = _plain(kind)
        if plain is None:
            known[f"r{place}"] = _decoder(kind)
            given.append(f"r{place}({place})")
            continue
        known[f"t{place}"] = plain
        condition = f"type({place}) is not t{place}" + (f" and {place} is not None" if is_optional else "")
        lines += [f"    if {condition}:", f"        raise DecodeError(f'{{{place}!r}} is of a wrong type')"]
        given.append(place)
    lines.append(f"    return {'make' if make else ''}({', '.join(given)}{'' if make else ','})")
    exec("\n".join(lines), known)  # noqa: S102  the text is made of numbers
    read: Decoder = known["read"]  # type: ignore[assignment]
    return read


def _plain(kind: object) -> tuple[type | None, bool]:
    """Return the type of a field that JSON has a value for, and whether it may be None; (None, ...) for all else."""
    for plain in (str, int, float, bool):
        if kind is plain:
            return plain, False
        if kind == plain | None:
            return plain, True
    return None, False


def _list(value: object) -> list[Any]:
    if type(value) is not list:
        message = f"{value!r} where a list was expected"
        raise DecodeError(message)
    return value
