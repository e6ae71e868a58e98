"""Text as such: HTML to plain text, words, scripts, keys that names are compared by.

Pure: it knows neither Django nor a model.
"""
