"""The reader's pages: the index page and its routes, what their templates need, drawn posters."""
