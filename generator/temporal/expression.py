"""The language of `means`: calls of the closed set of operators, slots, numbers and strings; parsed, never evaluated.

A meaning is read with `ast`, checked against the slots of its rule, and turned into closures. Nothing else of Python
is in it: no attribute, no index, no comparison.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterable
from functools import cache
from typing import cast

from generator.temporal.operators import NAMES, OPERATORS
from generator.temporal.scene import Meaning, Scene, Slots

_Part = Callable[[Scene, Slots], object]


class MeaningError(ValueError):
    """A meaning that cannot be read; `column` counts from 0; `known` are the names that would do."""

    def __init__(self, message: str, column: int, name: str = "", known: Iterable[str] = ()) -> None:
        """Keep where in the meaning it is, and the name that is nearest."""
        from difflib import get_close_matches

        super().__init__(message)
        self.column = column
        near = get_close_matches(name, sorted(known), 1)
        self.hint = f"did you mean {near[0]!r}?" if near else None


@cache
def compile_meaning(text: str, slots: frozenset[str]) -> Meaning:
    """Return the meaning of a rule with these slots, as a function of the scene and of what fills the slots.

    Raises MeaningError, with the column, for what is no meaning, for an operator or a slot that there is not, and for
    arguments that an operator does not take.
    """
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError as err:
        raise MeaningError("not an expression", max((err.offset or 1) - 1, 0)) from err
    return cast("Meaning", _part(tree.body, slots))


def _part(node: ast.expr, slots: frozenset[str]) -> _Part:
    match node:
        case ast.Constant(value=value) if isinstance(value, str | int | float | bool | None):
            return lambda _scene, _slots: value
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = _part(operand, slots)
            return lambda scene, given: -cast("int", inner(scene, given))
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() as sign, right=right):
            return _sum(sign, _part(left, slots), _part(right, slots))
        case ast.Name(id=name):
            return _name(name, slots, node.col_offset)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords):
            return _call(name, args, keywords, slots, node.col_offset)
    raise MeaningError(f"not part of the language of meanings: {ast.unparse(node)!r}", node.col_offset)


def _name(name: str, slots: frozenset[str], column: int) -> _Part:
    if name in slots:
        return lambda scene, given: scene.filled(given.get(name))
    if name in NAMES:
        constant = NAMES[name]
        return lambda scene, _given: constant(scene)
    raise MeaningError(f"neither a slot of the rule nor a name: {name!r}", column, name, {*slots, *NAMES})


def _sum(sign: ast.operator, left: _Part, right: _Part) -> _Part:
    def result(scene: Scene, given: Slots) -> object:
        first, second = cast("int", left(scene, given)), cast("int", right(scene, given))
        if isinstance(sign, ast.Mult):
            return first * second
        return first + second if isinstance(sign, ast.Add) else first - second

    return result


def _call(name: str, args: list[ast.expr], keywords: list[ast.keyword], slots: frozenset[str], column: int) -> _Part:
    operator = OPERATORS.get(name)
    if operator is None:
        raise MeaningError(f"not an operator: {name!r}", column, name, OPERATORS)
    inner = tuple(_part(arg, slots) for arg in args)
    named = tuple((keyword.arg or "", _part(keyword.value, slots)) for keyword in keywords)
    complaint = _complaint(name, len(inner), tuple(key for key, _ in named))
    if complaint:
        raise MeaningError(f"{name}: {complaint}", column)
    if named:
        return lambda scene, given: operator(
            scene, *(arg(scene, given) for arg in inner), **{key: arg(scene, given) for key, arg in named}
        )
    return lambda scene, given: operator(scene, *(arg(scene, given) for arg in inner))


@cache
def _complaint(name: str, count: int, keywords: tuple[str, ...]) -> str:
    """Return what is wrong with so many arguments of an operator, "" where it takes them."""
    try:
        inspect.signature(OPERATORS[name]).bind(None, *(None,) * count, **dict.fromkeys(keywords))
    except TypeError as err:
        return str(err)
    return ""
