"""A text without marks of Markdown has the HTML that the library would make of it."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from generator.errors import DocumentError
from generator.read.markdown import to_html

LIBRARY = Markdown(extensions=["tables", "fenced_code", "sane_lists"], output_format="html")
PLAIN = st.text(alphabet="aZé中09 .,;:!?()'\"/-–%$’", max_size=12)
MARKED = st.text(alphabet="ab1 .:_*#=+>&|[`~\\-", max_size=8)
TEXTS = st.lists(
    st.tuples(st.one_of(PLAIN.map(lambda line: f"w{line}"), PLAIN, MARKED), st.sampled_from(["\n", "\n\n", "\n\n\n"])),
    min_size=1,
    max_size=6,
).map(lambda lines: "".join(f"{line}{ending}" for line, ending in lines))


@given(TEXTS)
@example("The year was\n1999. It rained.\n")
@example("Two spaces  \nbreak a line.\n")
@example("A line\n- is no list\n")
@example("Title\n-----\n")
@example("\n\nA line: and one\nmore (of it)\n\n\nThe end")
def test_a_text_becomes_what_the_library_makes_of_it(text: str) -> None:
    try:
        html = to_html(text, "a.md", 1)
    except DocumentError:
        return
    assert html == LIBRARY.reset().convert(text)


def test_paragraphs_load_no_library() -> None:
    program = (
        "import sys; from generator.read.markdown import to_html; "
        "to_html('The bridge (1880) fell.\\nIt rained.\\n\\nIt was built again.', 'a.md', 1); "
        "print('markdown' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_long_line_with_a_mark_at_its_end_is_read() -> None:
    assert "<strong>" in to_html("word " * 200_000 + "**end**", "a.md", 1)
