"""A term that stands for two concepts in one language."""

from collections.abc import Iterator

from comparator.text.languages import is_unspaced, primary
from comparator.text.normalise import fold_text
from comparator.validation.kinds import Kind
from comparator.validation.places import select_mappings, shown
from comparator.validation.subject import Claim, CrossRule, Subject


def _claims(subject: Subject) -> Iterator[Claim]:
    document = subject.document
    for path, concept in select_mappings(document.data, "concepts.*"):
        name, terms = concept.get("id"), concept.get("terms")
        if not isinstance(name, str) or not isinstance(terms, dict):
            continue
        for language, words in terms.items():
            for index, term in enumerate(words if isinstance(words, list) else ()):
                if isinstance(term, str):
                    position = document.position((*path, "terms", language, index))
                    yield Claim(_name(term, language), name, document.path, position)


def _name(term: str, language: str) -> tuple[str, str]:
    """Return what two terms share when the lexicon cannot tell them apart."""
    words = fold_text(term).split()
    # Both Chinese columns serve both scripts, and white space does not count where it parts no words.
    return (primary(language), "".join(words)) if is_unspaced(language) else (language, " ".join(words))


def _message(first: Claim, second: Claim) -> str:
    language, term = first.name
    return (
        f"the term `{shown(term)}` ({language}) of concept `{shown(second.owner)}` is already a term of "
        f"concept `{shown(first.owner)}` ({first.file}:{first.position.line})"
    )


RULE = CrossRule(
    id="term-of-two-concepts",
    kinds=frozenset((Kind.LEXICON,)),
    why="A term leads to one concept only, so the other concept would not be found in any text by that term.",
    fix="keep the term with the concept it means most often, or make it longer until it means one",
    claims=_claims,
    message=_message,
)
