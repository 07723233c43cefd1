"""A small alignment: one framework, one clause file, one pair that is proposed and one that is not."""

from dataclasses import dataclass, replace

import pytest

from comparator.model.candidate import (
    Alignment,
    Candidate,
    Evidence,
    Parts,
    SharedConcept,
    SharedWord,
)
from comparator.model.framework import Clause, Force, Framework, Norm, Source, Strength
from comparator.model.passage import Passage, Side


@dataclass(frozen=True)
class Export:
    """What the exporters take."""

    alignment: Alignment
    a: Side
    b: Side
    frameworks: tuple[Framework | None, Framework | None]

    def rename(self, a: str, b: str) -> "Export":
        return replace(self, a=replace(self.a, name=a), b=replace(self.b, name=b), frameworks=(None, None))


def clause(key: str, cite: str, title: str, statement: str) -> Clause:
    return Clause(
        framework="kr-act",
        id=key,
        cite=cite,
        title={"en": title, "ko": f"{title} (ko)"},
        statement={"en": statement},
        norm=Norm.OBLIGATION,
        strength=Strength.SHALL,
        topics=("logging",),
        sources=("act",),
    )


@pytest.fixture
def framework() -> Framework:
    return Framework(
        id="kr-act",
        title={"en": "Act: on <AI> & *trust*"},
        short={"en": "Korea"},
        jurisdiction="KR",
        pillar="governance-rule",
        form="law",
        force=Force.BINDING,
        issuer={"en": "National Assembly"},
        languages=("ko",),
        lifecycle=(),
        sources=(
            Source("act", "Act", "https://law.example/법?id=1", "ko", "official", "2026-01-01"),
            Source("copy", "Act", "https://law.example/법?id=1", "ko", "official", "2026-01-01"),
        ),
        clauses=(
            clause("art-2", "Art. 2", "Logs", "Providers keep logs."),
            clause("art-10", "Art. 10", "Aim", "The Act protects people."),
        ),
    )


@pytest.fixture
def export(framework: Framework) -> Export:
    a = Side("kr-act", tuple(Passage(c.id, c.statement, c.title) for c in framework.clauses))
    b = Side(
        "my rules",
        (
            Passage("1 | x", {"en": 'Keep\tlogs, the "whole"\u202e time'}),
            Passage("条 2", {"zh-Hans": "目的"}, {"zh-Hans": "宗旨"}),
        ),
    )
    evidence = Evidence(
        parts=Parts(concepts=0.5, words=0.25, letters=0.12345, sequence=0.0, structure=None),
        concepts=(SharedConcept("log", 0.5, ("logs",), ("logs",), (), ()),),
        words=(SharedWord("a|b\\c", 0.25, (), ()),),
        topics=(),
        same_norm=None,
        bearers=(),
        language=("en", "en"),
    )
    candidates = (
        Candidate("art-2", "1 | x", 1, 0.91249, below_threshold=False, evidence=evidence),
        Candidate("art-10", "条 2", 1, 0.1, below_threshold=True),
    )
    return Export(Alignment("kr-act", "my rules", "lexical", candidates), a, b, (framework, None))
