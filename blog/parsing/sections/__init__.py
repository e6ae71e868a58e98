"""Sections: which paragraph belongs to which kind of block, by cue and by position (import-formats, section 7)."""

from blog.parsing.sections.blocks import SectionContext, make_blocks

__all__ = ["SectionContext", "make_blocks"]
