"""The catalogues of all languages say the same things."""

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from generator.wording import LANGUAGES, digits, direction, text
from generator.wording.catalogue import CATALOGUES

FIELD = re.compile(r"""(?:\bt|text|has_message)\(\s*["']([a-z][a-z.-]+)["']""")


def messages(language: str) -> dict[str, tuple[str, ...]]:
    with (CATALOGUES / f"{language}.po").open("rb") as source:
        catalogue = read_po(source, locale=language)
    return {
        (message.id if isinstance(message.id, str) else message.id[0]): (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        for message in catalogue
        if message.id
    }


def fields(message: str) -> set[str]:
    return {f"{name}:{spec}" for _, name, spec, _ in Formatter().parse(message) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_message_of_english_and_no_other(language: str) -> None:
    assert messages(language).keys() == messages("en").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty_and_none_is_marked_fuzzy(language: str) -> None:
    assert all(all(forms) for forms in messages(language).values())
    assert "fuzzy" not in (CATALOGUES / f"{language}.po").read_text(encoding="utf-8")


def test_a_translation_fills_in_only_what_english_does() -> None:
    english = messages("en")
    for language in LANGUAGES:
        for key, forms in messages(language).items():
            allowed = set().union(*(fields(form) for form in english[key]))
            assert set().union(*(fields(form) for form in forms)) <= allowed, key


def test_counts_take_the_plural_of_their_language() -> None:
    assert text("events", "en", count=1) == "1 dated event"
    assert text("events", "en", count=1200) == "1,200 dated events"
    assert text("events", "ar", count=2) == "حدثان مؤرخان"
    assert text("events", "ar", count=7) == "7 أحداث مؤرخة"
    assert text("events", "ar", count=11) == "11 حدثًا مؤرخًا"


def test_an_unknown_key_is_an_error_and_never_shown() -> None:
    with pytest.raises(KeyError):
        text("no.such.key", "en")


def test_arabic_runs_from_the_right() -> None:
    assert (direction("ar"), direction("ar-EG"), direction("en"), direction("fr")) == ("rtl", "rtl", "ltr", "ltr")


def test_digits_are_the_regions() -> None:
    assert digits(1234567, "ar-EG", grouped=True) == "١٬٢٣٤٬٥٦٧"


def test_every_key_that_a_template_or_module_names_is_in_the_catalogue(repository: Path) -> None:
    known = messages("en")
    sources = [*(repository / "templates").glob("*.html"), *(repository / "generator" / "site").glob("*.py")]
    named = {key for path in sources for key in FIELD.findall(path.read_text(encoding="utf-8"))}
    assert {key for key in named if key not in known and "{" not in key} == set()
    assert "status.planned" in known
