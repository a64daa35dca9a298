"""The one door to jinja2: a theme's templates, rendered with autoescape on; what is wrong in one is a SiteError."""

from __future__ import annotations

import traceback
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.atomic import replace
from generator.errors import Location, SiteError
from generator.site.theme import TEMPLATES, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Environment

_COMPILED: Final = Path(__file__).parents[1] / "__pycache__"


def render(theme: Theme, name: str, context: Mapping[str, object]) -> bytes:
    """Return a template's page in UTF-8.

    Every name in the template must have a value: a misspelt one is an error. Raises SiteError with the template's
    path and line for a template that is missing, broken, or that fails on the page's data.
    """
    with _told_by_line(theme, name):
        return _environment(theme.templates, theme.digest).get_template(name).render(context).encode()


def macro(theme: Theme, name: str, called: str, context: Mapping[str, object]) -> Callable[..., str]:
    """Return a macro of a template, to be called with its arguments; it and they raise as `render` does."""
    with _told_by_line(theme, name):
        module = _environment(theme.templates, theme.digest).get_template(name).make_module(dict(context))
        drawn = getattr(module, called)

    def draw(*values: object) -> str:
        with _told_by_line(theme, name):
            return str(drawn(*values))

    return draw


@contextmanager
def _told_by_line(theme: Theme, name: str) -> Iterator[None]:
    """Raise what goes wrong in a template as a SiteError that names its line."""
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    try:
        yield
    except TemplateNotFound as err:
        missing = str(err.name or name)
        hint = "a site's own templates/ goes before the shipped ones; each template that a page names must be in one"
        raise SiteError(f"no such template: {missing!r}", _caller(theme, err, missing), hint) from err
    except TemplateSyntaxError as err:
        path = Path(err.filename) if err.filename else theme.root / TEMPLATES / name
        raise SiteError(f"not a template: {err.message}", theme.location(path, err.lineno)) from err
    except SiteError as err:
        raise SiteError(err.message, _place_in_template(theme, err) or err.at, err.hint) from err
    except UnicodeDecodeError as err:
        raise SiteError("not UTF-8", Location(f"{TEMPLATES}/{name}")) from err
    except (TemplateError, TypeError, ValueError, AttributeError, KeyError, ArithmeticError) as err:
        place = _place_in_template(theme, err)
        if place is None:
            raise
        raise SiteError(f"the template fails: {err}", place) from err


@lru_cache(maxsize=4)
def _environment(folders: tuple[Path, ...], _digest: str) -> Environment:
    """Return the templates of some folders, compiled once for what all of them hold: one more may hide another."""
    from jinja2 import Environment, FileSystemLoader, MemcachedBytecodeCache, StrictUndefined
    from jinja2 import __version__ as version

    kept = _Kept(f"jinja2-{version}-")
    cache = MemcachedBytecodeCache(kept, kept.prefix)
    shipped = folders[-1]
    for path in shipped.rglob("*.html"):
        kept.names.add(kept.prefix + cache.get_cache_key(path.relative_to(shipped).as_posix(), path.as_posix()))
    return Environment(
        loader=FileSystemLoader(folders),
        bytecode_cache=cache,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class _Kept:
    """Where jinja2 keeps what it compiled of the shipped templates: beside the program's own bytecode.

    A site's own templates are compiled anew by each program that draws them. What cannot be read or written is passed
    over: jinja2 takes any exception for "not there".
    """

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.names: set[str] = set()

    def get(self, name: str) -> bytes:
        if name not in self.names:
            raise KeyError(name)
        return (_COMPILED / name).read_bytes()

    def set(self, name: str, value: bytes, _timeout: int | None = None) -> None:
        if name in self.names:
            replace(_COMPILED / name, value)


def _caller(theme: Theme, err: Exception, missing: str) -> Location:
    return _place_in_template(theme, err) or Location(f"{TEMPLATES}/{missing}")


def _place_in_template(theme: Theme, err: Exception) -> Location | None:
    """Return the innermost line of a template that the exception passed through (jinja2 rewrites the frames)."""
    for frame in reversed(traceback.extract_tb(err.__traceback__)):
        path = Path(frame.filename)
        if any(path.is_relative_to(folder) for folder in theme.templates):
            return theme.location(path, frame.lineno)
    return None
