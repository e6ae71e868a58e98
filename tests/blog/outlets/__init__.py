"""Tests of blog.outlets."""
