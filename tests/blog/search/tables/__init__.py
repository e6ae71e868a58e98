"""Tests of the words of posts."""
