"""Sources: each module reads one format of old posts into a `ParsedSource`. Pure, like `blog.parsing`.

A source module has `parse(text, *, known_titles=(), date=None) -> ParsedSource`.
"""
