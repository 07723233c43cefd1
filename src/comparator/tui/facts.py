"""What is recorded about a clause, as labelled lines of plain text."""

from collections.abc import Iterable
from dataclasses import dataclass

from comparator.comparison.differences import quantity
from comparator.comparison.time import begins, in_force, start_words
from comparator.corpus.corpus import Corpus
from comparator.model.framework import USUAL_STRENGTH, Change, Clause, Framework, Norm, Period, Source
from comparator.model.vocabulary import pick
from comparator.tui.naming import jurisdiction_name, term_names, topic_name, worded

_MARKS = {
    "secondary": "⚠ secondary: a report, not the text itself",
    "official-not-read": "⚠ official, not read by the encoder",
}
"""Kinds of source that a reader should be careful with."""
_WITHOUT_STRENGTH = (Norm.DEFINITION, Norm.INSTITUTION)
"""What says how things are, not what anybody shall do, has no strength to tell."""
EVERY_SYSTEM = "every AI system"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is recorded under it; `warn` marks what a reader should be careful with."""

    label: str
    lines: tuple[str, ...]
    warn: bool = False


def facts(corpus: Corpus, clause: Clause, language: str) -> tuple[Fact, ...]:
    """Return what is recorded about a clause beside its statement; labels with nothing recorded are left out."""
    framework = corpus.frameworks[clause.framework]
    words = corpus.vocabularies
    bearer_term = pick(clause.bearer_term, language)
    bearer = term_names(clause.bearer, words.roles)
    usual = clause.norm in _WITHOUT_STRENGTH or clause.strength is USUAL_STRENGTH[clause.norm]
    strength = "" if usual else f" ({clause.strength.value})"
    found = (
        Fact("Norm", (clause.norm.value + strength,)),
        Fact("Bearer", _lines(bearer + (f" (“{bearer_term}”)" if bearer_term else ""))),
        Fact("Towards", _lines(term_names(clause.counterparty, words.roles))),
        Fact("Scope", (term_names(clause.scope, words.scopes) or EVERY_SYSTEM,)),
        Fact("Applies", _applies(framework, clause)),
        Fact("Parameters", _parameters(corpus, clause)),
        Fact("Exceptions", tuple(pick(text, language) for text in clause.exceptions)),
        Fact("Topics", _lines(", ".join(topic_name(corpus, topic) for topic in clause.topics))),
        Fact("Part", _lines(_part(framework, clause, language))),
        Fact("History", tuple(_change(change) for change in clause.history)),
        Fact("Notes", tuple(pick(text, language) for text in clause.notes)),
        Fact("Instrument", _instrument(corpus, framework, language)),
        *_sources(framework, clause),
    )
    return tuple(fact for fact in found if fact.lines)


def _lines(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _instrument(corpus: Corpus, framework: Framework, language: str) -> tuple[str, ...]:
    title, _ = worded(framework.title, language)
    where = jurisdiction_name(corpus, framework.jurisdiction)
    form = term_names((framework.form,), corpus.vocabularies.forms)
    return (title, f"{where}; {form}; {framework.force.value.replace('-', ' ')}")


def _applies(framework: Framework, clause: Clause) -> tuple[str, ...]:
    if not in_force(framework):
        drafted = tuple(f"as drafted {_period(period)}" for period in clause.applies)
        return (start_words(clause, framework), *drafted)
    if clause.applies:
        return tuple(_period(period) for period in clause.applies)
    start = begins(framework)
    return (f"with the instrument, from {start}",) if start else ("no date recorded",)


def _change(change: Change) -> str:
    return f"{change.on or 'date not recorded'}: {change.kind}, {change.by}"


def _period(period: Period) -> str:
    parts = [f"from {period.start}" if period.start else "", f"until {period.until}" if period.until else ""]
    text = " ".join(part for part in parts if part) or "always"
    condition = pick(period.condition)
    return f"{text} ({condition})" if condition else text


def _parameters(corpus: Corpus, clause: Clause) -> tuple[str, ...]:
    measures = corpus.vocabularies.measures
    return tuple(
        f"{pick(measures[item.measure].title) if item.measure in measures else item.measure}: {quantity(item)}"
        for item in clause.parameters
    )


def _part(framework: Framework, clause: Clause, language: str) -> str:
    names = []
    seen: set[str] = set()
    part = framework.part(clause.part)
    while part is not None and part.id not in seen:  # a part that is its own ancestor would never end
        seen.add(part.id)
        names.append(f"{part.cite} {pick(part.title, language)}".strip())
        part = framework.part(part.parent)
    return " › ".join(reversed(names))


def _sources(framework: Framework, clause: Clause) -> Iterable[Fact]:
    for source_id in clause.sources:
        source = framework.source(source_id)
        if source is not None:
            yield Fact("Source", _source(source), warn=source.kind in _MARKS)
        else:
            yield Fact("Source", (f"{source_id} (not described in the file)",), warn=True)


def _source(source: Source) -> tuple[str, ...]:
    mark = _MARKS.get(source.kind, source.kind.replace("-", " "))
    return (source.title, source.url, f"{mark}; {source.language}; checked {source.checked}")
