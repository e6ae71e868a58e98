"""What leaves the site's pages for elsewhere: feeds, sitemap entries, meta data. Everything here takes Outgoing only."""
