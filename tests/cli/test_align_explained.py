"""`comparator align --explain`, `--one-to-one`, `--clause`: what a person reads of an alignment."""

import csv
import io
import re
from itertools import pairwise

from rich.cells import cell_len

from comparator.cli import output
from tests.cli.conftest import clause_file

NORTH = ("align", "north-act", "east-rules")


def pointed(lines: list[str], sign: str) -> list[str]:
    """Return the stretches of text above a sign; a wide character, two cells, comes twice."""
    found = []
    for above, below in pairwise(lines):
        if below.strip() and not set(below) - {" ", "^", "~"}:
            cells = "".join(character * cell_len(character) for character in above)
            found += [cells[match.start() : match.end()] for match in re.finditer(rf"\{sign}+", below)]
    return found


# --- one clause, both texts


def test_a_block_shows_both_texts_with_signs_under_what_they_share(small):
    lines = small(*NORTH, "--clause", "art-2", "--top", "1", "--explain").lines
    assert {"Providers", "high-risk AI systems", "keep", "automatically generated logs"} <= set(pointed(lines, "^"))
    assert "of" in pointed(lines, "~")
    told = " ".join(" ".join(lines).split())
    assert "each other's first choice" in told
    assert "suggestion " in told
    assert "suggested by a program, judged by nobody" in told
    assert "topics shared: logging" in told
    assert "norm obligation, both" in told
    assert "differs in parameter: " in told


def test_signs_stand_below_wide_characters(small, tmp_path, chinese, english, monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    lines = small("align", chinese, english, "--clause", "z2", "--top", "1", "--explain").lines
    words = pointed(lines, "^")
    assert "日日志志" in words
    assert "提提供供者者" in words
    assert "logs" in words
    assert all(cell_len(line) <= 30 for line in lines if line.startswith("    "))


def test_a_terminal_gets_colours_instead_of_signs(small, monkeypatch):
    from rich.console import Console

    def coloured(stream=None):
        import sys

        return Console(file=sys.stdout, width=100, force_terminal=True, color_system="standard", highlight=False)

    monkeypatch.setattr(output, "console", coloured)
    monkeypatch.setenv("PAGER", "")
    shown = small(*NORTH, "--clause", "art-2", "--top", "1", "--explain").out
    assert "^^^^" not in shown
    assert "\x1b[1;36m" in shown


def test_an_engine_without_evidence_says_so(small):
    shown = small(*NORTH, "--clause", "art-2", "--engine", "bm25", "--explain").out
    assert "this engine gives none" in " ".join(shown.split())
    assert "suggestion" not in shown


def test_clause_files_are_explained_without_keys_that_they_lack(small, chinese, english):
    shown = small("align", chinese, english, "--top", "1", "--explain").out
    assert "differs in" not in shown
    assert "none shared" not in shown
    assert "norm" not in shown
    assert "[zh-Hant]" in shown


# --- fewer pairs


def test_a_clause_that_is_not_there_is_one_clear_error(small):
    result = small(*NORTH, "--clause", "art-22")
    assert result.code == 2
    assert "north-act has no clause `art-22`; did you mean" in result.err


def test_only_the_pairs_of_the_clause_are_written(small):
    pairs = small(*NORTH, "--clause", "art-2", "--clause", "art-3", "--format", "json").json["pairs"]
    assert {pair["a"] for pair in pairs} == {"art-2", "art-3"}


def test_only_candidates_leaves_out_what_the_engine_does_not_propose_and_says_how_many(small):
    result = small(*NORTH, "--only-candidates", "--format", "json")
    assert not any("below_threshold" in pair for pair in result.json["pairs"])
    assert re.fullmatch(r"comparator: \d+ of 12 pairs are below the threshold and left out\n", result.err)


def test_the_table_leaves_weaker_partners_below_the_threshold_out_and_says_so(small):
    short, whole = small(*NORTH), small(*NORTH, "--all")
    assert len(whole.lines) - 2 == 4 * 3
    assert len(short.lines) < len(whole.lines)
    assert f"{len(whole.lines) - len(short.lines)} weaker partners below the threshold are not shown" in short.err
    assert "below: " in whole.out
    assert "below: " not in short.out


# --- one to one


def test_one_to_one_gives_every_clause_one_partner_at_most(small):
    result = small(*NORTH, "--one-to-one", "--format", "json")
    pairs = result.json["pairs"]
    assert [(pair["a"], pair["b"]) for pair in pairs] == [("art-1", "art-1"), ("art-2", "art-2"), ("art-3", "art-3")]
    assert result.json["unpaired"] == {"a": ["art-4"], "b": []}


def test_one_to_one_tells_how_many_are_left_and_lists_them_when_asked(small):
    short, whole = small(*NORTH, "--one-to-one"), small(*NORTH, "--one-to-one", "--all")
    assert "1 clauses of north-act and 0 clauses of east-rules are left without a partner" in short.err
    assert "no partner" not in short.out
    assert [line.split()[0] for line in whole.lines if "no partner" in line] == ["art-4"]


def test_one_to_one_is_in_every_format(small):
    rows = list(csv.DictReader(io.StringIO(small(*NORTH, "--one-to-one", "--format", "csv").out, newline="")))
    assert [(row["a"], row["b"]) for row in rows][-1] == ("art-4", "")
    for form in ("markdown", "sssom", "oscal"):
        assert "left without a partner" in small(*NORTH, "--one-to-one", "--format", form).out


def test_one_to_one_of_one_clause_says_whether_it_found_a_partner(small):
    result = small(*NORTH, "--one-to-one", "--clause", "art-4", "--format", "json")
    assert (result.code, result.json["pairs"], result.json["unpaired"]) == (1, [], {"a": ["art-4"], "b": []})


def test_one_to_one_with_a_lower_least_score_marks_what_the_engine_does_not_propose(small):
    result = small("align", "north-act", "south-strategy", "--one-to-one", "--min-score", "0", "--format", "json")
    assert len(result.json["pairs"]) == 2
    assert any(pair.get("below_threshold") for pair in result.json["pairs"])


def test_one_to_one_and_ranks_exclude_each_other(small):
    result = small(*NORTH, "--one-to-one", "--top", "2")
    assert result.code == 2
    assert "not allowed with" in result.err


def test_candidates_that_took_no_part_in_the_choice_are_counted(small, tmp_path, monkeypatch):
    monkeypatch.setattr("comparator.alignment.one_to_one.DEPTH", 1)
    logs = {"lang": "en", "text": "Providers keep logs for six months."}
    path = clause_file(tmp_path / "logs.jsonl", *({"id": str(number), **logs} for number in range(3)))
    assert "more than 1 candidates" in small("align", path, path, "--one-to-one").err


# --- one to many, many to one


def test_a_long_article_keeps_the_short_clauses_that_it_covers(small, tmp_path):
    long = clause_file(
        tmp_path / "long.jsonl",
        {"id": "art", "lang": "en", "text": "Providers keep logs of high-risk AI systems for six months, report "
         "serious incidents to the competent authority within 15 days, and label content generated by AI for users."},
        {"id": "other", "lang": "en", "text": "Villages groom every ski trail before sunrise."},
    )  # fmt: skip
    short = clause_file(
        tmp_path / "short.jsonl",
        {"id": "logs", "lang": "en", "text": "Providers keep logs of high-risk AI systems for six months."},
        {"id": "incidents", "lang": "en", "text": "Providers report serious incidents to the competent authority."},
        {"id": "labels", "lang": "en", "text": "Label content generated by AI for users."},
        {"id": "seat", "lang": "en", "text": "The seat is in the capital."},
    )
    forth = small("align", long, short, "--only-candidates", "--format", "json").json["pairs"]
    back = small("align", short, long, "--only-candidates", "--top", "1", "--format", "json").json["pairs"]
    assert {pair["b"] for pair in forth if pair["a"] == "art"} == {"logs", "incidents", "labels"}
    assert {pair["suggested_relation"] for pair in forth} == {"superset-of"}
    assert {pair["a"] for pair in back if pair["b"] == "art"} == {"logs", "incidents", "labels"}
    assert {pair["suggested_relation"] for pair in back} == {"subset-of"}
    assert sum(pair["mutual_first"] for pair in forth) == 1
