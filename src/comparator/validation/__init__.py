"""Checking framework, vocabulary, lexicon and mapping files: findings with places and fixes."""
