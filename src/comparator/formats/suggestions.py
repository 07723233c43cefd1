"""How a suggested relation, coverage and first choices are put into words, alike in every output."""

from comparator.model.candidate import Candidate, Evidence

UNJUDGED = "suggested by a program, judged by nobody"
SUGGESTION_NOTE = (
    "A suggested relation says how much of what each clause names the other names too; "
    "it is a suggestion of a program, which no person has judged."
)
MUTUAL = "each other's first choice"


def suggestion_words(candidate: Candidate) -> str:
    """Return the suggested relation, marked as such, and the coverage behind it; empty where there is none."""
    if candidate.suggestion is None:
        return ""
    return f"{candidate.suggestion} ({UNJUDGED}); {coverage_words(candidate.evidence)}".removesuffix("; ")


def coverage_words(evidence: Evidence | None) -> str:
    """Return how much of each side the other covers, in words; empty where that is not known."""
    if evidence is None or evidence.coverage is None:
        return ""
    return f"B covers {evidence.coverage.a:.0%} of A, A covers {evidence.coverage.b:.0%} of B"


def coverage_shares(evidence: Evidence | None) -> tuple[str, str]:
    """Return the shares of A and of B that are covered, as numbers for a table; empty where not known."""
    if evidence is None or evidence.coverage is None:
        return "", ""
    return f"{evidence.coverage.a:.2f}", f"{evidence.coverage.b:.2f}"


def unpaired_words(a: int, b: int, names: tuple[str, str]) -> str:
    """Return how many clauses of both sides a one-to-one choice left without a partner."""
    return f"one-to-one: {a} clauses of {names[0]} and {b} clauses of {names[1]} are left without a partner"
