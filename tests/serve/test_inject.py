"""The reload script in a page, whatever the page is like."""

from __future__ import annotations

import pytest

from generator.serve.inject import SCRIPTS as PRINT
from generator.serve.inject import with_leave, with_script

SCRIPTS = (
    f'<script src="/.dateline/client.js?v={PRINT}" data-seen="1"%b defer></script>'
    f'<script src="/livereload.js?v={PRINT}" defer></script>'
).encode()


def _scripts(page: bytes) -> bytes:
    return SCRIPTS % (b"" if b"<script" in page else b" data-patch")


@pytest.mark.parametrize(
    "rest",
    [
        b"<html><head><title>T</title></head><body></body></html>",
        b"<p>no head at all",
        b"<head>" + b" " * 70_000 + b"</head>",
        b"<head><script>var end = '</head>';</script></head>",
        b"<!-- a comment that never ends </head>",
        b"",
    ],
)
def test_the_script_goes_right_behind_the_doctype(rest: bytes) -> None:
    assert with_script(b"<!DOCTYPE html>" + rest, 1) == b"<!DOCTYPE html>" + _scripts(rest) + rest


def test_a_page_without_a_doctype_has_it_in_front() -> None:
    assert with_script(b"<p>text", 1) == _scripts(b"<p>text") + b"<p>text"


@pytest.mark.parametrize(
    ("policy", "left"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        ("script-src 'self' 'sha256-abc'", "script-src 'sha256-abc' 'self'; connect-src 'self'"),
        ("default-src 'self' https:", "default-src 'self' https:; script-src https: 'self'; connect-src 'self'"),
        ("connect-src https://a.example", "connect-src https://a.example 'self'; script-src 'self'"),
        ("", "script-src 'self'; connect-src 'self'"),
        ("Script-Src 'none';; ", "script-src 'self'; connect-src 'self'"),
    ],
)
def test_a_policy_lets_the_previews_own_in_besides(policy: str, left: str) -> None:
    assert with_leave(policy) == left


def test_the_policy_of_a_page_is_found_however_it_is_written() -> None:
    page = b"<meta content='default-src &#39;none&#39;' HTTP-EQUIV=content-security-policy>"
    assert b"content=\"default-src 'none'; script-src 'self'; connect-src 'self'\"" in with_script(page, 1)


def test_text_that_speaks_of_a_policy_is_left_alone() -> None:
    page = b"<p>Content-Security-Policy is a header</p>"
    assert with_script(page, 1) == _scripts(page) + page
