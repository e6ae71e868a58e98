"""Template tags: small doors from templates to the rooms of the plugin."""
