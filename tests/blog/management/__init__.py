"""Tests of blog.management."""
