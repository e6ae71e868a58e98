"""How many of the archive page's roles, paragraphs and fields a parse gets right."""

from collections.abc import Mapping, Sequence

from blog.parsing.parsed import ParsedPost
from tests.blog.transfer.sources.seed import ExpectedPost


def figures(expected: Sequence[ExpectedPost], posts: Sequence[ParsedPost]) -> Mapping[str, float]:
    """Shares from 0 to 1 of right title fields, roles, sections, and subjects of characters and cast comments."""
    fields = [right for one, post in zip(expected, posts, strict=True) for right in _fields(one, post)]
    roles = [right for one, post in zip(expected, posts, strict=True) for right in _roles(one, post)]
    sections: list[bool] = []
    subjects: list[bool] = []
    for one, post in zip(expected, posts, strict=True):
        blocks = {line.text: block for block in post.blocks for line in block.lines}
        for paragraph in one.paragraphs:
            block = blocks.get(paragraph.text)
            sections.append(block is not None and block.type.value == paragraph.type)
            if paragraph.subject and block:
                number = str(block.number) if block.number else None
                subjects.append(paragraph.subject in (block.person, block.character, number))
    return {
        "fields": sum(fields) / len(fields),
        "roles": sum(roles) / len(roles),
        "sections": sum(sections) / len(sections),
        "subjects": sum(subjects) / len(subjects),
    }


def _fields(expected: ExpectedPost, post: ParsedPost) -> list[bool]:
    rating = post.rating
    return [
        post.title == expected.title,
        post.native_title == expected.native_title,
        post.romanised_title == expected.romanised_title,
        post.other_titles == expected.other_titles,
        post.network == expected.network,
        rating is not None and (rating.label, rating.raw) == (expected.rating_label, expected.rating_raw),
    ]


def _roles(expected: ExpectedPost, post: ParsedPost) -> list[bool]:
    given = {(role.person, (role.character or "").casefold()) for role in post.roles}
    return [(role.actor, role.character.casefold()) in given for role in expected.roles]
