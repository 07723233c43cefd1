"""Lists whose order has no meaning, in no order."""

from collections.abc import Iterator

from comparator.validation.diagnostic import Severity
from comparator.validation.order import items_out_of_order
from comparator.validation.places import shown, value_at
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    for path, wanted in items_out_of_order(subject.document.data):
        items = value_at(subject.document.data, path)
        at = next(index for index, right in enumerate(wanted) if index != right)
        right, found = shown(items[wanted[at]]), shown(items[at])
        message = f"{subject.label(path)} has `{right}` behind `{found}`, and it belongs before it"
        yield Finding((*path, wanted[at]), message, "`comparator validate --fix` puts such lists in order")


RULE = Rule(
    id="list-order",
    kinds=ONLY_FRAMEWORKS,
    why="Where order has no meaning, a fixed one keeps diffs small and shows at a glance what is missing.",
    fix="List clauses in the order of the file, and goals by number; `comparator validate --fix` does it.",
    check=_check,
    severity=Severity.WARNING,
)
