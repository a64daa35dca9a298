"""Message catalogues: gettext files by language, read by Babel and compiled when needed, so that no build is needed.

Message ids are keys ("status.planned"), so that English too is only a catalogue and a wording can change without its
translations going astray. Values are filled in by name (`{count}`); a message that counts has the plural forms of
its language.
"""

from __future__ import annotations

import gettext
import io
from base64 import b64decode, b64encode
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from generator.compiled import compiled, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel import Locale

CATALOGUES: Final = Path(__file__).with_name("catalogues")
FALLBACK: Final = "en"
LANGUAGES: Final = ("ar", "en")
Form = Literal["wide", "abbreviated"]
_ARABIC_DIGITS: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def text(key: str, language: str, **values: object) -> str:
    """Return the message of a key with its values filled in.

    `count` picks the plural form and is printed with the language's digits. Raises KeyError for a key that the
    catalogue does not have.

    >>> text("status.planned", "en"), text("events", "en", count=7)
    ('planned', '7 dated events')
    """
    if not values:
        return _message(key, language)
    count = values.get("count")
    if not isinstance(count, int):
        return _message(key, language).format(**values)
    message = _load(spoken_language(language)).ngettext(key, key, count)
    if message == key:
        raise KeyError(key)
    return message.format(**values | {"count": digits(count, language, grouped=True)})


@cache
def _message(key: str, language: str) -> str:
    """Return the message of a key. Raises KeyError for one that the catalogue does not have."""
    message = _load(spoken_language(language)).gettext(key)
    if message == key:
        raise KeyError(key)
    return message


def has_message(key: str, language: str) -> bool:
    """Tell whether the language's catalogue has the key.

    >>> has_message("status.planned", "ar"), has_message("status.eaten", "ar")
    (True, False)
    """
    return _load(spoken_language(language)).gettext(key) != key


@cache
def spoken_language(language: str) -> str:
    """Return the language that we have words for: the tag's own, else English.

    >>> spoken_language("ar-SY"), spoken_language("fr")
    ('ar', 'en')
    """
    primary = language.partition("-")[0].lower()
    return primary if primary in LANGUAGES else FALLBACK


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Return how the language's words are written.

    >>> direction("en"), direction("ar")
    ('ltr', 'rtl')
    """
    return "rtl" if _conventions(language).order == "right-to-left" else "ltr"


@cache
def reading_direction(language: str) -> Literal["ltr", "rtl", "auto"]:
    """Return how any language is written; "auto", by its letters, where Babel does not know it.

    >>> reading_direction("he"), reading_direction("fr-CA"), reading_direction("tlh")
    ('rtl', 'ltr', 'auto')
    """
    if language in LANGUAGES:
        return direction(language)
    from babel import Locale, UnknownLocaleError

    try:
        order = Locale.parse(language, sep="-").character_order
    except (UnknownLocaleError, ValueError):
        return "auto"
    return "rtl" if order == "right-to-left" else "ltr"


def digits(number: int, language: str, *, grouped: bool = False) -> str:
    """Return an integer in the language's digits; `grouped` parts the thousands.

    >>> digits(2017, "en"), digits(10000, "en", grouped=True), digits(2017, "ar-EG")
    ('2017', '10,000', '٢٠١٧')
    """
    written = f"{number:,}" if grouped else str(number)
    if _conventions(language).numbering == "arab":
        return written.translate(_ARABIC_DIGITS).replace(",", "٬")
    return written


def ordinal(number: int, language: str) -> str:
    """Return the number as an ordinal.

    >>> [ordinal(number, "en") for number in (1, 2, 13, 21)]
    ['1st', '2nd', '13th', '21st']
    """
    form = locale(language).ordinal_form(number)
    key = f"ordinal.{form}"
    return text(key if has_message(key, language) else "ordinal.other", language, number=digits(number, language))


def month_name(month: int, language: str, form: Form = "wide") -> str:
    """Return the name of a month, 1 to 12.

    >>> month_name(1, "en"), month_name(9, "en", "abbreviated")
    ('January', 'Sep')
    """
    conventions = _conventions(language)
    return (conventions.months if form == "wide" else conventions.short_months)[month - 1]


def weekday_name(weekday: int, language: str) -> str:
    """Return the name of a day of the week, 0 for Monday.

    >>> weekday_name(0, "en")
    'Monday'
    """
    return _conventions(language).weekdays[weekday]


@cache
def locale(language: str) -> Locale:
    """Return Babel's locale: the tag's own where it is of a language that we have words for, else English."""
    from babel import Locale, UnknownLocaleError

    spoken = spoken_language(language)
    try:
        return Locale.parse(language if language.lower().startswith(spoken) else spoken, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(spoken)


class _Conventions(NamedTuple):
    """How a language writes: what of Babel's locale every date needs."""

    order: str
    numbering: str
    months: Sequence[str]
    short_months: Sequence[str]
    weekdays: Sequence[str]


@cache
def _conventions(language: str) -> _Conventions:
    """Return how a language writes; of our own languages without Babel, once it has been asked."""
    if language not in LANGUAGES:
        return _asked(language)
    babel = find_spec("babel")
    data = Path(babel.origin).with_name("locale-data") if babel is not None and babel.origin else CATALOGUES
    known = [path.read_bytes() for path in (data / f"{language}.dat", data / "root.dat") if path.is_file()]
    key = key_of(*known, code=("wording/catalogue.py",))
    return _Conventions(*compiled(CATALOGUES / f"{language}.locale", key, lambda: _asked(language)))


def _asked(language: str) -> _Conventions:
    spoken = locale(language)
    wide, short = ([str(spoken.months["format"][form][month]) for month in range(1, 13)] for form in get_args(Form))
    weekdays = [str(spoken.days["format"]["wide"][weekday]) for weekday in range(7)]
    return _Conventions(spoken.character_order, spoken.default_numbering_system, wide, short, weekdays)


@cache
def _load(language: str) -> gettext.GNUTranslations:
    path = CATALOGUES / f"{language}.po"
    source = path.read_bytes()
    messages = compiled(path, key_of(source, code=("wording/catalogue.py",)), lambda: _messages(source, language))
    return gettext.GNUTranslations(io.BytesIO(b64decode(messages)))


def _messages(source: bytes, language: str) -> str:
    """Return a catalogue as gettext wants it, in letters that JSON can hold."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = io.BytesIO()
    write_mo(written, read_po(io.BytesIO(source), locale=language, charset="utf-8"))
    return b64encode(written.getvalue()).decode()
