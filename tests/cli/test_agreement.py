"""`comparator agreement`: levels within several sets of jurisdictions, side by side."""

import csv
import io

DAY = ("--as-of", "2027-07-01")


def test_two_sets_stand_side_by_side_on_the_same_topics(small):
    topics = ("--topic", "incident-reporting,talent")
    found = small("agreement", "--among", "NO,CN", "--among", "all", *topics, *DAY, "--format", "json").json
    assert (found["as_of"], found["by"]) == ("2027-07-01", "jurisdiction")
    pair, everyone = found["sets"]
    assert (pair["among"], pair["considered"], pair["not_encoded"]) == ("NO,CN", ["NO", "CN"], [])
    levels = {item["topic"]: (item["level"], item["covering"]) for item in pair["topics"]}
    assert levels == {"incident-reporting": ("common", 2), "talent": ("silent", 0)}
    assert [item["topic"] for item in everyone["topics"]] == ["incident-reporting", "talent"]
    assert everyone["topics"][0]["level"] == "majority"
    assert everyone["topics"][0]["stances"] == {"duty": ["CN", "NO"]}


def test_the_table_counts_topics_first_and_says_who_is_considered(small):
    result = small("agreement", "--among", "NO,CN", "--among", "all", "--topic", "incident-reporting,talent", *DAY)
    assert result.lines[0] == "topics among NO,CN: common 1, silent 1"
    assert "common, 2 of 2: duty 2; binding 2" in " ".join(result.out.split())
    assert "NO,CN: NO, CN" in result.err
    assert "2 topics as of 2027-07-01" in result.err


def test_a_level_keeps_the_topics_that_have_it_in_one_of_the_sets(small):
    line = ("agreement", "--among", "NO,CN", "--among", "all", "--level", "common", *DAY)
    result = small(*line)
    assert "Incident reporting" in result.out
    assert "Talent" not in result.out
    for item in small(*line, "--format", "json").json["sets"]:
        assert "incident-reporting" in [row["topic"] for row in item["topics"]]


def test_without_a_set_all_are_considered_and_without_a_topic_there_is_every_topic(small, vocabularies):
    (item,) = small("agreement", *DAY, "--format", "json").json["sets"]
    assert item["among"] == "all"
    assert len(item["topics"]) == len(vocabularies.topics)


def test_members_without_an_instrument_are_named_and_count_for_nothing(small):
    result = small("agreement", "--among", "brics", "--topic", "incident-reporting", *DAY)
    assert "brics: CN, ID; not encoded: AE, BR" in result.err
    assert "single, 1 of 2" in " ".join(result.out.split())


def test_instruments_can_be_counted_one_by_one(small):
    (item,) = small("agreement", "--by", "instrument", *DAY, "--format", "json").json["sets"]
    assert item["considered"] == ["east-rules", "south-strategy", "north-act"]


def test_csv_has_a_row_for_each_set_and_topic(small):
    line = ("agreement", "--among", "NO", "--among", "CN", "--topic", "incident-reporting", *DAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(small(*line).out, newline="")))
    assert [(row["among"], row["level"], row["stances"]) for row in rows] == [
        ("NO", "single", "duty: NO"),
        ("CN", "single", "duty: CN"),
    ]


def test_a_level_that_no_topic_has_is_nothing_found(small):
    result = small("agreement", "--topic", "talent", "--level", "common", *DAY)
    assert result.code == 1
    assert "no topic is common" in result.err


def test_a_level_that_there_is_not_is_wrong_use(small):
    result = small("agreement", "--level", "high")
    assert (result.code, result.out) == (2, "")
    assert "the levels are common" in result.err


def test_where_nobody_is_encoded_nobody_is_silent(small):
    """ "Silent" would say that somebody has an instrument and no clause on the topic."""
    line = ("agreement", "--among", "BR", "--topic", "talent", *DAY)
    (item,) = small(*line, "--format", "json").json["sets"]
    assert [(row["level"], row["considered"]) for row in item["topics"]] == [("not-encoded", 0)]
    assert small(*line).lines[0] == "topics among BR: not-encoded 1"
    (topic,) = small("matrix", "--jurisdiction", "BR", "--topic", "talent", *DAY, "--format", "json").json["topics"]
    assert topic["agreement"]["level"] == "not-encoded"
    assert small("agreement", "--among", "BR", "--level", "silent", *DAY).code == 1
