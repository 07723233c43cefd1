"""Drawing a pair, or a clause alone, as a page that fits its width."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from comparator.comparison.decisions import decided_on
from comparator.comparison.differences import Difference
from comparator.corpus.corpus import Corpus
from comparator.formats.decided import how, who
from comparator.formats.suggestions import MUTUAL
from comparator.model.framework import Clause
from comparator.model.vocabulary import pick
from comparator.text.visible import visible
from comparator.tui.evidence import evidence_lines
from comparator.tui.facts import Fact, facts
from comparator.tui.marks import marked, statements
from comparator.tui.naming import short_name, spoken, worded
from comparator.tui.paint import TAG_LETTERS, bar, tag_style
from comparator.tui.theme import Palette

if TYPE_CHECKING:
    from comparator.comparison.compare import Pair

SIDE_BY_SIDE = 80
"""From this many cells on, the two clauses stand side by side; below, one under the other."""
_BAR = 10
_LABEL = 14


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is drawn."""

    corpus: Corpus
    palette: Palette
    language: str
    words_differ: bool = True

    def spoken(self, clause: Clause) -> str:
        """Return the tag of the language in which to show a clause."""
        return spoken(self.corpus, clause, self.language)


@dataclass(frozen=True, slots=True)
class PairPage:
    """A pair as a Rich renderable; `place` says where it stands in the list, as in `3 of 42`.

    `same_a` are other candidates of its clause of A, `same_b` other pairs that lead to its clause of B.
    """

    pair: "Pair"
    look: Look
    place: str
    same_a: "tuple[Pair, ...]" = ()
    same_b: "tuple[Pair, ...]" = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the page at the width at hand."""
        wide = options.max_width >= SIDE_BY_SIDE
        pair, look = self.pair, self.look
        palette = look.palette
        languages = look.spoken(pair.a), look.spoken(pair.b)
        shown = statements(pair, languages, palette, words_differ=look.words_differ)
        yield self._score()
        yield Text()
        yield _beside(
            _card(pair.a, "a", (shown.a_title, shown.a), shown.a_language, look),
            _card(pair.b, "b", (shown.b_title, shown.b), shown.b_language, look),
            wide=wide,
        )
        yield Text()
        yield self._legend(same_language=shown.same_language)
        if pair.relation is not None:
            yield _heading("Recorded decision", palette)
            yield self._decision()
        yield _heading("Differences", palette)
        yield _differences(pair.differences, palette, wide=wide)
        yield _heading("Why these two: evidence of the match", palette)
        yield from evidence_lines(pair, look.corpus, palette)
        if self.same_a or self.same_b:
            yield _heading("Other pairs of these clauses", palette)
            yield from self._others()
        yield _heading("What is recorded", palette)
        a_facts = facts(look.corpus, pair.a, languages[0])
        b_facts = facts(look.corpus, pair.b, languages[1])
        if wide:
            yield _beside(_fact_table(a_facts, palette), _fact_table(b_facts, palette), wide=True)
            return
        for side, side_facts in (("a", a_facts), ("b", b_facts)):
            yield Text(side.upper(), palette.side(side))
            yield _fact_table(side_facts, palette)

    def _score(self) -> Text:
        candidate, palette = self.pair.candidate, self.look.palette
        text = Text()
        if self.pair.relation is not None:
            text.append(f"recorded: {self.pair.relation.value}", palette.heading)
            text.append(f"   {self.place}   a reader's decision, which stands before candidates", palette.muted)
            return text
        text.append(f"{bar(candidate.score, _BAR)} ", palette.heading)
        text.append(f"{candidate.score:.2f}", palette.strong)
        text.append(f"   {self.place}   ", palette.muted)
        if candidate.below_threshold:
            text.append("no candidate: nearest clause, below threshold", palette.warning)
        else:
            text.append("found by machine, not a recorded mapping", palette.muted)
        if candidate.mutual:
            text.append(f"   * {MUTUAL}", palette.muted)
        return text

    def _decision(self) -> Table:
        """Return who decided what on the pair, when, how and why."""
        found = decided_on(self.look.corpus.mapping_sets, self.pair.a.key, self.pair.b.key)
        if found is None:
            return _fact_table((), self.look.palette)
        row = found.decision
        lines = (
            Fact("Relation", (f"A {found.relation.value} B",)),
            Fact("Why", (pick(row.reason, self.look.language),)),
            Fact("Who, when", (f"{who(found)}; {row.on}",)),
            Fact("How", (how(found),)),
            Fact("Set", (found.set.id,)),
        )
        return _fact_table(tuple(fact for fact in lines if fact.lines[0]), self.look.palette)

    def _others(self) -> Iterator[Text]:
        """Yield the clauses with which either clause is paired too: one to many, and many to one."""
        palette = self.look.palette
        parts = (
            ("a", "has more partners in B", self.same_a),
            ("b", "is the first choice of more clauses of A", self.same_b),
        )
        for side, words, found in parts:
            if found:
                yield Text.assemble((side.upper(), palette.side(side)), f" {words}: {len(found)}")
            for pair in found:
                clause = pair.b if side == "a" else pair.a
                title, _ = worded(clause.title, self.look.spoken(clause))
                line = Text(no_wrap=True, overflow="ellipsis")
                line.append(f"  {standing(pair)} ", palette.muted)
                line.append(visible(clause.cite), palette.side("b" if side == "a" else "a"))
                yield line.append(f"  {visible(title)}")

    def _legend(self, *, same_language: bool) -> Text:
        palette = self.look.palette
        text = Text.assemble(
            ("shared concept", palette.concept), "  ", ("shared word", palette.word), "  ", style=palette.muted
        )
        if not same_language:
            text.append("different languages, so words are not compared")
        elif self.look.words_differ:
            text.append("wording that differs", palette.differ)
            text.append(" (d hides it)")
        else:
            text.append("d marks the wording that differs")
        return text


@dataclass(frozen=True, slots=True)
class ClausePage:
    """A clause alone as a Rich renderable."""

    clause: Clause
    look: Look
    side: str
    hint: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the page."""
        palette = self.look.palette
        statement, language = worded(self.clause.statement, self.look.spoken(self.clause))
        title, _ = worded(self.clause.title, self.look.spoken(self.clause))
        yield _card(self.clause, self.side, (marked(title, ()), marked(statement, ())), language, self.look)
        yield Text()
        yield Text(self.hint, palette.muted)
        yield _heading("What is recorded", palette)
        yield _fact_table(facts(self.look.corpus, self.clause, self.look.spoken(self.clause)), palette)


def standing(pair: "Pair") -> str:
    """Return what a pair rests on, short: that it is recorded, or its score."""
    return "recorded" if pair.relation is not None else f"{pair.candidate.score:.2f}"


def _heading(title: str, palette: Palette) -> RenderableType:
    return Padding(Rule(Text(title, palette.heading), align="left", style=palette.muted), (1, 0, 0, 0))


def _beside(left: RenderableType, right: RenderableType, *, wide: bool) -> Table:
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    if wide:
        table.add_column(ratio=1, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        table.add_row(left, right)
    else:
        table.add_column(ratio=1, overflow="fold")
        table.add_row(left)
        table.add_row(Text())
        table.add_row(right)
    return table


def _card(clause: Clause, side: str, words: tuple[Text, Text], language: str, look: Look) -> Table:
    """Return a clause: citation, and `words`, its title and statement."""
    palette = look.palette
    framework = look.corpus.frameworks[clause.framework]
    title, statement = words
    title.stylize_before(palette.strong)
    head = Text(no_wrap=True, overflow="ellipsis")
    head.append(f" {side.upper()} ", palette.side(side) + Style(reverse=True))
    head.append(f" {visible(clause.cite)}", palette.side(side))
    head.append(f" [{visible(language)}]  {visible(short_name(framework))}", palette.muted)
    table = Table.grid(expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_row(head)
    table.add_row(title)
    table.add_row(statement)
    return table


def _differences(differences: tuple[Difference, ...], palette: Palette, *, wide: bool) -> RenderableType:
    if not differences:
        return Text("None among norm, bearer, scope, parameters, dates, force and consequence.", palette.muted)
    return Group(*(line for found in differences for line in _difference(found, palette, wide=wide)))


def _difference(difference: Difference, palette: Palette, *, wide: bool) -> Iterator[RenderableType]:
    """Yield what both sides say, and on a line of its own the direction words, which take the whole width."""
    label = Text(TAG_LETTERS[difference.kind], tag_style(difference.kind, palette))
    label.append(f" {difference.kind.value}", palette.muted)
    a = Text.assemble(("A ", palette.side_a), visible(difference.a) or "not recorded")
    b = Text.assemble(("B ", palette.side_b), visible(difference.b) or "not recorded")
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(width=_LABEL)
    table.add_column(ratio=1, overflow="fold")
    if wide:
        table.add_column(ratio=1, overflow="fold")
        table.add_row(label, a, b)
    else:
        table.add_row(label, a)
        table.add_row("", b)
    yield table
    if difference.words:
        words = Text(f"A, seen against B: {visible(difference.words)}", palette.strong)
        yield Padding(words, (0, 0, 0, _LABEL + 2))


def _fact_table(found: tuple[Fact, ...], palette: Palette) -> Table:
    table = Table.grid(expand=True, padding=(0, 1, 0, 0))
    table.add_column(width=11)
    table.add_column(ratio=1, overflow="fold")
    for fact in found:
        style = palette.warning if fact.warn else Style()
        lines = Text("\n").join(Text(visible(line), style) for line in fact.lines)
        table.add_row(Text(fact.label, palette.muted), lines)
    return table
