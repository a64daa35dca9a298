"""Packs made for a test: a lexicon and one file of rules, as text."""

from __future__ import annotations

from pathlib import Path

from generator.language.pack import Pack, load_pack

LEXICON = """
[kinds]
date = ["day", "month"]
[words.month_name]
january = 1
march = 3
[digits]
yyyy = { digits = [4], min = 1000, max = 2100 }
dd = { digits = [1, 2], min = 1, max = 31 }
"""


def pack(folder: Path, rules: str, lexicon: str = LEXICON) -> Pack:
    """Return a pack of the language "xx" with these rules."""
    home = folder / "xx"
    (home / "rules").mkdir(parents=True)
    (home / "lexicon.toml").write_text(lexicon, encoding="utf-8")
    (home / "rules" / "dates.toml").write_text(rules, encoding="utf-8")
    return load_pack("xx", folder)


def rule(match: str, means: str, name: str = "a", kind: str = "") -> str:
    """Return one rule as TOML."""
    tail = f"kind  = '{kind}'\n" if kind else ""
    return f"[[rule]]\nname  = '{name}'\nmatch = '{match}'\nmeans = '{means}'\n{tail}"
