"""What the exchange formats say alike: addresses and labels of both sides, and what a score means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid5

from comparator.alignment.passages import from_framework
from comparator.comparison.decisions import Decided
from comparator.model.framework import Framework
from comparator.model.passage import Passage, Side
from comparator.model.vocabulary import pick
from comparator.text.visible import visible

BASE = "https://comparator.example/"
"""Where the addresses of instruments and clauses begin; they name things and lead to no page."""
NAMESPACE = uuid5(NAMESPACE_URL, BASE)
"""Namespace of every UUID, so that equal content gets equal ids."""
TOOL = "ai-governance-comparator"

_CALIBRATED = frozenset(("lexical", "semantic"))
"""Engines whose score is an estimated chance."""
_RESERVED = frozenset(("owl", "rdf", "rdfs", "semapv", "skos", "sssom", "xsd", "linkml", "comparator"))
"""Prefixes that have a fixed meaning."""
_URI_SIGNS = ":/?#[]@!$&'()*+,;=%"


@dataclass(frozen=True, slots=True)
class End:
    """One side of an alignment, as the exchange formats name it.

    `kind` is `framework` or `clause-file`, `path` the address below `BASE`, `prefix` a short name for that
    address (an XML name), `citations` the citation of each clause where the side is a framework, `links`
    the addresses of its sources.
    """

    kind: str
    path: str
    prefix: str
    title: str
    passages: Mapping[str, Passage]
    citations: Mapping[str, str]
    links: tuple[str, ...]

    @property
    def address(self) -> str:
        """Return the address of the instrument or file."""
        return BASE + self.path

    def curie(self, clause: str) -> str:
        """Return the short address of a clause, `prefix:id`."""
        return f"{self.prefix}:{quoted(clause)}"

    def clause_title(self, clause: str, language: str) -> str:
        """Return the title of a clause on one line, or an empty string."""
        return visible(pick(self.passages[clause].title, language)).strip()

    def label(self, clause: str, language: str) -> str:
        """Return citation and title of a clause on one line; the whole text where it has neither."""
        known = (self.citations.get(clause, ""), self.clause_title(clause, language))
        return " ".join(part for part in known if part) or visible(pick(self.passages[clause].text, language)).strip()


def ends(
    a: Side,
    b: Side,
    frameworks: tuple[Framework | None, Framework | None],
    language: str,
    otherwise: str = "clause-file",
) -> tuple[End, End]:
    """Return both sides with addresses and prefixes that differ, unless both are one and the same.

    Args:
        a: The first side.
        b: The second side.
        frameworks: The framework of each side; None for a clause file, whose address is made of its name.
        language: Language of the titles.
        otherwise: What a side without a framework is.
    """
    prefixes = _prefix(a.name), _prefix(b.name)
    # Two files of one name, or two versions of one framework, are two things with clauses of their own.
    apart = a != b and prefixes[0].casefold() == prefixes[1].casefold()
    marks = ("-a", "-b") if apart else ("", "")
    first, second = (
        _end(side, framework, otherwise, (prefix, mark), language)
        for side, framework, prefix, mark in zip((a, b), frameworks, prefixes, marks, strict=True)
    )
    return first, second


def decided_ends(
    decisions: Sequence[Decided], frameworks: Mapping[str, Framework], language: str
) -> dict[str, tuple[End, End]]:
    """Return source and target of the sets of some decisions, by the id of the set.

    A clause that no framework at hand has is named by its id alone.
    """
    clauses: dict[str, list[str]] = {}
    for item in decisions:
        for name, clause in ((item.set.source, item.decision.source), (item.set.target, item.decision.target)):
            clauses.setdefault(name, []).append(clause)
    sides = {name: _side(name, frameworks.get(name), ids) for name, ids in clauses.items()}
    pairs = {item.set.id: (item.set.source, item.set.target) for item in decisions}
    return {
        key: ends(sides[a], sides[b], (frameworks.get(a), frameworks.get(b)), language, "framework")
        for key, (a, b) in pairs.items()
    }


def _side(name: str, framework: Framework | None, decided: Sequence[str]) -> Side:
    known = from_framework(framework).passages if framework else ()
    missing = dict.fromkeys(clause for clause in decided if clause not in {passage.id for passage in known})
    return Side(name, (*known, *(Passage(clause, {}) for clause in missing)))


def _end(side: Side, framework: Framework | None, otherwise: str, name: tuple[str, str], language: str) -> End:
    kind = otherwise if framework is None else "framework"
    prefix, mark = name
    title = pick(framework.title, language) if framework else side.name
    clauses = framework.clauses if framework else ()
    sources = framework.sources if framework else ()
    return End(
        kind=kind,
        path=f"{kind}s/{quoted(side.name)}{mark}",
        prefix=prefix + mark,
        title=visible(title).strip() or prefix,
        passages={passage.id: passage for passage in side.passages},
        citations={clause.id: visible(clause.cite).strip() for clause in clauses},
        links=tuple(dict.fromkeys(quote(source.url, safe=_URI_SIGNS) for source in sources)),
    )


def _prefix(name: str) -> str:
    prefix = re.sub(r"[^A-Za-z0-9_.-]+", "-", name).strip("-.")
    return prefix if prefix[:1].isalpha() and prefix.casefold() not in _RESERVED else f"x-{prefix}".rstrip("-")


def quoted(name: str) -> str:
    """Return a name percent-encoded but for ASCII letters, digits and `-._~`."""
    return quote(name, safe="", errors="surrogatepass")


def stable_uuid(*names: str) -> UUID:
    """Return the UUID (version 5) of a list of names; a line break keeps the names apart."""
    return uuid5(NAMESPACE, "\n".join(names))


def score_note(engine: str) -> str:
    """Return a sentence that says how scores of an engine are to be read."""
    if engine in _CALIBRATED:
        return "A score is the estimated chance that the pair is right, calibrated on published crosswalks."
    return "A score is a similarity between 0 and 1 and was not calibrated as a chance."
