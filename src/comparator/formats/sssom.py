"""Alignments and recorded decisions as SSSOM/TSV 1.0 (https://mapping-commons.github.io/sssom/), in canonical form."""

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

import yaml

from comparator import __version__
from comparator.comparison.decisions import Decided
from comparator.formats.decided import OnPairs, decisions_note, recorded_pairs, standing_note, who, who_else
from comparator.formats.exchange import BASE, TOOL, End, decided_ends, ends, quoted, score_note, stable_uuid
from comparator.formats.suggestions import SUGGESTION_NOTE, coverage_shares, unpaired_words
from comparator.model.candidate import Alignment, Candidate, Evidence
from comparator.model.framework import Framework
from comparator.model.mapping import Relation
from comparator.model.passage import Side
from comparator.model.vocabulary import pick
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
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "subject_source",
    "object_source",
    "mapping_source",
    "mapping_tool",
    "mapping_tool_version",
    "mapping_date",
    "confidence",
    "match_string",
    "similarity_score",
    "similarity_measure",
    "other",
    "comment",
)
"""The columns, in the standard's order; one without any value is left out."""
CONDENSED = ("subject_source", "object_source", "mapping_tool", "mapping_tool_version", "mapping_date")
"""Slots that stand in the header where every row has the same value, as the canonical form wants."""

PREDICATES = {
    Relation.EQUAL: ("skos:exactMatch", ""),
    Relation.EQUIVALENT: ("skos:closeMatch", ""),
    Relation.SUBSET: ("skos:broadMatch", ""),
    Relation.SUPERSET: ("skos:narrowMatch", ""),
    Relation.INTERSECTS: ("skos:relatedMatch", ""),
    Relation.NONE: ("skos:mappingRelation", "Not"),
}
"""Predicate and modifier of a recorded relation. `skos:mappingRelation` stands above all matches of SKOS, so its
negation says that there is none; the relation itself is in `other`."""

Row = dict[str, str]

_JUSTIFICATIONS = {
    "lexical": "semapv:CompositeMatching",
    "semantic": "semapv:CompositeMatching",
    "token-set": "semapv:LexicalSimilarityThresholdMatching",
    "bm25": "semapv:LexicalSimilarityThresholdMatching",
    "char-tfidf": "semapv:LexicalSimilarityThresholdMatching",
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_PROPOSED = "Below the threshold of the engine, which does not propose this pair."


def sssom(
    alignment: Alignment,
    a: Side,
    b: Side,
    *,
    date: str,
    frameworks: tuple[Framework | None, Framework | None] = (None, None),
    decided: OnPairs = MappingProxyType({}),
    language: str = "en",
    licence: str = UNSPECIFIED_LICENCE,
) -> str:
    """Return an alignment as a mapping set with its metadata as comments on top.

    A pair on which there is a recorded decision has the decision, as `sssom_decisions` writes it, beside the
    score. The predicate is `rdfs:seeAlso` for every other pair, because a candidate is no judged mapping and this one
    claims least: "associated in some unspecified way". Any SKOS match would claim more. Even
    `skos:relatedMatch` excludes exact and broader matches (SKOS Reference, S27 and S46), which is what a
    reviewer may find. `predicate_modifier` is not used: a low score does not show that a pair is wrong.

    The justification is `semapv:CompositeMatching` for the engines that combine several kinds of evidence,
    `semapv:LexicalSimilarityThresholdMatching` for one fuzzy comparison of texts
    (`semapv:LexicalMatching` stands for exact matches), and `semapv:UnspecifiedMatching` for an engine
    that is not known here.

    `confidence` of a candidate is always the score, as the standard reads a missing one as 1; the comment of the set
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
        decided: The recorded decisions on pairs of clauses, by their ids.
        language: Language of titles and labels, where a side has it.
        licence: Address of the licence of the mapping set.
    """
    left, right = ends(a, b, frameworks, language)
    tool = {"mapping_tool": TOOL, "mapping_tool_version": __version__, "mapping_date": date}
    rows = []
    for candidate in alignment.candidates:
        row = {**_clauses(left, right, candidate.a, candidate.b, language), **_matched(candidate, alignment.engine)}
        if found := decided.get((candidate.a, candidate.b)):
            rows.append(row | _decision(found, language, _other(candidate)))
        else:
            rows.append(row | tool)
    description = f"{standing_note(alignment, decided)} {score_note(alignment.engine)}"
    if any(candidate.suggestion for candidate in alignment.candidates):
        description += f" {SUGGESTION_NOTE}"
    if alignment.unpaired is not None:
        left_over = len(alignment.unpaired.a), len(alignment.unpaired.b)
        description += f" {_sentence(unpaired_words(*left_over, (left.title, right.title)))}"
    title = f"{'Decisions and candidate' if recorded_pairs(alignment, decided) else 'Candidate'} pairs: "
    empty = {"subject_source": _source(left), "object_source": _source(right), **tool}
    return _written(
        f"{title}{left.title} / {right.title}",
        rows,
        (left, right),
        licence=licence,
        description=description,
        empty=empty,
    )


def sssom_decisions(
    decisions: Sequence[Decided],
    frameworks: Mapping[str, Framework],
    *,
    language: str = "en",
    licence: str = UNSPECIFIED_LICENCE,
) -> str:
    """Return recorded decisions as a mapping set, each from the source of its own set to the target.

    `PREDICATES` has the predicate of each relation. The justification is `semapv:ManualMappingCuration` where a
    person decided, alone or with a program's help, and `semapv:UnspecifiedMatching` where a program did. Who
    decided is the `author_label`, as the standard keeps `reviewer_label` for those who confirmed what others
    asserted; the reason is the `comment`. `other` has relation, rationale and method, and the relation that a
    second reader chose without sight of the first. A confidence that nobody gave is left out.

    Args:
        decisions: The decisions of one or several sets.
        frameworks: The frameworks by id, for titles, citations and sources; one may be missing.
        language: Language of labels and reasons, where they have it.
        licence: Address of the licence of the mapping set.
    """
    pairs = decided_ends(decisions, frameworks, language)
    rows = [
        _clauses(*pairs[item.set.id], item.decision.source, item.decision.target, language) | _decision(item, language)
        for item in decisions
    ]
    sets = {item.set.id: item.set for item in decisions}.values()
    title = "; ".join(visible(pick(item.title, language)) for item in sets)
    both = tuple(end for pair in pairs.values() for end in pair)
    return _written(
        f"Recorded decisions: {title}", rows, both, licence=licence, description=decisions_note(decisions), empty={}
    )


def _written(
    title: str, rows: Sequence[Row], both: Sequence[End], *, licence: str, description: str, empty: Row
) -> str:
    """Return the file; `empty` is what its header says of condensed slots when there is no row."""
    common = empty
    if rows:
        common = {slot: rows[0].get(slot, "") for slot in CONDENSED}
        common = {slot: value for slot, value in common.items() if all(row.get(slot, "") == value for row in rows)}
    cells = sorted(tuple("" if slot in common else row.get(slot, "") for slot in SLOTS) for row in rows)
    used = [
        index
        for index, slot in enumerate(SLOTS)
        if slot not in common and (not rows or any(row[index] for row in cells))
    ]
    table = "".join("\t".join(_cell(row[index]) for index in used) + "\n" for row in (SLOTS, *cells))
    prefixes = {"comparator": BASE, **{end.prefix: f"{end.address}/" for end in both}}
    curie_map = ["curie_map:", *(f"  {prefix}: {_scalar(prefixes[prefix])}" for prefix in sorted(prefixes))]
    slots = [
        f"mapping_set_title: {_scalar(title)}",
        f"license: {_scalar(licence)}",
        *(f"{slot}: {_scalar(common[slot])}" for slot in CONDENSED if common.get(slot)),
        *_list("see_also", dict.fromkeys(link for end in both for link in end.links)),
        f"comment: {_scalar(description)}",
    ]
    identity = f"mapping_set_id: {BASE}mapping-sets/{stable_uuid(*slots, table)}"
    return "".join(f"#{line}\n" for line in (*curie_map, identity, *slots)) + table


def _source(end: End) -> str:
    return f"comparator:{end.path}"


def _clauses(left: End, right: End, a: str, b: str, language: str) -> Row:
    return {
        "subject_id": left.curie(a),
        "subject_label": left.label(a, language),
        "object_id": right.curie(b),
        "object_label": right.label(b, language),
        "subject_source": _source(left),
        "object_source": _source(right),
    }


def _matched(candidate: Candidate, engine: str) -> Row:
    score = _number(candidate.score)
    return {
        "predicate_id": PREDICATE,
        "mapping_justification": _JUSTIFICATIONS.get(engine, "semapv:UnspecifiedMatching"),
        "confidence": score,
        "match_string": _several(_shared(candidate.evidence)),
        "similarity_score": score,
        "similarity_measure": f"{TOOL} {visible(engine)} score",
        "other": _other(candidate),
        "comment": _NOT_PROPOSED if candidate.below_threshold else "",
    }


def _decision(found: Decided, language: str, other: str = "") -> Row:
    row = found.decision
    predicate, modifier = PREDICATES[found.relation]
    person = row.method in ("human", "hybrid")
    more = {"relation": found.relation.value, "rationale": row.rationale, "method": row.method}
    if found.second_relation:
        more |= {"second_relation": found.second_relation.value, "second_reviewer": who_else(found)}
    told = _several(f"{key}={visible(value)}" for key, value in more.items() if value)
    return {
        "predicate_id": predicate,
        "predicate_modifier": modifier,
        "mapping_justification": "semapv:ManualMappingCuration" if person else "semapv:UnspecifiedMatching",
        "author_label": _several([visible(who(found)).strip()]),
        "mapping_source": f"comparator:mapping-sets/{quoted(found.set.id)}",
        "mapping_date": visible(row.on),
        "confidence": "" if row.confidence is None else _number(row.confidence),
        "other": "|".join(part for part in (other, told) if part),
        "comment": visible(pick(row.reason, language)).strip(),
    }


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
    """Return a YAML scalar: plain for a day and where that is read back as the same string, else in double quotes."""
    if _DAY.fullmatch(value):
        return value
    plain = yaml.safe_dump(value, allow_unicode=True, width=math.inf).partition("\n")[0] == value
    return value if plain else json.dumps(value, ensure_ascii=False)
