"""Statements with what both sides share, and what differs in their wording, marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from comparator.comparison.wording import wording
from comparator.model.candidate import Evidence, Span
from comparator.model.vocabulary import Text as Words
from comparator.model.vocabulary import pick
from comparator.text.languages import primary
from comparator.text.lexicon import shipped_lexicon
from comparator.text.marking import pieces
from comparator.text.normalise import fold
from comparator.tui.naming import worded
from comparator.tui.theme import Palette

if TYPE_CHECKING:
    from comparator.comparison.compare import Pair


@dataclass(frozen=True, slots=True)
class Statements:
    """Both titles and statements of a pair as drawn, and the language tag of each statement."""

    a: Text
    b: Text
    a_title: Text
    b_title: Text
    a_language: str
    b_language: str

    @property
    def same_language(self) -> bool:
        """Whether the words of the two can be compared."""
        return primary(self.a_language) == primary(self.b_language)


def statements(pair: "Pair", languages: tuple[str, str], palette: Palette, *, words_differ: bool) -> Statements:
    """Return both statements, each in the language nearest to the one asked for it, marked.

    Shared concepts and words come from the evidence. Where a statement is shown in another language than
    the one that was aligned, shared concepts are looked up in it, and shared words are left unmarked.
    """
    a, a_language = worded(pair.a.statement, languages[0])
    b, b_language = worded(pair.b.statement, languages[1])
    evidence = pair.candidate.evidence
    a_marks: list[tuple[Span, Style]] = []
    b_marks: list[tuple[Span, Style]] = []
    if words_differ and primary(a_language) == primary(b_language):
        different = wording(a, b)
        a_marks += [(span, palette.differ) for span in different.a]
        b_marks += [(span, palette.differ) for span in different.b]
    if evidence is not None:
        a_marks += _shared(evidence, 0, a, a_language, palette)
        b_marks += _shared(evidence, 1, b, b_language, palette)
    a_title = _title(pair.a.title, languages[0], evidence, 0, palette)
    b_title = _title(pair.b.title, languages[1], evidence, 1, palette)
    return Statements(marked(a, a_marks), marked(b, b_marks), a_title, b_title, a_language, b_language)


def _title(title: Words, language: str, evidence: Evidence | None, side: int, palette: Palette) -> Text:
    """Return a title with its shared concepts and words marked, if it is shown as it was aligned."""
    shown, _ = worded(title, language)
    marks: list[tuple[Span, Style]] = []
    if evidence is not None and shown == pick(title, evidence.language[side]):
        for word in evidence.words:
            marks += [(span, palette.word) for span in (word.a_title_spans, word.b_title_spans)[side]]
        for concept in evidence.concepts:
            marks += [(span, palette.concept) for span in (concept.a_title_spans, concept.b_title_spans)[side]]
    return marked(shown, marks)


def _shared(evidence: Evidence, side: int, text: str, language: str, palette: Palette) -> Iterable[tuple[Span, Style]]:
    if language != evidence.language[side]:
        wanted = {shared.concept for shared in evidence.concepts}
        folded = fold(text)
        for mention in shipped_lexicon().mentions(folded, language):
            if mention.concept in wanted:
                yield Span(*folded.source_span(mention.start, mention.end)), palette.concept
        return
    for word in evidence.words:
        for span in word.a_spans if side == 0 else word.b_spans:
            yield span, palette.word
    for concept in evidence.concepts:
        for span in concept.a_spans if side == 0 else concept.b_spans:
            yield span, palette.concept


def marked(text: str, marks: Sequence[tuple[Span, Style]]) -> Text:
    """Return a text from a file, made harmless, with stretches of the original styled."""
    drawn = Text()
    for piece, styles in pieces(text, marks):
        drawn.append(piece, sum(styles, Style()))
    return drawn
