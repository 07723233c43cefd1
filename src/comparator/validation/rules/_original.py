"""The languages in which the text of an instrument counts."""

from typing import Any

from comparator.text.languages import primary
from comparator.validation.places import select_strings
from comparator.validation.subject import Subject


def original_languages(subject: Subject) -> tuple[str, ...]:
    """Return the authoritative languages of a framework; none when English, which every title has, is one."""
    found = tuple(tag for _, tag in select_strings(subject.document.data, "languages.*"))
    return () if any(primary(tag) == "en" for tag in found) else found


def lacks_original(text: Any, languages: tuple[str, ...]) -> bool:
    """Return whether a text by language has none of `languages`, whatever the region or script."""
    if not isinstance(text, dict):
        return False  # the schema says so
    wanted = {primary(tag) for tag in languages}
    return not any(primary(tag) in wanted for tag in text)
