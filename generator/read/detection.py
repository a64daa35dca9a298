"""The encoding of text that declares none and is not UTF-8: what it must be for its letters to make words.

`charset-normalizer` says in which encodings, of those that people still save files in, the bytes are text and no noise.
Of these, one that puts signs, capitals or another script into the middle of words falls out, and one whose letters are
all of one language's alphabet goes before the others. What then fits alone is the answer; where several Latin ones fit
equally well, it is that of Western Europe, as in browsers; else there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

WIDE: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
NAMES: Final[Mapping[str, str]] = {
    "cp1252": "windows-1252", "cp1250": "windows-1250", "cp1254": "windows-1254", "cp1257": "windows-1257",
    "iso8859_2": "iso-8859-2", "mac_roman": "macintosh", "cp1251": "windows-1251", "koi8_r": "koi8-r",
    "cp1253": "windows-1253", "cp1255": "windows-1255", "cp1256": "windows-1256", "cp932": "shift_jis",
    "euc_jp": "euc-jp", "gb18030": "gb18030", "big5": "big5", "cp949": "euc-kr",
}  # fmt: skip
_LATIN: Final = frozenset(("cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2", "mac_roman"))
_WESTERN: Final = "cp1252"
_NOISE: Final = 0.1
_LEAD: Final = 0.03
_SENSE: Final = 0.15
_SAMPLE: Final = 40_000
_HEAD: Final = 4_096
_FEWEST_NULS: Final = 8
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LETTER: Final = r"[^\W\d_]"
_SIGNS: Final = (  # of single-byte encodings
    "¡¢£¤¥¦§¨©ª«¬®¯°±²³´¶¸¹º»¼½¾¿×÷†‡‰‚„“‹›ˇ˘˙˛˝∂∑∏∫Ω√ƒ≈≤≥∞∆◊€™\x80-\x9f"  # noqa: RUF001  # signs are what it is about
)
_STRANGE: Final = re.compile(
    rf"(?<={_LETTER})[{_SIGNS}](?={_LETTER})"  # a sign within a word
    r"|(?<!\d)[¹²³¼½¾£¥§¶](?=[a-zß-ÿ])"  # or before one
    r"|(?<=[A-Za-zß-ÿ])[À-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮĶĻŁŃŅŇŐŒŘŚŞŠŢŤŪŮŰŲŸŹŻŽȘȚ](?=[a-z])"  # a capital within a word
    r"|(?<![^\W_])[ìóíîñÓÒÕ](?=[A-Z])|(?<= )[óñÐÑ](?= )"  # quotation marks and dashes of another system
    r"|[A-Za-zÀ-ɏ][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-zÀ-ɏ]"  # two scripts in one word
)
_ALPHABETS: Final = tuple(
    frozenset(letters)
    for letters in (
        "àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúü", "ãáâàçéêíóôõúü", "àèéìíîòóùú", "åäöé", "æøåéèêóòâô", "áéíóúëïöüè",
        "áðéíóúýþæö", "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž",
        "çğıöşüâîû", "ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž",
    )
)  # fmt: skip
_LATIN_LETTERS: Final = frozenset().union(*_ALPHABETS)


def wide(data: bytes) -> str | None:
    r"""Return which of UTF-16 and UTF-32 text is that has no byte order mark, None where it is neither.

    >>> wide("date 2017-01-17".encode("utf-16-le")), wide(b"date 2017-01-17")
    ('utf-16-le', None)
    """
    head = data[:_HEAD]
    if head.count(0) * _FEWEST_NULS <= len(head):
        return None
    for name in WIDE:
        size = 4 if "32" in name else 2
        low = 0 if name.endswith("le") else size - 1
        units = [head[at : at + size] for at in range(0, len(head), size)]
        plain = sum(len(unit) == size and 0 < unit[low] < 128 and unit.count(0) == size - 1 for unit in units)
        if plain * _FEWEST_NULS > len(units):
            return name
    return None


def detect(data: bytes) -> str | None:
    r"""Return the codec of text in no Unicode encoding, a name of `NAMES`; None where that is not beyond doubt.

    >>> detect("Le café a ouvert lundi.".encode("cp1252")), detect(b"\x81\x8d\x8f")
    ('cp1252', None)
    """
    sample = _sample(data)
    if _CONTROLS.search(sample) is not None or _is_broken_utf8(sample):
        return None
    from charset_normalizer import from_bytes

    fits = [
        _Fit(text, match.chaos, match.coherence, frozenset(match.could_be_from_charset))
        for match in from_bytes(sample, cp_isolation=list(NAMES))
        if match.chaos <= _NOISE and _STRANGE.search(text := str(match)) is None
    ]
    least = min((fit.noise for fit in fits), default=0)
    fits = [fit for fit in fits if fit.noise <= least + _LEAD]
    fits = [fit for fit in fits if _is_of_one_language(fit.text)] or fits
    fits.sort(key=lambda fit: -fit.sense)
    if len(fits) == 1 or (fits and fits[0].sense > fits[1].sense + _SENSE):
        return next(name for name in NAMES if name in fits[0].codecs)
    is_western = all(fit.codecs & _LATIN for fit in fits) and any(_WESTERN in fit.codecs for fit in fits)
    return _WESTERN if is_western else None


class _Fit(NamedTuple):
    """A text that the bytes may be: how much noise and how much sense are in it, and the codecs that give it."""

    text: str
    noise: float
    sense: float
    codecs: frozenset[str]


def _is_of_one_language(text: str) -> bool:
    letters = {letter for letter in text.lower() if letter > "\x7f" and letter.isalpha()}
    return letters.isdisjoint(_LATIN_LETTERS) or any(letters <= alphabet for alphabet in _ALPHABETS)


def _sample(data: bytes) -> bytes:
    """Return the lines that hold more than ASCII, as far as they are needed."""
    lines, length = [], 0
    for line in re.findall(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data):
        lines.append(line)
        length += len(line)
        if length > _SAMPLE:
            break
    return b"\n".join(lines)


def _is_broken_utf8(sample: bytes) -> bool:
    """Tell whether more of a sample is UTF-8 than is not: it was saved as UTF-8, and something broke it since."""
    text = sample.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - wrong >= wrong
