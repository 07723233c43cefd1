"""`--format github`: workflow commands as GitHub's runner reads them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from comparator.model.position import Position
from comparator.validation.check import FileReport
from comparator.validation.diagnostic import Diagnostic, Severity
from comparator.validation.formatters import formatter

COMMAND = re.compile(r"::(?P<name>[a-z]+) (?P<properties>[^:]*)::(?P<data>.*)")

PLACE = Position(7, 14, 7, 28)


def render(*found: Diagnostic) -> list[str]:
    return "".join(formatter("github")([FileReport("x.yaml", diagnostics=found)], False)).splitlines()


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Read a command as the runner does: `:` ends the properties, `,` parts them, then escapes are undone."""
    found = COMMAND.fullmatch(line)
    assert found, line
    pairs = (item.split("=", 1) for item in found["properties"].split(","))
    return found["name"], {key: unescape(value) for key, value in pairs}, unescape(found["data"])


def unescape(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def finding(
    message: str = "no such topic",
    *,
    path: str = "kr/act.yaml",
    position: Position = PLACE,
    severity: Severity = Severity.ERROR,
    help: str = "",
) -> Diagnostic:
    return Diagnostic(path, position, "unknown-topic", message, severity, help)


def test_a_finding_is_one_command_with_its_place():
    assert render(finding(help="did you mean `x`?")) == [
        "::error file=kr/act.yaml,line=7,endLine=7,col=14,endColumn=28,title=unknown-topic"
        "::no such topic%0Ahelp: did you mean `x`?"
    ]


def test_a_warning_is_a_warning():
    [line] = render(finding(severity=Severity.WARNING))
    assert line.startswith("::warning ")


def test_a_stretch_over_several_lines_has_no_columns_because_github_refuses_them():
    [line] = render(finding(position=Position(7, 3, 9, 2)))
    assert read(line)[1] == {"file": "kr/act.yaml", "line": "7", "endLine": "9", "title": "unknown-topic"}


def test_an_unknown_end_is_left_out():
    [line] = render(finding(position=Position(7, 3)))
    assert read(line)[1] == {"file": "kr/act.yaml", "line": "7", "col": "3", "title": "unknown-topic"}


def test_what_means_something_to_the_runner_is_escaped():
    [line] = render(finding("100% of a::b, c", path="a:b,c%0A\n.yaml"))
    assert "file=a%3Ab%2Cc%250A%0A.yaml," in line
    assert line.endswith("::100%25 of a::b, c")


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_from_a_file_can_start_a_command_or_hold_a_control_character(message, path):
    lines = render(finding(message, path=path))
    assert len(lines) == 1
    name, properties, _ = read(lines[0])
    assert name == "error"
    assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", lines[0])


def test_ten_of_each_kind_are_shown_and_a_notice_counts_the_rest():
    errors = [finding(f"error {number}") for number in range(13)]
    warnings = [finding(f"warning {number}", severity=Severity.WARNING) for number in range(11)]
    lines = render(*errors, *warnings)
    names = [read(line)[0] for line in lines]
    assert names == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert "3 more errors and 1 more warning not shown here" in lines[-1]
    assert lines[9].endswith("::error 9")


def test_ten_need_no_notice():
    assert [read(line)[0] for line in render(*[finding()] * 10)] == ["error"] * 10


def test_nothing_found_is_nothing_written():
    assert render() == []
