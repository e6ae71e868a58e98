"""Old posts in, in the admin: imports from a text, and whole drafts pasted into a review.

Both show what was recognised section by section beside its source, and take corrections the same way.
"""
