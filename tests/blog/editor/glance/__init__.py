"""Tests of what an editor sees beside a post."""
