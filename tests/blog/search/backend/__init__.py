"""Tests of the search backend."""
