"""What holds across the files of a run.

Of what a file claims, only numbers are kept, of eight bytes each, so that memory stays flat with the number of files.
Where two numbers meet, their files are read again to see whether the claims do.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comparator.model.errors import InputError
from comparator.validation.diagnostic import Diagnostic
from comparator.validation.report import FileReport

if TYPE_CHECKING:
    from comparator.corpus.reader import Document
    from comparator.validation.subject import Claim, CrossRule

Content = Callable[[], bytes]
"""Gives the content of a file; raises InputError when it can be read no more."""

_LEAST_SLOTS, _MANY_SLOTS = 1 << 12, 1 << 18
"""Slots of the table for a file or two, and for a run of many (3 MB), which then seldom has to grow."""
_MOST_TEXT = 500_000
"""Characters of the files that have met others and whose claims are kept at hand."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The report on one file by itself, and the keys of what the file claims in a run (validation/claims.py)."""

    report: FileReport
    keys: bytes = b""


class Ledger:
    """The first claim to each name in a run so far."""

    def __init__(self) -> None:
        self._table = _Table()
        self._files: list[tuple[str, Content]] = []
        self._starts = array("Q")  # the number of the first claim of each of the files
        self._count = 0
        self._read: dict[int, _Claims] = {}

    def enter(self, file: str, keys: bytes, content: Content) -> list[Diagnostic]:
        """Enter the claims of `file`, and return what is wrong with those whose name is taken.

        Args:
            file: The name of the file.
            keys: The keys of its claims.
            content: Gives what the file holds; called when a key is taken, here or by a later file.
        """
        if not keys:
            return []
        numbers = memoryview(keys).cast("Q")
        start = self._count
        self._files.append((file, content))
        self._starts.append(start)
        self._count += len(numbers)
        met = self._table.enter(numbers, start)
        # By the file of the first claim, so that no file is read twice for this one.
        met.sort(key=lambda item: (self._file(item[1][0]), item[0]))
        found = {number: self._meet(number, numbers[number - start], firsts) for number, firsts in met}
        # Two owners may meet in several names, and say the same each time.
        return list(dict.fromkeys(item for number in sorted(found) for item in found[number]))

    def _meet(self, number: int, key: int, firsts: Sequence[int]) -> list[Diagnostic]:
        """Return what is wrong with the claim of this number, whose key those of the numbers `firsts` may have too."""
        second = self._claim(number)
        if second is None:
            return []
        for first in map(self._claim, firsts):
            if first is not None and first.claim.name == second.claim.name and first.rule is second.rule:
                return _conflict(first, second)
        self._table.add(key, number)
        return []

    def _claim(self, number: int) -> "_Claimed | None":
        """Return a claim by its number; None when its file is gone, or is another since."""
        index = self._file(number)
        if index not in self._read:
            kept = (len(self._files) - 1, index)
            for old in [old for old in self._read if old not in kept]:
                if sum(item.size for item in self._read.values()) <= _MOST_TEXT:
                    break
                del self._read[old]
            self._read[index] = _Claims(*self._files[index])
        claims = self._read[index].claims
        at = number - self._starts[index]
        return claims[at] if at < len(claims) else None

    def _file(self, number: int) -> int:
        return bisect_right(self._starts, number) - 1


class _Table:
    """Which claims have which key: a hash table with open addressing in two arrays, of 12 bytes a slot.

    A slot holds a key, or 0, and the number of a claim.
    """

    def __init__(self) -> None:
        self._keys = array("Q", [0]) * _LEAST_SLOTS
        self._numbers = array("I", [0]) * _LEAST_SLOTS
        self._used = 0

    def enter(self, keys: Sequence[int], first: int) -> list[tuple[int, list[int]]]:
        """Enter claims whose numbers count up from `first`, where the key is new.

        Returns:
            The number of each claim whose key is taken, with the numbers of the claims that have it, the first first.
        """
        self._grow(self._used + len(keys))
        slots, numbers, mask = self._keys, self._numbers, len(self._keys) - 1
        taken: list[tuple[int, list[int]]] = []
        for number, key in enumerate(keys, first):
            at = key & mask
            while slots[at]:
                if slots[at] == key:
                    taken.append((number, self._owners(key)))
                    break
                at = (at + 1) & mask
            else:
                slots[at] = key
                numbers[at] = number
        self._used += len(keys) - len(taken)
        return taken

    def add(self, key: int, number: int) -> None:
        """Enter a claim whose key is taken by others that have another name."""
        self._grow(self._used + 1)
        self._put(key, number)
        self._used += 1

    def _owners(self, key: int) -> list[int]:
        """Return the numbers of the claims that have this key, the first first."""
        slots, mask = self._keys, len(self._keys) - 1
        at = key & mask
        owners: list[int] = []
        while slots[at]:
            if slots[at] == key:
                owners.append(self._numbers[at])
            at = (at + 1) & mask
        return sorted(owners)

    def _grow(self, used: int) -> None:
        """Make room for so many entries; a third of the slots stays free, so that the next free one is near."""
        size = len(self._keys)
        while 3 * used > 2 * size:
            size = max(2 * size, _MANY_SLOTS)
        if size > len(self._keys):
            entries = zip(self._keys, self._numbers, strict=True)
            self._keys, self._numbers = array("Q", [0]) * size, array("I", [0]) * size
            for key, number in entries:
                if key:
                    self._put(key, number)

    def _put(self, key: int, number: int) -> None:
        slots, mask = self._keys, len(self._keys) - 1
        at = key & mask
        while slots[at]:
            at = (at + 1) & mask
        slots[at] = key
        self._numbers[at] = number


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A claim with its rule and its file."""

    rule: "CrossRule"
    claim: "Claim"
    document: "Document"


class _Claims:
    """The claims of a file that is read again; none when it can be read no more."""

    def __init__(self, name: str, content: Content) -> None:
        # Imported when two claims meet, because they import much that a verdict from the cache does not need.
        from comparator.corpus.reader import decode, parse
        from comparator.validation.claims import claims
        from comparator.validation.context import Context
        from comparator.validation.kinds import kind_of
        from comparator.validation.subject import Subject

        self.claims: list[_Claimed] = []
        self.size = 0
        try:
            document = parse(decode(content(), name), name)
        except InputError:
            return
        self.size = len(document.text)
        kind = kind_of(document.data)
        if kind is not None:
            # What a file claims rests on the file alone.
            subject = Subject(document, kind, Context({}, {}, {}))
            self.claims += (_Claimed(rule, claim, document) for rule, claim in claims(subject))


def _conflict(first: _Claimed, second: _Claimed) -> list[Diagnostic]:
    from comparator.validation.subject import Claimant

    if first.claim.owner == second.claim.owner:
        return []
    rule, two = second.rule, Claimant(second.claim, second.document)
    message = rule.message(Claimant(first.claim, first.document), two)
    if message is None:
        return []
    return [Diagnostic(second.document.path, two.position, rule.id, message, rule.severity, rule.fix)]
