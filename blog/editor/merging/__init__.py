"""Merging works, people and tags: what moves is shown first, and all of it can be undone."""
