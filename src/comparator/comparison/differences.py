"""Typed differences between two aligned clauses. Direction words say how they differ, never which is better."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from comparator.comparison.quantities import contrast
from comparator.comparison.time import start_words
from comparator.model.framework import Clause, Framework, Parameter
from comparator.model.vocabulary import Term, Vocabularies, pick

_SIGNS = {"exactly": "", "at-least": "≥ ", "at-most": "≤ ", "more-than": "> ", "less-than": "< "}
_HUNDRED_THOUSAND = 100_000


MAX_ELSEWHERE = 3
"""How many other clauses with a measure are named; the rest is counted."""


class DifferenceKind(StrEnum):
    """In which respect two clauses differ."""

    NORM = "norm"
    BEARER = "bearer"
    COUNTERPARTY = "counterparty"
    SCOPE = "scope"
    PARAMETER = "parameter"
    TIMING = "timing"
    FORCE = "force"
    CONSEQUENCE = "consequence"


@dataclass(frozen=True, slots=True)
class Difference:
    """One respect in which two clauses differ: what each says, where, and direction words seen from `a`."""

    kind: DifferenceKind
    a: str
    b: str
    words: str = ""
    a_cite: str = ""
    b_cite: str = ""


def differences(
    a: tuple[Framework, Clause], b: tuple[Framework, Clause], vocabularies: Vocabularies
) -> tuple[Difference, ...]:
    """Return the typed differences between two clauses, each with what both sides say.

    Roles that one side does not record are no difference; a day or a consequence that one side does not
    record shows as "not recorded".
    """
    (a_framework, a_clause), (b_framework, b_clause) = a, b
    found = [
        _norm(a_clause, b_clause),
        _keys(DifferenceKind.BEARER, a_clause.bearer, b_clause.bearer, vocabularies.roles),
        _keys(DifferenceKind.COUNTERPARTY, a_clause.counterparty, b_clause.counterparty, vocabularies.roles),
        _scope(a_clause, b_clause, vocabularies),
        *_parameters(a, b, vocabularies),
        _plain(DifferenceKind.TIMING, start_words(a_clause, a_framework), start_words(b_clause, b_framework)),
        _plain(DifferenceKind.FORCE, a_framework.force.value, b_framework.force.value),
        _plain(DifferenceKind.CONSEQUENCE, sanctions(a_framework, a_clause), sanctions(b_framework, b_clause)),
    ]
    return tuple(
        Difference(difference.kind, difference.a, difference.b, difference.words, a_clause.cite, b_clause.cite)
        for difference in found
        if difference is not None
    )


def kinds(found: Iterable[Difference]) -> tuple[DifferenceKind, ...]:
    """Return the kinds of the differences, each once, in their order."""
    return tuple(dict.fromkeys(difference.kind for difference in found))


def _norm(a: Clause, b: Clause) -> Difference | None:
    if (a.norm, a.strength) == (b.norm, b.strength):
        return None
    return Difference(DifferenceKind.NORM, _norm_words(a, b), _norm_words(b, a))


def _norm_words(clause: Clause, other: Clause) -> str:
    """Return the norm, with the strength of the verb where the norms alone do not differ."""
    return f"{clause.norm} ({clause.strength})" if clause.norm == other.norm else clause.norm.value


def _plain(kind: DifferenceKind, a: str, b: str) -> Difference | None:
    if a == b:
        return None
    return Difference(kind, a or "not recorded", b or "not recorded")


def _keys(kind: DifferenceKind, a: tuple[str, ...], b: tuple[str, ...], terms: Mapping[str, Term]) -> Difference | None:
    if set(a) == set(b) or not a or not b:
        return None
    return Difference(kind, _names(a, terms), _names(b, terms))


def _scope(a: Clause, b: Clause, vocabularies: Vocabularies) -> Difference | None:
    if set(a.scope) == set(b.scope):
        return None
    every = "every AI system"
    return Difference(
        DifferenceKind.SCOPE,
        _names(a.scope, vocabularies.scopes) or every,
        _names(b.scope, vocabularies.scopes) or every,
    )


def _names(keys: Iterable[str], terms: Mapping[str, Term]) -> str:
    return ", ".join(pick(terms[key].title) if key in terms else key for key in keys)


def _parameters(
    a_side: tuple[Framework, Clause], b_side: tuple[Framework, Clause], vocabularies: Vocabularies
) -> list[Difference]:
    (a_framework, a), (b_framework, b) = a_side, b_side
    found = []
    for measure_id in dict.fromkeys(item.measure for item in (*a.parameters, *b.parameters)):
        left = tuple(item for item in a.parameters if item.measure == measure_id)
        right = tuple(item for item in b.parameters if item.measure == measure_id)
        measure = vocabularies.measures.get(measure_id)
        words = ""
        if left and right and measure is not None:
            result = contrast(left, right, measure)
            if result.reason == "equal":
                continue
            words = result.words or result.reason
        name = pick(measure.title) if measure else measure_id
        found.append(
            Difference(
                DifferenceKind.PARAMETER,
                f"{name}: {quantities(left) or _elsewhere(measure_id, a_framework)}",
                f"{name}: {quantities(right) or _elsewhere(measure_id, b_framework)}",
                words,
            )
        )
    return found


def quantities(parameters: tuple[Parameter, ...]) -> str:
    """Return values as a short text, as in `≤ 15 days; ≤ 10 days (after a death)`."""
    return "; ".join(quantity(parameter) for parameter in parameters)


def _elsewhere(measure: str, framework: Framework) -> str:
    """Say that this clause sets no such value, and which clauses of the instrument do."""
    cites = [
        f"{clause.cite}: {quantities(tuple(item for item in clause.parameters if item.measure == measure))}"
        for clause in framework.clauses
        if any(item.measure == measure for item in clause.parameters)
    ]
    more = f"; and {len(cites) - MAX_ELSEWHERE} more" if len(cites) > MAX_ELSEWHERE else ""
    return "not in this clause" + (f" ({'; '.join(cites[:MAX_ELSEWHERE])}{more})" if cites else "")


def quantity(parameter: Parameter) -> str:
    """Return one value with its bound, unit and condition."""
    text = _SIGNS[parameter.bound.value] + _value(parameter)
    if parameter.by:
        text += f" by {parameter.by}"
    condition = pick(parameter.condition)
    return f"{text} ({condition})" if condition else text


def _value(parameter: Parameter) -> str:
    value, unit = parameter.value, parameter.unit
    if isinstance(value, str):
        return value
    if unit == "share":
        return f"{value * 100:g} %"
    if unit == "FLOP":
        return f"{float(value):.6g} FLOP".replace("e+", "e")
    number = f"{value:,}" if isinstance(value, int) or value >= _HUNDRED_THOUSAND else f"{value:g}"
    number = number.removesuffix(".0")
    if unit.isupper():
        return f"{unit} {number}"
    return f"{number} {unit}" + ("" if value == 1 else "s")


def sanctions(framework: Framework, clause: Clause) -> str:
    """Return which clauses punish a breach, and with what; empty where none is recorded."""
    parts = []
    for sanction in clause.sanctions:
        penalty = framework.clause(sanction.clause)
        cite = penalty.cite if penalty else sanction.clause
        amounts = quantities(penalty.parameters) if penalty and penalty.parameters else ""
        after = " after an ignored order" if sanction.trigger == "ignored-order" else ""
        parts.append(f"{cite}{after}" + (f": {amounts}" if amounts else ""))
    return "; ".join(parts)
