"""A jurisdiction or group that the vocabulary does not have."""

from collections.abc import Iterator

from comparator.validation.kinds import Kind
from comparator.validation.rules._references import ids, names_unknown_key, unknown, unknown_key
from comparator.validation.subject import Finding, Rule, Subject

_ALIASES = {"UK": "GB", "EL": "GR", "USA": "US", "UAE": "AE", "PRC": "CN", "ROK": "KR"}
"""What people write for countries whose ISO 3166-1 code is another."""
_PARTNERS = tuple(
    f"cooperation.{side}.*.{direction}.*" for side in ("offers", "needs") for direction in ("from", "to", "first")
)


def _check(subject: Subject) -> Iterator[Finding]:
    if subject.kind is Kind.JURISDICTIONS:
        own = ids(subject, "entries.*.id")
        places = ("groups.*.members.*", "entries.*.within")
        yield from unknown(subject, "jurisdiction", own, places, "`entries` of this file")
        return
    yield from unknown_key(subject, "jurisdictions", "jurisdiction", ("jurisdiction",), aliases=_ALIASES)
    known = subject.context.keys.get("jurisdictions")
    if known is not None:
        either = {**known, **subject.context.groups}
        home = "vocabularies/jurisdictions.yaml"
        yield from unknown(subject, "jurisdiction or group", either, _PARTNERS, home, aliases=_ALIASES)


def _may_find(subject: Subject) -> bool:
    partners = subject.kind is Kind.JURISDICTIONS or any(map(subject.values, _PARTNERS))
    return partners or names_unknown_key(subject, "jurisdictions", ("jurisdiction",))


RULE = Rule(
    id="unknown-jurisdiction",
    kinds=frozenset((Kind.FRAMEWORK, Kind.JURISDICTIONS)),
    why="Countries are compared, grouped and named through the list of jurisdictions.",
    fix="Use a key of vocabularies/jurisdictions.yaml: an ISO 3166 code, as in GB, or an organisation key.",
    check=_check,
    may_find=_may_find,
)
