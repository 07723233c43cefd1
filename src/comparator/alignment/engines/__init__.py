"""Alignment engines, one a module, behind one protocol."""

from comparator.alignment.engines.base import Engine
from comparator.alignment.engines.bm25 import Bm25Engine
from comparator.alignment.engines.char_tfidf import CharTfidfEngine
from comparator.alignment.engines.lexical import LexicalEngine
from comparator.alignment.engines.token_set import TokenSetEngine
from comparator.model.errors import InputError

DEFAULT = "lexical"
BASELINES = ("token-set", "bm25", "char-tfidf")
"""What a comparison without our lexicon would use; `evaluate --baselines` shows them beside an engine."""

_ENGINES: dict[str, type[Engine]] = {
    "lexical": LexicalEngine,
    "token-set": TokenSetEngine,
    "bm25": Bm25Engine,
    "char-tfidf": CharTfidfEngine,
}
NAMES = tuple(_ENGINES)


def engine(name: str = DEFAULT) -> Engine:
    """Return the engine with this name.

    Raises:
        InputError: There is none.
    """
    if name not in _ENGINES:
        raise InputError(f"there is no engine `{name}`; the engines are {', '.join(NAMES)}", rule="unknown-engine")
    return _ENGINES[name]()
