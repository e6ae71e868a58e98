"""Tests of blog.parsing.roles."""
