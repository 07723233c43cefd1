"""`comparator matrix`: what norm holds where."""

import csv
import io
from xml.etree import ElementTree

import pytest

TOPICS = ("logging", "incident-reporting", "talent")


@pytest.fixture
def cells(small):
    """Return the cells of the small corpus as the table words them, by topic and jurisdiction."""

    def read(*arguments: str, day: str = "2026-04-01") -> dict[str, dict[str, str]]:
        result = small("matrix", "--topic", ",".join(TOPICS), "--as-of", day, "--format", "csv", *arguments)
        heading, *rows = csv.reader(io.StringIO(result.out, newline=""))
        return {topic: dict(zip(heading[1:], row[1:], strict=True)) for topic, row in zip(TOPICS, rows, strict=True)}

    return read


def test_a_cell_names_the_norm_in_upper_case_where_the_instrument_binds(cells):
    found = cells()["logging"]
    assert (found["CN"], found["ID"], found["NO"]) == ("OBLIGATION 1", "recommendation 1", "OBLIGATION 1")


def test_silence_known_absence_and_not_encoded_are_different_things(cells):
    found = cells("--jurisdiction", "CN,ID,KR")
    assert found["talent"]["CN"] == "."
    assert found["incident-reporting"]["ID"] == "none"
    assert found["talent"]["KR"] == "?"


def test_what_does_not_apply_yet_is_said_and_as_of_moves_the_day(cells):
    assert cells()["incident-reporting"]["NO"] == "OBLIGATION 1 (from 2027)"
    assert cells(day="2027-06-01")["incident-reporting"]["NO"] == "OBLIGATION 1"


def test_a_group_stands_for_its_members(cells):
    columns = cells("--jurisdiction", "asean", "--jurisdiction", "no")["logging"]
    assert {"ID", "SG", "VN", "NO"} <= set(columns)
    assert "CN" not in columns


def test_jurisdictions_keep_the_order_in_which_they_were_given_and_stand_once(cells):
    assert list(cells("--jurisdiction", "NO,CN", "--jurisdiction", "NO")["logging"]) == ["NO", "CN", "agreement"]


def test_without_topics_there_is_a_row_for_every_topic_and_a_column_for_every_encoded_jurisdiction(small, vocabularies):
    result = small("matrix", "--format", "json")
    assert [row["topic"] for row in result.json["topics"]] == list(vocabularies.topics)
    assert result.json["jurisdictions"] == ["CN", "ID", "NO"]


def test_json_names_the_clauses_behind_a_cell(small):
    arguments = ("matrix", "--topic", "logging", "--jurisdiction", "NO", "--as-of", "2026-01-01", "--format", "json")
    shown = small(*arguments).json
    assert shown == {
        "as_of": "2026-01-01",
        "jurisdictions": ["NO"],
        "topics": [
            {
                "topic": "logging",
                "agreement": {
                    "level": "single",
                    "considered": 1,
                    "covering": 1,
                    "binding": 1,
                    "not_in_force": 0,
                    "stances": {"duty": ["NO"]},
                },
                "cells": [
                    {
                        "jurisdiction": "NO",
                        "state": "norm",
                        "norm": "obligation",
                        "binding": True,
                        "clauses": ["north-act/art-2"],
                        "upcoming": [],
                    }
                ],
            }
        ],
    }


def test_the_table_has_titles_and_explains_its_signs_on_standard_error(small):
    result = small("matrix", "--topic", "logging", "--as-of", "2026-04-01")
    heading, _, row = result.lines
    assert heading.split() == ["topic", "CN", "ID", "NO", "agreement"]
    assert row.split()[:7] == ["Logging", "OBLIGATION", "1", "recommendation", "1", "OBLIGATION", "1"]
    assert "as of 2026-04-01" in result.err


def test_today_is_the_default_day(small, monkeypatch):
    monkeypatch.setattr("comparator.cli.commands.matrix.today", lambda: "2030-01-01")
    assert small("matrix", "--format", "json").json["as_of"] == "2030-01-01"


def test_nothing_but_silence_is_nothing_found(small):
    result = small("matrix", "--topic", "children", "--format", "json")
    assert result.code == 1
    assert {cell["state"] for cell in result.json["topics"][0]["cells"]} == {"silent"}


def test_the_shipped_corpus_has_a_rule_on_incidents_in_the_eu(shipped):
    result = shipped("matrix", "--topic", "incident-reporting", "--jurisdiction", "eu", "--as-of", "2030-01-01")
    assert result.code == 0
    assert "OBLIGATION" in result.out


def test_a_narrow_terminal_gets_a_line_for_each_jurisdiction(shipped, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    result = shipped(*["matrix", "--topic", "human-oversight", "--jurisdiction", "EU,KR,CN,JP"])
    assert "  KR         OBLIGATION 2" in result.out


def test_a_norm_of_an_instrument_that_is_not_in_force_is_marked(shipped):
    result = shipped(*["matrix", "--topic", "cooperation-bodies", "--jurisdiction", "org-waico", "--format", "csv"])
    assert "permission° 1 of" in result.out


@pytest.mark.parametrize(
    ("option", "hint"), [("--topic incident", "incident-reporting"), ("--jurisdiction Kenya", "KE")]
)
def test_a_part_of_a_key_or_a_name_leads_to_the_key(shipped, option, hint):
    result = shipped("matrix", *option.split())
    assert result.code == 2
    assert f"did you mean `{hint}`" in result.err


def test_the_level_of_agreement_stands_beside_the_counts(cells, small):
    assert cells()["logging"]["agreement"] == "majority, 3 of 3: duty 2, recommendation 1; binding 2"
    rows = small("matrix", "--topic", "logging", "--as-of", "2026-04-01", "--format", "json").json["topics"]
    assert rows[0]["agreement"]["stances"] == {"duty": ["CN", "NO"], "recommendation": ["ID"]}


def test_only_topics_of_a_level(small):
    result = small("matrix", "--level", "majority", "--as-of", "2026-04-01", "--format", "json")
    assert "logging" in [row["topic"] for row in result.json["topics"]]
    assert {row["agreement"]["level"] for row in result.json["topics"]} == {"majority"}


def test_columns_can_be_instruments(small):
    result = small("matrix", "--by", "instrument", "--topic", "logging", "--format", "json")
    assert result.json["instruments"] == ["east-rules", "south-strategy", "north-act"]
    assert result.json["topics"][0]["cells"][0]["instrument"] == "east-rules"


def test_a_drawing_tells_silence_from_what_is_not_encoded(small):
    arguments = ("matrix", "--cluster", "--jurisdiction", "CN,ID,NO,KR", "--as-of", "2026-04-01", "--format", "svg")
    drawn = ElementTree.fromstring(small(*arguments).out)
    tips = {element.text for element in drawn.iter() if element.tag.endswith("title")}
    assert "Topics by jurisdiction as of 2026-04-01" in tips
    assert "talent, CN: silent" in tips
    assert "talent, KR: not-encoded" in tips
    assert "incident-reporting, ID: absent" in tips


def test_who_is_not_encoded_is_not_called_silent(shipped):
    result = shipped("matrix", "--topic", "logging", "--jurisdiction", "AU")
    assert result.code == 1
    assert "silent" not in result.out
    assert ">silent<" not in shipped("matrix", "--topic", "logging", "--jurisdiction", "AU", "--format", "svg").out
