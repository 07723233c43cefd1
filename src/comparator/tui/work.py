"""Long work that runs in threads. Nothing here touches a widget: results go out as messages."""

import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from textual.message import Message
from textual.worker import Worker, get_current_worker

from comparator.comparison.kept import kept_results
from comparator.comparison.links import decisions
from comparator.comparison.matrix import matrix
from comparator.comparison.search import SearchIndex
from comparator.corpus.corpus import Corpus, load_corpus
from comparator.tui.explorer import Asked
from comparator.tui.messages import (
    AlignmentDone,
    AlignmentProgress,
    CorpusLoaded,
    Failed,
    Found,
    IndexBuilt,
    MatrixBuilt,
)

Post = Callable[[Message], object]
"""Sends a message to a widget or the app; safe from any thread."""

MAX_HITS = 50
PARTNERS = 5
"""Candidates of a clause that are kept; the list shows the first, the page of a pair names the others."""


class _SupersededError(Exception):
    """Somebody asked for something else in the meantime."""


def _report(post: Post, work: Callable[[], Message]) -> None:
    """Do the work and post its message, unless the worker was cancelled; post an error as `Failed`."""
    worker: Worker[object] = get_current_worker()
    try:
        message = work()
    except _SupersededError:
        return
    except Exception as error:  # a thread's error must reach the app, whatever it is
        message = Failed(error)
    if not worker.is_cancelled:
        post(message)


def read_corpus(folder: Path | None, added: Sequence[Path], post: Post) -> None:
    """Load the corpus and post `CorpusLoaded`."""
    _report(post, lambda: CorpusLoaded(load_corpus(folder, added)))


def build_index(corpus: Corpus, post: Post) -> None:
    """Build the search index and post `IndexBuilt`."""
    _report(post, lambda: IndexBuilt(SearchIndex(corpus)))


def build_matrix(corpus: Corpus, day: str, post: Post) -> None:
    """Build the matrix of a day and post `MatrixBuilt`."""
    _report(post, lambda: MatrixBuilt(matrix(corpus, day)))


def search(index: SearchIndex, query: str, kinds: Collection[str], post: Post) -> None:
    """Search for things of some kinds (of any, if none is named) and post `Found`.

    One hit more than `MAX_HITS` tells that there are more.
    """

    def work() -> Message:
        hits = index.search(query, sys.maxsize if kinds else MAX_HITS + 1)
        wanted = [hit for hit in hits if not kinds or hit.kind in kinds]
        return Found(query, tuple(wanted[: MAX_HITS + 1]))

    _report(post, work)


def align_pair(corpus: Corpus, asked: Asked, post: Post) -> None:
    """Align two instruments, posting `AlignmentProgress` on the way and `AlignmentDone` at the end.

    A cancelled worker stops at its next progress report.
    """
    worker: Worker[object] = get_current_worker()

    def progress(done: int, total: int) -> None:
        if worker.is_cancelled:
            raise _SupersededError
        post(AlignmentProgress(asked, done, total))

    def work() -> Message:
        # Brings in numpy and scipy, which the first paint does not wait for.
        from comparator.comparison.compare import compare

        a, b, single = corpus.framework(asked[0]), corpus.framework(asked[1]), asked[2]
        pairs = compare(
            a, b, corpus.vocabularies,
            top=PARTNERS, single=single, decided=decisions(corpus), progress=progress, kept=kept_results(),
        )  # fmt: skip
        return AlignmentDone(asked, pairs)

    _report(post, work)
