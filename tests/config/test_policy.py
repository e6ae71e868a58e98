"""Tests of config.settings.policy."""

import pytest

from config.settings.policy import admin_policy, further_sources, public_policy

PLAYERS = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]


def test_by_default_nothing_is_loaded_from_others_and_nothing_inline():
    policy = public_policy(scripts=[], players=[], further={})
    assert {source for sources in policy.values() for source in sources} == {"'self'", "'none'"}
    assert policy["default-src"] == policy["script-src"] == ["'self'"]
    assert policy["frame-src"] == policy["object-src"] == policy["base-uri"] == ["'none'"]


def test_players_may_be_framed_and_nothing_else_of_their_hosts_is_loaded():
    policy = public_policy(scripts=[], players=PLAYERS, further={})
    assert policy["frame-src"] == PLAYERS
    assert [name for name, sources in policy.items() if set(sources) & set(PLAYERS)] == ["frame-src"]


def test_an_owners_script_is_allowed_by_its_own_address_alone():
    scripts = ["https://stats.example.org/js/count.js?site=1", "/static/own.js"]
    policy = public_policy(scripts=scripts, players=[], further={})
    assert policy["script-src"] == ["'self'", "https://stats.example.org/js/count.js"]
    assert policy["default-src"] == ["'self'"]


def test_an_owners_sources_are_added_to_what_a_directive_allows_anyway():
    further = further_sources("connect-src https://stats.example.org wss://live.example.org;img-src https://i.example;")
    policy = public_policy(scripts=[], players=PLAYERS, further={**further, "frame-src": ["https://maps.example.org"]})
    assert policy["connect-src"] == ["'self'", "https://stats.example.org", "wss://live.example.org"]
    assert policy["img-src"] == ["'self'", "https://i.example"]
    assert policy["frame-src"] == [*PLAYERS, "https://maps.example.org"]
    assert policy["default-src"] == ["'self'"]


@pytest.mark.parametrize(
    "text",
    [
        "script-src 'unsafe-inline'",
        "script-src 'unsafe-eval'",
        "script-src *",
        "script-src https:",
        "script-src https://*",
        "script-src https://a.example,https://b.example",
        "script-src data:",
        "script-src http://stats.example.org",
        "default-src https://stats.example.org",
        "frame-ancestors https://stats.example.org",
        "https://stats.example.org",
    ],
)
def test_what_would_undo_the_policy_is_refused(text):
    with pytest.raises(ValueError, match=" is no"):
        further_sources(text)


def test_the_admin_may_run_what_stands_in_its_forms_and_evaluates_nothing():
    policy = admin_policy()
    assert policy["script-src"] == policy["style-src"] == ["'self'", "'unsafe-inline'"]
    assert "'unsafe-eval'" not in {source for sources in policy.values() for source in sources}
    assert policy["frame-ancestors"] == policy["frame-src"] == ["'self'"]
