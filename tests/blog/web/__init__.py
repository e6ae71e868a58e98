"""Tests of blog.web."""
