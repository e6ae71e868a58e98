"""Tests of blog.text.addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.addresses import web_address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "HTTP://example.org/a?b=c#d",
        "https://예시.한국/소금길",
        "http://[::1]:8000/",
        "https://a/(b)",
    ],
)
def test_an_address_of_the_web_stays_as_it_is(address):
    assert web_address(address) == address
    assert web_address(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "ftp://example.org/",
        "blob:https://example.org/1",
        "//example.org/",
        "/local",
        "https://",
        "https:example.org",
        "https://[",
        "https://exam ple.org/",
        "https://example.org\\@evil.example/",
    ],
)
def test_anything_else_leads_nowhere(address):
    assert web_address(address) == ""


@given(st.text())
def test_what_is_let_through_is_of_the_web(text):
    assert web_address(text) in ("", text.strip(" "))
    assert web_address(text)[:4].lower() in ("", "http")
