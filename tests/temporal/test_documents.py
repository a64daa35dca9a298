"""What rules are made of is documented: every operator, every name, every slot of English."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.temporal import Grammar
from generator.temporal.operators import NAMES, OPERATORS

RULES = Path("docs/writing-a-rule.md").read_text("utf-8")
LANGUAGES = Path("docs/adding-a-language.md").read_text("utf-8")


@pytest.mark.parametrize("name", [*OPERATORS, *NAMES])
def test_every_operator_is_documented(name: str) -> None:
    assert f"`{name}`" in RULES


def test_every_slot_of_english_is_documented(grammar: Grammar) -> None:
    assert [slot for slot in sorted(grammar.lexicon.slots) if f"`{slot}`" not in RULES] == []


def test_every_table_of_a_lexicon_is_documented(grammar: Grammar) -> None:
    tables = grammar.pack.table("lexicon")
    assert [table for table in tables if table not in LANGUAGES] == []


def test_the_example_of_the_document_is_as_it_says(grammar: Grammar) -> None:
    assert '"It opened a fortnight gone." = "2017-W01"' in RULES
    assert "length-ago" in grammar.rules
