"""The spoiler boundary: who may read what (levels), what may leave a page (outgoing), how hidden words are marked."""
