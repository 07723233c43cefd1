"""A term that stands for two concepts in one language."""

from collections.abc import Iterator

from comparator.text.languages import is_unspaced, primary
from comparator.validation.kinds import Kind
from comparator.validation.places import Path, select_mappings, shown
from comparator.validation.subject import Claim, Claimant, CrossRule, Subject


def _claims(subject: Subject) -> Iterator[Claim]:
    for path, concept in select_mappings(subject.document.data, "concepts.*"):
        name, terms = concept.get("id"), concept.get("terms")
        if not isinstance(name, str) or not isinstance(terms, dict):
            continue
        places: dict[tuple[str, str], Path] = {}  # one of each name, since a concept does not contradict itself
        for language, words in terms.items():
            for index, term in enumerate(words if isinstance(words, list) else ()):
                if isinstance(term, str):
                    places.setdefault(_name(term, language), (*path, "terms", language, index))
        for term_name, place in places.items():
            yield Claim(term_name, name, place)


def _name(term: str, language: str) -> tuple[str, str]:
    """Return what two terms share when the lexicon cannot tell them apart."""
    from comparator.text.normalise import fold_text  # late: its patterns take long to compile

    words = fold_text(term).split()
    # Both Chinese columns serve both scripts, and white space does not count where it parts no words.
    return (primary(language), "".join(words)) if is_unspaced(language) else (language, " ".join(words))


def _message(first: Claimant, second: Claimant) -> str:
    language, term = first.claim.name
    return (
        f"the term `{shown(term)}` ({language}) of concept `{shown(second.claim.owner)}` is already a term of "
        f"concept `{shown(first.claim.owner)}` ({first.place})"
    )


RULE = CrossRule(
    id="term-of-two-concepts",
    kinds=frozenset((Kind.LEXICON,)),
    why="A term leads to one concept only, so the other concept would not be found in any text by that term.",
    fix="keep the term with the concept it means most often, or make it longer until it means one",
    claims=_claims,
    message=_message,
)
