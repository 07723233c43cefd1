"""The terminal app, in Textual; imported by `comparator.__main__` alone."""
