"""What a block hands to the boundary: pieces of HTML with the level that each has."""

from dataclasses import dataclass

from blog.spoilers.levels import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a block that stands under one level; a verdict has two, most blocks have one.

    Attributes:
        block_id: the block's id in its stream, also its anchor.
        block_type: the block's name in its stream.
        level: who may read it on the page; None for a disclaimer, which everybody reads there and which never leaves.
        episode: with level `episode`, the last episode (or chapter) that it tells about.
        html: heading and text, inline spoilers still marked; links to pages and documents by their keys, as editors
            made them.
        person_id: the person whom the block is about.
        work_id: the work that the block points to.
        tag_id: the tag that the block is gathered under.
        character: the character whom the block is about.
    """

    block_id: str
    block_type: str
    level: Level | None
    html: str
    episode: int | None = None
    person_id: int | None = None
    work_id: int | None = None
    tag_id: int | None = None
    character: str = ""
