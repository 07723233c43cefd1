"""The nouns of the comparator, as frozen dataclasses; no I/O and no third-party code."""
