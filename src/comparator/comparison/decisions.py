"""What recorded decisions say together: counts, agreement of two readers, contradictions."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from comparator.model.mapping import Mapping as Decision
from comparator.model.mapping import MappingSet, Relation, Reviewer


@dataclass(frozen=True, slots=True)
class Statistics:
    """How many decisions there are by relation, by reviewer, by method and by rationale, most frequent first."""

    decisions: int
    relations: Mapping[str, int]
    reviewers: Mapping[str, int]
    methods: Mapping[str, int]
    rationales: Mapping[str, int]


def statistics(sets: Iterable[MappingSet]) -> Statistics:
    """Count the decisions of mapping sets; second decisions are not counted."""
    rows = [row for item in sets for row in item.mappings]
    return Statistics(
        decisions=len(rows),
        relations=_counted(row.relation.value for row in rows),
        reviewers=_counted(row.reviewer for row in rows),
        methods=_counted(row.method or "not recorded" for row in rows),
        rationales=_counted(row.rationale or "not recorded" for row in rows),
    )


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


@dataclass(frozen=True, slots=True)
class Decided:
    """A recorded decision on two clauses: the relation as it is read from the first of them, and who decided.

    `second_relation` is what another reader decided on the pair without sight of the first, read likewise.
    """

    relation: Relation
    decision: Decision
    reviewer: Reviewer | None
    set: MappingSet
    second_relation: Relation | None = None
    second_reviewer: str = ""

    @property
    def turned(self) -> "Decided":
        """The same decision, read from the other side."""
        second = self.second_relation
        return replace(self, relation=self.relation.inverse, second_relation=second.inverse if second else None)


def recorded(sets: Mapping[str, MappingSet]) -> dict[tuple[str, str], Decided]:
    """Return the recorded decision on every decided pair of clause keys, in both directions.

    Where sets decide on one pair, the set whose id comes last in the alphabet counts.
    """
    found: dict[tuple[str, str], Decided] = {}
    for name in sorted(sets):
        item = sets[name]
        for row, decided in zip(item.mappings, decisions_of(item), strict=True):
            a, b = f"{item.source}/{row.source}", f"{item.target}/{row.target}"
            found[b, a] = decided.turned
            found[a, b] = decided
    return found


def decisions_of(item: MappingSet) -> tuple[Decided, ...]:
    """Return the decisions of a set, each with its reviewer; the relation is read from the set's source."""
    reviewers = {one.id: one for one in item.reviewers}
    second = {(row.source, row.target): row for row in item.reviews}
    found = []
    for row in item.mappings:
        again = second.get((row.source, row.target))
        twice = (again.relation, again.reviewer) if again else (None, "")
        found.append(Decided(row.relation, row, reviewers.get(row.reviewer), item, *twice))
    return tuple(found)


def decided_on(sets: Mapping[str, MappingSet], a: str, b: str) -> Decided | None:
    """Return the recorded decision on two clauses, by their keys, as `recorded` has it."""
    return recorded(sets).get((a, b))


def decided_between(sets: Mapping[str, MappingSet], a: str, b: str) -> dict[tuple[str, str], Decided]:
    """Return the recorded decisions on the clauses of two frameworks, by the ids of both clauses, read from `a`."""
    concerned = {name: item for name, item in sets.items() if {item.source, item.target} == {a, b}}
    left, right = f"{a}/", f"{b}/"
    return {
        (one.removeprefix(left), other.removeprefix(right)): found
        for (one, other), found in recorded(concerned).items()
        if one.startswith(left) and other.startswith(right)
    }


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A pair on which two readers decided otherwise, by clause keys."""

    a: str
    b: str
    first: Relation
    second: Relation


@dataclass(frozen=True, slots=True)
class ReaderAgreement:
    """How far second decisions agree with the first.

    `same` counts equal relations of `pairs` decided twice, `same_kind` those where both say related or both
    say not. The kappas (Cohen 1960) are 1 for full agreement and 0 for what chance would give; None where
    chance alone would give full agreement, or where nothing was decided twice.
    """

    pairs: int
    same: int
    kappa: float | None
    same_kind: int
    kind_kappa: float | None
    disagreements: tuple[Disagreement, ...]


def reader_agreement(sets: Iterable[MappingSet]) -> ReaderAgreement:
    """Return how far the second decisions of mapping sets agree with the first."""
    both: list[tuple[Relation, Relation]] = []
    differing: list[Disagreement] = []
    for item in sets:
        first = {(row.source, row.target): row.relation for row in item.mappings}
        for row in item.reviews:
            relation = first.get((row.source, row.target))
            if relation is None:
                continue
            both.append((relation, row.relation))
            if relation is not row.relation:
                ends = f"{item.source}/{row.source}", f"{item.target}/{row.target}"
                differing.append(Disagreement(*ends, relation, row.relation))
    kinds = [(a is Relation.NONE, b is Relation.NONE) for a, b in both]
    return ReaderAgreement(
        pairs=len(both),
        same=sum(a is b for a, b in both),
        kappa=kappa(both),
        same_kind=sum(a == b for a, b in kinds),
        kind_kappa=kappa(kinds),
        disagreements=tuple(differing),
    )


def kappa(pairs: Sequence[tuple[object, object]]) -> float | None:
    """Return Cohen's kappa of pairs of labels (Cohen 1960), or None where it is not defined."""
    total = len(pairs)
    if not total:
        return None
    observed = sum(a == b for a, b in pairs) / total
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(left[label] * right[label] for label in left) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A decision that others contradict: what was decided on `a` and `b`, and the path that says otherwise.

    The path holds clause keys from `a` to `b`; along it each clause is part of, or the same as, the next.
    """

    a: str
    b: str
    relation: Relation
    path: tuple[str, ...]


_UPWARD = frozenset((Relation.EQUAL, Relation.EQUIVALENT, Relation.SUBSET))
"""Relations by which all that the left clause asks is asked by the right one."""


def contradictions(sets: Iterable[MappingSet]) -> tuple[Contradiction, ...]:
    """Return the decisions that cannot stand beside the others, each pair once, by clause keys.

    Along "subset of", "equal to" and "equivalent to" everything is part of what comes next. So where a path
    of these leads from one clause to another, the two cannot have no relationship; and the first cannot be
    a strict superset of the second. Two decisions on one pair that are not each other's inverse contradict
    each other directly.
    """
    rows = [
        (f"{item.source}/{row.source}", f"{item.target}/{row.target}", row) for item in sets for row in item.mappings
    ]
    upward: dict[str, set[str]] = defaultdict(set)
    for a, b, row in rows:
        if row.relation in _UPWARD:
            upward[a].add(b)
        if row.relation.inverse in _UPWARD:
            upward[b].add(a)
    found: dict[tuple[str, str], Contradiction] = {}
    for a, b, row in rows:
        for left, right, relation in ((a, b, row.relation), (b, a, row.relation.inverse)):
            path = _path(upward, left, right) if relation in (Relation.NONE, Relation.SUPERSET) else ()
            if path:
                found.setdefault((min(a, b), max(a, b)), Contradiction(left, right, relation, path))
    for pair, relation in _decided_otherwise(rows).items():
        found.setdefault(pair, Contradiction(*pair, relation, pair))
    return tuple(found[pair] for pair in sorted(found))


def _path(upward: Mapping[str, set[str]], start: str, end: str) -> tuple[str, ...]:
    """Return the shortest path from `start` up to `end`, or an empty one."""
    waiting, before = deque([start]), {start: ""}
    while waiting:
        at = waiting.popleft()
        for after in sorted(upward.get(at, ())):
            if after in before:
                continue
            before[after] = at
            if after == end:
                path = [end]
                while path[-1] != start:
                    path.append(before[path[-1]])
                return tuple(reversed(path))
            waiting.append(after)
    return ()


def _decided_otherwise(rows: Sequence[tuple[str, str, Decision]]) -> dict[tuple[str, str], Relation]:
    """Return the pairs with two decisions that differ, with the later of the two."""
    seen: dict[tuple[str, str], Relation] = {}
    found: dict[tuple[str, str], Relation] = {}
    for a, b, row in rows:
        pair = (min(a, b), max(a, b))
        relation = row.relation if pair == (a, b) else row.relation.inverse
        if seen.setdefault(pair, relation) is not relation:
            found[pair] = relation
    return found
