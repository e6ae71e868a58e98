"""Tests of blog.blocks."""
