"""`# comparator: ignore[rule] reason` silences findings, asks for a reason, and says when it is of no use."""

from pathlib import Path

import pytest

from comparator.validation.check import check_paths
from tests.validation.conftest import CONDITIONS, EXAMPLES, VOCABULARIES

TOPIC = "    topics: [logging]\n"
WRONG = "    topics: [no-such-thing]"
ID = "  - id: art-1\n"


def rules(check, path: Path) -> list[tuple[str, int]]:
    return [(item.rule, item.position.line) for item in check(path)]


def line_of(path: Path, part: str) -> int:
    return next(number for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1) if part in line)


def test_a_comment_behind_code_silences_its_line(check, small):
    assert rules(check, small((TOPIC, WRONG + "  # comparator: ignore[unknown-topic] proposed in issue 7\n"))) == []


def test_a_comment_above_silences_the_next_line_that_holds_code(check, small):
    above = "    # comparator: ignore[unknown-topic] proposed in issue 7\n    # another word\n\n"
    assert rules(check, small((TOPIC, above + WRONG + "\n"))) == []


def test_a_comment_above_a_clause_silences_the_whole_clause_and_no_more(check, small):
    above = "  # comparator: ignore[unknown-topic] proposed in issue 7\n"
    path = small((TOPIC, WRONG + "\n"), (ID, above + ID))
    assert rules(check, path) == []
    text = path.read_text(encoding="utf-8")
    clause = text[text.index(ID) :].replace("art-1", "art-2").replace("Art. 1", "Art. 2")
    clause = clause.replace("Providers keep logs for at least six months", "Deployers hold a drill every spring")
    path.write_text(text + clause.replace("제공자는 로그를 보관한다", "훈련을 한다"), encoding="utf-8")
    assert [rule for rule, _ in rules(check, path)] == ["unknown-topic"]


def test_findings_of_the_schema_are_silenced_too(check, small):
    path = small(("    norm: obligation\n", "    norm: duty  # comparator: ignore[wrong-value] a word of this law\n"))
    assert rules(check, path) == []


def test_findings_across_files_are_silenced_too(check, tmp_path):
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        text = (EXAMPLES / "bad" / "framework-id-twice" / name / "example-act.yaml").read_text(encoding="utf-8")
        comment = "id: example-act  # comparator: ignore[framework-id-twice] kept for a comparison\n"
        first, _, rest = text.partition("id: example-act")
        if name == "two":
            text = first + comment + rest.partition("\n")[2]
        (folder / "example-act.yaml").write_text(text, encoding="utf-8")
    assert check(tmp_path) == []


def test_other_findings_on_the_line_stay(check, small):
    path = small((TOPIC, WRONG + "  # comparator: ignore[wrong-form] a reason\n"))
    assert {rule for rule, _ in rules(check, path)} == {"unknown-topic", "unused-suppression"}


@pytest.mark.parametrize(
    ("comment", "rule", "help_"),
    [
        ("# comparator: ignore[unknown-topic]", "suppression-without-reason", "ignore[unknown-topic] reason`"),
        ("# comparator: ignore[unknown-topic] --", "suppression-without-reason", "reason"),
        ("# comparator: ignore[unknown-topic, unknown-topc] why", "suppression-unknown-rule", "`unknown-topic`?"),
        ("# comparator: ignore[unknown-topic, encoding] why", "suppression-unknown-rule", ""),
        ("# comparator: ignore[unknown-topic, unknown-role] why", "unused-suppression", "take the rule out"),
    ],
)
def test_a_comment_that_is_at_fault_is_a_finding_at_the_comment(comment, rule, help_, check, small):
    path = small((TOPIC, f"{WRONG}  {comment}\n"))
    [found] = check(path)
    assert (found.rule, found.severity) == (rule, "error")
    assert found.position.line == line_of(path, comment)
    assert found.position.column == len(WRONG) + 3
    assert help_ in found.help


@pytest.mark.parametrize("comment", ["# comparator: ignore", "# comparator: ignore[] why", "# comparator: ingore[x] y"])
def test_a_comment_that_names_no_rule_is_a_finding(comment, check, small):
    [found] = check(small((TOPIC, f"{TOPIC.rstrip()}  {comment}\n")))
    assert found.rule == "suppression-unknown-rule"


@pytest.mark.parametrize(
    "text",
    [
        '    title: {en: "Logs # comparator: ignore[unknown-topic] why"}\n',
        "    title: {en: 'Logs\n       # comparator: ignore[unknown-topic] why'}\n",
        "    title:\n      en: |-\n        Logs\n        # comparator: ignore[unknown-topic] why\n",
        "    title:\n      en: >-\n        Logs\n        # comparator: ignore[unknown-topic] why\n",
        "    title: {en: Logs#comparator: ignore}\n",
    ],
)
def test_a_text_that_looks_like_a_comment_is_none(text, check, small):
    path = small(("    title: {en: Logs}\n", text))
    assert [item.rule for item in check(path) if "suppression" in item.rule] == []


def test_a_comment_behind_a_block_text_is_one(check, small):
    block = "    title:\n      en: |-\n        Logs\n    # comparator: ignore[unknown-topic] why\n"
    path = small(("    title: {en: Logs}\n", block))
    assert [rule for rule, _ in rules(check, path)] == ["unused-suppression"]


def test_verdicts_from_the_cache_are_silenced_in_the_same_way(small, tmp_path):
    path = small((TOPIC, WRONG + "  # comparator: ignore[unknown-topic, unknown-role] why\n"))
    runs = [
        list(check_paths([path], VOCABULARIES, CONDITIONS, cache=tmp_path / "cache")),
        list(check_paths([path], VOCABULARIES, CONDITIONS, cache=tmp_path / "cache")),
        list(check_paths([path], VOCABULARIES, CONDITIONS)),
    ]
    assert runs[0] == runs[1] == runs[2]
    assert [item.rule for item in runs[0][0].diagnostics] == ["unused-suppression"]
    assert runs[0][0].lines
