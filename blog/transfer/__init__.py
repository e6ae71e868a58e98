"""Posts in and out of the site: sources of old posts, the import's report, writing, exporting."""
