"""Normalising, tokens, the concept lexicon and languages; knows nothing of frameworks."""
