"""The reference site's own pages: front page, text pages, and the demo content."""
