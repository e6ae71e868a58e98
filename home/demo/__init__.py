"""The demo: invented works and people, reviews of them, and the code that loads them."""
