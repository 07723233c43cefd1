"""What workers tell the app. Workers never touch widgets; they post these."""

from typing import TYPE_CHECKING

from textual.message import Message

from comparator.comparison.matrix import Matrix
from comparator.comparison.search import Hit, SearchIndex
from comparator.corpus.corpus import Corpus
from comparator.tui.explorer import Asked

if TYPE_CHECKING:
    from comparator.comparison.compare import Pair


class CorpusLoaded(Message):
    """The corpus has been read."""

    def __init__(self, corpus: Corpus) -> None:
        super().__init__()
        self.corpus = corpus


class IndexBuilt(Message):
    """The search index is ready."""

    def __init__(self, index: SearchIndex) -> None:
        super().__init__()
        self.index = index


class Failed(Message):
    """A worker met an error; the app ends with it."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class AlignmentProgress(Message):
    """How far the alignment of a pair of instruments is, in clauses."""

    def __init__(self, asked: Asked, done: int, total: int) -> None:
        super().__init__()
        self.asked = asked
        self.done = done
        self.total = total


class AlignmentDone(Message):
    """The aligned pairs of two instruments."""

    def __init__(self, asked: Asked, pairs: "tuple[Pair, ...]") -> None:
        super().__init__()
        self.asked = asked
        self.pairs = pairs


class MatrixBuilt(Message):
    """The matrix is ready."""

    def __init__(self, matrix: Matrix) -> None:
        super().__init__()
        self.matrix = matrix


class Found(Message):
    """What a search found."""

    def __init__(self, query: str, hits: tuple[Hit, ...]) -> None:
        super().__init__()
        self.query = query
        self.hits = hits
