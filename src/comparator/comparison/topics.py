"""Likely topics of a clause, from its concepts and words.

A topic's score is that of a naive Bayes classifier which counts only what speaks for a topic: the log of its
share among the clauses that others keyed, and for each concept, topic term and word of the clause the log of
how much more often the topic is recorded where that feature stands. Counts are shrunk towards no effect, and
a concept that the lexicon links to a topic starts with a number of clauses that bear the link out.
`benchmarks/topics.py` measures this, each framework by what the others teach.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comparator.model.passage import Passage
from comparator.model.vocabulary import Topic, pick
from comparator.text.languages import primary
from comparator.text.lexicon import Concept, Lexicon
from comparator.text.normalise import fold
from comparator.text.tokens import surface

LINKED, SHRINK, WORD_SHARE = 40, 20, 0.5
"""Clauses that a link of lexicon or vocabulary counts for, clauses that say nothing, and what a word counts beside a
concept: concepts hold in every language and overlap less."""
SLOPE, OFFSET = 0.31, -0.41
"""The curve from log odds among the topics to the chance that a topic is recorded (`benchmarks/topics.py`)."""
WORD_LETTERS = 6
_MIN_WORD = 4
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Support:
    """What in a clause speaks for a topic: a concept of the lexicon, a term of the topic, or a word."""

    kind: str
    name: str
    wording: str
    weight: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A likely topic; `chance` is about the share of such suggestions that an encoder recorded, 0 to 1."""

    topic: str
    chance: float
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class _Feature:
    kind: str
    name: str
    language: str = ""


class TopicModel:
    """What recorded topics teach about concepts, terms and words."""

    def __init__(self, topics: Mapping[str, Topic], lexicon: Lexicon, passages: Iterable[Passage]) -> None:
        """Learn from those passages that have topics."""
        self._topics = tuple(topics)
        self._lexicon = lexicon
        self._terms = Lexicon(Concept(topic.id, topic.terms, (topic.id,)) for topic in topics.values())
        self._links = {_Feature("concept", item.id): frozenset(item.topics) for item in lexicon.concepts.values()}
        self._links |= {_Feature("term", topic): frozenset((topic,)) for topic in topics}
        self._total = 0
        self._of_topic: Counter[str] = Counter()
        self._of_feature: Counter[_Feature] = Counter()
        self._together: dict[_Feature, Counter[str]] = defaultdict(Counter)
        for passage in passages:
            if passage.topics:
                self._count(passage)

    def _count(self, passage: Passage) -> None:
        self._total += 1
        self._of_topic.update(passage.topics)
        for feature in self._features(passage, "en"):
            self._of_feature[feature] += 1
            self._together[feature].update(passage.topics)

    def suggest(self, passage: Passage, *, top: int, language: str = "en") -> tuple[Suggestion, ...]:
        """Return the `top` likeliest topics, the likeliest first; none when nothing in the text speaks for one.

        A text in several languages is read in `language`, or else in the first it has.
        """
        features = self._features(passage, language)
        scores: dict[str, float] = {}
        support: dict[str, list[Support]] = defaultdict(list)
        for topic in self._topics:
            scores[topic] = math.log(self._share(topic))
        for feature, wording in features.items():
            for topic, weight in self._weights(feature).items():
                scores[topic] += weight
                support[topic].append(Support(feature.kind, feature.name, wording, round(weight, 3)))
        largest = max(scores.values())
        total = sum(math.exp(score - largest) for score in scores.values())
        ranked = sorted(support, key=lambda topic: (-scores[topic], topic))[:top]
        return tuple(
            Suggestion(
                topic=topic,
                chance=_chance(math.exp(scores[topic] - largest) / total),
                support=tuple(sorted(support[topic], key=lambda item: (-item.weight, item.name))[:_SHOWN]),
            )
            for topic in ranked
        )

    def _share(self, topic: str) -> float:
        return (self._of_topic[topic] + 1) / (self._total + len(self._topics))

    def _weights(self, feature: _Feature) -> dict[str, float]:
        """Return by how much the feature raises the log share of each topic that it speaks for."""
        links = self._links.get(feature, frozenset())
        together = self._together.get(feature, Counter())
        seen = self._of_feature[feature]
        weights = {}
        for topic in sorted({*links, *together}):
            linked, share = LINKED if topic in links else 0, self._share(topic)
            expected = (together[topic] + linked + SHRINK * share) / (seen + linked + SHRINK)
            weight = math.log(expected / share) * (WORD_SHARE if feature.kind == "word" else 1)
            if weight > 0 and topic in self._topics:
                weights[topic] = weight
        return weights

    def _features(self, passage: Passage, language: str) -> dict[_Feature, str]:
        """Return what the title and the text name, each with its first wording."""
        tag = language if language in passage.text else next(iter(passage.text))
        title = pick(passage.title, tag) if passage.title else ""
        source = f"{title}\n{passage.text[tag]}" if title else passage.text[tag]
        folded = fold(source)
        found: dict[_Feature, str] = {}

        def add(feature: _Feature, start: int, end: int) -> None:
            place = slice(*folded.source_span(start, end))
            found.setdefault(feature, " ".join(source[place].split()))

        for kind, lexicon in (("concept", self._lexicon), ("term", self._terms)):
            for mention in lexicon.mentions(folded, tag):
                add(_Feature(kind, mention.concept), mention.start, mention.end)
        for token in surface(folded, tag):
            if len(token.form) >= _MIN_WORD:
                add(_Feature("word", token.form[:WORD_LETTERS], primary(tag)), token.start, token.end)
        return found


def _chance(share: float) -> float:
    odds = math.log(max(share, 1e-9) / max(1 - share, 1e-9))
    return round(1 / (1 + math.exp(-(SLOPE * odds + OFFSET))), 3)
