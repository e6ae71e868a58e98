"""From parsed blocks to the stream of a post: every word kept, every block `full`."""

import html
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from blog.parsing.lines import Line
from blog.parsing.parsed import Block, BlockType, Confidence, Role
from blog.spoilers.levels import Level
from blog.transfer.doubts import Doubts
from blog.transfer.finding import same_name

_LONGEST_HEADING = 200
_LONGEST_CHARACTER = 200
_WITH_CHARACTER = (BlockType.CHARACTER, BlockType.CAST_COMMENT)
_WITHOUT_HEADING = (BlockType.DISCLAIMER, BlockType.TEXT)

# The one thing of a name, or None where nothing or several things are called so.
Linked = Mapping[str, int | None]


def rich_text(paragraphs: Iterable[str]) -> str:
    """Paragraphs of plain text as rich text HTML, nothing of them changed."""
    return "".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)


class Parts:
    """Who plays whom in the work: one answer where recognition is sure and the roles give just one, else none."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._actors: dict[str, set[str]] = {}
        self._characters: dict[str, set[str]] = {}
        for role in roles:
            if role.character and not role.is_description and role.confidence is Confidence.CERTAIN:
                self._actors.setdefault(same_name(role.character), set()).add(role.person)
                self._characters.setdefault(same_name(role.person), set()).add(role.character)

    def actor_of(self, character: str | None) -> str | None:
        """The name of who plays `character`."""
        return _only(self._actors.get(same_name(character or ""), ()))

    def character_of(self, actor: str | None) -> str | None:
        """The name of whom `actor` plays."""
        return _only(self._characters.get(same_name(actor or ""), ()))


def _only(names: Collection[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None


def make_body(
    blocks: Iterable[Block],
    *,
    people: Linked,
    works: Linked,
    next_work: str | None,
    doubts: Doubts,
    roles: Iterable[Role] = (),
    has_verdict: bool = False,
    rich: Callable[[Sequence[Line]], str] | None = None,
) -> list[dict[str, Any]]:
    """The stream as it is stored.

    Args:
        blocks: the blocks of a parsed post.
        people: the key of the person whom each name in the blocks belongs to.
        works: the key of the work that each title belongs to.
        next_work: the title of what is next on the watch list.
        doubts: takes what an editor should look at.
        roles: the roles of the work; they tell who plays the character of a block, and whom its person plays.
        has_verdict: whether the post has a verdict besides these blocks; further ones become text.
        rich: lines as rich text, where their source has formatting; else they are plain.
    """
    parts = Parts(roles)
    body: list[dict[str, Any]] = []
    for block in blocks:
        name = block.type
        if name is BlockType.VERDICT and (has_verdict or not block.lines):
            # A post has one verdict, and its heading stands over words.
            name = BlockType.TEXT
        has_verdict = has_verdict or name is BlockType.VERDICT
        value = _value(name, block, people=people, works=works, next_work=next_work, parts=parts, rich=rich or _plain)
        identity = str(uuid4())
        body.append({"type": name.value, "value": value, "id": identity})
        place = f"body.{identity}.{'full' if name is BlockType.VERDICT else 'text'}"
        if block.confidence is Confidence.PLEASE_CHECK:
            doubts.add(
                place,
                _("Please check: read as %(type)s (%(cue)s).")
                % {"type": name.value.replace("_", " "), "cue": block.cue},
            )
        if name is not block.type:
            doubts.add(place, _("Read as verdict, kept as text: a post has one verdict block, and it has words."))
        if name in _WITH_CHARACTER and block.person and people.get(block.person) is None:
            doubts.add(
                place, _("Please choose who is meant: nobody could be linked as “%(name)s”.") % {"name": block.person}
            )
    return body


def _plain(lines: Sequence[Line]) -> str:
    return rich_text(line.text for line in lines)


def _value(
    name: BlockType,
    block: Block,
    *,
    people: Linked,
    works: Linked,
    next_work: str | None,
    parts: Parts,
    rich: Callable[[Sequence[Line]], str],
) -> dict[str, Any]:
    heading = block.heading or ""
    lines = list(block.lines)
    if block.heading_line and (name in _WITHOUT_HEADING or len(heading) > _LONGEST_HEADING):
        lines.insert(0, block.heading_line)
        heading = ""
    text = rich(lines)
    if name is BlockType.DISCLAIMER:
        return {"text": text}
    if name is BlockType.VERDICT:
        return {"heading": heading, "safe": "", "full": text}
    value: dict[str, Any] = {"text": text, "spoiler": Level.FULL.value}
    if name is not BlockType.TEXT:
        value["heading"] = heading
    if name in _WITH_CHARACTER:
        person = block.person or parts.actor_of(block.character)
        character = block.character or parts.character_of(block.person) or ""
        value["person"] = people.get(person) if person else None
        value["character"] = character if len(character) <= _LONGEST_CHARACTER else ""
    if name is BlockType.EPISODE:
        value["number"] = block.number or None
    if name is BlockType.NEXT_UP:
        value["work"] = works.get(next_work) if next_work else None
    return value
