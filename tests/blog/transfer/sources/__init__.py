"""Tests of blog.transfer.sources."""
