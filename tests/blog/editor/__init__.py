"""Tests of blog.editor."""
