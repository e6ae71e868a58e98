"""Changes to many rows at once that can be undone: each value that is written is kept as it was before and after."""
