"""Alignments and recorded decisions as an OSCAL mapping collection (https://pages.nist.gov/OSCAL/), OSCAL 1.2."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from comparator import __version__
from comparator.comparison.decisions import Decided
from comparator.formats.decided import OnPairs, decisions_note, standing_note, who, who_else
from comparator.formats.exchange import BASE, TOOL, End, decided_ends, ends, score_note, stable_uuid
from comparator.formats.markdown import escape
from comparator.formats.suggestions import SUGGESTION_NOTE, UNJUDGED, coverage_shares, unpaired_words
from comparator.model.candidate import Alignment, Candidate, Evidence
from comparator.model.errors import InputError
from comparator.model.framework import Framework
from comparator.model.passage import Side
from comparator.model.vocabulary import pick
from comparator.text.visible import visible

OSCAL_VERSION = "1.2.1"
NAMESPACE = f"{BASE}ns/oscal"
"""Namespace of the relationships, resource types and properties that OSCAL does not define."""
CANDIDATE = "candidate"
"""Relationship of a pair that the engine proposes."""
REVIEWER = "reviewer"
"""Role of those who decided."""
NOT_PROPOSED = "not-proposed"
"""Relationship of a pair below the threshold, on which the engine abstains."""

Json = dict[str, Any]


def oscal(
    alignment: Alignment,
    a: Side,
    b: Side,
    *,
    now: str,
    frameworks: tuple[Framework | None, Framework | None] = (None, None),
    decided: OnPairs = MappingProxyType({}),
    language: str = "en",
) -> Json:
    """Return an alignment as a document with a `mapping-collection`, ready for JSON.

    OSCAL's own relationships (`equal-to`, `equivalent-to`, `subset-of`, `superset-of`, `intersects-with`,
    `no-relationship`) are each a finding about what two texts require, `intersects-with` too: "some
    overlap, but each includes content that the other does not". A program that has compared words has
    found none of them; only a pair on which there is a recorded decision has one of them, as `oscal_decisions`
    writes it, in a `mapping` of its own. The model lets an organisation name relationships in a namespace of its
    own, so any other pair is a `candidate` or, below the threshold, `not-proposed`, in `NAMESPACE`; a reviewer puts a
    relationship of OSCAL in its place and drops `ns`; the property `suggested-relationship`, with the coverage
    behind it, is there to start from. For the same reason the status is `draft`, and there is no gap summary;
    how many clauses a one-to-one choice left over stands in the description. The rationale is
    `syntactic`, as the wording is what was compared.

    The score is the `percentage` of the confidence, 0 to 1. Rank, parts of the score and shared terms are
    properties of the entry; citation and title are properties of the clause. Both resources are entries
    of the back matter that link to the sources of the framework; their type is not OSCAL's `catalog`,
    which they are not.

    Every UUID is of version 5: the same alignment at the same time gives the same document, and a pair
    keeps its UUID as long as both sides and the engine keep their names.

    Args:
        alignment: The candidates; `a` and `b` are its sides.
        a: The source.
        b: The target.
        now: Time of the document, RFC 3339 with a time zone.
        frameworks: The framework of each side, None for a clause file; they give titles, citations and
            sources.
        decided: The recorded decisions on pairs of clauses, by their ids.
        language: Language of titles and reasons, where a side has it.

    Raises:
        InputError: There is no candidate; the model asks for at least one.
    """
    if not alignment.candidates:
        raise InputError("there is no pair to write, and an OSCAL mapping needs at least one", rule="empty")
    left, right = ends(a, b, frameworks, language)
    name = (left.address, right.address, alignment.engine)
    nobody, made = [], []
    for candidate in alignment.candidates:
        found = decided.get((candidate.a, candidate.b))
        if found is None:
            nobody.append(_map(candidate, name, left, right, language))
        else:
            made.append((found, _decided_map(found, (candidate.a, candidate.b), (left, right), language, candidate)))
    resources = {"source-resource": _reference(left), "target-resource": _reference(right)}
    kinds = "Decisions and candidate" if made else "Candidate"
    people = _people([found for found, _ in made])
    document: Json = {
        "metadata": _metadata(f"{kinds} pairs: {left.title} / {right.title}", now, people),
        "provenance": {
            "method": "automation",
            "matching-rationale": "syntactic",
            "status": "draft",
            "mapping-description": _description(alignment, decided, (left.title, right.title)),
            **_responsible(people),
            "props": [_prop("tool", TOOL), _prop("tool-version", __version__), _prop("engine", alignment.engine)],
        },
        "mappings": [
            *([{"uuid": str(stable_uuid("mapping", *name)), **resources, "maps": nobody}] if nobody else []),
            *_decided_mappings(made, resources),
        ],
        "back-matter": _back_matter((left, right)),
    }
    return _collection(document)


def oscal_decisions(
    decisions: Sequence[Decided], frameworks: Mapping[str, Framework], *, now: str, language: str = "en"
) -> Json:
    """Return recorded decisions as a document with a `mapping-collection`, ready for JSON.

    Every set has a `mapping` for each method by which its decisions were made. An entry has the relationship
    with its rationale, the reason as remarks, who decided and when as properties, and the confidence where there
    is one; what a second reader chose without sight of the first stands in properties too. The reviewers are
    parties of the document. The status is `not-complete`, as nothing says that every clause was decided on.

    Args:
        decisions: The decisions of one or several sets.
        frameworks: The frameworks by id, for titles, citations and sources; one may be missing.
        now: Time of the document, RFC 3339 with a time zone.
        language: Language of titles and reasons, where they have it.

    Raises:
        InputError: There is no decision; the model asks for at least one.
    """
    if not decisions:
        raise InputError("there is no decision to write, and an OSCAL mapping needs at least one", rule="empty")
    pairs = decided_ends(decisions, frameworks, language)
    sets = {item.set.id: item.set for item in decisions}
    people = _people(decisions)
    methods = {item.decision.method for item in decisions}
    rationales = Counter(item.decision.rationale for item in decisions if item.decision.rationale)
    mappings: list[Json] = []
    for name, (left, right) in pairs.items():
        made = [
            (item, _decided_map(item, (item.decision.source, item.decision.target), (left, right), language))
            for item in decisions
            if item.set.id == name
        ]
        mappings += _decided_mappings(made, {"source-resource": _reference(left), "target-resource": _reference(right)})
    title = "; ".join(pick(item.title, language) for item in sets.values())
    document: Json = {
        "metadata": _metadata(f"Recorded decisions: {title}", now, people),
        "provenance": {
            "method": (methods.pop() or "hybrid") if len(methods) == 1 else "hybrid",
            "matching-rationale": rationales.most_common(1)[0][0] if rationales else "semantic",
            "status": "not-complete",
            "mapping-description": escape(decisions_note(decisions)),
            **_responsible(people),
        },
        "mappings": mappings,
        "back-matter": _back_matter([end for pair in pairs.values() for end in pair]),
    }
    return _collection(document)


def _collection(document: Json) -> Json:
    return {"mapping-collection": {"uuid": str(stable_uuid("collection", repr(document))), **document}}


def _back_matter(both: Sequence[End]) -> Json:
    return {"resources": [_resource(end) for end in {end.address: end for end in both}.values()]}


def _metadata(title: str, now: str, people: Sequence[Json]) -> Json:
    metadata: Json = {
        "title": escape(title).strip(),
        "last-modified": now,
        "version": now,
        "oscal-version": OSCAL_VERSION,
    }
    if people:
        metadata |= {"roles": [{"id": REVIEWER, "title": "Reviewer"}], "parties": list(people)}
    return metadata


def _responsible(people: Sequence[Json]) -> Json:
    if not people:
        return {}
    return {"responsible-parties": [{"role-id": REVIEWER, "party-uuids": [party["uuid"] for party in people]}]}


def _people(decisions: Sequence[Decided]) -> list[Json]:
    """Return everybody who decided as a party, by name."""
    names = sorted({visible(who(item)).strip() for item in decisions})
    return [{"uuid": str(stable_uuid("party", name)), "type": "person", "name": name} for name in names]


def _decided_mappings(made: Sequence[tuple[Decided, Json]], resources: Json) -> list[Json]:
    """Return a mapping for every set and method of the decisions that were made into entries."""
    groups: dict[tuple[str, str], list[Json]] = {}
    for found, entry in made:
        groups.setdefault((found.set.id, found.decision.method), []).append(entry)
    return [
        {
            "uuid": str(stable_uuid("decisions", name, method, *map(str, resources.values()))),
            **({"method": method} if method else {}),
            "status": "not-complete",
            **resources,
            "maps": maps,
            "props": [_prop("mapping-set", name)],
            "mapping-description": escape(f"Recorded decisions of the set {name}."),
        }
        for (name, method), maps in groups.items()
    ]


def _decided_map(
    found: Decided, clauses: tuple[str, str], both: tuple[End, End], language: str, candidate: Candidate | None = None
) -> Json:
    """Return the entry of a decision, with score and evidence where an alignment found the pair."""
    row, (left, right), (a, b) = found.decision, both, clauses
    reason = escape(pick(row.reason, language)).strip()
    props = {"reviewer": who(found), "decided-on": row.on, "mapping-set": found.set.id}
    if found.second_relation:
        props |= {"second-relationship": found.second_relation.value, "second-reviewer": who_else(found)}
    found_by_program = []
    if candidate is not None:
        props |= {"rank": str(candidate.rank), "score": str(candidate.score)}
        found_by_program = _evidence(candidate.evidence)
    return {
        "uuid": str(stable_uuid("decision", found.set.id, left.curie(a), right.curie(b))),
        **({"matching-rationale": row.rationale} if row.rationale else {}),
        "relationship": found.relation.value,
        "sources": [_item(left, a, language)],
        "targets": [_item(right, b, language)],
        **({} if row.confidence is None else {"confidence-score": {"percentage": row.confidence}}),
        "props": [*(_prop(key, value) for key, value in props.items() if visible(value).strip()), *found_by_program],
        **({"remarks": reason} if reason else {}),
    }


def _description(alignment: Alignment, decided: OnPairs, names: tuple[str, str]) -> str:
    left = alignment.unpaired
    chosen = "" if left is None else f" Choice {unpaired_words(len(left.a), len(left.b), names)}."
    return escape(
        f"{standing_note(alignment, decided)} {score_note(alignment.engine)} "
        f"Relationship {CANDIDATE}: the engine proposes the pair for review. "
        f"Relationship {NOT_PROPOSED}: the score is below the threshold of the engine, which abstains. "
        f"{SUGGESTION_NOTE}{chosen}"
    )


def _map(candidate: Candidate, name: tuple[str, ...], left: End, right: End, language: str) -> Json:
    return {
        "uuid": str(stable_uuid("map", *name, left.curie(candidate.a), right.curie(candidate.b))),
        "ns": NAMESPACE,
        "relationship": NOT_PROPOSED if candidate.below_threshold else CANDIDATE,
        "sources": [_item(left, candidate.a, language)],
        "targets": [_item(right, candidate.b, language)],
        "confidence-score": {"percentage": candidate.score},
        "props": [_prop("rank", str(candidate.rank)), *_suggestion(candidate), *_evidence(candidate.evidence)],
    }


def _suggestion(candidate: Candidate) -> list[Json]:
    props = [_prop("mutual-first-choice", "true")] if candidate.mutual else []
    if candidate.suggestion is not None:
        shares = zip(("source-covered", "target-covered"), coverage_shares(candidate.evidence), strict=True)
        props += [
            _prop("suggested-relationship", candidate.suggestion.value) | {"remarks": UNJUDGED},
            *(_prop(name, share) for name, share in shares if share),
        ]
    return props


def _item(end: End, clause: str, language: str) -> Json:
    known = (("citation", end.citations.get(clause, "")), ("title", end.clause_title(clause, language)))
    props = [_prop(key, value) for key, value in known if value]
    item: Json = {"type": "control", "id-ref": visible(clause).strip()}
    return item | {"props": props} if props else item


def _evidence(evidence: Evidence | None) -> list[Json]:
    if evidence is None:
        return []
    parts = evidence.parts
    scores = {
        "concepts-part": parts.concepts,
        "words-part": parts.words,
        "letters-part": parts.letters,
        "sequence-part": parts.sequence,
        "structure-part": parts.structure,
    }
    return [
        *(_prop(key, str(value)) for key, value in scores.items() if value is not None),
        *(_prop("shared-concept", concept.concept) for concept in evidence.concepts),
        *(_prop("shared-word", word.word) for word in evidence.words),
    ]


def _reference(end: End) -> Json:
    return {"ns": NAMESPACE, "type": end.kind, "href": f"#{_resource_uuid(end)}"}


def _resource(end: End) -> Json:
    resource: Json = {
        "uuid": _resource_uuid(end),
        "title": escape(end.title),
        "props": [_prop("address", end.address)],
    }
    return resource | {"rlinks": [{"href": link} for link in end.links]} if end.links else resource


def _resource_uuid(end: End) -> str:
    return str(stable_uuid("resource", end.address))


def _prop(name: str, value: str) -> Json:
    return {"name": name, "ns": NAMESPACE, "value": visible(value).strip()}
