"""D. Bytes and characters: what no encoding holds, what no feed may hold, what the eye does not see."""

from __future__ import annotations

from typing import Final

from tests.hostile.case import PLAIN, Case, article, line, page, quoted

_UNSEEN: Final = (
    "\u202e\u2066\u2069\u202c\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad\u2060\u034f\u061c\U000e0041\U000e007f"
)
_NONE: Final = "\ufffe\uffff\ufdd0\U0001fffe\U0010ffff\ufffd\ue000"
_CONTROLS: Final = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127, *range(128, 160))))
_LINES: Final = "\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e"
_HOMOGLYPHS: Final = "3 Маy 2019, ３ Ｍａｙ ２０１９, 𝟑 𝐌𝐚𝐲 𝟐𝟎𝟏𝟗, 3 May 20l9, ③ May ²⁰¹⁹, ३ May २०१९"

CHARACTERS: Final = (
    Case(
        "a byte order mark",
        {
            "bad.md": b"\xef\xbb\xbf" + page(),
            "b.txt": b"\xef\xbb\xbfdate 2019-05-06 RIBE -- It opened.",
            "bad.jsonl": b"\xef\xbb\xbf" + line(id="c"),
        },
    ),
    Case("UTF-16", {"bad.md": page().decode().encode("utf-16")}, None, ()),
    Case(
        "UTF-32",
        {"bad.txt": b"date 2019-05-06 RIBE -- It opened.".decode().encode("utf-32")},
        None,
        (),
    ),
    Case(
        "UTF-7",
        {"bad.html": b"<meta charset=utf-7><meta name=date content=2019-05-06><p>+ADw-script+AD4-x"},
        None,
    ),
    Case(
        "Latin-1",
        {"bad.md": page(title="Café").decode().encode("latin-1")},
        None,
        ("seeds/bad.md:2:11: ",),
    ),
    Case(
        "an encoded half of a character",
        {"bad.md": page().replace(b"bridge", b"\xed\xa0\x80")},
        None,
        ("seeds/bad.md:6:5",),
    ),
    Case("an overlong form", {"bad.md": page().replace(b"bridge", b"\xc0\xaf\xc0\xbc")}, None, ("seeds/bad.md:6:5",)),
    Case(
        "a character beyond Unicode",
        {"bad.md": page().replace(b"bridge", b"\xf4\x90\x80\x80")},
        None,
        ("seeds/bad.md:6:5",),
    ),
    Case("a character that is cut off", {"bad.md": page(PLAIN.rstrip()) + b"\xf0\x9f\x8e"}, None, ("seeds/bad.md:6:",)),
    Case(
        "halves of characters in JSON",
        {
            "bad.jsonl": b'{"id": "\\ud800", "dct": "2019-05-06", "title": "\\udfff\\ud800",'
            b' "publisher": "\\udc00", "text": "The \\ud83d bridge \\ud800\\udc00 opened on 3 May 2019."}\n'
        },
    ),
    Case(
        "NUL and control characters",
        {
            "bad.md": page(f"a\0b {_CONTROLS} \x1b[31m c on 3 May 2019\n", title=quoted("T\0\x1b]0;x\x07")),
            "b.txt": f"date 2019-05-06 A{_CONTROLS}B -- It \x9b31m opened on 3 May 2019.".encode(),
            "bad.jsonl": line(
                id=f"c{_CONTROLS}", title=_CONTROLS, publisher=_CONTROLS, text=f"It {_CONTROLS} opened on 3 May 2019."
            ),
        },
        None,
    ),
    article(
        "overrides and what has no width",
        f"The {_UNSEEN} bridge{_UNSEEN} opened{_UNSEEN} on 3{_UNSEEN} May 2019. [l](https://ex\u202eample.org/)\n",
        title=quoted(f"abc\u202egnp.exe{_UNSEEN}"),
        place=quoted(_UNSEEN),
        publisher=quoted(f"P{_UNSEEN}"),
    ),
    article(
        "letters from right to left",
        "افتتح الجسر في 3 مايو 2019. \u202bשלום\u202c The bridge opened on 3 May 2019.\n",
        title=quoted("\u05e9\u05dc\u05d5\u05dd <b> (3) \u0645"),
        publisher=quoted("\u0645\u0631"),
    ),
    article("letters that look like others", f"The bridge opened on {_HOMOGLYPHS}.\n", title=quoted("Тhе Вridgе")),
    article(
        "what is no character",
        f"The {_NONE} bridge opened on 3 May 2019 {_NONE}.\n",
        title=quoted(_NONE),
        id=quoted(_NONE),
        code=None,
    ),
    article(
        "ends of lines that are others'",
        f"The{_LINES}bridge opened{_LINES}on 3 May{_LINES}2019.\n",
        title=quoted(f"A{_LINES}B"),
    ),
    Case(
        "ends of lines that are mixed",
        {
            "bad.md": page().replace(b"\n", b"\r\n") + b"\rold mac\r\n\r",
            "b.txt": b"date 2019-05-06 RIBE -- It\ropened.\r",
        },
        None,
    ),
    article(
        "marks heaped upon one letter",
        "The bri" + "\u0301\u0323" * 20_000 + "dge opened on 3 May 2019.\n",
        title=quoted("Z" + "\u0489" * 900),
    ),
    article("families of emoji", "👨‍👩‍👧‍👦🏳️‍🌈" * 3_000 + " opened on 3 May 2019.\n", title=quoted("🇩🇪" * 200)),
    article(
        "letters that grow when they are folded",
        ("ß" * 2_000 + "ﬃ" * 2_000 + "İ" * 2_000 + "ŉ" * 500) + " opened on 3 May 2019.\n",
        id=quoted("ﬃİ" * 40),
    ),
    article("tags of language and variation", "x\ufe0f" * 5_000 + "\U000e0001" * 5_000 + " opened on 3 May 2019.\n"),
    Case(
        "a saved page in an encoding that it lies about",
        {
            "bad.html": (
                "<meta charset=utf-16><meta name=date content=2019-05-06><article>"
                + "<p>The café opened on 3 May 2019. It was a fine day for the town and all.</p>" * 9
                + "</article>"
            ).encode("latin-1")
        },
        None,
    ),
    Case(
        "a saved page in an encoding that is none",
        {
            "bad.html": b"<meta charset=rot13><meta name=date content=2019-05-06><article>"
            + b"<p>The bridge opened on 3 May 2019. It was a fine day for the town and all.</p>" * 9
            + b"\xff</article>"
        },
        None,
    ),
    Case(
        "bytes of chance",
        {
            "bad.md": bytes(range(256)) * 40,
            "bad.html": bytes(range(255, -1, -1)) * 40,
            "bad.jsonl": bytes(range(256)) * 4,
            "bad.xml": bytes(range(256)) * 40,
            "bad.json": bytes(range(128, 256)) * 40,
            "bad.csv": bytes(range(256)) * 40,
            "bad.mw": bytes(range(256)) * 40,
            "bad.txt.gz": bytes(range(256)),
        },
        1,
        ("seeds/bad.json",),
    ),
)
