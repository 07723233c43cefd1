"""One measure across countries: every value with its clause, and the range and median of those that compare."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from comparator.comparison.quantities import comparable
from comparator.comparison.time import applies_on, binds, first_day, in_force, over
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause, Framework, Join, Parameter
from comparator.model.vocabulary import Dimension, Measure


@dataclass(frozen=True, slots=True)
class Rate:
    """A named exchange rate: one unit of `source` is `factor` units of `target`, on an ISO day, by `name`."""

    source: str
    target: str
    factor: float
    on: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value in one clause.

    `start` is the day from which the clause applies where that is later than the day that was asked for,
    else empty. `scale` and `size` place the value among others (durations in days, money by currency);
    both are empty and None for a value that has no size. `rate` is the conversion that `size` went through.
    """

    framework: Framework
    clause: Clause
    parameter: Parameter
    join: Join | None
    binding: bool
    pending: bool
    start: str
    scale: str
    size: float | None
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """The smallest, middle and largest size on one scale, over the values that apply on the day."""

    scale: str
    count: int
    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """One measure on a day: entries by jurisdiction and instrument, and a spread for each scale."""

    measure: Measure
    day: str
    entries: tuple[Entry, ...]
    spreads: tuple[Spread, ...]


def parameters(
    corpus: Corpus,
    day: str,
    *,
    measures: Sequence[str] = (),
    topics: Sequence[str] = (),
    jurisdictions: Sequence[str] = (),
    rates: Sequence[Rate] = (),
) -> tuple[MeasureTable, ...]:
    """Return a table for each measure that some clause sets, in the order of the vocabulary.

    Clauses that have stopped applying by `day` are left out; those that apply later, and those of
    instruments that are not in force, are there and marked, and count in no spread.
    """
    chosen = set(jurisdictions)
    found: dict[str, list[Entry]] = {}
    for framework in sorted(corpus.frameworks.values(), key=lambda item: (item.jurisdiction, item.id)):
        if chosen and framework.jurisdiction not in chosen:
            continue
        for clause in framework.clauses:
            if over(clause, framework, day) or (topics and not set(topics) & set(clause.topics)):
                continue
            for parameter in clause.parameters:
                measure = corpus.vocabularies.measures.get(parameter.measure)
                if measure is not None and (not measures or measure.id in measures):
                    entry = _entry((framework, clause), parameter, measure, day, rates)
                    found.setdefault(measure.id, []).append(entry)
    return tuple(
        MeasureTable(measure, day, tuple(found[measure.id]), spreads(found[measure.id]))
        for measure in corpus.vocabularies.measures.values()
        if measure.id in found
    )


def spreads(entries: Iterable[Entry]) -> tuple[Spread, ...]:
    """Return the spread of each scale over the entries that apply and are in force, by scale."""
    sizes: dict[str, list[float]] = {}
    for entry in entries:
        if entry.size is not None and not entry.start and not entry.pending:
            sizes.setdefault(entry.scale, []).append(entry.size)
    return tuple(
        Spread(scale, len(values), min(values), float(median(values)), max(values))
        for scale, values in sorted(sizes.items())
    )


def convert(size: float, currency: str, rates: Sequence[Rate]) -> tuple[str, float, Rate] | None:
    """Return an amount in the currency of the first rate that has its currency on either side, or None."""
    for rate in rates:
        if rate.source == currency:
            return rate.target, size * rate.factor, rate
    return None


def _entry(
    place_of: tuple[Framework, Clause], parameter: Parameter, measure: Measure, day: str, rates: Sequence[Rate]
) -> Entry:
    framework, clause = place_of
    place = comparable(parameter, measure)
    scale, size = place if place else ("", None)
    rate = None
    if size is not None and measure.dimension is Dimension.MONEY:
        converted = convert(size, scale, rates)
        if converted:
            scale, size, rate = converted
    joins: Mapping[str, Join] = {join.set: join for join in clause.joins}
    applying = applies_on(clause, framework, day)
    return Entry(
        framework=framework,
        clause=clause,
        parameter=parameter,
        join=joins.get(parameter.set) if parameter.set else None,
        binding=binds(framework),
        pending=not in_force(framework),
        start="" if applying else first_day(clause, framework),
        scale=scale,
        size=size,
        rate=rate,
    )
