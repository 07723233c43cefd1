"""What ends a line of a data file."""

import re

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line, for positions."""
