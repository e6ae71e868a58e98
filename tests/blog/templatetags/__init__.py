"""Tests of blog.templatetags."""
