"""Safe names and relative links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.links import article_path, relative, safe_url, with_text_fragment


@pytest.mark.parametrize(
    "document_id",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "CON",
        "nul",
        "index",
        "a/b",
        "..",
        "-rf",
        "%2e%2e",
        "a\nb",
        "x" * 5000,
        "é",
        "",
    ],
)
def test_no_id_leads_out_of_the_folder_or_to_a_reserved_name(document_id: str) -> None:
    path = article_path(document_id)
    folder, _, name = path.partition("/")
    assert folder == "articles"
    assert "/" not in name
    assert "%" not in name
    assert len(name) < 100
    assert name.partition(".")[0] not in ("", "con", "nul", "index") or name.count(".") > 1


@given(st.lists(st.text(max_size=30), unique=True, max_size=20))
def test_two_ids_never_share_a_page(ids: list[str]) -> None:
    assert len({article_path(each).casefold() for each in ids}) == len(ids)


def test_ids_that_differ_in_case_or_form_have_pages_of_their_own() -> None:
    assert len({article_path(each) for each in ("case", "Case", "CASE", "caf\u00e9", "cafe\u0301")}) == 5


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "vbscript:x",
        "//example.org", "/a", "https://", "http://[", " https://example.org", "https://example.org/\n",
    ],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) is None


def test_a_text_fragment_escapes_what_has_a_meaning_in_it() -> None:
    link = with_text_fragment("https://example.org/a?b=c", "Well-known, Tom & Jerry said so on Monday")
    assert link == "https://example.org/a?b=c#:~:text=Well%2Dknown%2C%20Tom%20%26%20Jerry%20said"


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4), st.lists(st.sampled_from("ab"), max_size=4))
def test_a_relative_link_leads_back_where_it_should(target: list[str], page: list[str]) -> None:
    steps = relative("/".join([*target, "x.html"]), "/".join([*page, "y.html"])).split("/")
    place = list(page)
    for step in steps:
        if step == "..":
            place.pop()
        else:
            place.append(step)
    assert place == [*target, "x.html"]
