"""A number with its noun."""


def counted(count: int, noun: str) -> str:
    """Return a number with its English noun, as in `1 clause` or `1,229 clauses`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
