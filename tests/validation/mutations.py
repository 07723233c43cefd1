"""Mistakes that a person would plausibly make in a shipped framework file.

Run as a script, it prints for each whether `comparator validate` catches it and names the right line.
"""

import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from comparator.corpus.resources import data_root
from comparator.validation.check import check_file
from comparator.validation.conditions import Conditions
from comparator.validation.diagnostic import Diagnostic

KOREA, UNION, KENYA = "kr/kr-ai-basic-act", "eu/eu-ai-act", "ke/ke-ai-strategy-2025-2030"

NOTICE, FINE = "  - id: art-31-1\n", "  - id: art-43-1-1\n"
"""Clauses of the Korean act: a duty and its fine."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One mistake.

    Attributes:
        name: What the person did.
        old: The text that is replaced, at its first place behind `anchor`.
        new: What stands there instead.
        anchor: Where to look from; empty for the top of the file.
        where: Text on the line that the message should name, looked for from the anchor; empty for the line on
            which `new` starts to differ from `old`. With `everywhere`, any line that holds it is right.
        everywhere: See `where`.
        file: The shipped file.
    """

    name: str
    old: str
    new: str
    anchor: str = ""
    where: str = ""
    everywhere: bool = False
    file: str = KOREA


def clause(anchor: str, file: str = KOREA) -> str:
    """Return the source of a clause, from its `- id` to that of the next one."""
    text = shipped(file)
    start = text.index(anchor)
    return text[start : text.index("\n  - id: ", start) + 1]


def shipped(file: str) -> str:
    return (data_root() / "frameworks" / f"{file}.yaml").read_text(encoding="utf-8")


STATEMENT = """    statement:
      en: >-
        AI business operators that mean to offer a product or service using high-impact or generative AI tell
        users beforehand that it runs on such AI.
"""
WHOLE = STATEMENT + clause(NOTICE).partition(STATEMENT)[2].partition("    norm:")[0]
NINETY_WORDS = " ".join(["Providers keep the logs of the system for six months after its use."] * 7)
PASTED = """    statement:
      en: >-
        An AI business operator that intends to provide a product or service using high-impact artificial intelligence
        or generative artificial intelligence shall notify users in advance of the fact that such product or service is
        operated based on the relevant artificial intelligence, by means such as stating it in the contract, the terms
        of use or the manual, displaying it on the screen of the device, or posting it at the place of supply where a
        user can easily recognise it, as prescribed by Presidential Decree, except where it is obvious.
"""

MUTATIONS: tuple[Mutation, ...] = (
    # Keys and words of the vocabularies
    Mutation("a typo in a key", "    bearer: [", "    bearrer: [", NOTICE),
    Mutation("a key of another language of the project", "    topics: [", "    topic: [", NOTICE),
    Mutation("a required key forgotten", "    cite: Art. 31(1)\n", "", NOTICE, "- id: art-31-1"),
    Mutation("a typo in a topic", "[ai-interaction-notice]", "[ai-interacton-notice]", NOTICE),
    Mutation("a topic by its title", "[ai-interaction-notice]", "[AI interaction notice]", NOTICE),
    Mutation("topic list empty", "topics: [ai-interaction-notice]", "topics: []", NOTICE),
    Mutation("a topic twice", "[penalties, ai-interaction-notice]", "[penalties, penalties]", FINE),
    Mutation("a typo in a role", "bearer: [developer, operator]", "bearer: [develloper, operator]", NOTICE),
    Mutation("a local term as a role", "bearer: [developer, operator]", "bearer: [business-operator]", NOTICE),
    Mutation("a typo in a scope", "generative-system]", "generativ-system]", NOTICE),
    Mutation("unknown form", "form: law", "form: act"),
    Mutation("pillar misspelt", "pillar: governance-rule", "pillar: governance-rules"),
    Mutation("a jurisdiction UK", "jurisdiction: KR", "jurisdiction: UK"),
    Mutation("wrong norm word", "norm: obligation", "norm: duty", NOTICE),
    Mutation("schema: 2", "schema: 1", "schema: 2"),
    Mutation("a yes where a word of the list belongs", "trigger: breach", "trigger: yes", NOTICE),
    # Quantities
    Mutation("a fine in months", "unit: KRW", "unit: month", FINE),
    Mutation("a deadline in EUR", "unit: day", "unit: EUR", "measure: cure-period"),
    Mutation("a share written as 7", "value: 0.07", "value: 7", "measure: fine-turnover-share", file=UNION),
    Mutation("a share written as 7 %", "value: 0.07", "value: 7 %", "measure: fine-turnover-share", file=UNION),
    Mutation("a value with thousands separators", "value: 30000000", "value: '30,000,000'", FINE),
    Mutation("a negative deadline", "value: 30", "value: -30", "measure: cure-period"),
    Mutation("bound misspelt", "bound: at-most", "bound: atmost", FINE),
    Mutation("unit misspelt", "unit: KRW", "unit: KWR", FINE),
    Mutation("unit in the plural", "unit: day", "unit: days", "measure: cure-period"),
    Mutation("parameter with the wrong measure", "measure: fine-maximum", "measure: log-retention", FINE),
    Mutation(
        "a join forgotten",
        "    joins:\n      - {set: ceiling, rule: higher-of}\n",
        "",
        "  - id: art-99-3\n",
        "set: ceiling",
        file=UNION,
    ),
    # Days
    Mutation("a date of 31 June", "on: 2025-01-21", "on: 2025-06-31"),
    Mutation("a date in the other order", "on: 2025-01-21", "on: 21.01.2025"),
    Mutation("lifecycle out of order", "on: 2025-10-01", "on: 2024-10-01"),
    Mutation("until before from", "{from: 2026-01-22, condition:", "{from: 2026-01-22, until: 2025-01-22, condition:"),
    Mutation("a source checked in the future", "checked: 2026-11-23", "checked: 2062-11-23"),
    # References
    Mutation("a clause deleted that another refers to", clause(FINE), "", where="art-43-1-1", everywhere=True),
    Mutation("a sanction to a missing clause", "clause: art-43-1-1", "clause: art-43-1-9", NOTICE),
    Mutation("a typo in a reference", "refs: [decree-art-23-1,", "refs: [decree-art-23-l,", NOTICE),
    Mutation("an id used twice", "id: art-31-2", "id: art-31-1", "  - id: art-31-2\n"),
    Mutation("a citation used twice", "cite: Art. 31(2)", "cite: Art. 31(1)", "  - id: art-31-2\n"),
    Mutation("a citation malformed", "cite: Art. 31(2)", "cite: Art 31 (2", "  - id: art-31-2\n"),
    Mutation("a source id renamed", "  - id: act-en\n", "  - id: act-english\n", where="act-en]", everywhere=True),
    Mutation("part id unknown", "part: ch-4", "part: ch-44", NOTICE),
    Mutation("a parent that is gone", "parent: art-2-4", "parent: art-2-44"),
    Mutation("a url without https", "https://www.law.go.kr", "http://www.law.go.kr"),
    Mutation("a url without a scheme", "https://www.law.go.kr", "www.law.go.kr"),
    Mutation("the file copied for a new law, its id forgotten", "id: kr-ai-basic-act", "id: kr-data-act"),
    # Texts
    Mutation("a language tag kr instead of ko", "      ko: >-", "      kr: >-", NOTICE),
    Mutation("Korean text under ja", "      ko: 제31조", "      ja: 제31조", FINE),
    Mutation("English text under ko", "ko: 인공지능 투명성 확보 의무 — 사전 고지", "ko: Prior notice", NOTICE),
    Mutation(
        "a bearer removed from an obligation", "    bearer: [developer, operator]\n", "", NOTICE, "norm: obligation"
    ),
    Mutation("a statement emptied", STATEMENT, '    statement:\n      en: ""\n', NOTICE, 'en: ""'),
    Mutation(
        "a statement left as a note to oneself", STATEMENT, "    statement:\n      en: TODO\n", NOTICE, "en: TODO"
    ),
    Mutation("a statement of 91 words", STATEMENT, f"    statement:\n      en: {NINETY_WORDS}\n", NOTICE, "en: Prov"),
    Mutation("the article pasted", STATEMENT, PASTED, NOTICE, "      en: >-"),
    Mutation(
        "statement copied from another clause",
        clause("  - id: art-31-2\n").partition("    statement:\n")[2].partition("      ko:")[0],
        STATEMENT.partition("    statement:\n")[2],
        "  - id: art-31-2\n",
        "      en: >-",
    ),
    Mutation(
        "a statement without its language", WHOLE, "    statement: Operators tell users.\n", NOTICE, "statement: O"
    ),
    Mutation(
        "the original title forgotten", "  ko: 인공지능 발전과 신뢰 기반 조성 등에 관한 기본법\n", "", where="title:"
    ),
    # Characters
    Mutation("a zero-width space in an id", "id: art-31-1", "id: art-31\u200b-1", NOTICE),
    Mutation("a Cyrillic letter in an id", "id: art-31-1", "id: \u0430rt-31-1", NOTICE),
    Mutation("a bidi control in a statement", "users beforehand", "users \u202ebeforehand", NOTICE),
    Mutation("trailing white space", "norm: obligation\n", "norm: obligation  \n", NOTICE),
    Mutation("not in NFC", "사전 고지}", unicodedata.normalize("NFD", "사전 고지}"), NOTICE),
    # YAML
    Mutation("an indentation slip", "    norm: obligation", "   norm: obligation", NOTICE),
    Mutation("a missing quote", "energy',", "energy,"),
    Mutation("a missing bracket", "topics: [ai-interaction-notice]", "topics: [ai-interaction-notice", NOTICE),
    Mutation("a colon in a plain text", "en: 'High-impact area: energy'", "en: High-impact area: energy"),
    Mutation("a tab", "    norm: obligation", "\tnorm: obligation", NOTICE),
    Mutation(
        "a duplicate key", "    norm: obligation\n", "    norm: obligation\n    norm: right\n", NOTICE, "norm: right"
    ),
    Mutation("an anchor", "bearer: [developer", "bearer: &who [developer", NOTICE),
    Mutation("two documents", "  - id: art-31-1\n", "---\n  - id: art-31-1\n", NOTICE),
    Mutation("a merge conflict left", "    norm: obligation\n", "<<<<<<< HEAD\n    norm: obligation\n", NOTICE),
    Mutation("a list where one word belongs", "norm: obligation", "norm: [obligation]", NOTICE),
    # Order
    Mutation(
        "keys out of order",
        "    norm: obligation\n    bearer: [developer, operator]\n",
        "    bearer: [developer, operator]\n    norm: obligation\n",
        NOTICE,
        "norm: obligation",
    ),
    Mutation("goals out of order", "sdgs: [4, 8, 9]", "sdgs: [4, 9, 8]", file=KENYA),
    Mutation("a goal that there is not", "sdgs: [4, 8, 9]", "sdgs: [4, 8, 19]", file=KENYA),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a mutation: the findings, and the lines that are right ones to name."""

    mutation: Mutation
    found: tuple[Diagnostic, ...]
    right: frozenset[int]

    @property
    def caught(self) -> bool:
        """Tell whether anything was found."""
        return bool(self.found)

    @property
    def right_line(self) -> bool:
        """Tell whether a finding is on a right line."""
        return any(item.position.line in self.right for item in self.found)


def mutated(mutation: Mutation) -> tuple[str, frozenset[int]]:
    """Return the text of the file with the mistake in it, and the lines that a message may name."""
    text = shipped(mutation.file)
    start = text.index(mutation.old, text.index(mutation.anchor))
    result = text[:start] + mutation.new + text[start + len(mutation.old) :]
    if mutation.where:
        first = 0 if mutation.everywhere else text.index(mutation.anchor)
        skipped = result.count("\n", 0, first)
        lines = [
            number for number, line in enumerate(result.split("\n"), 1) if number > skipped and mutation.where in line
        ]
        return result, frozenset(lines if mutation.everywhere else lines[:1])
    pairs = zip(mutation.old, mutation.new, strict=False)
    at = start + next((index for index, (one, other) in enumerate(pairs) if one != other), 0)
    return result, frozenset({result.count("\n", 0, at) + 1})


def outcome(mutation: Mutation, folder: Path) -> Outcome:
    """Check the mutated file, written to `folder`."""
    text, right = mutated(mutation)
    path = folder / f"{Path(mutation.file).name}.yaml"
    path.write_text(text, encoding="utf-8")
    # The shipped file is checked on the day on which its sources were read last.
    today = max(map(date.fromisoformat, re.findall(r"checked: ([0-9-]{10})\n", shipped(mutation.file))))
    return Outcome(mutation, check_file(path, conditions=Conditions(today=today)).diagnostics, right)


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """Yield the outcomes as lines of text, and the count."""
    for item in outcomes:
        word = "caught" if item.right_line else "wrong line" if item.caught else "MISSED"
        rules = ", ".join(sorted({f"{found.rule}:{found.position.line}" for found in item.found}))
        yield f"{word:10}  {item.mutation.name:50}  {rules[:100] or '-'}  (right: {sorted(item.right)[:3]})"
    right = sum(item.right_line for item in outcomes)
    yield f"{right} of {len(outcomes)} caught on the right line, {sum(item.caught for item in outcomes)} caught at all"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        for line in table([outcome(mutation, Path(folder)) for mutation in MUTATIONS]):
            sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
