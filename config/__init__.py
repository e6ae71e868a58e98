"""The reference site: settings, addresses and the server's entry point. The only place that knows every app."""
