"""Titles of a work in a post's title block: the bracket, the title line and label lines, in all notations met."""
