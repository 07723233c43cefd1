"""Errors that a person can mend; everything else is a bug."""

from comparator.model.position import Position

_SHOWN = 60
"""Characters of a value that a message quotes."""


class ComparatorError(Exception):
    """Base of every error that ends in one clear line and exit code 2."""


class InputError(ComparatorError):
    """Bad input: a file, an id or an argument that cannot be used.

    Args:
        message: One sentence that says what is wrong.
        path: The file, where there is one, as the user named it.
        position: Where in the file.
        rule: Id of the rule that the input breaks.
    """

    def __init__(self, message: str, *, path: str = "", position: Position | None = None, rule: str = "input") -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.position = position
        self.rule = rule

    def __str__(self) -> str:
        """Return `path:line:column: message`, leaving out what is not known."""
        place = self.path
        if place and self.position is not None:
            place += f":{self.position.line}:{self.position.column}"
        return f"{place}: {self.message}" if place else self.message


def brief(text: str) -> str:
    """Return `text` as a message quotes it, with its end cut off when it is long."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
