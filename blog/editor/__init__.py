"""The editor's admin: listings, choosers, panels, rich text features."""
