"""`align --explain`: both texts of each pair with what they share marked in them, and how they differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from comparator.cli import output
from comparator.formats.alignments import whole_word
from comparator.formats.decided import OnPairs, how, who
from comparator.formats.suggestions import MUTUAL, suggestion_words
from comparator.model.candidate import Alignment, Candidate, Evidence, SharedConcept, SharedWord, Span
from comparator.model.passage import Passage, Side
from comparator.model.vocabulary import pick
from comparator.text.marking import pieces
from comparator.text.visible import visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from comparator.comparison.decisions import Decided
    from comparator.comparison.differences import Difference
    from comparator.model.framework import Framework

CONCEPT, WORD = "^", "~"
"""Signs under a shared concept and under a shared word, where there is no colour."""
_STYLES = {CONCEPT: Style(color="cyan", bold=True), WORD: Style(underline=True)}
_LABEL = 11
"""Width of the names of the lines."""
_INDENT = 4
_MIN_WIDTH = 20

Frameworks = tuple["Framework | None", "Framework | None"]
Differences = Mapping[tuple[str, str], Sequence["Difference"]]


def explain(
    alignment: Alignment,
    sides: tuple[Side, Side],
    frameworks: Frameworks,
    *,
    differences: Differences | None,
    decided: OnPairs,
) -> None:
    """Print a block for each pair.

    On a terminal with colours shared concepts are coloured and shared words underlined; elsewhere a line of
    signs below each line of text points at them.

    Args:
        alignment: The pairs.
        sides: Both sides.
        frameworks: The framework of each side, None for a clause file.
        differences: How the clauses of a pair differ, by their ids; None where a side is a clause file.
        decided: The recorded decisions on pairs of clauses, by their ids.
    """
    out = output.console()
    coloured = out.is_terminal and out.color_system is not None
    blocks = _Blocks(sides, frameworks, out, signs=not coloured)
    lines: list[RenderableType] = []
    if alignment.candidates:
        legend = f"{CONCEPT} shared concept   {WORD} shared word" if not coloured else ""
        lines += [Text(legend), Text()] if legend else []
    for item in alignment.candidates:
        pair = item.a, item.b
        lines += blocks.block(item, (differences or {}).get(pair, ()), decided.get(pair))
    output.show(*lines)


class _Blocks:
    """Draws blocks of one alignment for one console."""

    def __init__(self, sides: tuple[Side, Side], frameworks: Frameworks, out: "Console", *, signs: bool) -> None:
        self._names = (sides[0].name, sides[1].name)
        self._passages = tuple({passage.id: passage for passage in side.passages} for side in sides)
        self._cites = tuple(
            {clause.id: clause.cite for clause in framework.clauses} if framework else {} for framework in frameworks
        )
        self._out = out
        self._width = max(_MIN_WIDTH, out.width - _INDENT)
        self._signs = signs

    def block(
        self, item: Candidate, differences: Sequence["Difference"], found: "Decided | None"
    ) -> "Iterator[RenderableType]":
        """Yield the lines of a block, with an empty one at its end."""
        marks = [f"recorded: {found.relation}"] if found else []
        marks += [f"rank {item.rank}"]
        marks += ["no candidate: below the threshold"] if item.below_threshold else []
        marks += [MUTUAL] if item.mutual else []
        yield Text(visible(f"{item.score:.2f}  {item.a}  ~  {item.b}   {', '.join(marks)}"), style="bold")
        if found:
            yield from _decision(found)
        if told := suggestion_words(item):
            yield _line("suggestion", told)
        a, b = self._passages[0][item.a], self._passages[1][item.b]
        evidence = item.evidence
        languages = evidence.language if evidence else ("en", "en")
        for place, passage in enumerate((a, b)):
            yield from self._text(place, passage, languages[place], evidence)
        if evidence is None:
            yield _line("evidence", "this engine gives none")
        else:
            yield from _evidence(evidence, a, b)
        for each in differences:
            words = f" [{each.words}]" if each.words else ""
            yield _line("differs in", f"{each.kind}: {each.a} | {each.b}{words}")
        yield Text()

    def _text(self, place: int, passage: Passage, language: str, evidence: Evidence | None) -> Iterator[Text]:
        cite = self._cites[place].get(passage.id, "")
        name = visible(f"{'AB'[place]}  {self._names[place]} {cite} [{language}]".replace("  [", " ["))
        yield Text(f"  {name}", style="bold" if not self._signs else "")
        title, text = pick(passage.title, language), passage.text.get(language) or pick(passage.text, language)
        for source, marks in zip((title, text), _marks(evidence, place), strict=True):
            if source:
                yield from self._marked(source, marks)

    def _marked(self, source: str, marks: Sequence[tuple[Span, str]]) -> Iterator[Text]:
        text = Text()
        for piece, signs in pieces(source, marks):
            sign = CONCEPT if CONCEPT in signs else WORD if signs else ""
            text.append(piece, Style(meta={"sign": sign}) if self._signs else _STYLES.get(sign, Style()))
        for line in text.wrap(self._out, self._width):
            line.rstrip()
            yield Text(" " * _INDENT) + line
            if self._signs and (below := _signs(line)):
                yield Text(" " * _INDENT + below)


def _decision(found: "Decided") -> "Iterator[RenderableType]":
    """Yield what was decided on the pair, by whom, when, why and how."""
    lines = (
        ("decision", f"A {found.relation} B"),
        ("why", pick(found.decision.reason)),
        ("who, when", f"{who(found)}; {found.decision.on}"),
        ("how", how(found)),
        ("set", found.set.id),
    )
    yield from (_line(label, words) for label, words in lines if words)


def _signs(line: Text) -> str:
    """Return the signs that stand below a line, each as wide as its character."""
    signs = [" "] * len(line.plain)
    for span in line.spans:
        sign = span.style.meta.get("sign", "") if isinstance(span.style, Style) else ""
        for at in range(span.start, min(span.end, len(signs))):
            signs[at] = sign or " "
    return "".join(sign * cell_len(character) for sign, character in zip(signs, line.plain, strict=True)).rstrip()


def _marks(evidence: Evidence | None, place: int) -> tuple[list[tuple[Span, str]], list[tuple[Span, str]]]:
    """Return the marks of the title and of the statement on side 0 or 1."""
    title: list[tuple[Span, str]] = []
    text: list[tuple[Span, str]] = []
    if evidence is None:
        return title, text
    kinds: Iterable[tuple[Iterable[SharedConcept | SharedWord], str]]
    kinds = ((evidence.concepts, CONCEPT), (evidence.words, WORD))
    for found, sign in kinds:
        for shared in found:
            title += [(span, sign) for span in (shared.a_title_spans, shared.b_title_spans)[place]]
            text += [(span, sign) for span in (shared.a_spans, shared.b_spans)[place]]
    return title, text


def _evidence(evidence: Evidence, a: Passage, b: Passage) -> "Iterator[RenderableType]":
    for shared in evidence.concepts:
        terms = f"{' / '.join(shared.a_terms)}  ~  {' / '.join(shared.b_terms)}"
        yield _line("concept", f"{shared.weight:.2f}  {shared.concept}: {terms}")
    if evidence.words:
        words = (
            f"{whole_word(word, a.text, a.title, evidence.language[0])} {word.weight:.2f}" for word in evidence.words
        )
        yield _line("words", ", ".join(words))
    parts = evidence.parts
    shares = (
        ("concepts", parts.concepts),
        ("words", parts.words),
        ("letters", parts.letters),
        ("sequence", parts.sequence),
        ("structure", parts.structure),
    )
    yield _line("parts", "  ".join(f"{name} {value:.2f}" for name, value in shares if value is not None))
    if not (a.norm and b.norm):  # a file of clauses records none of this
        return
    for label, mine, other in (("topics", a.topics, b.topics), ("bearer", a.bearer, b.bearer)):
        if mine or other:
            yield _line(label, _shared(mine, other))
    yield _line("norm", f"{a.norm}, both" if a.norm == b.norm else f"{a.norm} | {b.norm}")


def _shared(a: Sequence[str], b: Sequence[str]) -> str:
    both = [key for key in a if key in b]
    only = [", ".join(key for key in side if key not in both) for side in (a, b)]
    told = [f"shared: {', '.join(both)}" if both else "none shared"]
    told += [f"only {name}: {keys}" for name, keys in zip("AB", only, strict=True) if keys]
    return "; ".join(told)


def _line(label: str, words: str) -> "RenderableType":
    """Return a named line; what does not fit goes on below the words, not below the name."""
    line = Table.grid(padding=(0, 1, 0, 0))
    line.add_column(width=_LABEL, no_wrap=True)
    line.add_column(overflow="fold")
    line.add_row(Text(label), Text(visible(words)))
    return Padding(line, (0, 0, 0, 2), expand=False)
