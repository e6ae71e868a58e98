"""Tests of blog.linking."""
