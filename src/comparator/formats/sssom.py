"""Alignments as SSSOM/TSV (https://mapping-commons.github.io/sssom/), version 1.0, in canonical form."""

import json
import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

import yaml

from comparator import __version__
from comparator.formats.exchange import BASE, TOOL, End, ends, score_note, stable_uuid
from comparator.formats.suggestions import SUGGESTION_NOTE, coverage_shares, unpaired_words
from comparator.model.candidate import Alignment, Candidate, Evidence
from comparator.model.framework import Framework
from comparator.model.passage import Side
from comparator.text.visible import visible

DATA_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Licence of the shipped data."""
UNSPECIFIED_LICENCE = "https://w3id.org/sssom/license/unspecified"
"""What the standard's own tools write where no licence is known."""
PREDICATE = "rdfs:seeAlso"

SLOTS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "match_string",
    "similarity_score",
    "similarity_measure",
    "other",
    "comment",
)
"""The columns, in the standard's order; one without any value is left out."""

_JUSTIFICATIONS = {
    "lexical": "semapv:CompositeMatching",
    "semantic": "semapv:CompositeMatching",
    "token-set": "semapv:LexicalSimilarityThresholdMatching",
    "bm25": "semapv:LexicalSimilarityThresholdMatching",
    "char-tfidf": "semapv:LexicalSimilarityThresholdMatching",
}
_NOT_PROPOSED = "Below the threshold of the engine, which does not propose this pair."


def sssom(
    alignment: Alignment,
    a: Side,
    b: Side,
    *,
    date: str,
    frameworks: tuple[Framework | None, Framework | None] = (None, None),
    language: str = "en",
    licence: str = UNSPECIFIED_LICENCE,
) -> str:
    """Return an alignment as a mapping set with its metadata as comments on top.

    The predicate is `rdfs:seeAlso` for every pair, because a candidate is no judged mapping and this one
    claims least: "associated in some unspecified way". Any SKOS match would claim more. Even
    `skos:relatedMatch` excludes exact and broader matches (SKOS Reference, S27 and S46), which is what a
    reviewer may find. `predicate_modifier` is not used: a low score does not show that a pair is wrong.

    The justification is `semapv:CompositeMatching` for the engines that combine several kinds of evidence,
    `semapv:LexicalSimilarityThresholdMatching` for one fuzzy comparison of texts
    (`semapv:LexicalMatching` stands for exact matches), and `semapv:UnspecifiedMatching` for an engine
    that is not known here.

    `confidence` is always the score, as the standard reads a missing one as 1; the comment of the set
    says whether it is calibrated. Pairs below the threshold are kept: `other` has `below_threshold=true`
    and `comment` says so. `other` also has the suggested relation with the coverage behind it, and
    `mutual_first=true` for first choices of each other; the comment of the set says that nobody judged them, and
    how many clauses a one-to-one choice left over. `match_string` has the shared concepts and words in the form
    in which they matched. Scores are rounded to three digits and rows sorted by id, as the canonical form wants; the
    rank is in `other`. Cells get no apostrophe against formulas, as the file is read back by machines.

    Args:
        alignment: The candidates; `a` and `b` are its sides.
        a: The subjects.
        b: The objects.
        date: Day of the alignment, ISO 8601.
        frameworks: The framework of each side, None for a clause file; they give titles, citations and
            sources.
        language: Language of titles and labels, where a side has it.
        licence: Address of the licence of the mapping set.
    """
    left, right = ends(a, b, frameworks, language)
    rows = sorted(_row(candidate, alignment.engine, left, right, language) for candidate in alignment.candidates)
    used = [index for index in range(len(SLOTS)) if not rows or any(row[index] for row in rows)]
    table = "".join("\t".join(_cell(row[index]) for index in used) + "\n" for row in (SLOTS, *rows))
    prefixes = {"comparator": BASE, left.prefix: f"{left.address}/", right.prefix: f"{right.address}/"}
    description = f"Candidates proposed by a program; no person has reviewed them. {score_note(alignment.engine)}"
    if any(candidate.suggestion for candidate in alignment.candidates):
        description += f" {SUGGESTION_NOTE}"
    if alignment.unpaired is not None:
        left_over = len(alignment.unpaired.a), len(alignment.unpaired.b)
        description += f" {_sentence(unpaired_words(*left_over, (left.title, right.title)))}"
    curie_map = ["curie_map:", *(f"  {prefix}: {_scalar(prefixes[prefix])}" for prefix in sorted(prefixes))]
    slots = [
        f"mapping_set_title: {_scalar(f'Candidate pairs: {left.title} / {right.title}')}",
        f"license: {_scalar(licence)}",
        f"subject_source: {_scalar(f'comparator:{left.path}')}",
        f"object_source: {_scalar(f'comparator:{right.path}')}",
        f"mapping_tool: {TOOL}",
        f"mapping_tool_version: {_scalar(__version__)}",
        f"mapping_date: {date}",
        *_list("see_also", dict.fromkeys((*left.links, *right.links))),
        f"comment: {_scalar(description)}",
    ]
    identity = f"mapping_set_id: {BASE}mapping-sets/{stable_uuid(*slots, table)}"
    return "".join(f"#{line}\n" for line in (*curie_map, identity, *slots)) + table


def _row(candidate: Candidate, engine: str, left: End, right: End, language: str) -> tuple[str, ...]:
    score = _number(candidate.score)
    values = {
        "subject_id": left.curie(candidate.a),
        "subject_label": left.label(candidate.a, language),
        "predicate_id": PREDICATE,
        "object_id": right.curie(candidate.b),
        "object_label": right.label(candidate.b, language),
        "mapping_justification": _JUSTIFICATIONS.get(engine, "semapv:UnspecifiedMatching"),
        "confidence": score,
        "match_string": _several(_shared(candidate.evidence)),
        "similarity_score": score,
        "similarity_measure": f"{TOOL} {visible(engine)} score",
        "other": _other(candidate),
        "comment": _NOT_PROPOSED if candidate.below_threshold else "",
    }
    return tuple(values[slot] for slot in SLOTS)


def _shared(evidence: Evidence | None) -> list[str]:
    if evidence is None:
        return []
    return [visible(concept.concept) for concept in evidence.concepts] + [visible(word.word) for word in evidence.words]


def _other(candidate: Candidate) -> str:
    pairs = {
        "rank": str(candidate.rank),
        "below_threshold": str(candidate.below_threshold).lower(),
    }
    if candidate.evidence is not None:
        parts = candidate.evidence.parts
        pairs |= {
            "concepts": _number(parts.concepts),
            "words": _number(parts.words),
            "letters": _number(parts.letters),
            "sequence": _number(parts.sequence),
        }
        if parts.structure is not None:
            pairs["structure"] = _number(parts.structure)
    if candidate.mutual:
        pairs["mutual_first"] = "true"
    if candidate.suggestion is not None:
        a, b = coverage_shares(candidate.evidence)
        pairs |= {"suggested_relation": candidate.suggestion.value, "a_covered": a, "b_covered": b}
    return "|".join(f"{key}={value}" for key, value in pairs.items())


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _number(value: float) -> str:
    rounded = Decimal(str(value)).quantize(Decimal("0.001"), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".")


def _several(values: Iterable[str]) -> str:
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def _cell(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if '"' in value else value


def _list(slot: str, values: Iterable[str]) -> list[str]:
    lines = [f"- {_scalar(value)}" for value in values]
    return [f"{slot}:", *lines] if lines else []


def _scalar(value: str) -> str:
    """Return a YAML scalar: plain where that is read back as the same string, otherwise in double quotes."""
    plain = yaml.safe_dump(value, allow_unicode=True, width=math.inf).partition("\n")[0] == value
    return value if plain else json.dumps(value, ensure_ascii=False)
