"""Which videos elsewhere can be played on the page, and where their players are. Knows neither Django nor the network.

The addresses are those that the providers document for embedding: youtube-nocookie.com sets no cookie before a video
plays, and `dnt` asks Vimeo for the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Player:
    """A video that readers may start: its provider's name, the player's host, and its address there."""

    provider: str
    host: str
    src: str


def player_origins(names: Iterable[str]) -> list[str]:
    """The origins of the players of these providers, for a content security policy's `frame-src`.

    Raises:
        ValueError: nobody of that name is known.
    """
    names = list(names)
    for name in names:
        if name not in _PROVIDERS:
            raise ValueError(f"{name} is none of {', '.join(sorted(_PROVIDERS))}")
    return [f"https://{_PROVIDERS[name].host}" for name in names]


def player_of(url: str, providers: Iterable[str]) -> Player | None:
    """The player of a video's address; None where none of these providers has it, or it names no video."""
    try:
        address = urlsplit(url)
    except ValueError:
        return None
    if address.scheme not in ("http", "https"):
        return None
    for name in providers:
        provider = _PROVIDERS.get(name)
        path = provider.path(address) if provider and address.hostname in provider.hosts else None
        if provider and path:
            return Player(provider.label, provider.host, f"https://{provider.host}{path}")
    return None


@dataclass(frozen=True, slots=True)
class _YouTube:
    label: str = "YouTube"
    host: str = "www.youtube-nocookie.com"
    hosts: frozenset[str] = frozenset(
        ["youtu.be", "youtube.com", "www.youtube.com", "m.youtube.com", "youtube-nocookie.com", host]
    )

    def path(self, address: SplitResult) -> str | None:
        """The player's path of a video, with the second at which to start."""
        query = parse_qs(address.query)
        steps = address.path.strip("/").split("/")
        if address.hostname == "youtu.be":
            video = steps[0]
        elif steps[0] in ("embed", "shorts", "live") and len(steps) > 1:
            video = steps[1]
        else:
            video = query.get("v", [""])[0] if steps == ["watch"] else ""
        if not re.fullmatch(r"[A-Za-z0-9_-]{11}", video):
            return None
        start = re.fullmatch(r"([0-9]{1,6})s?", (query.get("t") or query.get("start") or [""])[0])
        return f"/embed/{video}?autoplay=1" + (f"&start={start[1]}" if start else "")


@dataclass(frozen=True, slots=True)
class _Vimeo:
    label: str = "Vimeo"
    host: str = "player.vimeo.com"
    hosts: frozenset[str] = frozenset(["vimeo.com", "www.vimeo.com", host])

    def path(self, address: SplitResult) -> str | None:
        """The player's path of a video, with the key of one that is not listed."""
        found = re.fullmatch(r"/(?:video/)?([0-9]{1,12})(?:/([0-9a-f]{6,20}))?/?", address.path)
        if not found:
            return None
        key = found[2] or next(iter(re.findall(r"(?:^|&)h=([0-9a-f]{6,20})(?:&|$)", address.query)), "")
        return f"/video/{found[1]}?autoplay=1&dnt=1" + (f"&h={key}" if key else "")


_PROVIDERS: dict[str, _YouTube | _Vimeo] = {"youtube": _YouTube(), "vimeo": _Vimeo()}
