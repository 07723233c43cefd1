"""Reading files as they were in a git revision."""

from pathlib import Path

_PATIENCE = 20
"""Seconds that git may take for one answer."""


def content_at(path: Path, revision: str) -> bytes | None:
    """Return what `path` held in the revision; None when it was not there, or is in no repository."""
    return _git(path.parent, "show", "--end-of-options", f"{revision}:./{path.name}")


def is_missing(revision: str, folder: Path) -> bool:
    """Return whether `folder` is in a repository that has no such revision."""
    if _git(folder, "rev-parse", "--is-inside-work-tree") is None:
        return False
    return _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}") is None


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints; None when it fails, or is not installed."""
    import subprocess  # imported here, since most runs ask git nothing

    try:
        done = subprocess.run(  # noqa: S603 - no shell, and what may look like an option comes behind a mark
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the git that the user has
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
