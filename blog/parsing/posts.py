"""One post: the parts that its lines give, put together into a `ParsedPost` with a confidence for every field."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations
from types import MappingProxyType

from blog.parsing.dates import Dateline
from blog.parsing.facts import (
    COUNT,
    Fact,
    countries_of_dramas,
    number_of,
    read_crew,
    read_sentence,
    speaks_of_film,
    speaks_of_series,
)
from blog.parsing.lines import Line
from blog.parsing.mentions import find_mentions, index_of_titles, next_on_watch_list
from blog.parsing.names import NameIndex, words_of
from blog.parsing.parsed import Block, BlockType, Confidence, ParsedPost, Role, Viewing
from blog.parsing.ratings import choose, ratings_in_prose
from blog.parsing.roles import RolesFound, find_roles
from blog.parsing.sections import SectionContext, make_blocks
from blog.parsing.title_block import TitleBlock, read_lines
from blog.parsing.titles.assembling import Titles, assemble
from blog.parsing.titles.romanisation import language_of_romanisation
from blog.text.scripts import fold, is_han_only, language_of_han

_SURE, _ASK, _POSITION = Confidence.CERTAIN, Confidence.PLEASE_CHECK, Confidence.BY_POSITION
_MOJIBAKE = re.compile("ðŸ|â€[™œ\x9d“”˜¦]|Ã[©¨¤¶¼±\xad]|¬†|Â[\xa0 ]|\ufffd")
_EPISODE_LEFT = re.compile(
    r"\bi(?:'ve| have| had)? (?:\w+ ){0,2}?(?:dropped|gave up|stopped watching|quit)\b.{0,60}?\b(?:episode"
    r"|ep\.?) (?P<n>\d{1,3})\b",
    re.IGNORECASE,
)
_EPISODE_REACHED = re.compile(
    r"\bi(?:'m| am) (?:currently |still )?(?:watching|at|on|up to)\b.{0,30}?\b(?:episode|ep\.?) (?P<n>\d{1,3})\b",
    re.IGNORECASE,
)
_EPISODES_SO_FAR = re.compile(
    rf"\bi(?:'ve| have) (?:only )?(?:seen|watched|finished) (?:the first )?(?P<n>{COUNT})"
    r"(?: (?:out )?of (?:the |its )?[\w-]+)? episodes?,? (?:so far|up to now|until now|as of now)\b",
    re.IGNORECASE,
)
_REWATCH = re.compile(
    r"\b(?:this (?:is|was) (?:my|a) (?:\w+ )?re-?watch|i re-?watched (?:this|it)\b"
    r"|i (?:\w+ ){0,3}?(?:did|do|doing) a re-?watch\b)",
    re.IGNORECASE,
)
_FACT_REACH = 600
"""Characters of a paragraph in which its sentence of facts is looked for."""
_TELLING = (BlockType.SUMMARY, BlockType.INTRODUCTION, BlockType.THEME, BlockType.VERDICT)
_MOST_COMPARED = 60
_SHORTEST_SURNAME = 4
_SAME_NAME = 0.93
"""Share of common letters (`difflib`) from which on two names are perhaps one."""
_COUNTRY_OF_LANGUAGE = {"ko": "KR", "ja": "JP", "th": "TH"}
_LANGUAGE_OF_COUNTRY = {"JP": "ja", "CN": "zh", "TW": "zh", "HK": "zh"}


@dataclass(slots=True)
class _Fields:
    """The values of a post with a confidence and a cue each; what is None or empty is not kept."""

    values: dict[str, object] = field(default_factory=dict)
    confidence: dict[str, Confidence] = field(default_factory=dict)
    cues: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, value: object, confidence: Confidence, cue: str) -> None:
        if value is None or value == () or value == "" or name in self.values:
            return
        self.values[name] = value
        self.confidence[name] = confidence
        self.cues[name] = cue


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
    fields = _Fields()
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
    crew = _crew(block, titles, blocks if is_review else ())
    _put_titles(fields, titles)
    _put_facts(fields, block, titles, blocks if is_review else ())
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
        fields.put("viewing", *_viewing(block.paragraphs))
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
        warnings=tuple(_warnings(block, fields, found.roles, is_review=is_review)),
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
        actors=NameIndex((*actors, *_surnames(found.roles, characters)), short_forms=False),
        known_titles=known,
        introduced=found.introducing,
        set_apart=block.set_apart,
        is_review=is_review,
        title=title,
    )


def _surnames(roles: Sequence[Role], characters: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Surnames by which prose calls actors of western names (`Hale is superb`), unless somebody shares them."""
    taken = Counter(word for name, _ in characters for word in words_of(name))
    names = {fold(role.person): role.person for role in roles}
    taken.update(word for name in names for word in words_of(name))
    last = [(words_of(name)[-1], person) for name, person in names.items() if len(words_of(name)) == 2]
    return [(word, person) for word, person in last if taken[word] == 1 and len(word) >= _SHORTEST_SURNAME]


def _put_titles(fields: _Fields, titles: Titles) -> None:
    def sure(name: str) -> Confidence:
        return _ASK if name in titles.doubtful else _SURE

    fields.put("title", titles.title, sure("title") if titles.is_proved else _at_best(sure("title")), titles.cue)
    fields.put("native_title", titles.native, sure("native_title"), "native script")
    fields.put("native_language", titles.language, _SURE, "script")
    fields.put("romanised_title", titles.romanised, sure("romanised_title"), "syllables")
    fields.put("other_titles", titles.others, sure("other_titles"), "further title")
    fields.put("kind", titles.kind, _SURE, "title block")
    fields.put("country", titles.country, _SURE, "title block")
    fields.put("year", titles.year, _SURE, "title block")
    fields.put("episodes", titles.episodes, _SURE, "title block")


def _at_best(confidence: Confidence) -> Confidence:
    return _POSITION if confidence is _SURE else confidence


def _put_facts(fields: _Fields, block: TitleBlock, titles: Titles, blocks: Sequence[Block]) -> None:
    facts = [fact for fact in block.facts if fact.field not in ("director", "writer", "author")]
    told = _facts_of_prose(blocks)
    has_episodes = any(fact.field == "episodes" for fact in (*facts, *(fact for fact, _ in told)))
    if has_episodes and fields.values.get("kind") in (None, "film"):
        # A heading that says "film" over "10 episodes" is a series.
        for kept in (fields.values, fields.confidence, fields.cues):
            kept.pop("kind", None)
        given = (*facts, *(fact for fact, _ in told))
        kind = next((fact.value for fact in given if fact.field == "kind" and fact.value != "film"), None)
        fields.put("kind", kind or "drama", _SURE if kind else _POSITION, "episodes")
    for fact in facts:
        fields.put(fact.field, fact.value, _SURE if fact.is_sure else _ASK, fact.cue)
    for fact, in_summary in told:
        fields.put(fact.field, fact.value, _SURE if fact.is_sure and in_summary else _ASK, fact.cue)
    if "kind" not in fields.values and "episode_minutes" in fields.values:
        fields.put("kind", "film", _ASK, "running time without episodes")
    opening = [line.folded[:_FACT_REACH] for line in (*_opening_lines(blocks), *block.disclaimers)]
    if any(speaks_of_film(text) for text in opening):
        fields.put("kind", "film", _ASK, "called a film")
    elif any(speaks_of_series(text) for text in opening):
        fields.put("kind", "drama", _ASK, "called a drama")
    if "country" in fields.values and fields.values["country"] != _COUNTRY_OF_LANGUAGE.get(titles.language or ""):
        if titles.language in _COUNTRY_OF_LANGUAGE and fields.confidence["country"] is _SURE:
            fields.confidence["country"] = _ASK
    else:
        fields.put("country", _COUNTRY_OF_LANGUAGE.get(titles.language or ""), _SURE, "script of the native title")
    if titles.native and is_han_only(titles.native):
        _put_language_of_han(fields, titles, block)


def _put_language_of_han(fields: _Fields, titles: Titles, block: TitleBlock) -> None:
    """Chinese or Japanese: by the country, the one kind of drama that the text speaks of, letters or syllables."""
    spoken = {country for line in block.paragraphs for country in countries_of_dramas(line.folded)}
    if len(spoken) == 1:
        fields.put("country", next(iter(spoken)), _ASK, "kind of drama")
    country = str(fields.values.get("country", ""))
    fields.put("native_language", _LANGUAGE_OF_COUNTRY.get(country), _ASK, "country")
    fields.put("native_language", language_of_han(titles.native or ""), _ASK, "character set")
    language = language_of_romanisation(fold(titles.romanised)) if titles.romanised else None
    fields.put("native_language", language, _ASK, "syllables of the romanisation")


def _facts_of_prose(blocks: Sequence[Block]) -> list[tuple[Fact, bool]]:
    """Facts of the summary's opening, then of the introduction; True with those of a summary."""
    facts: list[tuple[Fact, bool]] = []
    for kind in _TELLING:
        for block in blocks:
            if block.type is not kind:
                continue
            for line in block.lines[:6]:
                found = read_sentence(line.text[:_FACT_REACH], line.folded[:_FACT_REACH])
                facts += [(fact, kind is BlockType.SUMMARY) for fact in found]
    return facts


def _opening_lines(blocks: Sequence[Block]) -> list[Line]:
    """The first paragraphs of introduction and summary."""
    kinds = (BlockType.INTRODUCTION, BlockType.SUMMARY)
    return [line for block in blocks if block.type in kinds for line in block.lines[:4]]


def _crew(block: TitleBlock, titles: Titles, blocks: Sequence[Block]) -> tuple[Role, ...]:
    """Directors, writers and authors of the title line, the data lines and the sentence that opens the summary."""
    roles = [Role(titles.director, "director", None, _SURE, "title line")] if titles.director else []
    if titles.author:
        roles.append(Role(titles.author, "author", None, _SURE, "title line"))
    is_series = any(fact.field in ("episodes", "network") for fact in block.facts) or titles.kind == "drama"
    told = [fact for line in _opening_lines(blocks) for fact in read_crew(line.text, line.folded[:_FACT_REACH])]
    for fact in (*block.facts, *told):
        if fact.field in ("director", "writer", "author"):
            job = "writer" if fact.field == "author" and is_series else fact.field
            role = Role(str(fact.value), job, None, _SURE if job == fact.field and fact.is_sure else _ASK, fact.cue)
            if all((role.person, role.job) != (known.person, known.job) for known in roles):
                roles.append(role)
    return tuple(roles)


def _viewing(paragraphs: Sequence[Line]) -> tuple[Viewing | None, Confidence, str]:
    for line in paragraphs:
        left = _EPISODE_LEFT.search(line.folded)
        if left:
            return Viewing("dropped", int(left["n"])), _ASK, "dropped at an episode"
        reached = _EPISODE_REACHED.search(line.folded)
        if reached:
            return Viewing("watching", int(reached["n"])), _ASK, "watching an episode"
        so_far = _EPISODES_SO_FAR.search(line.folded)
        if so_far:
            return Viewing("watching", number_of(so_far["n"])), _ASK, "episodes so far"
        if _REWATCH.search(line.folded):
            return Viewing("rewatch", None), _ASK, "rewatch"
    return None, _ASK, ""


def _warnings(block: TitleBlock, fields: _Fields, roles: Sequence[Role], *, is_review: bool) -> Iterable[str]:
    if not is_review:
        yield "No title block and no rating: kept as a plain post. Please check."
    if "title" not in fields.values:
        yield "No title found."
    if "date" not in fields.values:
        yield "No date found: stays a draft until it has one."
    if is_review and "rating" not in fields.values:
        suggested = [raw for line in block.paragraphs for raw in ratings_in_prose(line.text, line.folded)]
        if suggested:
            yield f"Perhaps a rating, in running text: {', '.join(dict.fromkeys(suggested[:5]))}"
    for one, other in _similar_names(roles):
        yield f"Perhaps the same name: {one} and {other}"
    lines = [*block.field_lines, *block.paragraphs, *block.disclaimers]
    damaged = sum(_MOJIBAKE.search(line.text) is not None for line in lines)
    if damaged:
        yield f"Letters that look wrongly decoded, in {damaged} lines; left as they are."


def _similar_names(roles: Sequence[Role]) -> Iterable[tuple[str, str]]:
    """Names of people, and of characters, that differ in a letter or two: spelt in two ways, or two of a family."""
    people = dict.fromkeys(role.person for role in roles[:_MOST_COMPARED])
    characters = dict.fromkeys(
        role.character for role in roles[:_MOST_COMPARED] if role.character and not role.is_description
    )
    for names in (tuple(people), tuple(characters)):
        for one, other in combinations(names, 2):
            if abs(len(one) - len(other)) <= 1 and SequenceMatcher(None, one, other).ratio() >= _SAME_NAME:
                yield one, other
