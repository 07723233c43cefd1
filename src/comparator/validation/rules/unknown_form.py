"""A form of instrument that the vocabulary does not have."""

from collections.abc import Iterator

from comparator.validation.rules._references import ONLY_FRAMEWORKS, unknown_key
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    yield from unknown_key(subject, "forms", "form", ("form",))


RULE = Rule(
    id="unknown-form",
    kinds=ONLY_FRAMEWORKS,
    why="Instruments are grouped by form: law, guideline, strategy and so on.",
    fix="Use a key of vocabularies/forms.yaml.",
    check=_check,
)
