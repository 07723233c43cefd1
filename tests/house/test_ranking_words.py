"""No wording ranks countries: messages, templates, documents, schemas, vocabularies and the reasons of decisions.

Direction words of quantities, such as "shorter deadline", say how two values differ and are wanted. The frameworks are
not scanned: they restate what an instrument says of itself ("become a leader in AI").
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PLACE = r"(?:countr(?:y|ies)|jurisdictions?|states?|nations?|governments?|powers?|members?)"
TEXT = r"(?:laws?|acts?|rules?|regimes?|regulations?|instruments?|frameworks?|clauses?|approach(?:es)?)"
WORDS = {
    # A comparative of worth beside a place or its law is a verdict on it.
    rf"(?:better|best|worse|worst|good|bad|superior|inferior|poor|poorer) {PLACE}": "the best country in the matrix",
    rf"(?:advanced|backward|mature|immature|modern|progressive|weak|strong|lax) {PLACE}": "an advanced country",
    rf"(?:stricter|strictest|weaker|weakest|stronger|strongest|laxer|tougher|softer) {PLACE}": "the stricter country",
    rf"(?:better|best|worse|worst|superior|inferior|weaker|weakest|backward) {TEXT}": "a better law",
    rf"(?:leading|lagging|trailing|pioneering|top|bottom) {PLACE}": "a leading country",
    # These words have no use here but a race.
    r"better than": "is better than the others",
    r"worse than": "is worse than the others",
    r"(?:superior|inferior) to": "is superior to the others",
    r"ahead of": "is ahead of the others",
    r"(?:falls?|fell|lags?|lagging|lagged|trails?) behind": "falls behind the others",
    r"(?:lagging|laggards?|front-?runners?|late-?comers?|world[- ]class|gold standard|outperforms?)": "a laggard",
    r"(?:catch|catches|catching) up": "has to catch up",
    r"(?:league table|leader ?board|scoreboard|score ?card|podium)": "a league table",
    rf"(?:rank|ranks|ranked|ranking|rating|rates?) (?:of |the )?{PLACE}": "the ranking of countries",
    rf"(?:points|score|marks) (?:of|for) (?:each |every |the |a )?{PLACE}": "a score for each country",
    # The draft is also written in Chinese.
    r"(?:领先|落后|优于|劣于|排名|先进国家|更好的)": "该国领先于他国",
}
"""Words that rank, each with a phrase that shows what is meant."""
ALLOWED = (
    "Within English the engine is ahead of",  # docs/alignment.md: engines are measured against each other
    "within which, or ahead of which",  # a period of notice, vocabularies/measures.yaml
    "no code ranks countries",  # docs/architecture.md: the rule itself
    "No wording ranks countries",  # CONTRIBUTING.md: likewise
)
"""Wording that only looks like a verdict on a country; whoever adds to it says why."""
RANKING = re.compile("|".join(rf"(?<!\w){words}" if words.isascii() else words for words in WORDS), re.IGNORECASE)
FOLDERS = {"docs": "*.md", "schemas": "*.json", "vocabularies": "*.yaml", "mappings": "*", "lexicon": "*.md"}


def hits(text: str) -> list[str]:
    """Return the words of a text that rank."""
    text = " ".join(text.split())
    for phrase in ALLOWED:
        text = text.replace(phrase, "")
    return [found[0] for found in RANKING.finditer(text)]


def literals(path: Path) -> Iterator[str]:
    """Yield every piece of text in a module: messages, templates, help, docstrings."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_message_template_or_docstring_ranks_countries(root):
    found = {
        f"{path.relative_to(root)}: {hit}"
        for path in (root / "src").rglob("*.py")
        for text in literals(path)
        for hit in hits(text)
    }
    assert found == set()


def test_no_document_schema_vocabulary_or_reason_ranks_countries(root):
    paths = [*root.glob("*.md"), *(path for folder, name in FOLDERS.items() for path in (root / folder).rglob(name))]
    assert len(paths) > 15
    found = {
        f"{path.relative_to(root)}: {hit}" for path in paths if path.is_file() for hit in hits(path.read_text("utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize("phrase", WORDS.values())
def test_a_ranking_phrase_is_caught(phrase):
    assert hits(f"Kenya and Korea: {phrase}.")


@pytest.mark.parametrize(
    "phrase",
    [
        "shorter deadline; higher fine; stricter bound of the value",
        "training for developing countries",
        "the nearest clause first; ranked candidates with score and evidence",
        "covered by 2 of 3 jurisdictions; AA goes further than this norm",
        "Silent in the instruments drawn on: CC.",
    ],
)
def test_direction_words_and_counts_are_no_verdict(phrase):
    assert hits(phrase) == []
