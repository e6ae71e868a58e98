"""The report of an import: parsed sources as the JSON-able dictionary that `--dry-run --report` writes.

The keys are a contract (product paper, "The report"); every text stands in it as the source has it.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from blog.parsing.ledger import total_of
from blog.parsing.parsed import Block, ParsedPost, ParsedSource, Role


def build_report(sources: Iterable[ParsedSource]) -> dict[str, Any]:
    """The report of all `sources` of one run, their ledgers added up."""
    sources = tuple(sources)
    total = total_of(source.ledger for source in sources)
    return {
        "posts": [_post(post) for source in sources for post in source.posts],
        "ledger": {
            "source_characters": total.source_characters,
            "placed": total.placed,
            "dropped": total.dropped,
            "lost": total.lost,
        },
    }


def _post(post: ParsedPost) -> dict[str, Any]:
    rating = post.rating
    viewing = post.viewing
    return {
        "title": post.title,
        "native_title": post.native_title,
        "native_language": post.native_language,
        "romanised_title": post.romanised_title,
        "other_titles": list(post.other_titles),
        "kind": post.kind,
        "network": post.network,
        "country": post.country,
        "episodes": post.episodes,
        "episode_minutes": post.episode_minutes,
        "year": post.year,
        "rating": None if rating is None else _figures({"label": rating.label}, rating.value, rating.scale, rating.raw),
        "external_ratings": [
            _figures({"source": other.source}, other.value, other.scale, other.raw) for other in post.external_ratings
        ],
        "viewing": None if viewing is None else {"state": viewing.state, "episode": viewing.episode},
        "poster_file": post.poster_file,
        "disclaimer": post.disclaimer,
        "date": post.date,
        "tags": list(post.tags),
        "author": post.author,
        "roles": [_role(role) for role in post.roles],
        "blocks": [_block(block) for block in post.blocks],
        "mentioned_works": list(post.mentioned_works),
        "next_on_watch_list": post.next_on_watch_list,
        "confidence": {name: confidence.value for name, confidence in post.confidence.items()},
        "dropped_lines": [line.text for line in post.dropped],
        "warnings": list(post.warnings),
    }


def _figures(named: Mapping[str, str | None], value: Decimal | None, scale: int | None, raw: str) -> dict[str, Any]:
    return {**named, "value": None if value is None else float(value), "scale": scale, "raw": raw}


def _role(role: Role) -> dict[str, Any]:
    return {
        "person": role.person,
        "job": role.job,
        "character": role.character,
        "confidence": role.confidence.value,
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "type": block.type.value,
        "person": block.person,
        "character": block.character,
        "heading": block.heading,
        "number": block.number,
        "text": block.text,
        # Only an editor makes anything safe; a disclaimer has no level.
        "spoiler": None if block.type == "disclaimer" else "full",
        "confidence": block.confidence.value,
        "cue": block.cue,
    }
