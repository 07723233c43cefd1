"""What the aligner reads: one clause of a framework or of a clause file, without its numbering."""

from dataclasses import dataclass, field

from comparator.model.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause as the aligner sees it.

    `id` only names the passage in results; no engine may read it, since ids carry article numbers.
    `group` limits the candidates of an evaluation to one
    instrument. Topics, norm, bearer and measures are empty where they are not known.
    """

    id: str
    text: Text
    title: Text = field(default_factory=dict)
    group: str = ""
    topics: tuple[str, ...] = ()
    norm: str = ""
    bearer: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an alignment: a name and its passages."""

    name: str
    passages: tuple[Passage, ...]
