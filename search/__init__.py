"""The reference site's /search/: an address and templates over blog.search."""
