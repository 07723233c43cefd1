"""Mending files: text to better text that holds the same data and the same comments."""
