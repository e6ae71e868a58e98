"""Tests of blog.parsing."""
