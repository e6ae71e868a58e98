"""Settings of the reference site: `base` and what `dev`, `production` and `test` change in it."""
