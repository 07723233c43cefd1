"""Alignments as an OSCAL mapping collection (https://pages.nist.gov/OSCAL/), OSCAL 1.2."""

from typing import Any

from comparator import __version__
from comparator.formats.exchange import BASE, TOOL, End, ends, score_note, stable_uuid
from comparator.formats.markdown import escape
from comparator.formats.suggestions import SUGGESTION_NOTE, UNJUDGED, coverage_shares, unpaired_words
from comparator.model.candidate import Alignment, Candidate, Evidence
from comparator.model.errors import InputError
from comparator.model.framework import Framework
from comparator.model.passage import Side
from comparator.text.visible import visible

OSCAL_VERSION = "1.2.1"
NAMESPACE = f"{BASE}ns/oscal"
"""Namespace of the relationships, resource types and properties that OSCAL does not define."""
CANDIDATE = "candidate"
"""Relationship of a pair that the engine proposes."""
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
    language: str = "en",
) -> Json:
    """Return an alignment as a document with a `mapping-collection`, ready for JSON.

    OSCAL's own relationships (`equal-to`, `equivalent-to`, `subset-of`, `superset-of`, `intersects-with`,
    `no-relationship`) are each a finding about what two texts require, `intersects-with` too: "some
    overlap, but each includes content that the other does not". A program that has compared words has
    found none of them. The model lets an organisation name relationships in a namespace of its own, so a
    pair is a `candidate` or, below the threshold, `not-proposed`, in `NAMESPACE`; a reviewer puts a
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
        language: Language of titles, where a side has it.

    Raises:
        InputError: There is no candidate; the model asks for at least one.
    """
    if not alignment.candidates:
        raise InputError("there is no pair to write, and an OSCAL mapping needs at least one", rule="empty")
    left, right = ends(a, b, frameworks, language)
    name = (left.address, right.address, alignment.engine)
    maps = [_map(candidate, name, left, right, language) for candidate in alignment.candidates]
    document: Json = {
        "metadata": {
            "title": escape(f"Candidate pairs: {left.title} / {right.title}"),
            "last-modified": now,
            "version": now,
            "oscal-version": OSCAL_VERSION,
        },
        "provenance": {
            "method": "automation",
            "matching-rationale": "syntactic",
            "status": "draft",
            "mapping-description": _description(alignment, (left.title, right.title)),
            "props": [_prop("tool", TOOL), _prop("tool-version", __version__), _prop("engine", alignment.engine)],
        },
        "mappings": [
            {
                "uuid": str(stable_uuid("mapping", *name)),
                "source-resource": _reference(left),
                "target-resource": _reference(right),
                "maps": maps,
            }
        ],
        "back-matter": {"resources": [_resource(end) for end in {end.address: end for end in (left, right)}.values()]},
    }
    return {"mapping-collection": {"uuid": str(stable_uuid("collection", repr(document))), **document}}


def _description(alignment: Alignment, names: tuple[str, str]) -> str:
    left = alignment.unpaired
    chosen = "" if left is None else f" Choice {unpaired_words(len(left.a), len(left.b), names)}."
    return escape(
        f"Candidates proposed by a program; no person has reviewed them. {score_note(alignment.engine)} "
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
