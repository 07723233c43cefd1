"""What is passed to a rule, and what a rule gives back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from comparator.corpus.reader import Document
from comparator.model.position import Position
from comparator.validation.context import Context
from comparator.validation.diagnostic import Severity
from comparator.validation.kinds import NOUNS, Kind
from comparator.validation.places import Path, label, owner

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Subject:
    """One parsed file under check."""

    document: Document
    kind: Kind
    context: Context
    _found: dict[str, list[Any]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _known: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: str, find: Callable[["Subject"], T]) -> T:
        """Return what `find` makes of the subject, worked out once for each name."""
        if name not in self._known:
            self._known[name] = find(self)
        return cast("T", self._known[name])

    def values(self, pattern: str) -> list[Any]:
        """Return everything that `pattern` leads to, as `places.select` does, without the paths.

        This takes a tenth of the time, and what was found on the way is kept: rules look at the same lists.
        """
        found = self._found.get(pattern)
        if found is None:
            above, _, step = pattern.rpartition(".")
            holders = self.values(above) if above else [self.document.data]
            if step == "*":
                found = [item for value in holders if type(value) is list for item in value]
            else:
                found = [value[step] for value in holders if type(value) is dict and step in value]
            self._found[pattern] = found
        return found

    def strings(self, *patterns: str) -> list[str]:
        """Return the strings among what the patterns lead to."""
        return [value for pattern in patterns for value in self.values(pattern) if type(value) is str]

    def mappings(self, *patterns: str) -> list[dict[str, Any]]:
        """Return the mappings among what the patterns lead to."""
        return [value for pattern in patterns for value in self.values(pattern) if type(value) is dict]

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


def _always(_subject: Subject) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """A check of one file by itself.

    `why` and `fix` are sentences for the person whose file breaks the rule. A rule that is not on by default
    runs when it is selected or given a severity in the settings. `may_find` is a quick look that is false only
    where `check` finds nothing: nearly every file breaks nearly no rule, and needs no more than this look.
    """

    id: str
    kinds: frozenset[Kind]
    why: str
    fix: str
    check: Callable[["Subject"], Iterator[Finding]]
    severity: Severity = Severity.ERROR
    on_by_default: bool = True
    may_find: Callable[["Subject"], bool] = _always


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
