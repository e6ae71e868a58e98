"""Tests of blog.parsing.sections."""
