"""Tests in a real browser, where what matters is what a person sees and does."""
