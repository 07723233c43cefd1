"""What holds across the files of a run.

Of what a file claims, only numbers are kept, in eight bytes each with the file, so that memory hardly grows with the
number of files. Where two numbers meet, their files are read again to see whether the claims do.
"""

from array import array
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

_PARTS = 64
"""Tables that share the keys, so that each can grow by itself, and memory need not hold two of the whole."""
_PART = 58
"""The bits of a key above this one tell its table."""
_LEAST_SLOTS, _MANY_SLOTS = 1 << 6, 1 << 12
"""Slots of each table for a file or two, and for a run of many (2 MB for all), which then seldom has to grow."""
_FILE = 40
"""The bits of a slot from this one on tell the file: there is room for 16 million."""
_SHORT = (1 << _FILE) - 1
"""The bits of a key that a slot holds."""
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
        self._read: dict[int, _Claims] = {}
        self._said: set[tuple[object, ...]] = set()

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
        index = len(self._files)
        self._files.append((file, content))
        met = self._table.enter(numbers, index)
        self._said.clear()
        # By the file of the first claim, so that no file is read twice for this one.
        met.sort(key=lambda item: (item[1][0], item[0]))
        found = {at: self._meet(index, at, numbers[at], owners) for at, owners in met}
        # Two owners may also meet in several places.
        return list(dict.fromkeys(item for at in sorted(found) for item in found[at]))

    def _meet(self, index: int, at: int, key: int, owners: Sequence[int]) -> list[Diagnostic]:
        """Return what is wrong with a claim of a file, whose key those of the files `owners` may have too."""
        claims = self._claims(index)
        second = claims[at] if at < len(claims) else None  # the file is gone, or is another since
        if second is None:
            return []
        for owner in owners:
            first = self._claims(owner).first(second)
            if first is second:
                return []
            if first is not None:
                # Two places that meet in several names say the same each time.
                places = second.rule.id, owner, first.claim.path, second.claim.path
                if places in self._said:
                    return []
                self._said.add(places)
                return _conflict(first, second)
        if index not in owners:
            self._table.add(key, index)
        return []

    def _claims(self, index: int) -> "_Claims":
        """Return the claims of a file, none when it is gone."""
        if index not in self._read:
            kept = (len(self._files) - 1, index)
            for old in [old for old in self._read if old not in kept]:
                if sum(item.size for item in self._read.values()) <= _MOST_TEXT:
                    break
                del self._read[old]
            self._read[index] = _Claims(*self._files[index])
        return self._read[index]


class _Table:
    """Which files claim which keys: hash tables with open addressing, of 8 bytes a slot.

    A slot holds 0, or the number of a file, from 1 on, above the lower bits of a key. That two keys are taken for one
    by this is as good as never, and then the names tell them apart.
    """

    def __init__(self) -> None:
        self._parts = [array("Q", bytes(8 * _LEAST_SLOTS)) for _ in range(_PARTS)]
        self._used = [0] * _PARTS

    def enter(self, keys: Sequence[int], file: int) -> list[tuple[int, list[int]]]:
        """Enter the claims of a file where the key is new.

        Returns:
            The place of each claim whose key is taken, with the files that have it, the first first.
        """
        parts, used = self._parts, self._used
        owner = file + 1 << _FILE
        taken: list[tuple[int, list[int]]] = []
        for at, key in enumerate(keys):
            slots = parts[key >> _PART]
            mask = len(slots) - 1
            short = key & _SHORT
            place = short & mask
            while held := slots[place]:
                if held & _SHORT == short:
                    taken.append((at, self._owners(key)))
                    break
                place = (place + 1) & mask
            else:
                slots[place] = owner | short
                part = key >> _PART
                used[part] += 1
                # A third of the slots stays free, so that the next free one is near.
                if 3 * used[part] > 2 * len(slots):
                    self._grow(part)
        return taken

    def add(self, key: int, file: int) -> None:
        """Enter a claim whose key is taken by others that have another name."""
        part = key >> _PART
        _put(self._parts[part], file + 1 << _FILE | key & _SHORT)
        self._used[part] += 1
        if 3 * self._used[part] > 2 * len(self._parts[part]):
            self._grow(part)

    def _owners(self, key: int) -> list[int]:
        """Return the files that have this key, the first first."""
        slots, short = self._parts[key >> _PART], key & _SHORT
        mask = len(slots) - 1
        place = short & mask
        owners: list[int] = []
        while held := slots[place]:
            if held & _SHORT == short:
                owners.append((held >> _FILE) - 1)
            place = (place + 1) & mask
        return sorted(owners)

    def _grow(self, part: int) -> None:
        old = self._parts[part]
        new = self._parts[part] = array("Q", bytes(8 * max(2 * len(old), _MANY_SLOTS)))
        for entry in old:
            if entry:
                _put(new, entry)


def _put(slots: "array[int]", entry: int) -> None:
    mask = len(slots) - 1
    place = entry & _SHORT & mask
    while slots[place]:
        place = (place + 1) & mask
    slots[place] = entry


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

        self._claims: list[_Claimed] = []
        self._first: dict[tuple[str, ...], _Claimed] = {}
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
            self._claims += (_Claimed(rule, claim, document) for rule, claim in claims(subject))
        for item in self._claims:
            self._first.setdefault((item.rule.id, *item.claim.name), item)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._claims)

    def __getitem__(self, at: int) -> _Claimed:
        """Return the claim at this place among them."""
        return self._claims[at]

    def first(self, other: _Claimed) -> _Claimed | None:
        """Return the first claim to the name that `other` claims."""
        return self._first.get((other.rule.id, *other.claim.name))


def _conflict(first: _Claimed, second: _Claimed) -> list[Diagnostic]:
    from comparator.validation.subject import Claimant

    if first.claim.owner == second.claim.owner:
        return []
    rule, two = second.rule, Claimant(second.claim, second.document)
    message = rule.message(Claimant(first.claim, first.document), two)
    if message is None:
        return []
    return [Diagnostic(second.document.path, two.position, rule.id, message, rule.severity, rule.fix)]
