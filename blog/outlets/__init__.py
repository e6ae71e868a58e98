"""What leaves the site's pages for elsewhere: feeds, sitemap entries, meta data. All of it takes Outgoing only."""
