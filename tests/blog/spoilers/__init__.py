"""Tests of blog.spoilers."""
