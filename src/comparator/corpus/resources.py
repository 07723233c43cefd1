"""Where the data that comes with the package lies."""

from pathlib import Path


def data_root() -> Path:
    """Return the folder that holds `frameworks`, `schemas`, `vocabularies`, `lexicon` and `benchmarks`.

    In an installed wheel it is `comparator/data`; in a checkout, the root of the repository.
    """
    package = Path(__file__).parent.parent
    inside = package / "data"
    return inside if (inside / "schemas").is_dir() else package.parent.parent
