"""Drawing the evidence of a match: its parts as bars, and what both clauses share."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from comparator.corpus.corpus import Corpus
from comparator.model.candidate import Evidence, SharedWord
from comparator.text.visible import visible
from comparator.tui.naming import term_names, topic_name
from comparator.tui.paint import bar
from comparator.tui.theme import Palette

if TYPE_CHECKING:
    from comparator.comparison.compare import Pair

_BAR = 12


def evidence_lines(pair: "Pair", corpus: Corpus, palette: Palette) -> Iterator[RenderableType]:
    """Yield the parts of the score, shared concepts with their terms, shared words, and structure."""
    evidence = pair.candidate.evidence
    if evidence is None:
        yield Text("This engine gives no evidence.", palette.muted)
        return
    yield _parts(evidence, palette)
    if evidence.concepts:
        yield Text()
        yield _concepts(evidence, palette)
    if evidence.words:
        yield Text.assemble(
            ("Words     ", palette.muted),
            Text(", ").join(Text(visible(_whole_word(word, pair)), palette.word) for word in evidence.words),
        )
    yield from _structure(evidence, corpus, palette)


def _whole_word(word: SharedWord, pair: "Pair") -> str:
    """Return the word as A's statement has it; the engine knows only its stem."""
    evidence = pair.candidate.evidence
    statement = pair.a.statement.get(evidence.language[0], "") if evidence is not None else ""
    return statement[word.a_spans[0].start : word.a_spans[0].end] if word.a_spans else word.word


def _parts(evidence: Evidence, palette: Palette) -> Table:
    parts = evidence.parts
    table = Table.grid(padding=(0, 1, 0, 0))
    for name, value, meaning in (
        ("concepts", parts.concepts, "concepts of the lexicon that both name"),
        ("words", parts.words, "rare words that both use"),
        ("letters", parts.letters, "groups of letters"),
        ("sequence", parts.sequence, "order of words and concepts"),
        ("structure", parts.structure, "topics, norm and bearer"),
    ):
        if value is None:
            table.add_row(Text(name, palette.muted), Text("does not apply", palette.muted))
            continue
        table.add_row(
            Text(name, palette.muted),
            Text(bar(value, _BAR), palette.concept),
            Text(f"{value:.2f}"),
            Text(meaning, palette.muted, no_wrap=True, overflow="ellipsis"),
        )
    return table


def _concepts(evidence: Evidence, palette: Palette) -> Table:
    table = Table.grid(expand=True, padding=(0, 1, 0, 0))
    table.add_column(width=4)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    table.add_column(width=1)
    table.add_column(ratio=3, overflow="fold")
    largest = max(shared.weight for shared in evidence.concepts) or 1.0
    for shared in evidence.concepts:
        table.add_row(
            Text(bar(shared.weight / largest, 4), palette.concept),
            Text(visible(shared.concept), palette.concept),
            Text(", ".join(visible(term) for term in shared.a_terms)),
            Text("↔", palette.muted),
            Text(", ".join(visible(term) for term in shared.b_terms)),
        )
    return table


def _structure(evidence: Evidence, corpus: Corpus, palette: Palette) -> Iterator[Text]:
    topics = ", ".join(topic_name(corpus, topic) for topic in evidence.topics)
    yield Text.assemble(("Topics    ", palette.muted), visible(topics) if topics else "none shared")
    roles = term_names(evidence.bearers, corpus.vocabularies.roles)
    if roles:
        yield Text.assemble(("Bearers   ", palette.muted), visible(roles))
    if evidence.same_norm is not None:
        yield Text.assemble(("Norm      ", palette.muted), "the same" if evidence.same_norm else "not the same")
