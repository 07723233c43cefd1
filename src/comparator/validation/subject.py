"""What is passed to a rule, and what a rule gives back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from comparator.corpus.reader import Document
from comparator.model.position import Position
from comparator.validation.context import Context
from comparator.validation.diagnostic import Severity
from comparator.validation.kinds import NOUNS, Kind
from comparator.validation.places import Path, label, owner


@dataclass(frozen=True, slots=True)
class Subject:
    """One parsed file under check."""

    document: Document
    kind: Kind
    context: Context

    def label(self, path: Path) -> str:
        """Return the name of the place at `path`: "`cite` of clause `art-5`"."""
        return label(self.document.data, path, NOUNS[self.kind])

    def owner(self, path: Path) -> str:
        """Return the name of the mapping that the place at `path` belongs to: "clause `art-5`"."""
        return owner(self.document.data, path, NOUNS[self.kind])


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at `path` in the file, or at the key there when `at_key` is true.

    `position` is given when the place is no value or key: a character, a line end, a comment.
    """

    path: Path
    message: str
    help: str = ""
    at_key: bool = False
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that the place at `path` in a file takes and that no other owner in the run may take.

    `label` names the owner in a sentence, and `text` is what else two claims are compared by; both are empty where
    a rule needs none.
    """

    name: tuple[str, ...]
    owner: str
    path: Path
    label: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Claimant:
    """One of two claims that have met, with the file that it stands in; only here its place is looked up."""

    claim: Claim
    document: Document

    @property
    def position(self) -> Position:
        """Where the name stands."""
        return self.document.position(self.claim.path)

    @property
    def place(self) -> str:
        """The file and line, as a message gives them."""
        return f"{self.document.path}:{self.position.line}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A check of one file by itself.

    `why` and `fix` are sentences for the person whose file breaks the rule. A rule that is not on by default
    runs when it is selected or given a severity in the settings.
    """

    id: str
    kinds: frozenset[Kind]
    why: str
    fix: str
    check: Callable[["Subject"], Iterator[Finding]]
    severity: Severity = Severity.ERROR
    on_by_default: bool = True


@dataclass(frozen=True, slots=True)
class CrossRule:
    """A check that two places of a run do not take the same name.

    `claims` gathers the names of one file; `message` says what is wrong with the second of two claims to one name,
    or is None when nothing is. `keys`, where a rule has it, gives for each of its claims, in their order, a number
    of 64 bits that two claims to one name share; it is there for a rule whose claims take long to put into words.
    """

    id: str
    kinds: frozenset[Kind]
    why: str
    fix: str
    claims: Callable[["Subject"], Iterator[Claim]]
    message: Callable[[Claimant, Claimant], str | None]
    severity: Severity = Severity.ERROR
    keys: Callable[["Subject"], Iterable[int]] | None = None
