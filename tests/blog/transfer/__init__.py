"""Tests of blog.transfer."""
