"""How long the reader's pages take over 1,000 posts: `make bench`."""
