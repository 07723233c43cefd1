"""Several clauses side by side: in which respects they differ, with what each of them says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comparator.comparison.differences import DifferenceKind, quantities, sanctions
from comparator.comparison.time import start_words
from comparator.model.framework import Clause, Framework
from comparator.model.vocabulary import Term, Vocabularies, pick

Place = tuple[Framework, Clause]
EVERY_SYSTEM = {"en": "every AI system", "zh-Hans": "所有人工智能系统"}
"""The scope of a clause that names none."""
FEWEST = 2
"""Values that there must be before clauses can differ in what not all of them record."""


@dataclass(frozen=True, slots=True)
class Respect:
    """One respect in which clauses differ: what each says, in their order; empty where it records nothing.

    `title` names the measure of a parameter.
    """

    kind: DifferenceKind
    values: tuple[str, ...]
    title: str = ""


def respects(members: Sequence[Place], vocabularies: Vocabularies, language: str = "en") -> tuple[Respect, ...]:
    """Return in which respects clauses differ, with roles and scopes named in a language.

    Roles that a clause does not record are no difference. A quantity, a day or a consequence that only some record is
    one, for then the others set it elsewhere or not at all.
    """
    clauses = [clause for _, clause in members]
    norms = [clause.norm.value for clause in clauses]
    if len(set(norms)) == 1:
        norms = [clause.strength.value for clause in clauses]
    roles, scopes = vocabularies.roles, vocabularies.scopes
    found = [
        Respect(DifferenceKind.NORM, tuple(norms)),
        Respect(DifferenceKind.BEARER, tuple(_titles(item.bearer, roles, language) for item in clauses)),
        Respect(DifferenceKind.COUNTERPARTY, tuple(_titles(item.counterparty, roles, language) for item in clauses)),
        Respect(
            DifferenceKind.SCOPE,
            tuple(_titles(item.scope, scopes, language) or EVERY_SYSTEM[language] for item in clauses),
        ),
        *_quantities(clauses, vocabularies),
        Respect(DifferenceKind.TIMING, tuple(start_words(clause, item) for item, clause in members)),
        Respect(DifferenceKind.FORCE, tuple(item.force.value for item, _ in members)),
        Respect(DifferenceKind.CONSEQUENCE, tuple(sanctions(item, clause) for item, clause in members)),
    ]
    optional = (DifferenceKind.BEARER, DifferenceKind.COUNTERPARTY)
    return tuple(
        item for item in found if len({value for value in item.values if value or item.kind not in optional}) >= FEWEST
    )


def _titles(keys: Sequence[str], terms: Mapping[str, Term], language: str) -> str:
    titles = [pick(terms[key].title, language) if key in terms else key for key in sorted(keys)]
    return ("、" if language.startswith("zh") else ", ").join(titles)


def _quantities(clauses: Sequence[Clause], vocabularies: Vocabularies) -> list[Respect]:
    found = []
    for measure in dict.fromkeys(item.measure for clause in clauses for item in clause.parameters):
        values = tuple(
            quantities(tuple(item for item in clause.parameters if item.measure == measure)) for clause in clauses
        )
        known = vocabularies.measures.get(measure)
        found.append(Respect(DifferenceKind.PARAMETER, values, pick(known.title) if known else measure))
    return found
