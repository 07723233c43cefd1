"""What a file claims in a run: names that no other place may take, kept as numbers until two of them meet."""

from array import array
from collections.abc import Iterator
from zlib import crc32

from comparator.validation.rules import CROSS_RULES
from comparator.validation.subject import Claim, CrossRule, Subject


def claims(subject: Subject) -> Iterator[tuple[CrossRule, Claim]]:
    """Yield every claim of a file, with its rule."""
    for rule in CROSS_RULES:
        if subject.kind in rule.kinds:
            for claim in rule.claims(subject):
                yield rule, claim


def keys(subject: Subject) -> bytes:
    """Return the keys of the claims that `claims` yields, in the same order: 64 bits each, in the machine's order."""
    found = array("Q")
    for rule in CROSS_RULES:
        if subject.kind in rule.kinds:
            found.extend(rule.keys(subject) if rule.keys else (_key(rule, claim) for claim in rule.claims(subject)))
    return found.tobytes()


def _key(rule: CrossRule, claim: Claim) -> int:
    name = "\0".join((rule.id, *claim.name)).encode("utf-8", "surrogatepass")
    # Two sums that say nothing of each other. Keys may meet by chance: the ledger looks at the names.
    return crc32(name[::-1]) << 32 | crc32(name)
