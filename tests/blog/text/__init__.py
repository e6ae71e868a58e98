"""Tests of blog.text."""
