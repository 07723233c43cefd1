"""A term that is one letter and no stem away from a term of another concept."""

from collections.abc import Iterator

from comparator.text.languages import is_unspaced
from comparator.validation.diagnostic import Severity
from comparator.validation.kinds import Kind
from comparator.validation.places import select_mappings, shown
from comparator.validation.subject import Claim, Claimant, CrossRule, Subject

_EXPLAINED = "has a gloss"


def _claims(subject: Subject) -> Iterator[Claim]:
    # Late, since their patterns take long to compile, and only a lexicon needs them.
    from comparator.text.normalise import Folded, fold_text
    from comparator.text.tokens import words

    for path, concept in select_mappings(subject.document.data, "concepts.*"):
        name, terms = concept.get("id"), concept.get("terms")
        if not isinstance(name, str) or not isinstance(terms, dict):
            continue
        explained = _EXPLAINED if concept.get("gloss") else ""
        for language, column in terms.items():
            if not isinstance(language, str) or is_unspaced(language) or not isinstance(column, list):
                continue
            for index, term in enumerate(column):
                if isinstance(term, str):
                    wording = fold_text(term)
                    stems = " ".join(token.form for token in words(Folded(wording), language))
                    place = (*path, "terms", language, index)
                    # The longer of two terms that are a letter apart claims the shorter one's wording as well.
                    for claimed in (wording, wording[:-1]):
                        yield Claim((language, stems, claimed), name, place, explained, term)


def _message(first: Claimant, second: Claimant) -> str | None:
    from comparator.text.normalise import fold_text

    ours, other = second.claim, first.claim
    one, two = sorted((fold_text(other.text), fold_text(ours.text)), key=len)
    if _EXPLAINED in (other.label, ours.label) or one == two or not two.startswith(one):
        return None
    return (
        f"the term `{shown(ours.text)}` ({ours.name[0]}) of concept `{shown(ours.owner)}` has the stem of "
        f"`{shown(other.text)}`, a term of concept `{shown(other.owner)}` ({first.place}), "
        "and is one letter away from it"
    )


RULE = CrossRule(
    id="term-near-another",
    kinds=frozenset((Kind.LEXICON,)),
    why="Where two terms share a stem, an inflected form is given to the one that is written most like it. With one "
    "letter between them that is close to chance.",
    fix="drop one of the two terms or make it longer; where both words are needed, say in a `gloss` of either concept "
    "what tells them apart",
    claims=_claims,
    message=_message,
    severity=Severity.WARNING,
)
