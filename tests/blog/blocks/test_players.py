"""Tests of blog.blocks.players."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.blocks.players import player_of, player_origins
from blog.conf import DEFAULT_EMBED_PROVIDERS

YOUTUBE = "https://www.youtube-nocookie.com/embed/aB3_dE6-hI9?autoplay=1"
VIMEO = "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"


@pytest.mark.parametrize(
    ("url", "src"),
    [
        ("https://www.youtube.com/watch?v=aB3_dE6-hI9", YOUTUBE),
        ("http://m.youtube.com/watch?list=x&v=aB3_dE6-hI9&feature=share", YOUTUBE),
        ("https://youtu.be/aB3_dE6-hI9?si=tracking", YOUTUBE),
        ("https://youtube.com/shorts/aB3_dE6-hI9", YOUTUBE),
        ("https://www.youtube.com/live/aB3_dE6-hI9", YOUTUBE),
        ("https://www.youtube-nocookie.com/embed/aB3_dE6-hI9", YOUTUBE),
        ("https://youtu.be/aB3_dE6-hI9?t=90", f"{YOUTUBE}&start=90"),
        ("https://www.youtube.com/watch?v=aB3_dE6-hI9&t=90s", f"{YOUTUBE}&start=90"),
        ("https://www.youtube.com/watch?v=aB3_dE6-hI9&t=1h2m", YOUTUBE),
        ("https://vimeo.com/76979871", VIMEO),
        ("https://player.vimeo.com/video/76979871", VIMEO),
        ("https://vimeo.com/76979871/8272103f6e", f"{VIMEO}&h=8272103f6e"),
        ("https://player.vimeo.com/video/76979871?h=8272103f6e", f"{VIMEO}&h=8272103f6e"),
    ],
)
def test_a_video_of_a_named_provider_has_a_player(url, src):
    player = player_of(url, DEFAULT_EMBED_PROVIDERS)
    assert player is not None
    assert player.src == src
    assert f"https://{player.host}" in player_origins(DEFAULT_EMBED_PROVIDERS)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://video.example/watch?v=aB3_dE6-hI9",
        "https://www.youtube.com.evil.example/watch?v=aB3_dE6-hI9",
        "https://evil.example/www.youtube.com/watch?v=aB3_dE6-hI9",
        "https://www.youtube.com@evil.example/watch?v=aB3_dE6-hI9",
        "https://notyoutu.be/aB3_dE6-hI9",
        "javascript://www.youtube.com/watch?v=aB3_dE6-hI9",
        "//www.youtube.com/watch?v=aB3_dE6-hI9",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/watch?v=aB3_dE6-hI9%26list=x",
        'https://www.youtube.com/watch?v="><script>',
        "https://www.youtube.com/@somebody",
        "https://www.youtube.com/",
        "https://youtu.be/",
        "https://vimeo.com/channels/staffpicks",
        "https://vimeo.com/76979871/../1",
        "https://[",
    ],
)
def test_anything_else_has_none(url):
    assert player_of(url, DEFAULT_EMBED_PROVIDERS) is None


def test_a_provider_that_the_site_does_not_name_has_none():
    assert player_of("https://vimeo.com/76979871", ["youtube"]) is None
    assert player_of("https://vimeo.com/76979871", []) is None
    assert player_of("https://vimeo.com/76979871", ["nobody"]) is None


def test_a_provider_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="nobody is none of vimeo, youtube"):
        player_origins(["youtube", "nobody"])


@given(
    st.one_of(st.text(max_size=30), st.from_regex(r"[A-Za-z0-9_-]{11}(\?t=[0-9]+)?", fullmatch=True)),
    st.sampled_from(["https://youtu.be/", "https://www.youtube.com/watch?v=", "https://vimeo.com/"]),
)
def test_whatever_an_address_says_the_player_is_on_its_own_host(text, start):
    player = player_of(start + text, DEFAULT_EMBED_PROVIDERS)
    assert player is None or player.src.startswith((_folder(YOUTUBE), _folder(VIMEO)))


def _folder(address: str) -> str:
    return address.rpartition("/")[0] + "/"
