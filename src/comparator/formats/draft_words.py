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
from comparator.model.vocabulary import Dimension, Measure, Text, Tighter, Vocabularies, pick
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
    Norm.INSTITUTION: "the parties name who is to {do}",
    Norm.DEFINITION: "the parties {do} by a shared description",
}
_CHINESE: Mapping[Norm, str] = {
    Norm.OBLIGATION: "{who}应当{do}",
    Norm.PROHIBITION: "{who}不得从事所引条款在“{title}”方面禁止的行为",
    Norm.RECOMMENDATION: "{who}宜{do}",
    Norm.AIM: "{who}力求{do}",
    Norm.PERMISSION: "{who}可以{do}",
    Norm.RIGHT: "{who}在“{title}”方面享有权利",
    Norm.INSTITUTION: "各方明确由谁{do}",
    Norm.DEFINITION: "各方以共同的表述{do}",
}
NEED_BEARER = (Norm.OBLIGATION, Norm.PROHIBITION)
"""Norms that need a bearer in a file; where the supporters share none, it is anyone."""
_NOT_SHARED = {"en": "those whom each instrument names", "zh-Hans": "各文书所指明的主体"}
"""Who acts where the clauses name nobody in common; who that is in each stands below the sentence."""
_NEITHER_SHARED = {
    "en": "those whom each instrument names, within its scope,",
    "zh-Hans": "各文书在其范围内所指明的主体",
}
"""The same where the clauses have no scope in common either."""
_PLURALS = {
    "child": "children",
    "civil-society": "civil society organisations",
    "anyone": "all persons",
    "research-body": "research bodies",
}
"""Plurals of roles that no rule gives."""
_COUNTED = ("system", "model", "practice", "fake")
_SCOPE_PLURALS = {"Service offered to the public": "Services offered to the public"}
_WITHOUT_SCOPE = (Norm.DEFINITION, Norm.INSTITUTION)
"""Norms for which it says nothing to which systems the clauses apply."""
_UNITS_ZH = {
    "hour": "小时", "day": "日", "working-day": "个工作日", "week": "周", "month": "个月", "year": "年", "person": "人",
}  # fmt: skip
_BOUNDS_ZH = {
    Bound.EXACTLY: "",
    Bound.AT_LEAST: "不少于",
    Bound.AT_MOST: "不超过",
    Bound.MORE_THAN: "超过",
    Bound.LESS_THAN: "少于",
}


def statement(clause: DraftClause, vocabularies: Vocabularies, lexicon: Lexicon) -> Text:
    """Return the statement of a draft clause in English and Chinese.

    Where the supporters share nothing beyond the topic, it says so and proposes nothing.
    """
    ranges = [found for found in clause.ranges if _on_topic(clause.topic, vocabularies.measures[found.measure])]
    return {
        "en": _english(clause, ranges[:VALUES], vocabularies, lexicon),
        "zh-Hans": _chinese(clause, ranges[:VALUES], vocabularies, lexicon),
    }


def _on_topic(topic: str, measure: Measure) -> bool:
    """Return whether a sentence on a topic gives the values of a measure.

    Days, and values without a direction in which they bind more, such as the size of a body, tell nothing without
    their context.
    """
    known = measure.tighter is not Tighter.NEITHER and measure.dimension is not Dimension.DATE
    return known and topic in measure.topics


def _english(clause: DraftClause, ranges: Sequence[Range], vocabularies: Vocabularies, lexicon: Lexicon) -> str:
    topic = vocabularies.topics[clause.topic]
    title = in_sentence(pick(topic.title))
    nouns = [lexicon.concepts[concept].named("en") for concept in _ideas(clause, vocabularies, lexicon)]
    if clause.thin:
        first = f"the instruments have clauses on '{title}', but share no common element beyond the topic"
        if nouns:
            first = f"the instruments have clauses on '{title}', but share little beyond the topic: only {nouns[0]}"
    else:
        who = listed([plural(role, vocabularies) for role in clause.bearers]) or _nobody(clause)["en"]
        first = _scope(clause, vocabularies) + _ENGLISH[clause.norm].format(
            who=who, do=phrase(topic)["en"], title=title
        )
        first += f", with regard to {listed(nouns)}" if nouns else ""
    sentences = [first]
    if clause.counterparties and not clause.thin and clause.norm is Norm.OBLIGATION:
        towards = listed([plural(role, vocabularies) for role in clause.counterparties])
        sentences.append(f"the duty is owed to {towards}")
    if ranges:
        told = [
            f"{in_sentence(pick(vocabularies.measures[found.measure].title))}, {ends(found, 'en')}" for found in ranges
        ]
        sentences.append(f"values on record: {'; '.join(told)}")
    return " ".join(f"{words[0].upper()}{words[1:]}." for words in sentences)


def _chinese(clause: DraftClause, ranges: Sequence[Range], vocabularies: Vocabularies, lexicon: Lexicon) -> str:
    topic = vocabularies.topics[clause.topic]
    title = pick(topic.title, "zh-Hans")
    concepts = [lexicon.concepts[concept] for concept in _ideas(clause, vocabularies, lexicon)]
    nouns = list(dict.fromkeys(concept.named("zh-Hans") for concept in concepts))
    if clause.thin:
        first = f"各文书均有关于“{title}”的条款，但除主题外没有共同要素"
        if nouns:
            first = f"各文书均有关于“{title}”的条款，但除主题外的共同要素仅有{nouns[0]}"
    else:
        who = "、".join(_role_zh(role, vocabularies) for role in clause.bearers) or _nobody(clause)["zh-Hans"]
        first = _scope_zh(clause, vocabularies)
        first += _CHINESE[clause.norm].format(who=who, do=phrase(topic)["zh-Hans"], title=title)
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


def _nobody(clause: DraftClause) -> Text:
    return _NEITHER_SHARED if clause.scopes is None else _NOT_SHARED


def _scope(clause: DraftClause, vocabularies: Vocabularies) -> str:
    """Return the beginning of a sentence that says for what it holds; nothing where it holds for every AI system."""
    if clause.scopes is None:
        return "" if clause.norm in _WITHOUT_SCOPE or not clause.bearers else "within the scope of each instrument, "
    named = [scope_plural(_scope_title(key, vocabularies, "en")) for key in _scopes(clause, vocabularies)]
    return f"for {listed(named)}, " if named else ""


def _scope_zh(clause: DraftClause, vocabularies: Vocabularies) -> str:
    if clause.scopes is None:
        return "" if clause.norm in _WITHOUT_SCOPE or not clause.bearers else "在各文书规定的范围内，"
    named = [_scope_title(key, vocabularies, "zh-Hans") for key in _scopes(clause, vocabularies)]
    return f"就{'、'.join(named)}而言，" if named else ""


def _scopes(clause: DraftClause, vocabularies: Vocabularies) -> list[str]:
    """Return the common scopes that the phrase of the topic does not name already."""
    said = phrase(vocabularies.topics[clause.topic])["en"].lower()
    if clause.norm in _WITHOUT_SCOPE:
        return []
    return [key for key in clause.scopes or () if _scope_title(key, vocabularies, "en").lower() not in said]


def _scope_title(key: str, vocabularies: Vocabularies, language: str) -> str:
    return pick(vocabularies.scopes[key].title, language) if key in vocabularies.scopes else key


def _ideas(clause: DraftClause, vocabularies: Vocabularies, lexicon: Lexicon) -> list[str]:
    """Return the concepts that a sentence names: those that its scope does not name already."""
    titles = " ".join(_scope_title(key, vocabularies, "en") for key in _scopes(clause, vocabularies))
    said = set(titles.lower().replace("-", " ").split())
    named = [idea.concept for idea in clause.ideas]
    return [key for key in named if not set(lexicon.concepts[key].named("en").lower().split()) <= said]


def scope_plural(title: str) -> str:
    """Return a scope as it stands within a sentence, in the plural where it can be counted."""
    words = _SCOPE_PLURALS.get(title, title)
    return in_sentence(f"{words}s" if words.endswith(_COUNTED) else words)


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
    low, high = found.low[1], found.high[1]
    first, last = value_words(low, language), value_words(high, language)
    if first == last:
        return first
    if low.bound is high.bound:
        last = value_words(replace(high, bound=Bound.EXACTLY), language)
    return f"{first} to {last}" if language == "en" else f"{first}至{last}"


def value_words(parameter: Parameter, language: str) -> str:
    """Return a value with its unit and bound, as in `at most 15 days`, without its condition."""
    bare = replace(parameter, bound=Bound.EXACTLY, condition={}, by="")
    if language == "en":
        bound = "" if parameter.bound is Bound.EXACTLY else f"{parameter.bound.value.replace('-', ' ')} "
        return bound + quantity(bare).replace("working-day", "working day")
    number = f"{parameter.value:,}{_UNITS_ZH[parameter.unit]}" if parameter.unit in _UNITS_ZH else quantity(bare)
    return _BOUNDS_ZH[parameter.bound] + number
