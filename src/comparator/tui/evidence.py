"""Drawing the evidence of a match: its parts as bars, and what both clauses share."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from comparator.corpus.corpus import Corpus
from comparator.formats.alignments import whole_word
from comparator.formats.suggestions import UNJUDGED
from comparator.model.candidate import Evidence, SharedWord
from comparator.text.visible import visible
from comparator.tui.naming import term_names, topic_name
from comparator.tui.paint import bar
from comparator.tui.theme import Palette

if TYPE_CHECKING:
    from comparator.comparison.compare import Pair

_BAR = 12


def evidence_lines(pair: "Pair", corpus: Corpus, palette: Palette) -> Iterator[RenderableType]:
    """Yield the suggested relation, the parts of the score, what both share with its terms, and structure."""
    evidence = pair.candidate.evidence
    if evidence is None:
        recorded = "The pair was decided by a reader; it is not among the nearest that the aligner finds."
        yield Text(recorded if pair.relation else "This engine gives no evidence.", palette.muted)
        return
    if pair.candidate.suggestion is not None:
        yield Text.assemble((pair.candidate.suggestion.value, palette.strong), (f"  {UNJUDGED}", palette.muted))
    yield _parts(evidence, palette)
    if evidence.concepts:
        yield Text()
        yield _concepts(evidence, palette)
    if evidence.words:
        yield Text.assemble(
            ("Words     ", palette.muted),
            Text(", ").join(Text(visible(_whole_word(word, pair)), palette.word) for word in evidence.words),
        )
    yield from _structure(pair, corpus, palette)


def _whole_word(word: SharedWord, pair: "Pair") -> str:
    language = pair.candidate.evidence.language[0] if pair.candidate.evidence else ""
    return whole_word(word, pair.a.statement, pair.a.title, language)


def _parts(evidence: Evidence, palette: Palette) -> Table:
    parts, coverage = evidence.parts, evidence.coverage
    rows: list[tuple[str, float | None, str]] = []
    if coverage is not None:
        rows.append(("B covers A", coverage.a, "of what A names, B names too"))
        rows.append(("A covers B", coverage.b, "of what B names, A names too"))
    table = Table.grid(padding=(0, 1, 0, 0))
    for name, value, meaning in (
        *rows,
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


def _structure(pair: "Pair", corpus: Corpus, palette: Palette) -> Iterator[Text]:
    roles = corpus.vocabularies.roles
    for label, mine, other, name in (
        ("Topics", pair.a.topics, pair.b.topics, lambda keys: ", ".join(topic_name(corpus, key) for key in keys)),
        ("Bearers", pair.a.bearer, pair.b.bearer, lambda keys: term_names(keys, roles)),
    ):
        if mine or other:
            yield Text.assemble((f"{label:<10}", palette.muted), visible(_keys(mine, other, name)))
    a, b = pair.a.norm, pair.b.norm
    yield Text.assemble(("Norm      ", palette.muted), f"{a.value}, both" if a is b else f"{a.value} | {b.value}")


def _keys(a: tuple[str, ...], b: tuple[str, ...], name: Callable[[Iterable[str]], str]) -> str:
    both = [key for key in a if key in b]
    told = [name(both) if both else "none shared"]
    for side, keys in (("A", a), ("B", b)):
        only = [key for key in keys if key not in both]
        told += [f"only {side}: {name(only)}"] if only else []
    return "; ".join(told)
