"""The fields of a post: values, each with a confidence and a cue, from its title block and its prose."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from blog.parsing.facts.measures import Fact
from blog.parsing.facts.sentences import (
    countries_of_dramas,
    read_crew,
    read_sentence,
    speaks_of_film,
    speaks_of_series,
)
from blog.parsing.lines import Line
from blog.parsing.parsed import Block, BlockType, Confidence, Role
from blog.parsing.sections.cues import says_what_it_is
from blog.parsing.title_block import TitleBlock
from blog.parsing.titles.assembling import Titles
from blog.parsing.titles.romanisation import language_of_romanisation
from blog.text.scripts import fold, is_han_only, language_of_han

_SURE, _ASK, _POSITION = Confidence.CERTAIN, Confidence.PLEASE_CHECK, Confidence.BY_POSITION
_FACT_REACH = 600
"""Characters of a paragraph in which its sentence of facts is looked for."""
_SAYS_WITHIN = 200
_TELLING = (BlockType.SUMMARY, BlockType.INTRODUCTION, BlockType.THEME, BlockType.VERDICT)
_COUNTRY_OF_LANGUAGE = {"ko": "KR", "ja": "JP", "th": "TH"}
_LANGUAGE_OF_COUNTRY = {"JP": "ja", "CN": "zh", "TW": "zh", "HK": "zh"}


@dataclass(slots=True)
class Fields:
    """The values of a post with a confidence and a cue each; what is None or empty is not kept."""

    values: dict[str, object] = field(default_factory=dict)
    confidence: dict[str, Confidence] = field(default_factory=dict)
    cues: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, value: object, confidence: Confidence, cue: str) -> None:
        """Keep a value, unless it is empty or the field has one: whoever puts first is the surest."""
        if value is None or value == () or value == "" or name in self.values:
            return
        self.values[name] = value
        self.confidence[name] = confidence
        self.cues[name] = cue


def put_titles(fields: Fields, titles: Titles) -> None:
    """Fill in the titles, and the facts that stand among them."""

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


def put_facts(fields: Fields, block: TitleBlock, titles: Titles, blocks: Sequence[Block]) -> None:
    """Fill in the facts of the data lines, then those of the prose, then what they imply; titles must be filled in."""
    facts = [fact for fact in block.facts if fact.field not in ("director", "writer", "author")]
    told = _facts_of_prose(blocks)
    counts = [fact for fact in (*facts, *(fact for fact, _ in told)) if fact.field == "episodes"]
    known = fields.values.get("kind")
    if (counts and known is None) or (known == "film" and any(fact.is_sure for fact in counts)):
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


def _put_language_of_han(fields: Fields, titles: Titles, block: TitleBlock) -> None:
    """Chinese or Japanese: by the country, the one kind of drama that the text speaks of, letters or syllables."""
    spoken = {country for line in block.paragraphs for country in countries_of_dramas(line.folded)}
    if len(spoken) == 1 and spoken <= _LANGUAGE_OF_COUNTRY.keys():
        fields.put("country", next(iter(spoken)), _ASK, "kind of drama")
    country = str(fields.values.get("country", ""))
    fields.put("native_language", _LANGUAGE_OF_COUNTRY.get(country), _ASK, "country")
    fields.put("native_language", language_of_han(titles.native or ""), _ASK, "character set")
    language = language_of_romanisation(fold(titles.romanised)) if titles.romanised else None
    fields.put("native_language", language, _ASK, "syllables of the romanisation")


def _facts_of_prose(blocks: Sequence[Block]) -> list[tuple[Fact, bool]]:
    """Facts of the summary's opening, then of the introduction; True with those of what is surely the summary."""
    facts: list[tuple[Fact, bool]] = []
    for kind in _TELLING:
        for block in blocks:
            if block.type is not kind:
                continue
            for line in block.lines[:6]:
                found = read_sentence(line.text[:_FACT_REACH], line.folded[:_FACT_REACH])
                tells = block.confidence is _SURE or says_what_it_is(line.folded[:_SAYS_WITHIN])
                facts += [(fact, kind is BlockType.SUMMARY and tells) for fact in found]
    return facts


def _opening_lines(blocks: Sequence[Block]) -> list[Line]:
    """The first paragraphs of introduction and summary."""
    kinds = (BlockType.INTRODUCTION, BlockType.SUMMARY)
    return [line for block in blocks if block.type in kinds for line in block.lines[:4]]


def crew_of(block: TitleBlock, titles: Titles, blocks: Sequence[Block]) -> tuple[Role, ...]:
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
