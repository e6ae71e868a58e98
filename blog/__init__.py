"""The plugin: structured, spoiler-safe reviews for a Wagtail site.

One Django app; its rooms are described in docs/architecture.md.
"""
