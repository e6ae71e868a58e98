"""Sections: which paragraph belongs to which kind of block, by cue and by position (import-formats, section 7)."""

from blog.parsing.sections.blocks import make_blocks
from blog.parsing.sections.context import SectionContext

__all__ = ["SectionContext", "make_blocks"]
