"""What a piece of work costs: processor time and peak memory of this process."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_CLEAR = Path("/proc/self/clear_refs")
_STATUS = Path("/proc/self/status")


@dataclass(slots=True)
class Usage:
    """Seconds of processor time, and the peak memory in megabytes, None where the system does not tell it."""

    seconds: float = 0.0
    megabytes: float | None = None


@contextmanager
def measured() -> Iterator[Usage]:
    """Measure the block; the result is filled in at its end.

    The peak is that of the whole process, libraries included. It is read on Linux only, where the kernel can be told
    to forget the peak of what ran before.
    """
    used = Usage()
    fresh = _forget_peak()
    start = time.process_time()
    yield used
    used.seconds = time.process_time() - start
    used.megabytes = _peak() if fresh else None


def _forget_peak() -> bool:
    try:
        _CLEAR.write_text("5", encoding="ascii")
    except OSError:
        return False
    return True


def _peak() -> float | None:
    try:
        lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), None)
