"""One post: the parts that its lines give, put together into a `ParsedPost` with a confidence for every field."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from blog.parsing.dates import Dateline
from blog.parsing.fields import Fields, crew_of, put_facts, put_titles
from blog.parsing.lines import Line
from blog.parsing.mentions import find_mentions, index_of_titles, next_on_watch_list
from blog.parsing.names import WORD, NameIndex, words_of
from blog.parsing.parsed import Block, BlockType, Confidence, ParsedPost, Role
from blog.parsing.ratings import choose
from blog.parsing.roles import RolesFound, find_roles
from blog.parsing.sections import SectionContext, make_blocks
from blog.parsing.title_block import TitleBlock, read_lines
from blog.parsing.titles.assembling import Titles, assemble
from blog.parsing.viewing import read_viewing
from blog.parsing.warnings import warnings_about
from blog.text.scripts import fold

_SURE, _ASK = Confidence.CERTAIN, Confidence.PLEASE_CHECK
_SHORTEST_SURNAME = 4
_SEASONS = ("Winter", "Summer", "Spring", "Autumn", "April", "June", "August")


@dataclass(frozen=True, slots=True)
class OpenedPost:
    """A post whose lines are sorted and whose titles are known; the prose is not read yet."""

    block: TitleBlock
    titles: Titles

    @property
    def all_titles(self) -> list[str]:
        """All titles of the work that the post reviews, for recognising mentions of it in other posts."""
        titles = self.titles
        return [title for title in (titles.title, titles.native, titles.romanised, *titles.others) if title]


def open_post(lines: Sequence[Line]) -> OpenedPost:
    """Sort all lines of a post, of one source and in its order, into title block, paragraphs and dropped lines."""
    block = read_lines(lines)
    is_book = any((fact.field == "kind" and fact.value == "book") or fact.field == "author" for fact in block.facts)
    return OpenedPost(block, assemble(block, is_book=is_book))


def parse_post(
    opened: OpenedPost,
    *,
    known_titles: NameIndex | None = None,
    dateline: Dateline | None = None,
    is_review: bool = False,
) -> ParsedPost:
    """Recognise one post; each of its lines ends in exactly one field, block or the dropped lines.

    Args:
        opened: the post's lines as `open_post` sorted them.
        known_titles: an index (`blog.parsing.mentions.index_of_titles`) of works that may be mentioned.
        dateline: the date that the page gives for its posts, taken where the post has none of its own.
        is_review: whether it is known to be a review, whatever its text says.
    """
    block, titles = opened.block, opened.titles
    found = find_roles(block.paragraphs, block.cast_lines)
    block = block.with_text(found.unread)
    fields = Fields()
    rating, reading, external = choose(block.ratings, titles.title)
    is_review = is_review or bool(
        block.bracket
        or block.ratings
        or block.labels
        or block.facts
        or block.disclaimers
        or found.roles
        or titles.native
        or titles.is_called_review
    )
    known = known_titles or index_of_titles(())
    blocks = make_blocks(block.paragraphs, _context(block, found, known, title=titles.title, is_review=is_review))
    crew = crew_of(block, titles, blocks if is_review else ())
    put_titles(fields, titles)
    put_facts(fields, block, titles, blocks if is_review else ())
    if reading:
        fields.put("rating", rating, reading.confidence, reading.cue)
    fields.put("external_ratings", external, _SURE, "rating line")
    fields.put("poster_file", (block.glued[0] if block.glued else None) or block.poster, _SURE, "poster caption")
    fields.put("disclaimer", block.disclaimer, _SURE, "spoiler warning")
    if block.dateline:
        fields.put("date", block.dateline.date, _SURE, "date line")
    if dateline:
        fields.put("date", dateline.date, _SURE, "archive heading")
    fields.put("author", block.author, _SURE, "byline")
    if is_review:
        fields.put("viewing", *read_viewing(block.paragraphs))
    mentioned = find_mentions(block.paragraphs, known, opened.all_titles)
    cue = "known or marked title" if mentioned.is_sure else "quotation marks"
    fields.put("mentioned_works", mentioned.titles, _SURE if mentioned.is_sure else _ASK, cue)
    following = next((name for line in block.paragraphs if (name := next_on_watch_list(line, known))), None)
    fields.put("next_on_watch_list", following, _ASK, "next on the watch list")
    if block.disclaimers:
        above = tuple(line for line in block.disclaimers if line.start not in block.set_apart)
        if above:
            blocks = (Block(BlockType.DISCLAIMER, above, _SURE, "spoiler warning"), *blocks)
    return ParsedPost(
        is_review=is_review,
        blocks=blocks,
        field_lines=tuple(block.field_lines),
        dropped=tuple(block.dropped),
        headline=titles.headline,
        roles=(*crew, *found.roles),
        confidence=MappingProxyType(fields.confidence),
        cues=MappingProxyType(fields.cues),
        warnings=tuple(warnings_about(block, fields, found.roles, is_review=is_review)),
        **fields.values,  # type: ignore[arg-type]
    )


def _context(
    block: TitleBlock, found: RolesFound, known: NameIndex, *, title: str | None, is_review: bool
) -> SectionContext:
    characters: list[tuple[str, str]] = []
    actors: list[tuple[str, str]] = []
    for role in found.roles:
        if role.character and not role.is_description:
            characters += [(fold(name), role.character) for name in (role.character, *role.character_names)]
        actors += [(fold(name), role.person) for name in (role.person, *role.person_names)]
    return SectionContext(
        characters=NameIndex(characters),
        actors=NameIndex((*actors, *_surnames(found.roles, characters, block.paragraphs)), short_forms=False),
        known_titles=known,
        introduced=found.introducing,
        set_apart=block.set_apart,
        is_review=is_review,
        title=title,
    )


def _surnames(
    roles: Sequence[Role], characters: Sequence[tuple[str, str]], paragraphs: Sequence[Line]
) -> list[tuple[str, str]]:
    """Surnames by which prose calls actors of western names (`Hale is superb`), unless somebody shares them."""
    names = {fold(role.person): role.person for role in roles}
    last = [(words_of(name)[-1], person) for name, person in names.items() if len(words_of(name)) == 2]
    if not last:
        return []
    taken = Counter(word for name in (*names, *(name for name, _ in characters)) for word in words_of(name))
    # "Winter comes": a word that the prose has as well.
    taken.update(_SEASONS)
    taken.update({word.capitalize() for line in paragraphs for word in WORD.findall(line.folded) if word.islower()})
    return [(word, person) for word, person in last if taken[word] == 1 and len(word) >= _SHORTEST_SURNAME]
