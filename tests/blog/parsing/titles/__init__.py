"""Tests of blog.parsing.titles."""
