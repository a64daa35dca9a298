"""Markdown: front matter behind limits, HTML cleaned, and text whose places in the HTML are known."""

import contextlib
import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import DocumentError, Location
from generator.model.calendar import Day
from generator.model.document import Document, Origin
from generator.model.problem import Problem
from generator.read import read
from generator.read.header import KEYS
from generator.read.markup import clean, to_text

BODY = "He came on *Monday*.\n"


def page(header: str, body: str = BODY) -> tuple[Document, tuple[Problem, ...]]:
    return read(Origin("seeds/a.md", f"---\n{header}---\n\n{body}".encode()))


def complaint(text: str | bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read(Origin("seeds/a.md", text if isinstance(text, bytes) else text.encode()))
    return caught.value


def test_front_matter_gives_the_header() -> None:
    found, problems = page(
        "id: talks\ntitle: 'Talks: day 1'\ndate: 2017-01-17T09:30:00+02:00\nplace: Amman\n"
        "url: https://news.test/a\nlang: en-GB\npublisher: The Test\n"
    )
    assert problems == ()
    assert (found.id, found.title, found.dct, found.place) == ("talks", "Talks: day 1", Day(2017, 1, 17), "Amman")
    assert (found.url, found.lang, found.publisher) == ("https://news.test/a", "en", "The Test")
    assert found.text == "He came on Monday."


@pytest.mark.parametrize(
    ("written", "title"),
    [("no", "no"), ("2020-01-02", "2020-01-02"), ("7", "7"), ('"a\\nb"', "a b"), ("''", None), ("~", None), ("", None)],
)
def test_a_title_is_the_text_that_was_written(written: str, title: str | None) -> None:
    assert page(f"date: 2017-01-17\ntitle: {written}\n")[0].title == title


def test_front_matter_may_be_toml() -> None:
    text = f"+++\ntitle = 'Talks'\ndate = 2017-01-17\nid = 7\n+++\n{BODY}"
    found, problems = read(Origin("seeds/a.md", text.encode()))
    assert (found.title, found.dct, found.id, problems) == ("Talks", Day(2017, 1, 17), "7", ())


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("+++\ndate = 2017-01-17\n---\nx\n", (1, 1), "front matter never closed"),
        ("+++\ndate = 2017-01-17\ntitle = Talks\n+++\nx\n", (3, 9), "not TOML: invalid value"),
        ("+++\ndate = 2017-01-17\ntitle = ['a']\n+++\nx\n", (3, 1), "title: not text"),
        ("+++\ndate = 2017-02-30\n+++\nx\n", (2, 8), "not TOML: "),
        ("+++\ndate = 2017-01-17\ntitel = 'a'\n+++\n<!-- -->\n", (5,), "no text after the front matter"),
        (f"+++\nx = {'[' * 20_000}\n+++\nx\n", (2,), "not TOML that can be read"),
    ],
)
def test_a_mistake_in_toml_is_named_with_its_place(text: str, place: tuple[int, ...], message: str) -> None:
    err = complaint(text)
    assert err.message.startswith(message)
    assert err.at is not None
    assert (err.at.line, err.at.column)[: len(place)] == place


def test_the_text_is_what_a_reader_sees() -> None:
    body = "# Head\n\none *two*\nthree &amp; <b>four</b>  \nfive\n\n- six\n- seven\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    found, _ = page("date: 2017-01-17\n", body)
    assert found.text == "Head\n\none two\nthree & four\nfive\n\nsix\n\nseven\n\na\tb\n\n1\t2"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_front_matter_is_read_with_any_line_end_and_a_byte_order_mark(line_end: str) -> None:
    text = f"\ufeff---\ndate: 2017-01-17\n---\n{BODY}".replace("\n", line_end)
    assert read(Origin("seeds/a.md", text.encode()))[0].text == "He came on Monday."


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("", (1, 1), "empty file", "delete it"),
        ("Just text.\n", (1, 1), "no date", "'date: YYYY-MM-DD'"),
        ("---\ntitle: a\n---\nText.\n", (1, 1), "no date", "'date: YYYY-MM-DD'"),
        ("---\ndate:\n---\nText.\n", (2, 6), "no date", "'date: YYYY-MM-DD'"),
        ("---\n---\nText.\n", (1, 1), "no date", "'date: YYYY-MM-DD'"),
        ("---\ndate: 99999-99-99\n---\nx\n", (2, 7), "not a date: '99999-99-99'", "YYYY-MM-DD"),
        ("---\na: b\ndate: 2017-02-30\n---\nx\n", (3, 7), "not a date: '2017-02-30'", "has 28 days"),
        ("---\ndate: 2017-01-17\n\nText.\n", (1, 1), "front matter never closed", "'---'"),
        ("---\ndate: 2017-01-17\ndate: 2017-01-18\n---\nx\n", (3, 1), "key given twice: 'date'", "one of the two"),
        ("---\ndate: 2017-01-17\ntitle: [a, b]\n---\nx\n", (3, 1), "title: not text", "title: ..."),
        ("---\ndate: 2017-01-17\nx: [1, 2\n---\nx\n", (4, 1), "not YAML: ", "quotation marks"),
        ("---\ndate: 2017-01-17\ntitle: a: b\n---\nx\n", (3, 9), "not YAML: ", "quotation marks"),
        ("---\n- date\n---\nx\n", (2, 1), "front matter is no list of keys", "'key: value'"),
        ("---\n[a]: b\n---\nx\n", (2, 1), "a key that is no word", "'key: value'"),
        ("---\n? [a]\n: b\n---\nx\n", (2, 3), "a key that is no word", "'key: value'"),
        ("---\nx: &x [*x]\n---\nx\n", (2, 4), "anchors and aliases are not read", "write the value out"),
        ("---\nx: !!python/name:os.system a\n---\nx\n", (2, 4), "tags are not read: ", "take the tag out"),
        (f"---\nx: {'[' * 20_000}\n---\nx\n", (2, 23), "nested too deeply", "20 levels"),
        (f"---\nx: {'a' * 60_000}\n---\nx\n", (2,), "front matter too long: 60,004 characters", "50,000"),
        (
            f"---\ndate: 2017-01-17\ntitle: {'a' * 2_000}\n---\nx\n",
            (3, 8),
            "title: longer than 1,000 characters",
            "a line",
        ),
        ("---\ndate: 2017-01-17\n---\n\n<!-- x -->\n", (4,), "no text after the front matter", "below it"),
        ("---\ndate: 2017-01-17\nlang: xx\n---\nx\n", (3, 7), "no language pack: 'xx'", "en"),
        ("---\ndate: 2017-01-17\nlang: '../x'\n---\nx\n", (3, 7), "not a language tag: '../x'", "'en'"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, place: tuple[int, ...], message: str, hint: str) -> None:
    err = complaint(text)
    assert err.at == Location("seeds/a.md", *place)
    assert err.message.startswith(message)
    assert err.hint is not None
    assert hint in err.hint


def test_an_unknown_key_is_a_warning_that_names_the_nearest() -> None:
    _, problems = page("date: 2017-01-17\ntitel: x\ntags: [a, {b: c}]\nlayout: post\n")
    assert [str(problem) for problem in problems] == [
        "seeds/a.md:3:1: unknown key: 'titel'\n  hint: did you mean 'title'?",
        "seeds/a.md:4:1: unknown keys: 'tags', 'layout'\n  hint: passed over; the keys are " + ", ".join(KEYS),
    ]
    assert {problem.severity for problem in problems} == {"warning"}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "/../x.html", "http://", 'https://a.test/"onclick=x', "data:text/html,x"]
)
def test_an_address_that_is_none_is_left_out_with_a_warning(url: str) -> None:
    found, (problem,) = page(f"date: 2017-01-17\nurl: '{url}'\n")
    assert found.url is None
    assert (problem.severity, str(problem.at)) == ("warning", "seeds/a.md:3:6")


LIVE = [
    "<script>alert(1)</script>text", "text <img src=x onerror=alert(1)> <svg/onload=alert(1)>",
    "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](java&#115;cript:alert(1)) <javascript:alert(1)>",
    "[a](<java\tscript:alert(1)>) [v](vbscript:x) [d](data:text/html;base64,PHM+)", "<a href='//evil.test'>x</a>",
    "<iframe srcdoc='<script>x</script>'></iframe>x<style>@import 'x'</style><base href='//evil'>",
    "x<meta http-equiv=refresh>", "x</script></style></textarea></title>-->]]>", "<form><input>x</form>",
    "<p style='color:red' class=a id=b onclick=x>y</p>",
]  # fmt: skip


@pytest.mark.parametrize("body", LIVE)
def test_nothing_that_runs_loads_or_styles_survives(body: str) -> None:
    markup = page("date: 2017-01-17\n", body)[0].markup
    assert markup is not None
    tags = "".join(part.partition(">")[0] for part in markup.html.split("<")[1:]).lower()
    for bad in (
        "script",
        "on",
        "src",
        "style",
        "iframe",
        "meta",
        "base",
        "form",
        "input",
        "data:",
        "id=",
        "class",
        "//evil",
    ):
        assert bad not in tags.replace("noopener", "").replace("section", "")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[" * 10_000, "more than 300 brackets opened and not closed"),
        ("]" * 400 + "[" * 10_000, "more than 300 brackets opened and not closed"),
        ("[a](" * 10_000, "more than 300 links opened and not closed"),
        ("![" * 10_000, "more than 300 brackets opened and not closed"),
        ("![a](b " * 10_000, "more than 300 links opened and not closed"),
        ("<http://x" * 10_000, "more than 300 tags opened and not closed"),
        ("<![CDATA[" * 5_000, "more than 300 brackets opened and not closed"),
        ("> " * 3_000 + "x", "quotations or lists nested more than 50 deep"),
        ("".join("  " * i + "- x\n" for i in range(600)), "quotations or lists nested more than 50 deep"),
        ("<div>" * 10_000, "more than 300 <div> opened and not closed"),
        ("word " * 600_000, "too long: 3,000,001 characters"),
    ],
)
def test_what_no_renderer_handles_is_refused(body: str, message: str) -> None:
    err = complaint(f"---\ndate: 2017-01-17\n---\n\n{body}")
    assert err.message == message
    assert err.at is not None
    assert err.at.line is not None


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "body",
    [
        "*" * 50_000 + "a" + "_" * 50_000, "`" * 20_000 + "a", "&" * 20_000, "<a " + "a=" * 20_000, "word " * 400_000,
        "".join(f"[r{i}]: http://x.test/{i}\n" for i in range(5_000)) + "[r1] " * 5_000, "- " * 20_000, "\\" * 50_000,
        "[a](http://x.test) " * 2_000, "- [ ] task\n" * 2_000, "x\n" * 20_000,
    ],
)  # fmt: skip
def test_what_is_only_long_is_read_in_good_time(body: str) -> None:
    found, _ = page("date: 2017-01-17\n", f"Start.\n\n{body}\n")
    assert found.text.startswith("Start.")


def check_nodes(markup: str) -> None:
    text, found = to_text(clean(markup))
    end = html_end = 0
    for node in found.nodes:
        assert end <= node.start < node.end <= len(text)
        assert html_end <= node.html_start < node.html_end
        assert html.unescape(found.html[node.html_start : node.html_end]) == text[node.start : node.end]
        assert "<" not in found.html[node.html_start : node.html_end]
        assert not text[end : node.start].strip()
        end, html_end = node.end, node.html_end
    assert "<pre>" in markup or text == text.strip(" \t\n")


PIECES = (
    "<p> </p> <b> </b> <br> <pre> </pre> <td> <ul><li> </li> <a\thref='http://x/?a>b'> </a> <table><tr> <script> <!-- "
    '&amp; &nbsp; &lt;b> a é < > & "'
)
MARKUP = st.lists(st.sampled_from([" ", "\n", *PIECES.split(" ")])).map("".join)


@given(MARKUP)
def test_the_place_of_every_piece_of_text_is_known(markup: str) -> None:
    check_nodes(markup)


@given(st.text())
def test_any_text_is_cleaned_and_placed(markup: str) -> None:
    check_nodes(markup)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_a_complaint(data: bytes) -> None:
    for path in ("seeds/a.md", "seeds/a.txt", "seeds/a.jsonl"):
        for start in (b"", b"---\ndate: 2017-01-17\n---\n", b"date 2017-01-17 X -- "):
            with contextlib.suppress(DocumentError):
                found, _ = read(Origin(path, start + data, 1 if path.endswith("l") else None))
                assert all(0 <= a < b <= len(found.text) for a, b in found.sentences)
