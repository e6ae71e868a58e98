"""Tests of blog.search."""
