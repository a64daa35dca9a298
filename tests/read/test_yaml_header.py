"""Plain lines of front matter mean what a parser of YAML finds in them."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import example, given
from hypothesis import strategies as st

from generator.errors import DocumentError
from generator.read.yaml_header import pairs

WORDS = st.text(alphabet="aZ09é中 -.,:;!?()'\"/–#&*|>%@`[]{}~\t_", max_size=12)
HEADERS = st.lists(st.tuples(st.sampled_from(["title", "date", "null", "no", "a-b_1"]), WORDS), min_size=1, max_size=4)


def read(text: str) -> object:
    try:
        return [(key, value.text, value.parts, value.at, at) for key, value, at in pairs(text, "a.md")]
    except DocumentError:
        return None


@given(HEADERS)
@example([("title", "null"), ("date", "2017-01-02")])
@example([("title", "no"), ("title", "1e3"), ("date", "0x1f")])
@example([("title", "a  b - c"), ("date", "12:30")])
def test_lines_are_read_as_a_parser_reads_them(header: list[tuple[str, str]]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in header)
    assert read(text) == read(f"{text}# parsed\n")


def test_plain_lines_load_no_parser() -> None:
    program = (
        "import sys; from generator.read.yaml_header import pairs; "
        "list(pairs('title: A bridge (1880)\\ndate: 2017-01-02\\n', 'a.md')); print('yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
