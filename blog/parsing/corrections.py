"""What a person says otherwise than recognition: corrections, made one after another to a parsed post.

A correction names a section by the place of its first line in the source (`Line.start`), so that it means the same
whenever the source is read again. One that names nothing that is there changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from blog.parsing.layout import lines_of
from blog.parsing.lines import Line
from blog.parsing.parsed import Block, BlockType, Confidence, ParsedPost

BY_HAND = "by hand"
FIELDS = ("title", "headline", "native_title", "romanised_title", "date")
# Of these there is one a subject; of all others, neighbours that become the same are one section.
_ONE_A_SUBJECT = (BlockType.THEME, BlockType.CHARACTER, BlockType.EPISODE, BlockType.CAST_COMMENT)


class Change(StrEnum):
    """What a correction does."""

    TYPE = "type"
    SPLIT = "split"
    JOIN = "join"
    OMIT = "omit"
    KEEP = "keep"
    PERSON = "person"
    CHARACTER = "character"
    RENAME = "rename"
    NO_ROLE = "no_role"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction.

    Attributes:
        change: what it does.
        at: the place of the section's first line; for `split` and `keep` that of any line.
        name: whom `rename` and `no_role` mean, or the field that `field` fills.
        value: the new type, name or text.
        onward: whether a type is meant for everything after the section as well.
    """

    change: Change
    at: int = -1
    name: str = ""
    value: str = ""
    onward: bool = False

    def stored(self) -> dict[str, Any]:
        """The correction as JSON."""
        return {
            "change": self.change.value,
            "at": self.at,
            "name": self.name,
            "value": self.value,
            "onward": self.onward,
        }

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Correction":
        """A correction from JSON.

        Raises:
            ValueError: it is none.
        """
        try:
            return cls(
                Change(stored["change"]),
                int(stored.get("at", -1)),
                str(stored.get("name", "")),
                str(stored.get("value", "")),
                bool(stored.get("onward", False)),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("no correction") from error


def corrected(post: ParsedPost, corrections: Iterable[Correction]) -> ParsedPost:
    """The post after all corrections, in their order. Every line stays in exactly one place."""
    for correction in corrections:
        post = _corrected(post, correction)
    return post


def _corrected(post: ParsedPost, correction: Correction) -> ParsedPost:
    match correction.change:
        case Change.RENAME | Change.NO_ROLE:
            return _with_person(post, correction)
        case Change.FIELD:
            return _with_field(post, correction)
        case Change.KEEP:
            return _kept(post, correction.at)
        case Change.SPLIT:
            return replace(post, blocks=tuple(_split(post.blocks, correction.at)))
    number = next((at for at, block in enumerate(post.blocks) if _begins(block, correction.at)), None)
    if number is None:
        return post
    blocks = list(post.blocks)
    match correction.change:
        case Change.TYPE:
            return replace(post, blocks=_retyped(blocks, number, correction))
        case Change.JOIN if number:
            blocks[number - 1 : number + 1] = [_joined(blocks[number - 1], blocks[number])]
        case Change.OMIT:
            left_out = lines_of(blocks.pop(number))
            return replace(post, blocks=tuple(blocks), dropped=_in_order(post.dropped, left_out))
        case Change.PERSON:
            blocks[number] = _by_hand(blocks[number], person=correction.value or None)
        case Change.CHARACTER:
            blocks[number] = _by_hand(blocks[number], character=correction.value or None)
    return replace(post, blocks=tuple(blocks))


def _begins(block: Block, at: int) -> bool:
    return lines_of(block)[0].start == at


def _by_hand(block: Block, **changes: Any) -> Block:
    return replace(block, confidence=Confidence.CERTAIN, cue=BY_HAND, **changes)


def _retyped(blocks: list[Block], number: int, correction: Correction) -> tuple[Block, ...]:
    if correction.value not in list(BlockType):
        return tuple(blocks)
    wanted = BlockType(correction.value)
    until = len(blocks) if correction.onward else number + 1
    changed: list[Block] = []
    for block in blocks[number:until]:
        block = _by_hand(block, type=wanted)
        if changed and wanted not in _ONE_A_SUBJECT:
            changed[-1] = _joined(changed[-1], block)
        else:
            changed.append(block)
    return (*blocks[:number], *changed, *blocks[until:])


def _joined(above: Block, below: Block) -> Block:
    return _by_hand(above, lines=(*above.lines, *lines_of(below)))


def _split(blocks: Iterable[Block], at: int) -> Iterable[Block]:
    for block in blocks:
        place = next((place for place, line in enumerate(block.lines) if line.start == at), None)
        if place is None or _begins(block, at):
            yield block
            continue
        yield replace(block, lines=block.lines[:place])
        yield Block(block.type, block.lines[place:], Confidence.CERTAIN, BY_HAND)


def _in_order(lines: Iterable[Line], more: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted([*lines, *more], key=lambda line: line.start))


def _kept(post: ParsedPost, at: int) -> ParsedPost:
    line = next((line for line in post.dropped if line.start == at), None)
    if line is None:
        return post
    dropped = tuple(other for other in post.dropped if other is not line)
    blocks = list(post.blocks)
    for number, block in enumerate(blocks):
        if block.lines and block.lines[0].start < at < block.lines[-1].start:
            blocks[number] = replace(block, lines=_in_order(block.lines, [line]))
            return replace(post, blocks=tuple(blocks), dropped=dropped)
    place = sum(lines_of(block)[0].start < at for block in blocks)
    blocks.insert(place, Block(BlockType.TEXT, (line,), Confidence.CERTAIN, BY_HAND))
    return replace(post, blocks=tuple(blocks), dropped=dropped)


def _with_person(post: ParsedPost, correction: Correction) -> ParsedPost:
    old, new = correction.name, correction.value
    if correction.change is Change.NO_ROLE or not new:
        return replace(post, roles=tuple(role for role in post.roles if role.person != old))
    roles = tuple(
        replace(role, person=new, confidence=Confidence.CERTAIN, cue=BY_HAND) if role.person == old else role
        for role in post.roles
    )
    blocks = tuple(replace(block, person=new) if block.person == old else block for block in post.blocks)
    return replace(post, roles=roles, blocks=blocks)


def _with_field(post: ParsedPost, correction: Correction) -> ParsedPost:
    name, value = correction.name, correction.value.strip() or None
    if name not in FIELDS:
        return post
    confidence = {other: sure for other, sure in post.confidence.items() if other != name}
    cues = {other: cue for other, cue in post.cues.items() if other != name}
    if value and name != "headline":
        confidence[name], cues[name] = Confidence.CERTAIN, BY_HAND
    changes: dict[str, Any] = {name: value}
    return replace(post, confidence=MappingProxyType(confidence), cues=MappingProxyType(cues), **changes)
