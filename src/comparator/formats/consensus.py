"""The consensus draft: a framework file, a page in English and Chinese, a record."""

from collections.abc import Mapping, Sequence
from typing import Any

from comparator.comparison.consensus import Draft, DraftClause, Extent, Range, Support
from comparator.comparison.differences import DifferenceKind, quantity
from comparator.comparison.links import Link, Status
from comparator.comparison.respects import Respect, respects
from comparator.formats.draft_words import LANGUAGES, NEED_BEARER, listed, statement, value_words
from comparator.formats.markdown import escape
from comparator.model.framework import Clause, Force, Framework, Norm, Parameter
from comparator.model.vocabulary import Vocabularies, pick
from comparator.text.counts import counted
from comparator.text.lexicon import Lexicon

JURISDICTION = "org-draft"
"""Key under which a draft stands; it is nobody's law."""

_NORMS_ZH = {
    Norm.OBLIGATION: "义务",
    Norm.PROHIBITION: "禁止",
    Norm.RECOMMENDATION: "建议",
    Norm.AIM: "目标",
    Norm.PERMISSION: "许可",
    Norm.RIGHT: "权利",
    Norm.INSTITUTION: "机构",
    Norm.DEFINITION: "定义",
}
_STRENGTHS_ZH = {"shall": "应当", "endeavour": "应当努力", "should": "宜", "may": "可以"}
_FORCES_ZH = {"binding": "有约束力", "voluntary": "自愿", "mixed": "混合", "not-in-force": "未生效"}
_DIFFERENCES_ZH: Mapping[DifferenceKind, str] = {
    DifferenceKind.NORM: "规范性质",
    DifferenceKind.BEARER: "义务主体",
    DifferenceKind.COUNTERPARTY: "相对方",
    DifferenceKind.SCOPE: "适用范围",
    DifferenceKind.FORCE: "效力",
}
"""Kinds of difference whose values have Chinese names; the others stand in the other formats."""


def draft_framework(draft: Draft, vocabularies: Vocabularies, lexicon: Lexicon) -> dict[str, Any]:
    """Return the draft as the data of a framework file that validates.

    Sources are the instruments that were drawn on; the notes of a clause name every clause that it follows
    from, who is silent, and what the rule was.
    """
    used = {item.framework.id: item.framework for clause in draft.clauses for item in clause.support}
    rule = draft.rule
    return {
        "schema": 1,
        "id": "consensus-draft",
        "title": {"en": "Consensus draft", "zh-Hans": "共识草案"},
        "short": {"en": "Consensus draft", "zh-Hans": "共识草案"},
        "jurisdiction": JURISDICTION,
        "pillar": rule.pillars[0] if len(rule.pillars) == 1 else "governance-rule",
        "form": "proposal",
        "force": Force.NOT_IN_FORCE.value,
        "issuer": {
            "en": "Derived from encoded instruments; nobody has adopted it",
            "zh-Hans": "由已编码文书推导，未经任何一方通过",
        },
        "languages": list(LANGUAGES),
        "summary": {"en": f"{rule_words(draft)}.", "zh-Hans": _rule_words_zh(draft)},
        "lifecycle": [{"event": "proposed", "on": rule.day}],
        "sources": [_source(used[name]) for name in sorted(used)],
        "clauses": [_clause(clause, vocabularies, lexicon) for clause in draft.clauses],
    }


def rule_words(draft: Draft) -> str:
    """Return the rule of a draft in a sentence without a full stop."""
    rule = draft.rule
    pillars = f", pillars {', '.join(rule.pillars)}" if rule.pillars else ""
    forces = ", ".join(force.value for force in rule.forces)
    return (
        f"Drawn on {rule.day} from {len(draft.frameworks)} instruments ({forces}{pillars}) of {len(draft.considered)} "
        f"jurisdictions; a clause for each topic that at least {draft.needed} of them cover"
    )


def _rule_words_zh(draft: Draft) -> str:
    return (
        f"截至{draft.rule.day}，依据{len(draft.considered)}个法域的{len(draft.frameworks)}份文书推导；"
        f"至少{draft.needed}个法域涉及的每个主题各有一条。"
    )


def _source(framework: Framework) -> dict[str, Any]:
    source = framework.sources[0]
    return {
        "id": framework.id,
        "title": pick(framework.title)[:300],
        "url": source.url,
        "language": source.language,
        "kind": source.kind,
        "checked": source.checked,
    }


def _clause(clause: DraftClause, vocabularies: Vocabularies, lexicon: Lexicon) -> dict[str, Any]:
    topic = vocabularies.topics[clause.topic]
    record: dict[str, Any] = {
        "id": clause.topic,
        "cite": f"Draft, {pick(topic.title)}",
        "title": {language: pick(topic.title, language) for language in LANGUAGES},
        "statement": dict(statement(clause, vocabularies, lexicon)),
        "norm": clause.norm.value,
        "bearer": list(clause.bearers) or (["anyone"] if clause.norm in NEED_BEARER else []),
        "counterparty": list(clause.counterparties) if not clause.thin else [],
        "scope": list(clause.scopes or ()) if not clause.thin else [],
        "topics": [clause.topic],
        "parameters": [item for found in clause.ranges for item in _range(found)],
        "source": sorted({item.framework.id for item in clause.support}),
        "notes": [{"en": line} for line in basis(clause, vocabularies, lexicon)],
    }
    return {key: value for key, value in record.items() if value != []}


def _range(found: Range) -> list[dict[str, Any]]:
    """Return the two ends of a range as parameters, or one where they are equal."""
    ends = [found.low] if found.low[1].value == found.high[1].value else [found.low, found.high]
    words = ["the value of all who set it"] if len(ends) == 1 else ["smallest value recorded", "largest value recorded"]
    return [_end(clause, parameter, word) for (clause, parameter), word in zip(ends, words, strict=True)]


def _end(clause: Clause, parameter: Parameter, words: str) -> dict[str, Any]:
    return {
        "measure": parameter.measure,
        "value": parameter.value,
        "unit": parameter.unit,
        "bound": parameter.bound.value,
        "condition": {"en": f"{words}: {clause.framework}, {clause.cite}"},
    }


def basis(clause: DraftClause, vocabularies: Vocabularies, lexicon: Lexicon) -> list[str]:
    """Return in sentences what a draft clause follows from.

    Who supports it by which clause, what links these clauses and how they differ, who goes further, silence, shared
    concepts, ranges and recorded positions.
    """
    total = len(clause.support)
    lines = [
        f"Covered by {total} of {total + len(clause.silent)} jurisdictions: "
        f"{', '.join(item.place for item in clause.support)}.",
        _group_words(clause),
    ]
    lines += [support_words(item, clause) for item in clause.support]
    lines += [f"Differ in {difference_words(item, clause)}." for item in clause_respects(clause, vocabularies)]
    if clause.thin:
        lines.append(f"What all hold at least: {clause.norm}. More than that: {', '.join(clause.further) or 'nobody'}.")
    elif clause.further:
        go = "goes" if len(clause.further) == 1 else "go"
        lines.append(f"{len(clause.further)} {go} further than this norm: {', '.join(clause.further)}.")
    if clause.silent:
        lines.append(f"No clause that applies in the instruments drawn on: {', '.join(silent_words(clause, 'en'))}.")
    for idea in clause.ideas:
        lines.append(
            f"'{lexicon.concepts[idea.concept].named('en')}' is named in the clauses of {listed(idea.places)}."
        )
    if clause.more_ideas:
        more = clause.more_ideas
        lines.append(f"{more} more concept{' is' if more == 1 else 's are'} shared and not named here.")
    for found in clause.ranges:
        title = pick(vocabularies.measures[found.measure].title)
        lines.append(f"{title}: {'; '.join(_extent(item) for item in found.extents)}.")
    lines.append(position_words(clause))
    return lines


def _group_words(clause: DraftClause) -> str:
    grouped = [item.place for item in clause.support if item.grouped]
    apart = [item.place for item in clause.support if not item.grouped]
    if not grouped:
        return "No clause of one is aligned with a clause of another; the clauses below are those that are nearest."
    rest = f"; outside of it: {listed(apart)}" if apart else ""
    return f"Aligned group: one clause each of {listed(grouped)}{rest}."


def silent_words(clause: DraftClause, tag: str) -> list[str]:
    """Return who has no clause that applies: silent, known to set no rule, or with a clause for a later day."""
    absent, later = {"en": (" (absent)", " (later)"), "zh-Hans": ("（已知不设规则）", "（尚未适用）")}[tag]
    return [
        f"{place}{absent if place in clause.absent else later if place in clause.upcoming else ''}"
        for place in clause.silent
    ]


def clause_respects(clause: DraftClause, vocabularies: Vocabularies, language: str = "en") -> tuple[Respect, ...]:
    """Return in which respects the clauses that stand for the supporters differ; their values are in the ranges."""
    members = [(item.framework, item.clause) for item in clause.support]
    return tuple(
        item for item in respects(members, vocabularies, language) if item.kind is not DifferenceKind.PARAMETER
    )


def difference_words(item: Respect, clause: DraftClause) -> str:
    """Return what each supporter says in one respect, as in `bearer: EU Provider; KR Operator`."""
    said = [f"{held.place} {value or 'not recorded'}" for held, value in zip(clause.support, item.values, strict=True)]
    return f"{item.kind}: {'; '.join(said)}"


def _extent(item: Extent) -> str:
    """Return what one jurisdiction sets, with the clause of each end."""
    low, high = item.low, item.high
    first = f"{item.place} {quantity(low[1])} ({low[0].cite}, {low[0].key})"
    return first if low == high else f"{first} to {quantity(high[1])} ({high[0].cite}, {high[0].key})"


def support_words(item: Support, clause: DraftClause) -> str:
    """Return what one jurisdiction has on the topic, with its clause and what links it to those of the others."""
    others = len(item.clauses) - 1
    more = f", and {counted(others, 'more clause')} on the topic" if others else ""
    place_of = {other.clause.key: other.place for other in clause.support}
    ties = [f"{place_of[link.b]} ({_link_words(link)})" for link in item.links]
    how = f"linked to {', '.join(ties)}" if ties else "no link to the others, covers the topic in its own way"
    return (
        f"{item.place}: {item.stance}; {item.framework.id}, {item.clause.cite}, '{pick(item.clause.title)}' "
        f"({item.clause.key}){more}; {how}."
    )


def _link_words(link: Link) -> str:
    return f"recorded: {link.relation}" if link.relation else f"candidate {link.score:.2f}"


def position_words(clause: DraftClause) -> str:
    """Return what jurisdictions recorded for and against, and whether ISO's rule is met."""
    found = clause.positions
    if not found.recorded:
        return "No jurisdiction has recorded a position, so ISO's rule for consensus cannot be applied."
    counted = ", ".join(f"{place} {item.position}" for place, item in found.recorded)
    verdict = {
        None: "no vote for or against, so ISO's rule cannot be applied",
        True: "ISO's rule (two thirds for, at most one quarter against) is met",
        False: "ISO's rule (two thirds for, at most one quarter against) is not met",
    }[found.meets_iso]
    return f"Recorded positions: {counted}; {verdict}."


def draft_markdown(draft: Draft, vocabularies: Vocabularies, lexicon: Lexicon, languages: Sequence[str]) -> str:
    """Return the draft as a page in the given languages: an overview, then a section for each clause."""
    lines = [f"# {' / '.join({'en': 'Consensus draft', 'zh-Hans': '共识草案'}[tag] for tag in languages)}", ""]
    lines += [line for tag in languages for line in (escape(_opening(draft, tag)), "")]
    lines += _overview(draft, vocabularies, languages)
    for clause in draft.clauses:
        topic = vocabularies.topics[clause.topic]
        lines += [f"## {' / '.join(escape(pick(topic.title, tag)) for tag in languages)}", ""]
        wording = statement(clause, vocabularies, lexicon)
        for tag in languages:
            norm = norm_words(clause, tag)
            lines += [
                f"> {escape(wording[tag])} ({norm})" if tag == "en" else f"> {escape(wording[tag])}（{norm}）",
                "",
            ]
        for tag in languages:
            told = basis(clause, vocabularies, lexicon) if tag == "en" else _basis_zh(clause, vocabularies, lexicon)
            lines += [f"- {escape(line)}" for line in told] + [""]
    if draft.left_out:
        lines += [
            f"## {' / '.join({'en': 'Covered by too few', 'zh-Hans': '涉及法域过少的主题'}[tag] for tag in languages)}",
            "",
        ]
        lines += [
            f"- {' / '.join(escape(pick(vocabularies.topics[topic].title, tag)) for tag in languages)}: "
            f"{', '.join(places)}"
            for topic, places in draft.left_out
        ]
    return "\n".join(lines).rstrip() + "\n"


def norm_words(clause: DraftClause, tag: str) -> str:
    """Return the norm of a draft clause, or that nothing is proposed."""
    if clause.thin:
        return "no proposal" if tag == "en" else "不作提议"
    return clause.norm.value if tag == "en" else _NORMS_ZH[clause.norm]


_HEADINGS = {
    "en": ("topic", "norm", "aligned", "outside the group", "go further", "silent"),
    "zh-Hans": ("主题", "性质", "已对齐", "组外", "规定更进一步", "未涉及"),
}


def _overview(draft: Draft, vocabularies: Vocabularies, languages: Sequence[str]) -> list[str]:
    """Return a table of the clauses, so that a reader sees the whole before the parts."""
    if not draft.clauses:
        return []
    headings = [" / ".join(parts) for parts in zip(*(_HEADINGS[tag] for tag in languages), strict=True)]
    lines = [f"| {' | '.join(headings)} |", f"|{'---|' * len(headings)}"]
    for clause in draft.clauses:
        title = vocabularies.topics[clause.topic].title
        cells = (
            " / ".join(escape(pick(title, tag)) for tag in languages),
            " / ".join(norm_words(clause, tag) for tag in languages),
            ", ".join(item.place for item in clause.support if item.grouped),
            ", ".join(item.place for item in clause.support if not item.grouped),
            ", ".join(clause.further),
            ", ".join(silent_words(clause, languages[0])),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def _opening(draft: Draft, tag: str) -> str:
    if tag == "en":
        return f"{rule_words(draft)}. Each clause is derived by rule; nobody has adopted it."
    return f"{_rule_words_zh(draft)}各条均按规则推导，未经任何一方通过。"


def _basis_zh(clause: DraftClause, vocabularies: Vocabularies, lexicon: Lexicon) -> list[str]:
    total = len(clause.support)
    grouped = [item.place for item in clause.support if item.grouped]
    apart = [item.place for item in clause.support if not item.grouped]
    outside = f"；组外：{'、'.join(apart)}" if apart else ""
    lines = [
        f"{total + len(clause.silent)}个法域中有{total}个涉及：{'、'.join(item.place for item in clause.support)}。",
        f"对齐组：{'、'.join(grouped)}各一条{outside}。"
        if grouped
        else "各方条款之间没有对齐关系，以下为最接近的条款。",
    ]
    lines += [
        f"{item.place}：{pick(item.framework.short, 'zh-Hans')}，{item.clause.cite}（{item.clause.key}），"
        f"该主题共{len(item.clauses)}条；{_ties_zh(item, clause)}。"
        for item in clause.support
    ]
    lines += [
        f"{_DIFFERENCES_ZH[item.kind]}不同：{_values_zh(item, clause)}。"
        for item in clause_respects(clause, vocabularies, "zh-Hans")
        if item.kind in _DIFFERENCES_ZH
    ]
    if clause.thin:
        lines.append(f"各方至少具有：{_NORMS_ZH[clause.norm]}。更进一步：{'、'.join(clause.further) or '无'}。")
    elif clause.further:
        lines.append(f"{len(clause.further)}个法域的规定较本条更进一步：{'、'.join(clause.further)}。")
    if clause.silent:
        lines.append(f"所依据的文书没有适用的条款：{'、'.join(silent_words(clause, 'zh-Hans'))}。")
    lines += [
        f"“{lexicon.concepts[idea.concept].named('zh-Hans')}”见于{'、'.join(idea.places)}的条款。"
        for idea in clause.ideas
    ]
    for found in clause.ranges:
        title = pick(vocabularies.measures[found.measure].title, "zh-Hans")
        lines.append(f"{title}：{'；'.join(_extent_zh(item) for item in found.extents)}。")
    if clause.positions.recorded:
        met = {None: "无赞成或反对票", True: "符合国际标准化组织规则", False: "不符合国际标准化组织规则"}
        lines.append(f"已记录立场{len(clause.positions.recorded)}项，{met[clause.positions.meets_iso]}。")
    else:
        lines.append("没有法域记录立场，无法适用国际标准化组织的共识规则。")
    return lines


def _ties_zh(item: Support, clause: DraftClause) -> str:
    place_of = {other.clause.key: other.place for other in clause.support}
    ties = [
        f"{place_of[link.b]}（已记录）"
        if link.status is Status.RECORDED
        else f"{place_of[link.b]}（候选，{link.score:.2f}）"
        for link in item.links
    ]
    return f"与{'、'.join(ties)}相连" if ties else "与其他各方无联系"


def _values_zh(item: Respect, clause: DraftClause) -> str:
    names = {
        DifferenceKind.NORM: {**{norm.value: word for norm, word in _NORMS_ZH.items()}, **_STRENGTHS_ZH},
        DifferenceKind.FORCE: _FORCES_ZH,
    }.get(item.kind, {})
    said = [
        f"{held.place}为{names.get(value, value) or '未记录'}"
        for held, value in zip(clause.support, item.values, strict=True)
    ]
    return "；".join(said)


def _extent_zh(item: Extent) -> str:
    ends = [item.low] if item.low == item.high else [item.low, item.high]
    return item.place + "至".join(f"{value_words(value, 'zh-Hans')}（{clause.key}）" for clause, value in ends)


def draft_record(draft: Draft, vocabularies: Vocabularies, lexicon: Lexicon) -> dict[str, Any]:
    """Return the draft for JSON."""
    return {
        "as_of": draft.rule.day,
        "considered": list(draft.considered),
        "needed": draft.needed,
        "frameworks": [item.id for item in draft.frameworks],
        "clauses": [
            {
                "topic": clause.topic,
                "norm": clause.norm.value,
                "statement": dict(statement(clause, vocabularies, lexicon)),
                "bearers": list(clause.bearers),
                "support": [
                    {
                        "jurisdiction": item.place,
                        "framework": item.framework.id,
                        "clause": item.clause.id,
                        "cite": item.clause.cite,
                        "clauses": [other.key for other in item.clauses],
                        "stance": item.stance.value,
                        "in_group": item.grouped,
                        "links": [
                            {"to": link.b, "status": link.status.value, "score": link.score,
                             "relation": link.relation.value if link.relation else None}
                            for link in item.links
                        ],
                    }
                    for item in clause.support
                ],
                "counterparties": list(clause.counterparties),
                "scopes": None if clause.scopes is None else list(clause.scopes),
                "shares_too_little": clause.thin,
                "differences": [
                    {
                        "kind": item.kind.value,
                        "says": {
                            held.place: value for held, value in zip(clause.support, item.values, strict=True)
                        },
                    }
                    for item in clause_respects(clause, vocabularies)
                ],
                "go_further": list(clause.further),
                "silent": [place for place in clause.silent if place not in (*clause.absent, *clause.upcoming)],
                "absent": list(clause.absent),
                "upcoming": list(clause.upcoming),
                "concepts": [{"concept": idea.concept, "jurisdictions": list(idea.places)} for idea in clause.ideas],
                "more_concepts": clause.more_ideas,
                "ranges": [
                    {
                        "measure": found.measure,
                        "jurisdictions": list(found.places),
                        "low": {"clause": found.low[0].key, "value": found.low[1].value, "unit": found.low[1].unit},
                        "high": {"clause": found.high[0].key, "value": found.high[1].value, "unit": found.high[1].unit},
                        "by_jurisdiction": {
                            item.place: {
                                "low": {"clause": item.low[0].key, "cite": item.low[0].cite,
                                        "value": item.low[1].value, "unit": item.low[1].unit},
                                "high": {"clause": item.high[0].key, "cite": item.high[0].cite,
                                         "value": item.high[1].value, "unit": item.high[1].unit},
                            }
                            for item in found.extents
                        },
                    }
                    for found in clause.ranges
                ],
                "positions": [
                    {"jurisdiction": place, "position": item.position} for place, item in clause.positions.recorded
                ],
                "meets_iso_rule": clause.positions.meets_iso,
            }
            for clause in draft.clauses
        ],
        "covered_by_too_few": {topic: list(places) for topic, places in draft.left_out},
    }  # fmt: skip
