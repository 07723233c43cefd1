"""Names of things as the app shows them."""

import re
from collections.abc import Iterable, Mapping

from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause, Framework
from comparator.model.vocabulary import Term, Text, pick

_ABBREVIATED = re.compile(r"(?P<long>.+) \((?P<short>[^()]+)\)")
"""A name with its abbreviation, as in `International Organization for Standardization (ISO)`."""

ORIGINAL = "original"
"""Stands in the place of a language: each clause in the language of its own instrument."""


def spoken(corpus: Corpus, clause: Clause, language: str) -> str:
    """Return the tag of the language in which to show a clause; `ORIGINAL` gives its instrument's own."""
    if language != ORIGINAL:
        return language
    own = corpus.frameworks[clause.framework].languages
    return next((tag for tag in own if tag in clause.statement), "en")


def worded(text: Text, language: str) -> tuple[str, str]:
    """Return the wording that `pick` chooses, with the language tag that it is in (empty if none)."""
    wording = pick(text, language)
    return wording, next((tag for tag, found in text.items() if found == wording), "")


def short_name(framework: Framework) -> str:
    """Return the instrument's short English name."""
    return pick(framework.short) or framework.id


def jurisdiction_name(corpus: Corpus, key: str) -> str:
    """Return the English name of a jurisdiction, or its key."""
    known = corpus.vocabularies.jurisdictions.get(key)
    return pick(known.name) if known else key


def heading_name(corpus: Corpus, key: str) -> str:
    """Return the name that heads a jurisdiction's instruments: an organisation's abbreviation comes first."""
    name = jurisdiction_name(corpus, key)
    abbreviated = _ABBREVIATED.fullmatch(name)
    return f"{abbreviated['short']} {abbreviated['long']}" if abbreviated else name


def own_name(corpus: Corpus, key: str) -> str:
    """Return the jurisdiction's name in its own language, or an empty string where English is one of them."""
    known = corpus.vocabularies.jurisdictions.get(key)
    if known is None or "en" in known.languages:
        return ""
    return next((known.name[tag] for tag in known.languages if tag in known.name), "")


def topic_name(corpus: Corpus, key: str) -> str:
    """Return the English title of a topic, or its key."""
    known = corpus.vocabularies.topics.get(key)
    return pick(known.title) if known else key


def term_names(keys: Iterable[str], terms: Mapping[str, Term]) -> str:
    """Return the English titles of roles, scopes or forms, separated by commas."""
    return ", ".join(pick(terms[key].title) if key in terms else key for key in keys)
