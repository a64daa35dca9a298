"""What fuzzing found stays mended, and what hypothesis makes up keeps the promises too."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.edtf import parse
from tests.fuzz.targets import READ, TARGETS

CORPUS = Path(__file__).parent / "corpus"
INPUTS = sorted(path for path in CORPUS.rglob("*") if path.is_file())
PIECES = (CORPUS.parent / "words.dict").read_text("utf-8").split()
ANY = st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
MARKUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map(
    lambda parts: "".join(part.strip('"') for part in parts).encode("utf-8", "surrogatepass")
)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_input_that_was_kept_keeps_its_promises(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@given(data=ANY | MARKUP)
@settings(max_examples=60)
@example(data=b"")
def test_what_is_made_up_keeps_the_promises(target: str, data: bytes) -> None:
    TARGETS[target](data)


@given(kind=st.integers(0, len(READ) - 1), data=MARKUP)
@settings(max_examples=150)
def test_every_reader_gives_a_document_or_says_what_is_wrong(kind: int, data: bytes) -> None:
    TARGETS["read"](bytes([kind]) + data)


def test_every_target_has_a_corpus_and_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {path.parent.name for path in INPUTS} == TARGETS.keys()
    monkeypatch.setattr("tests.fuzz.targets.parse", lambda text: parse("2019" if text == "2018" else "2018"))
    with pytest.raises(AssertionError):
        TARGETS["edtf"](b"2019")
