"""What was recognised, section by section beside its source, and the form that corrects it: one button a change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blog.blocks.body import BodyBlock
from blog.parsing.corrections import Change, Correction
from blog.parsing.layout import Row, Use, rows_of
from blog.parsing.parsed import BlockType, Confidence, ParsedPost, Role
from blog.text.words import count_words
from blog.transfer.fitting import fit_date
from blog.transfer.pasting import Paste

SURENESS = {
    Confidence.CERTAIN: _("sure"),
    Confidence.BY_POSITION: _("by its place"),
    Confidence.PLEASE_CHECK: _("please check"),
}
_WITH_PERSON = (BlockType.CAST_COMMENT, BlockType.CHARACTER)
_MOST_OFFERED = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: `value` is what it sends, `is_current` whether it says what is so."""

    value: str
    label: str | Promise
    icon: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the source: what became of it, and the buttons that begin a section with it or bring it back."""

    text: str
    use: str
    split: str = ""
    keep: str = ""
    html: SafeString | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section as it is shown; `label` is empty for lines that no section has."""

    start: int
    label: str | Promise
    icon: str
    lines: tuple[ShownLine, ...]
    words: int
    sureness: str | Promise = ""
    is_doubtful: bool = False
    cue: str = ""
    types: tuple[Choice, ...] = ()
    may_join: bool = False
    takes_names: bool = False
    person: str = ""
    character: str = ""
    is_nobody: bool = False
    people: tuple[Choice, ...] = ()
    characters: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of the post that can be corrected: `name` is the form's, `sureness` and `cue` are of the reading."""

    name: str
    label: str | Promise
    value: str
    sureness: str | Promise = ""
    is_doubtful: bool = False
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something else that was read, for looking at."""

    label: str | Promise
    value: str
    sureness: str | Promise
    is_doubtful: bool
    cue: str


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """Somebody who has a part in the work: `name` is the form's, `parts` the characters or jobs."""

    name: str
    person: str
    parts: str
    sureness: str | Promise
    is_doubtful: bool


_FIELD_LABELS = {
    "headline": _("Title of the post"),
    "title": _("Title of the work"),
    "native_title": _("Native title"),
    "romanised_title": _("Romanised title"),
    "date": _("Date"),
}
_FACT_LABELS = {
    "other_titles": _("Other titles"),
    "kind": _("Kind"),
    "country": _("Country"),
    "network": _("Network"),
    "year": _("Year"),
    "episodes": _("Episodes"),
    "episode_minutes": _("Minutes an episode"),
    "rating": _("Rating"),
    "external_ratings": _("Others' ratings"),
    "viewing": _("State"),
    "author": _("Author"),
    "mentioned_works": _("Other works"),
    "next_on_watch_list": _("Next up"),
}


@cache
def _types() -> tuple[tuple[BlockType, Any], ...]:
    blocks = BodyBlock().child_blocks
    return tuple((kind, blocks[kind.value]) for kind in BlockType)


def shown_sections(post: ParsedPost, paste: Paste | None = None) -> list[Section]:
    """All lines of the post in the order of the source, section by section; those of a `paste` as they are formatted.

    What is pasted makes no new people: of whom a section names, it is said whether they are there.
    """
    rows = rows_of(post)
    first = next((row.start for row in rows if row.block), None)
    sections = [_section(row, post, is_first=row.start == first) for row in rows]
    if paste is None:
        return sections
    people = paste.people()
    return [
        replace(
            section,
            lines=tuple(
                # Escaped by the reader of the clipboard, which lets no other elements through than its own.
                replace(shown, html=mark_safe(paste.rich([line])))  # noqa: S308
                for shown, (line, _use) in zip(section.lines, row.lines, strict=True)
            ),
            is_nobody=bool(section.takes_names and section.person and people.get(section.person) is None),
        )
        for section, row in zip(sections, rows, strict=True)
    ]


def shown_fields(post: ParsedPost) -> list[ShownField]:
    """The fields that a person may correct."""
    fields = []
    for name, label in _FIELD_LABELS.items():
        sure = post.confidence.get(name)
        fields.append(
            ShownField(
                name=f"field-{name}",
                label=label,
                value=_value_of(post, name),
                sureness=SURENESS[sure] if sure else "",
                is_doubtful=sure is Confidence.PLEASE_CHECK,
                cue=post.cues.get(name, ""),
            )
        )
    return fields


def shown_facts(post: ParsedPost) -> list[Fact]:
    """What else was read."""
    return [
        Fact(
            label,
            _plain(getattr(post, name)),
            SURENESS[post.confidence[name]],
            post.confidence[name] is Confidence.PLEASE_CHECK,
            post.cues.get(name, ""),
        )
        for name, label in _FACT_LABELS.items()
        if name in post.confidence
    ]


def shown_people(post: ParsedPost) -> list[ShownPerson]:
    """The people of the work, each once."""
    parts: dict[str, list[Role]] = {}
    for role in post.roles:
        parts.setdefault(role.person, []).append(role)
    return [
        ShownPerson(
            name=f"role-{number}",
            person=person,
            parts=", ".join(role.character or role.job for role in roles),
            sureness=SURENESS[roles[0].confidence],
            is_doubtful=any(role.confidence is Confidence.PLEASE_CHECK for role in roles),
        )
        for number, (person, roles) in enumerate(parts.items())
    ]


def doubt_count(post: ParsedPost) -> int:
    """How many readings ask to be checked."""
    readings = [*post.confidence.values(), *(role.confidence for role in post.roles)]
    return (readings + [block.confidence for block in post.blocks]).count(Confidence.PLEASE_CHECK)


def corrections_from(data: Mapping[str, Any], post: ParsedPost) -> list[Correction]:
    """What a sent form says otherwise than `post`, which is what it showed.

    Raises:
        ValidationError: a date is none.
    """
    return [*_of_fields(data, post), *_of_roles(data, post), *_of_names(data, post), *_of_button(data)]


def _of_fields(data: Mapping[str, Any], post: ParsedPost) -> Iterator[Correction]:
    for name in _FIELD_LABELS:
        value = str(data.get(f"field-{name}", _value_of(post, name))).strip()
        if value == _value_of(post, name):
            continue
        if name == "date":
            try:
                fit_date(value or None)
            except ValueError:
                raise ValidationError(
                    gettext("“%(value)s” is no date. Write 2021, 2021-10 or 2021-10-04.") % {"value": value}
                ) from None
        if name == "headline" and value == post.title:
            value = ""
        yield Correction(Change.FIELD, name=name, value=value)


def _of_roles(data: Mapping[str, Any], post: ParsedPost) -> Iterator[Correction]:
    for shown in shown_people(post):
        value = str(data.get(shown.name, shown.person)).strip()
        if value != shown.person:
            yield Correction(Change.RENAME if value else Change.NO_ROLE, name=shown.person, value=value)


def _of_names(data: Mapping[str, Any], post: ParsedPost) -> Iterator[Correction]:
    for section in shown_sections(post):
        if not section.takes_names:
            continue
        for change, there in ((Change.PERSON, section.person), (Change.CHARACTER, section.character)):
            value = str(data.get(f"{change}-{section.start}", there)).strip()
            if value != there:
                yield Correction(change, section.start, value=value)


def _of_button(data: Mapping[str, Any]) -> Iterator[Correction]:
    change, _separator, rest = str(data.get("do", "")).partition(":")
    place, _separator, value = rest.partition(":")
    if change in list(Change) and place.isdecimal():
        yield Correction(Change(change), int(place), value=value, onward=f"onward-{place}" in data)


def _section(row: Row, post: ParsedPost, *, is_first: bool) -> Section:
    block = row.block
    lines = tuple(
        ShownLine(
            line.text,
            use.value,
            split=f"split:{line.start}" if use is Use.TEXT and line.start != row.start else "",
            keep=f"keep:{line.start}" if use is Use.DROPPED else "",
        )
        for line, use in row.lines
    )
    words = count_words(" ".join(line.text for line in lines))
    if block is None:
        return Section(row.start, "", "", lines, words)
    names = block.type in _WITH_PERSON
    return Section(
        start=row.start,
        label=dict(_types())[block.type].label,
        icon=dict(_types())[block.type].meta.icon,
        lines=lines,
        words=words,
        sureness=SURENESS[block.confidence],
        is_doubtful=block.confidence is Confidence.PLEASE_CHECK,
        cue=block.cue,
        types=tuple(
            Choice(f"type:{row.start}:{kind.value}", known.label, known.meta.icon, kind is block.type)
            for kind, known in _types()
        ),
        may_join=not is_first,
        takes_names=names,
        person=block.person or "",
        character=block.character or "",
        people=_offered(Change.PERSON, row.start, [role.person for role in post.roles], block.person) if names else (),
        characters=(
            _offered(Change.CHARACTER, row.start, [role.character for role in post.roles], block.character)
            if block.type is BlockType.CHARACTER
            else ()
        ),
    )


def _offered(change: Change, start: int, names: Sequence[str | None], current: str | None) -> tuple[Choice, ...]:
    """Names of the post, the current one among them."""
    known = [name for name in dict.fromkeys(names) if name]
    return tuple(Choice(f"{change}:{start}:{name}", name, is_current=name == current) for name in known[:_MOST_OFFERED])


def _value_of(post: ParsedPost, name: str) -> str:
    value = (post.headline or post.title) if name == "headline" else getattr(post, name)
    return value or ""


def _plain(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_plain, value))
    source = getattr(value, "source", None)
    raw = getattr(value, "raw", None) or getattr(value, "state", None) or value
    return f"{source} {raw}" if source else str(raw)
