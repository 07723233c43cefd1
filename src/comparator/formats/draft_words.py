"""The sentences of a consensus draft in English and Chinese: the same templates for every topic.

A sentence has slots for who acts, how strictly, what (the phrase of the topic), with regard to which shared concepts,
towards whom, and which values are on record. No national text shows through.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from comparator.comparison.consensus import DraftClause, Range
from comparator.comparison.differences import quantity
from comparator.comparison.phrases import in_sentence, phrase
from comparator.model.framework import Bound, Norm, Parameter
from comparator.model.vocabulary import Text, Vocabularies, pick
from comparator.text.lexicon import Lexicon

LANGUAGES = ("en", "zh-Hans")
"""The languages in which a draft is written."""
VALUES = 2
"""Ranges that a sentence gives at most; the others stand below it."""

_ENGLISH: Mapping[Norm, str] = {
    Norm.OBLIGATION: "{who} shall {do}",
    Norm.PROHIBITION: "{who} shall not do what the cited clauses prohibit on {title}",
    Norm.RECOMMENDATION: "{who} should {do}",
    Norm.AIM: "{who} aim to {do}",
    Norm.PERMISSION: "{who} may {do}",
    Norm.RIGHT: "{who} have rights as to {title}",
    Norm.INSTITUTION: "the parties name who is in charge of {title}",
    Norm.DEFINITION: "the parties use a shared description for {title}",
}
_CHINESE: Mapping[Norm, str] = {
    Norm.OBLIGATION: "{who}应当{do}",
    Norm.PROHIBITION: "{who}不得从事所引条款在“{title}”方面禁止的行为",
    Norm.RECOMMENDATION: "{who}宜{do}",
    Norm.AIM: "{who}力求{do}",
    Norm.PERMISSION: "{who}可以{do}",
    Norm.RIGHT: "{who}在“{title}”方面享有权利",
    Norm.INSTITUTION: "各方明确负责“{title}”的机构",
    Norm.DEFINITION: "各方对“{title}”采用共同的表述",
}
NEED_BEARER = (Norm.OBLIGATION, Norm.PROHIBITION)
"""Norms that need a bearer in a file; where the supporters share none, it is anyone."""
_NOT_SHARED = {"en": "those whom each instrument names", "zh-Hans": "各文书所指明的主体"}
"""Who acts where the clauses name nobody in common; who that is in each stands below the sentence."""
_PLURALS = {
    "child": "children",
    "civil-society": "civil society organisations",
    "anyone": "all persons",
    "research-body": "research bodies",
}
"""Plurals of roles that no rule gives."""
_UNITS_ZH = {
    "hour": "小时", "day": "日", "working-day": "个工作日", "week": "周", "month": "个月", "year": "年",
}  # fmt: skip
_BOUNDS_ZH = {
    Bound.EXACTLY: "", Bound.AT_LEAST: "不少于", Bound.AT_MOST: "不超过", Bound.MORE_THAN: "超过", Bound.LESS_THAN: "少于",
}  # fmt: skip


def statement(clause: DraftClause, vocabularies: Vocabularies, lexicon: Lexicon) -> Text:
    """Return the statement of a draft clause in English and Chinese.

    Where the supporters share nothing beyond the topic, it says so and proposes nothing.
    """
    ranges = [found for found in clause.ranges if clause.topic in vocabularies.measures[found.measure].topics]
    return {
        "en": _english(clause, ranges[:VALUES], vocabularies, lexicon),
        "zh-Hans": _chinese(clause, ranges[:VALUES], vocabularies, lexicon),
    }


def _english(clause: DraftClause, ranges: Sequence[Range], vocabularies: Vocabularies, lexicon: Lexicon) -> str:
    topic = vocabularies.topics[clause.topic]
    title = in_sentence(pick(topic.title))
    if clause.thin:
        first = f"the instruments have rules on {title}, but share no common element beyond the topic"
    else:
        who = listed([plural(role, vocabularies) for role in clause.bearers]) or _NOT_SHARED["en"]
        first = _ENGLISH[clause.norm].format(who=who, do=phrase(topic)["en"], title=title)
        nouns = [lexicon.concepts[idea.concept].named("en") for idea in clause.ideas]
        first += f", with regard to {listed(nouns)}" if nouns else ""
    sentences = [first]
    if clause.counterparties and not clause.thin and clause.norm is Norm.OBLIGATION:
        sentences.append(f"the duty is owed to {listed([plural(role, vocabularies) for role in clause.counterparties])}")
    if ranges:
        told = [
            f"{in_sentence(pick(vocabularies.measures[found.measure].title))}, {ends(found, 'en')}" for found in ranges
        ]
        sentences.append(f"values on record: {'; '.join(told)}")
    return " ".join(f"{words[0].upper()}{words[1:]}." for words in sentences)


def _chinese(clause: DraftClause, ranges: Sequence[Range], vocabularies: Vocabularies, lexicon: Lexicon) -> str:
    topic = vocabularies.topics[clause.topic]
    title = pick(topic.title, "zh-Hans")
    if clause.thin:
        first = f"各文书均就“{title}”作出规定，但除主题外没有共同要素"
    else:
        who = "、".join(_role_zh(role, vocabularies) for role in clause.bearers) or _NOT_SHARED["zh-Hans"]
        first = _CHINESE[clause.norm].format(who=who, do=phrase(topic)["zh-Hans"], title=title)
        nouns = list(dict.fromkeys(lexicon.concepts[idea.concept].named("zh-Hans") for idea in clause.ideas))
        first += f"，涉及{'、'.join(nouns)}" if nouns else ""
    sentences = [first]
    if clause.counterparties and not clause.thin and clause.norm is Norm.OBLIGATION:
        sentences.append(f"该义务面向{'、'.join(_role_zh(role, vocabularies) for role in clause.counterparties)}")
    if ranges:
        told = [
            f"{pick(vocabularies.measures[found.measure].title, 'zh-Hans')}为{ends(found, 'zh-Hans')}"
            for found in ranges
        ]
        sentences.append(f"已记录的数值：{'；'.join(told)}")
    return "".join(f"{words}。" for words in sentences)


def listed(words: Sequence[str]) -> str:
    """Return English words in a row: `a`, `a and b`, `a, b and c`."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def plural(role: str, vocabularies: Vocabularies) -> str:
    """Return the English plural of a role, as it stands within a sentence."""
    if role in _PLURALS:
        return _PLURALS[role]
    title = in_sentence(pick(vocabularies.roles[role].title)) if role in vocabularies.roles else role
    if title.endswith("y"):
        return f"{title[:-1]}ies"
    return f"{title}es" if title.endswith(("s", "x", "ch", "sh")) else f"{title}s"


def _role_zh(role: str, vocabularies: Vocabularies) -> str:
    return pick(vocabularies.roles[role].title, "zh-Hans") if role in vocabularies.roles else role


def ends(found: Range, language: str) -> str:
    """Return the two ends of a range, or the one value that all set, without the conditions."""
    low, high = (value_words(parameter, language) for _, parameter in (found.low, found.high))
    if low == high:
        return low
    return f"from {low} to {high}" if language == "en" else f"{low}至{high}"


def value_words(parameter: Parameter, language: str) -> str:
    """Return a value with its unit and bound, as in `at most 15 days`, without its condition."""
    bare = replace(parameter, bound=Bound.EXACTLY, condition={}, by="")
    if language == "en":
        bound = "" if parameter.bound is Bound.EXACTLY else f"{parameter.bound.value.replace('-', ' ')} "
        return bound + quantity(bare).replace("working-day", "working day")
    number = f"{parameter.value:,}{_UNITS_ZH[parameter.unit]}" if parameter.unit in _UNITS_ZH else quantity(bare)
    return _BOUNDS_ZH[parameter.bound] + number
