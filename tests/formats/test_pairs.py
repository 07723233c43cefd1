import csv
import io

import pytest

from comparator.comparison.compare import Pair
from comparator.comparison.differences import Difference, DifferenceKind
from comparator.formats.pairs import COLUMNS, pairs_csv, pairs_markdown
from comparator.model.candidate import Candidate
from tests.builders import clause, framework

KEEP = clause("art-1", cite="Art. 1", statement={"en": "Keep logs.", "ko": "로그를 보관한다."})
TELL = clause("art-2", cite="Art. 2", statement={"en": "Tell users."})
STORE = clause("r-1", framework="bb-rules", cite="Rule 1", statement={"en": "Store <logs> | all."})
A = framework("aa-act", KEEP, TELL, short={"en": "A's Act", "ko": "가법"})
B = framework("bb-rules", STORE)
PARAMETER = Difference(DifferenceKind.PARAMETER, "Log retention: ≥ 6 months", "none set", "shorter")
FORCE = Difference(DifferenceKind.FORCE, "binding", "voluntary")


@pytest.fixture
def pairs() -> tuple[Pair, ...]:
    """A pair with two differences, and one below the threshold without any."""
    return (
        Pair(KEEP, STORE, Candidate("art-1", "r-1", 1, 0.91236, below_threshold=False), (PARAMETER, FORCE)),
        Pair(TELL, STORE, Candidate("art-2", "r-1", 1, 0.1, below_threshold=True), ()),
    )


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


# --- CSV


def test_csv_has_a_row_for_each_pair_in_its_order(pairs):
    first, second = rows(pairs_csv(pairs, "en"))
    assert tuple(first) == COLUMNS
    assert (first["a_framework"], first["a_id"], first["a_cite"]) == ("aa-act", "art-1", "Art. 1")
    assert (first["b_framework"], first["b_id"], first["b_cite"]) == ("bb-rules", "r-1", "Rule 1")
    assert first["b_statement"] == "Store <logs> | all."
    assert second["a_id"] == "art-2"


def test_csv_gives_the_score_to_four_digits_and_marks_where_the_engine_abstains(pairs):
    assert [(row["score"], row["below_threshold"]) for row in rows(pairs_csv(pairs, "en"))] == [
        ("0.9124", "no"),
        ("0.1000", "yes"),
    ]


def test_csv_has_all_differences_in_one_cell_with_direction_words_in_brackets(pairs):
    first, second = rows(pairs_csv(pairs, "en"))
    assert first["differences"] == (
        "parameter: Log retention: ≥ 6 months | none set (shorter); force: binding | voluntary"
    )
    assert second["differences"] == ""


def test_csv_takes_the_language_where_a_clause_has_it(pairs):
    first = rows(pairs_csv(pairs, "ko"))[0]
    assert (first["a_statement"], first["b_statement"]) == ("로그를 보관한다.", "Store <logs> | all.")


def test_csv_of_no_pair_is_its_header():
    assert pairs_csv((), "en") == ",".join(COLUMNS) + "\r\n"


# --- Markdown


def test_markdown_has_a_title_a_warning_and_a_section_for_each_pair(pairs):
    lines = pairs_markdown(A, B, pairs, "en").splitlines()
    assert lines[0] == r"# A's Act and bb-rules"
    assert "Only a person's decision makes a mapping" in " ".join(lines[2:4])
    assert [line for line in lines if line.startswith("## ")] == [
        "## Art. 1 and Rule 1 (candidate 0.91)",
        "## Art. 2 and Rule 1 (candidate 0.10, no candidate: the nearest clause)",
    ]


def test_markdown_shows_both_statements_escaped(pairs):
    page = pairs_markdown(A, B, pairs, "en")
    assert "- **aa-act Art. 1**: Keep logs.\n" in page
    assert "- **bb-rules Rule 1**: Store \\<logs\\> \\| all.\n" in page


def test_markdown_has_a_table_only_where_clauses_differ(pairs):
    with_table, without = pairs_markdown(A, B, pairs, "en").split("\n## ")[1:]
    assert with_table.splitlines()[-4:] == [
        "| differs in | aa-act | bb-rules | direction |",
        "|---|---|---|---|",
        "| parameter | Log retention: ≥ 6 months | none set | shorter |",
        "| force | binding | voluntary |  |",
    ]
    assert "|---" not in without


def test_markdown_takes_the_language_where_there_is_one(pairs):
    page = pairs_markdown(A, B, pairs, "ko")
    assert page.startswith("# 가법 and bb-rules\n")
    assert "로그를 보관한다." in page


def test_markdown_of_no_pair_is_its_head_and_ends_with_a_line_break():
    page = pairs_markdown(A, B, (), "en")
    assert "##" not in page
    assert page.endswith("judged.\n")
