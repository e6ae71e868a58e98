"""Tests of blog.conf."""

import pytest

from blog import conf


def test_by_default_no_script_of_others_is_loaded_and_two_providers_are_known():
    assert conf.scripts() == []
    assert list(conf.embed_providers()) == list(conf.DEFAULT_EMBED_PROVIDERS)


def test_an_owners_script_is_read_with_its_attributes(settings):
    settings.VERDICT_SCRIPTS = [
        "https://stats.example.org/count.js data-site=reviews data-do-not-track",
        "/static/own.js",
    ]
    assert conf.scripts() == [
        conf.Script("https://stats.example.org/count.js", (("data-site", "reviews"), ("data-do-not-track", ""))),
        conf.Script("/static/own.js"),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "http://stats.example.org/count.js",
        "//stats.example.org/count.js",
        "javascript:alert(1)",
        "data:text/javascript,alert(1)",
        "https://",
        "https://stats.example.org/count.js;script-src",
        "https://stats.example.org/count.js,https://b.example",
        "https://stats.example.org/count.js onload=alert(1)",
        'https://stats.example.org/count.js data-a"b=c',
        "https://stats.example.org/count.js data-site=a more",
    ],
)
def test_what_is_no_script_is_refused(entry):
    with pytest.raises(ValueError, match=r" (must|has|is) "):
        conf.read_script(entry)
