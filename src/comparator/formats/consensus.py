"""The consensus draft: a framework file, a page in English and Chinese, a record."""

from collections.abc import Mapping, Sequence
from typing import Any

from comparator.comparison.consensus import Draft, DraftClause, Range, Support
from comparator.comparison.differences import quantity
from comparator.comparison.links import Status
from comparator.formats.markdown import escape
from comparator.model.framework import Clause, Force, Framework, Norm, Parameter
from comparator.model.vocabulary import Text, Vocabularies, pick
from comparator.text.lexicon import Lexicon

JURISDICTION = "org-draft"
"""Key under which a draft stands; it is nobody's law."""
LANGUAGES = ("en", "zh-Hans")
"""The languages in which a draft is written."""

_VERBS: Mapping[Norm, Mapping[str, str]] = {
    Norm.OBLIGATION: {"en": "shall provide for", "zh-Hans": "应当就{topic}作出安排"},
    Norm.PROHIBITION: {"en": "shall refrain from what is prohibited on", "zh-Hans": "不得从事{topic}方面所禁止的行为"},
    Norm.RECOMMENDATION: {"en": "should provide for", "zh-Hans": "宜就{topic}作出安排"},
    Norm.AIM: {"en": "aim to provide for", "zh-Hans": "力求就{topic}作出安排"},
    Norm.PERMISSION: {"en": "may provide for", "zh-Hans": "可以就{topic}作出安排"},
    Norm.RIGHT: {"en": "recognise a right on", "zh-Hans": "承认{topic}方面的权利"},
    Norm.INSTITUTION: {"en": "name who is in charge of", "zh-Hans": "明确负责{topic}的机构"},
    Norm.DEFINITION: {"en": "use a shared description of", "zh-Hans": "对{topic}采用共同的表述"},
}
"""What a draft clause says by its norm; the same words for every topic, so that no national text shows through."""
NEED_BEARER = (Norm.OBLIGATION, Norm.PROHIBITION)
"""Norms that need a bearer; where the supporters share none, the draft binds everybody concerned."""
_BEARER = {"en": "Those concerned", "zh-Hans": "有关各方"}
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


def statement(clause: DraftClause, vocabularies: Vocabularies, lexicon: Lexicon) -> Text:
    """Return the statement of a draft clause in English and Chinese, from a template."""
    topic = vocabularies.topics[clause.topic]
    wording: dict[str, str] = {}
    for language in LANGUAGES:
        chinese = language != "en"
        title = pick(topic.title, language)
        terms = vocabularies.roles
        roles = [pick(terms[role].title, language) if role in terms else role for role in clause.bearers]
        ideas = [_term(idea.concept, lexicon, language) for idea in clause.ideas]
        verb = _VERBS[clause.norm][language]
        if chinese:
            text = "、".join(roles or [_BEARER[language]]) + verb.format(topic=f"“{title}”")
            text += f"，涉及{'、'.join(ideas)}" if ideas else ""
            wording[language] = text + "。"
        else:
            who = _and([role.lower() if not role.isupper() else role for role in roles]) or _BEARER[language]
            text = f"{who[0].upper()}{who[1:]} {verb} {title[0].lower()}{title[1:]}"
            text += f", with regard to {_and(ideas)}" if ideas else ""
            wording[language] = text + "."
    return wording


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""


def _term(concept: str, lexicon: Lexicon, language: str) -> str:
    terms = lexicon.concepts[concept].terms
    found = terms.get(language) or terms.get("en") or (concept,)
    return found[0]


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
    """Return in sentences what a draft clause follows from: support, who goes further, silence, positions."""
    total = len(clause.support)
    lines = [
        f"Covered by {total} of {total + len(clause.silent)} jurisdictions: {_names(s.place for s in clause.support)}."
    ]
    lines += [support_words(item) for item in clause.support]
    if clause.further:
        lines.append(f"{len(clause.further)} go further than this norm: {', '.join(clause.further)}.")
    if clause.silent:
        lines.append(f"Silent in the instruments drawn on: {', '.join(clause.silent)}.")
    for idea in clause.ideas:
        lines.append(f"'{_term(idea.concept, lexicon, 'en')}' is named by {', '.join(idea.places)}.")
    if clause.more_ideas:
        lines.append(f"{clause.more_ideas} more concepts are shared and not named here.")
    for found in clause.ranges:
        title = pick(vocabularies.measures[found.measure].title)
        low, high = quantity(found.low[1]), quantity(found.high[1])
        lines.append(
            f"{title}, set by {', '.join(found.places)}: {low} ({found.low[0].key}) to {high} ({found.high[0].key})."
        )
    lines.append(position_words(clause))
    return lines


def _names(places: Any) -> str:
    return ", ".join(places)


def support_words(item: Support) -> str:
    """Return what one jurisdiction has on the topic, with its clause and what links it to the others."""
    others = len(item.clauses) - 1
    more = f" and {others} more clause{'' if others == 1 else 's'}" if others else ""
    recorded = sum(link.status is Status.RECORDED for link in item.links)
    candidates = len(item.links) - recorded
    ties = [f"{recorded} recorded" if recorded else "", f"{candidates} proposed by the aligner" if candidates else ""]
    linked = " and ".join(tie for tie in ties if tie)
    how = f"linked to others by {linked}" if linked else "covers the topic in its own way, with no link to the others"
    return f"{item.place}: {item.stance} in {item.framework.id}, {item.clause.cite} ({item.clause.key}){more}; {how}."


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
    """Return the draft as a page in the given languages, one after the other in each clause."""
    lines = [f"# {' / '.join({'en': 'Consensus draft', 'zh-Hans': '共识草案'}[tag] for tag in languages)}", ""]
    lines += [escape(words) for tag in languages for words in (_opening(draft, tag),)] + [""]
    for clause in draft.clauses:
        topic = vocabularies.topics[clause.topic]
        lines += [f"## {' / '.join(escape(pick(topic.title, tag)) for tag in languages)}", ""]
        wording = statement(clause, vocabularies, lexicon)
        for tag in languages:
            norm = clause.norm.value if tag == "en" else _NORMS_ZH[clause.norm]
            lines += [f"> {escape(wording[tag])} ({norm})", ""]
        for tag in languages:
            told = basis(clause, vocabularies, lexicon) if tag == "en" else _basis_zh(clause, vocabularies, lexicon)
            lines += [f"- {escape(line)}" for line in told] + [""]
    if draft.left_out:
        if "en" in languages:
            lines += ["## Covered by too few", ""]
        else:
            lines += ["## 涉及法域过少的主题", ""]
        lines += [
            f"- {escape(pick(vocabularies.topics[topic].title, languages[0]))}: {', '.join(places)}"
            for topic, places in draft.left_out
        ]
    return "\n".join(lines).rstrip() + "\n"


def _opening(draft: Draft, tag: str) -> str:
    if tag == "en":
        return f"{rule_words(draft)}. Each clause is derived by rule; nobody has adopted it."
    return f"{_rule_words_zh(draft)}各条均按规则推导，未经任何一方通过。"


def _basis_zh(clause: DraftClause, vocabularies: Vocabularies, lexicon: Lexicon) -> list[str]:
    total = len(clause.support)
    lines = [
        f"{total + len(clause.silent)}个法域中有{total}个涉及：{'、'.join(item.place for item in clause.support)}。"
    ]
    lines += [
        f"{item.place}：{pick(item.framework.short, 'zh-Hans')}，{item.clause.cite}（{item.clause.key}），"
        f"共{len(item.clauses)}条。"
        for item in clause.support
    ]
    if clause.further:
        lines.append(f"{len(clause.further)}个法域的规定超出本条：{'、'.join(clause.further)}。")
    if clause.silent:
        lines.append(f"所依据的文书未涉及：{'、'.join(clause.silent)}。")
    lines += [f"“{_term(idea.concept, lexicon, 'zh-Hans')}”见于{'、'.join(idea.places)}。" for idea in clause.ideas]
    for found in clause.ranges:
        title = pick(vocabularies.measures[found.measure].title, "zh-Hans")
        ends = f"{quantity(found.low[1])}（{found.low[0].key}）至{quantity(found.high[1])}（{found.high[0].key}）"
        lines.append(f"{title}（{'、'.join(found.places)}）：{ends}。")
    if clause.positions.recorded:
        met = {None: "无赞成或反对票", True: "符合国际标准化组织规则", False: "不符合国际标准化组织规则"}
        lines.append(f"已记录立场{len(clause.positions.recorded)}项，{met[clause.positions.meets_iso]}。")
    else:
        lines.append("没有法域记录立场，无法适用国际标准化组织的共识规则。")
    return lines


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
                        "links": [
                            {"to": link.b, "status": link.status.value, "score": link.score,
                             "relation": link.relation.value if link.relation else None}
                            for link in item.links
                        ],
                    }
                    for item in clause.support
                ],
                "go_further": list(clause.further),
                "silent": list(clause.silent),
                "concepts": [{"concept": idea.concept, "jurisdictions": list(idea.places)} for idea in clause.ideas],
                "more_concepts": clause.more_ideas,
                "ranges": [
                    {
                        "measure": found.measure,
                        "jurisdictions": list(found.places),
                        "low": {"clause": found.low[0].key, "value": found.low[1].value, "unit": found.low[1].unit},
                        "high": {"clause": found.high[0].key, "value": found.high[1].value, "unit": found.high[1].unit},
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
