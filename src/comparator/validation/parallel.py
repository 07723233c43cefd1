"""Judging many files, in this process or in several at once, with the same results in the same order."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.validation.conditions import Setup

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

    from comparator.validation.context import Context
    from comparator.validation.cross import Verdict

Judged = tuple[bytes | None, "Verdict"]
"""The SHA-256 of name and content (None where it is not wanted, or the file could not be read), and the verdict."""

_WORTH = 20_000_000
"""Bytes that keep a process busy for about two seconds. Starting one takes a tenth of that, which is paid for in CPU
time to gain wall time."""
_MOST = 16
"""Processes that are started without being asked for."""
_CHUNK = 8
"""Files that go to a process at a time."""


def choose_jobs(paths: Iterable[Path]) -> int:
    """Return in how many processes judging the files pays, by their sizes and the cores there are."""
    size = 0
    for path in paths:
        try:
            size += path.stat().st_size
        except (OSError, ValueError):  # reported when it is read
            continue
    return max(1, min(_cores(), size // _WORTH, _MOST))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def judge_all(paths: Sequence[Path], setup: Setup, jobs: int | None, *, keyed: bool = False) -> Iterator[Judged]:
    """Yield the verdict on each file, in the order of the paths, each as soon as it and those before it are there.

    Args:
        paths: The files.
        setup: What the verdicts depend on.
        jobs: How many processes; None to choose by the size of the files and the cores.
        keyed: Whether the keys for the cache are wanted.
    """
    jobs = min(choose_jobs(paths) if jobs is None else jobs, len(paths))
    if jobs > 1:
        yield from _in_processes(paths, setup, jobs, keyed=keyed)
    elif paths:
        context = _context(setup)
        for path in paths:
            yield _judge(path, context, keyed=keyed)


def _context(setup: Setup) -> "Context":
    from comparator.corpus.collection import without_collection
    from comparator.validation.verdict import context_of

    with without_collection():
        return context_of(setup)


def _judge(path: Path, context: "Context", *, keyed: bool) -> Judged:
    from comparator.corpus.collection import without_collection
    from comparator.validation.verdict import judge_file

    with without_collection():  # what the check of one file leaves behind has hardly a cycle
        content, verdict = judge_file(path, context)
    if content is None or not keyed:
        return None, verdict
    from comparator.validation.cache import content_key

    return content_key(str(path), content), verdict


def _judge_chunk(paths: Sequence[Path], setup: Setup, *, keyed: bool) -> list[Judged]:
    context = _context(setup)
    return [_judge(path, context, keyed=keyed) for path in paths]


def _in_processes(paths: Sequence[Path], setup: Setup, jobs: int, *, keyed: bool) -> Iterator[Judged]:
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=_follow_parent)
    try:
        chunks = (paths[at : at + _CHUNK] for at in range(0, len(paths), _CHUNK))
        # A bounded number of chunks is under way, so that memory does not grow with the number of files.
        waiting: deque[Future[list[Judged]]] = deque(
            pool.submit(_judge_chunk, chunk, setup, keyed=keyed) for chunk in islice(chunks, 2 * jobs)
        )
        while waiting:
            done = waiting.popleft().result()
            waiting.extend(pool.submit(_judge_chunk, chunk, setup, keyed=keyed) for chunk in islice(chunks, 1))
            yield from done
    except BaseException:  # ctrl-c, or nobody asks for the rest: what is under way is not waited for
        _stop(pool)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _stop(pool: "ProcessPoolExecutor") -> None:
    # From Python 3.14 on, `terminate_workers` does this; before, nothing public does.
    for process in list((pool._processes or {}).values()):
        process.terminate()


def _follow_parent() -> None:
    """Leave ctrl-c to the parent, which ends its processes, and end when the parent has gone without doing so."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # otherwise each process would print a traceback
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: "BaseProcess") -> None:
    parent.join()
    os._exit(1)
