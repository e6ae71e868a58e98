"""Sources: each module reads one format of old posts. Pure, like `blog.parsing`.

A source module has `open_source(text, *, known_titles=(), date=None) -> OpenedSource`, whose posts are recognised one
by one, and `parse` with the same arguments, a `ParsedSource` of all posts with the ledger of the whole.

`clipboard` is another thing: what an editor pastes, as paragraphs with their formatting.
"""
