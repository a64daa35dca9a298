"""Whole histories, of several times and in several manners: `[expression|value]` is all that is to be found in them.

They were made up for this test, and are told from 2009.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.temporal.conftest import Read

HISTORIES = sorted((Path(__file__).parent / "histories").glob("*.txt"))
MARKED = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")


@pytest.mark.parametrize("path", HISTORIES, ids=[path.stem for path in HISTORIES])
def test_a_history_is_read_as_it_was_meant(path: Path, read: Read) -> None:
    marked = path.read_text("utf-8")
    found = read(MARKED.sub(r"\1", marked), "2009-12-19")
    assert [(each.mention.text, each.value) for each in found] == MARKED.findall(marked)
