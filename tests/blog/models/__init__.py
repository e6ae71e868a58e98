"""Tests of blog.models."""
