"""The tests; each file stands where its subject stands."""
