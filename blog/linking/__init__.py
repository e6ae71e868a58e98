"""Derived data: what is computed from live posts and kept beside them: digests, mentions, name keys."""
