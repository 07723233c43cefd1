"""Small clauses, frameworks and passages for tests, with only what a test is about spelled out."""

from collections.abc import Iterable, Sequence
from typing import Any

from comparator.corpus.corpus import Corpus
from comparator.model.framework import (
    USUAL_STRENGTH,
    Bound,
    Clause,
    Force,
    Framework,
    LifecycleEvent,
    Norm,
    Parameter,
    Period,
)
from comparator.model.passage import Passage
from comparator.model.vocabulary import Vocabularies
from comparator.text.lexicon import Concept, Lexicon


def lexicon(**concepts: dict[str, Sequence[str]]) -> Lexicon:
    """Return a lexicon: `lexicon(provider={"en": ["provider"], "ko": ["제공자"]})`; `_` stands for `-` in tags.

    The noun of a concept is its first English term, if it has one.
    """
    return Lexicon(
        Concept(
            name,
            {tag.replace("_", "-"): tuple(column) for tag, column in terms.items()},
            noun={"en": terms["en"][0]} if "en" in terms else {},
        )
        for name, terms in concepts.items()
    )


def passages(texts: Iterable[str], language: str = "en", prefix: str = "p") -> tuple[Passage, ...]:
    """Return a passage for each text, with ids p1, p2 ..."""
    return tuple(Passage(f"{prefix}{number}", {language: text}) for number, text in enumerate(texts, start=1))


def parameter(measure: str, value: float | str, unit: str, bound: Bound = Bound.AT_MOST, **more: Any) -> Parameter:
    """Return a quantity."""
    return Parameter(measure, value, unit, bound, **more)


def clause(clause_id: str = "c1", norm: Norm = Norm.OBLIGATION, **more: Any) -> Clause:
    """Return a clause; its strength is the usual one of its norm unless given."""
    given: dict[str, Any] = {
        "framework": "aa-act",
        "cite": f"Art. {clause_id}",
        "title": {"en": f"Title of {clause_id}"},
        "statement": {"en": f"Statement of {clause_id}."},
        "strength": USUAL_STRENGTH[norm],
        "topics": (),
        "sources": ("act",),
    }
    return Clause(id=clause_id, norm=norm, **given | more)


def framework(framework_id: str, *clauses: Clause, **more: Any) -> Framework:
    """Return a framework in force from 2025-01-01 unless its lifecycle is given."""
    given: dict[str, Any] = {
        "title": {"en": f"Act {framework_id}"},
        "short": {"en": framework_id},
        "jurisdiction": "AA",
        "pillar": "governance-rule",
        "form": "law",
        "force": Force.BINDING,
        "issuer": {},
        "languages": ("en",),
        "lifecycle": life(("in-force", "2025-01-01")),
        "sources": (),
    }
    return Framework(id=framework_id, clauses=clauses, **given | more)


def life(*events: tuple[str, str]) -> tuple[LifecycleEvent, ...]:
    """Return a lifecycle: `life(("adopted", "2024-05-01"), ("in-force", "2025-01-01"))`."""
    return tuple(LifecycleEvent(event, on) for event, on in events)


def period(start: str = "", until: str = "") -> tuple[Period, ...]:
    """Return one period of application."""
    return (Period(start, until),)


def corpus_of(vocabularies: Vocabularies, *frameworks: Framework) -> Corpus:
    """Return a corpus of frameworks that stand in no file."""
    return Corpus({item.id: item for item in frameworks}, {}, vocabularies)
