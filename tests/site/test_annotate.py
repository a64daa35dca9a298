"""Marks go into the real page: text is never lost, moved or shown twice."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from generator.model.calendar import Day
from generator.model.document import Document, Markup, Span, TextNode
from generator.site.annotate import Anchor, Mark, annotate


def document(text: str, markup: Markup | None = None) -> Document:
    return Document("a", "seeds/a.md", "en", Day(2017, 1, 17), None, "A", None, None, text, (), markup)


def test_a_plain_text_is_cut_into_paragraphs_and_marked() -> None:
    text = "It began on Monday.\n\nIt goes on."
    (first, second) = annotate(document(text), [Mark(Span(12, 18), "16 January", "#e")], [Anchor(Span(0, 19), ("e",))])
    assert [(piece.text, piece.mark is not None) for piece in first] == [
        ("It began on ", False), ("Monday", True), (".", False),
    ]  # fmt: skip
    assert first[0].ids == ("e",)
    assert (first[0].opens, first[0].closes, first[-1].closes) == (True, False, True)
    assert [piece.text for piece in second] == ["It goes on."]


def test_a_mark_goes_into_the_text_nodes_of_a_page_and_never_into_its_tags() -> None:
    html = '<p>On <em>Monday</em> at <a href="/Monday">Monday</a></p>'
    text = "On Monday at Monday"
    nodes = (TextNode(0, 3, 3, 6), TextNode(3, 9, 10, 16), TextNode(9, 13, 21, 25), TextNode(13, 19, 43, 49))
    ((*pieces,),) = annotate(
        document(text, Markup(html, nodes)), [Mark(Span(3, 9), "x", "#e"), Mark(Span(13, 19), "x", "#e")], []
    )
    assert "".join(piece.html + escape(piece.text) for piece in pieces) == html
    assert [(piece.text, piece.is_live) for piece in pieces if piece.mark] == [("Monday", True), ("Monday", False)]


def test_a_sentence_over_two_nodes_has_its_id_once() -> None:
    html, text = "<p>One <em>two</em> three.</p>", "One two three."
    nodes = (TextNode(0, 4, 3, 7), TextNode(4, 7, 11, 14), TextNode(7, 14, 19, 26))
    ((*pieces,),) = annotate(document(text, Markup(html, nodes)), [], [Anchor(Span(0, 14), ("e",))])
    assert [piece.ids for piece in pieces if piece.text] == [("e",), (), ()]
    assert all(piece.opens and piece.closes for piece in pieces if piece.text)


def test_a_hundred_thousand_marks_take_linear_time() -> None:
    text = "on Monday " * 100_000
    marks = [Mark(Span(at * 10 + 3, at * 10 + 9), "x", None) for at in range(100_000)]
    ((*pieces,),) = annotate(document(text.strip()), marks, [])
    assert sum(piece.mark is not None for piece in pieces) == 100_000


@given(st.text("ab \n<&", min_size=1, max_size=60), st.lists(st.integers(0, 59), max_size=8, unique=True))
def test_no_character_is_lost_whatever_is_marked(text: str, edges: list[int]) -> None:
    ordered = sorted(edge for edge in edges if edge <= len(text))
    marks = [Mark(Span(first, last), "x", None) for first, last in zip(ordered[::2], ordered[1::2], strict=False)]
    shown = "".join(piece.text for pieces in annotate(document(text), marks, []) for piece in pieces)
    assert shown.split() == text.split() or "".join(shown.split()) == "".join(text.split())
