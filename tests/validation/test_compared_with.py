"""What files are compared with beside each other: a day, official texts, a git revision, the corpus."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from comparator.cli.main import run
from comparator.model.errors import InputError
from comparator.validation.conditions import Conditions
from tests.validation.conftest import CONDITIONS, EXAMPLES, TODAY, commit


@pytest.mark.parametrize(
    ("today", "rules"),
    [
        (date(2026, 11, 18), ["source-unchecked"]),
        (date(2026, 11, 19), []),
        (date(2029, 11, 20), []),
        (date(2029, 12, 1), ["source-unchecked"]),
        (None, []),
    ],
    ids=["not yet", "where the day begins earlier", "three years", "longer", "no day"],
)
def test_a_source_is_checked_by_today_and_not_long_ago(today, rules, small, check):
    assert [item.rule for item in check(small(), conditions=Conditions(today=today))] == rules


def test_wording_is_compared_only_when_there_is_a_folder(check):
    path = EXAMPLES / "bad" / "official-wording.yaml"
    assert check(path, conditions=replace(CONDITIONS, references=None)) == []


@pytest.mark.parametrize(("length", "found"), [(11, 0), (12, 1)])
def test_twelve_words_in_a_row_are_a_quotation(length, found, small, check, tmp_path):
    official = "when logs are kept by anybody they stay where they were first".split()[:length]  # noqa: SIM905
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "act.txt").write_text(f"Art. 1. {' '.join(official).upper()};\nand more", encoding="utf-8")
    path = small(("Providers keep logs for at least six months.", f"Say - {' - '.join(official)}"))
    items = check(path, conditions=Conditions(references=tmp_path / "texts"))
    assert [item.rule for item in items] == ["official-wording"] * found
    assert all("repeats 12 words of act.txt" in item.message for item in items)


def test_twenty_characters_in_a_row_are_a_quotation_however_they_are_spaced(check):
    korean = check(EXAMPLES / "bad" / "official-wording.yaml")[-1]
    assert "the ko text" in korean.message and "characters of example-act.txt" in korean.message


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_without_texts_is_wrong_use(name, small, check, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"no \.txt or \.md file"):
        check(small(), conditions=Conditions(references=tmp_path / name))


def test_outside_a_repository_no_id_has_changed(small, check):
    assert check(small(), conditions=Conditions(base="HEAD")) == []


def test_a_clause_that_is_gone_or_new_has_no_changed_id(check, repository):
    path = repository / "id-changed.yaml"
    text = (EXAMPLES / "good" / "id-changed.yaml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    commit(repository)
    path.write_text(text.replace("art-1", "art-2").replace("Art. 1", "Art. 2"), encoding="utf-8")
    assert check(path, conditions=Conditions(base="HEAD")) == []


def test_a_revision_that_is_no_framework_or_unknown_has_no_ids(check, repository):
    path = repository / "id-changed.yaml"
    path.write_text("a: [", encoding="utf-8")
    commit(repository)
    path.write_bytes((EXAMPLES / "bad" / "id-changed.yaml").read_bytes())
    for base in ("HEAD", "no-such", "--output=x", "HEAD\0"):
        assert check(path, conditions=Conditions(base=base)) == []


def test_an_instrument_beside_the_file_is_known(small, check, tmp_path):
    (tmp_path / "decree.yaml").write_text("", encoding="utf-8")
    related = "related:\n  - {relation: based-on, framework: decree}\nsources:\n"
    assert check(small(("sources:\n", related))) == []


def test_an_instrument_of_another_folder_of_frameworks_is_known(check, tmp_path):
    for folder, name in (("kr", "unknown-framework"), ("jp", "smal")):
        (tmp_path / "frameworks" / folder).mkdir(parents=True)
        path = tmp_path / "frameworks" / folder / f"{name}.yaml"
        path.write_bytes((EXAMPLES / "bad" / "unknown-framework.yaml").read_bytes())
    assert check(tmp_path / "frameworks" / "kr") == []


def test_an_unknown_instrument_of_a_mapping_is_found(check, tmp_path):
    path = tmp_path / "pairs.yaml"
    path.write_bytes((EXAMPLES / "good" / "pairs.yaml").read_bytes())
    assert [item.rule for item in check(path)].count("unknown-framework") == 2


def test_an_instrument_is_not_related_to_itself(small, check):
    path = small(("sources:\n", "related:\n  - {relation: based-on, framework: small}\nsources:\n"))
    assert [item.rule for item in check(path)] == ["unknown-framework"]


def validate(*arguments: object) -> int:
    return run(["validate", "--strict", "--today", str(TODAY), *map(str, arguments)], explore=lambda *_: 0)


def test_the_command_takes_a_revision_a_day_and_a_folder(repository, monkeypatch, capsys):
    path = repository / "id-changed.yaml"
    path.write_bytes((EXAMPLES / "good" / "id-changed.yaml").read_bytes())
    commit(repository)
    path.write_bytes((EXAMPLES / "bad" / "id-changed.yaml").read_bytes())
    monkeypatch.chdir(repository)
    assert validate(path) == 0
    assert validate(path, "--base", "HEAD") == 1
    assert ": id-changed: " in capsys.readouterr().out
    assert validate(path, "--today", TODAY + timedelta(days=2_000)) == 1
    assert ": source-unchecked (warning): " in capsys.readouterr().out
    wording = EXAMPLES / "bad" / "official-wording.yaml"
    assert validate(wording, "--references", EXAMPLES.parent / "references") == 1
    assert ": official-wording: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--base", "no-such", "no revision `no-such`"),
        ("--today", "31.12.2026", "no day"),
        ("--references", "nowhere", "no such folder"),
    ],
)
def test_what_cannot_be_compared_with_is_wrong_use(option, value, says, repository, monkeypatch, capsys):
    monkeypatch.chdir(repository)
    assert validate(EXAMPLES / "good" / "small.yaml", option, value) == 2
    assert says in capsys.readouterr().err
