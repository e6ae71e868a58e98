"""The typed blocks that a post is written in, each with its level, description, preview and template."""
