"""Which vocabularies there are; a module of its own, since the validator needs the names and not the nouns."""

NAMES = ("topics", "measures", "roles", "scopes", "forms", "jurisdictions")
"""The vocabularies, each in a file of its name."""
