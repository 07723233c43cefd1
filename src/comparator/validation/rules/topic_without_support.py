"""A clause whose words point to none of its topics."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from comparator.corpus.resources import data_root
from comparator.validation.diagnostic import Severity
from comparator.validation.places import select_mappings, select_strings
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

if TYPE_CHECKING:
    from comparator.text.lexicon import Lexicon

_TEXTS = ("title", "statement")


def _check(subject: Subject) -> Iterator[Finding]:
    for path, clause in select_mappings(subject.document.data, "clauses.*"):
        topics = [topic for _, topic in select_strings(clause, "topics.*")]
        texts = [text for key in _TEXTS if isinstance(text := clause.get(key), dict)]
        wordings = [(tag, wording) for text in texts for tag, wording in text.items() if isinstance(wording, str)]
        if topics and not any(_topics_of(wording, tag).intersection(topics) for tag, wording in wordings):
            message = f"no word in title and statement of {subject.label(path)} points to {' or '.join(topics)}"
            yield Finding((*path, "topics"), message, "look at the topics again, or let the statement say more")


def _topics_of(wording: str, tag: str) -> set[str]:
    """Return the topics that a text's concepts, and the topics' own terms in it, point to."""
    # Imported here, since the rule is off by default.
    from comparator.text.lexicon import shipped_lexicon
    from comparator.text.normalise import fold

    folded = fold(wording)
    return {
        topic
        for lexicon in (shipped_lexicon(), _topic_terms())
        for mention in lexicon.mentions(folded, tag)
        for topic in lexicon.concepts[mention.concept].topics
    }


@cache
def _topic_terms() -> "Lexicon":
    from comparator.corpus.vocabularies import load_vocabularies
    from comparator.text.lexicon import Concept, Lexicon

    topics = load_vocabularies(data_root() / "vocabularies").topics
    return Lexicon(Concept(topic.id, topic.terms, (topic.id,)) for topic in topics.values())


RULE = Rule(
    id="topic-without-support",
    kinds=ONLY_FRAMEWORKS,
    why="A topic that came along with a copied clause brings it together with clauses it has nothing in common with.",
    fix="Key the clause to topics that it is about. Many right topics of terse clauses are found too: off by default.",
    check=_check,
    severity=Severity.WARNING,
    on_by_default=False,
)
