"""How commands meet pipes, terminals and encodings: quiet when cut off, plain off a terminal, paged when long."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import CORPUS

pytestmark = pytest.mark.skipif(
    shutil.which("bash") is None or os.name == "nt", reason="needs bash and pseudo-terminals"
)

ESCAPE = "\x1b"
SMALL = f"--corpus '{CORPUS}'"


# --- pipes


@pytest.mark.parametrize(
    "line",
    [
        "comparator",
        "comparator list",
        "comparator show eu-ai-act",
        "comparator align us-nist-ai-rmf waico-proposal-2025 --format json",
    ],
)
def test_piping_into_head_ends_quietly(process, line):
    done = process(f"{line} | head -1")
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    # Narration may still come, one line of it; complaints about the pipe may not.
    assert not re.search(r"Traceback|Broken ?[Pp]ipe|Exception|rror", done.stderr)
    assert done.stderr.count("\n") <= 1


def test_a_reader_that_is_gone_before_the_first_word_is_no_error(process):
    done = process(f"(sleep 0.2; comparator show east-rules {SMALL}; echo $? >&2) | true")
    assert done.stderr == "0\n"


def test_without_a_terminal_the_overview_is_printed(process):
    done = process("comparator")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("comparator: compare AI governance")


def test_what_does_not_go_to_a_terminal_has_no_escape_codes(process, tmp_path):
    (tmp_path / "bad.yaml").write_text("- 1\n", encoding="utf-8")
    lines = (f"list {SMALL}", f"align north-act east-rules --explain {SMALL}", f"validate '{tmp_path}/bad.yaml'")
    done = process("; ".join(f"comparator {line}" for line in lines))
    assert all(word in done.stdout for word in ("Southern Strategy", "Ski trails", "bad.yaml:1:1:"))
    assert ESCAPE not in done.stdout + done.stderr


def test_a_long_statement_is_wrapped_in_a_pipe_and_never_cut(process):
    narrow = process(f"COLUMNS=40 comparator show north-act art-1 {SMALL}").stdout
    assert max(len(line.rstrip()) for line in narrow.splitlines()) <= 40
    wide = process(f"COLUMNS=400 comparator show north-act art-1 {SMALL}").stdout
    assert narrow.split() == wide.split()


@pytest.mark.parametrize("columns", ["wide", "0"])
def test_a_width_that_is_none_is_ignored(process, columns):
    done = process(f"COLUMNS='{columns}' comparator list {SMALL}")
    assert done.returncode == 0
    assert "Southern Strategy" in done.stdout


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_stream_that_is_not_utf_8_gets_escapes_and_no_error(process, form):
    line = f"comparator compare east-rules north-act --language zh-Hans --format {form} {SMALL}"
    done = process(line, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert r"\u65e5\u5fd7" in done.stdout  # 日志
    assert done.stdout.isascii()


# --- terminals


@dataclass(frozen=True)
class Terminal:
    """What a run left behind: its exit code, what the terminal showed, and what went elsewhere."""

    code: int
    shown: str
    elsewhere: str


@pytest.fixture
def on_terminal(tmp_path) -> Callable[..., Terminal]:
    """Run the comparator with the given streams on a terminal of 100 columns and 24 lines; the others are files."""
    import pty
    import termios

    def call(*arguments: str, streams: str = "stdin stdout stderr", lines: int = 24, **environment: str) -> Terminal:
        master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (lines, 100))
        chosen = streams.split()
        with (tmp_path / "elsewhere").open("w+b") as file:
            running = subprocess.Popen(
                [sys.executable, "-m", "comparator", *arguments],
                env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PAGER": "cat"} | environment,
                start_new_session=True,
                stdin=slave if "stdin" in chosen else subprocess.DEVNULL,
                stdout=slave if "stdout" in chosen else file,
                stderr=slave if "stderr" in chosen else file,
            )
            os.close(slave)
            stop = threading.Timer(60, lambda: os.killpg(running.pid, signal.SIGKILL))
            stop.start()
            shown = _read(master)
            code = running.wait()
            stop.cancel()
            file.seek(0)
            return Terminal(code, shown, file.read().decode())

    return call


def _read(master: int) -> str:
    """Return all that comes until the other end of the terminal is closed."""
    pieces: list[bytes] = []
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux reports the closed end as an error
            piece = b""
        if not piece:
            os.close(master)
            return b"".join(pieces).decode().replace("\r\n", "\n")
        pieces.append(piece)


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """A pager that marks what goes through it."""
    path = tmp_path / "pager"
    path.write_text("#!/bin/sh\necho '<paged>'\ncat\necho '</paged>'\n", encoding="utf-8")
    path.chmod(0o755)
    return path


LIST = ("list", "--corpus", str(CORPUS))
ALIGN = ("align", "north-act", "east-rules", "--format", "json", "--corpus", str(CORPUS))


def test_on_a_terminal_headings_are_bold_and_no_color_stops_that(on_terminal):
    assert f"{ESCAPE}[1m" in on_terminal(*LIST).shown
    plain = on_terminal(*LIST, NO_COLOR="1")
    assert "Southern Strategy" in plain.shown
    assert ESCAPE not in plain.shown


def test_no_color_stops_the_colours_of_findings_too(on_terminal, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("- 1\n", encoding="utf-8")
    assert ESCAPE in on_terminal("validate", str(path)).shown
    assert ESCAPE not in on_terminal("validate", str(path), NO_COLOR="1").shown


def test_what_is_longer_than_the_screen_goes_through_the_pager(on_terminal, pager):
    result = on_terminal("show", "north-act", "--corpus", str(CORPUS), PAGER=str(pager), lines=5)
    assert result.code == 0
    paged = result.shown.partition("<paged>")[2].partition("</paged>")[0]
    assert "Northern Example Act" in paged
    assert "Villages groom every ski trail" in paged


def test_what_fits_the_screen_does_not(on_terminal, pager):
    result = on_terminal(*LIST, PAGER=str(pager))
    assert "<paged>" not in result.shown
    assert "Southern Strategy" in result.shown


@pytest.mark.parametrize(
    ("streams", "named"), [("stdin stdout stderr", ""), ("stdin stderr", "pager")], ids=["empty PAGER", "pipe"]
)
def test_an_empty_pager_and_a_pipe_are_not_paged(on_terminal, pager, streams, named):
    arguments = ("show", "north-act", "--corpus", str(CORPUS))
    settings = {"PAGER": str(pager) if named else "", "MANPAGER": str(pager)}
    result = on_terminal(*arguments, streams=streams, lines=5, **settings)
    assert "<paged>" not in result.shown + result.elsewhere
    assert "Villages groom every ski trail" in result.shown + result.elsewhere


def test_json_is_never_paged(on_terminal, pager):
    result = on_terminal(*ALIGN, PAGER=str(pager), lines=5)
    assert "<paged>" not in result.shown


def test_progress_is_shown_on_standard_error_when_that_is_a_terminal_and_leaves_standard_output_alone(on_terminal):
    result = on_terminal(*ALIGN, streams="stderr")
    assert "aligning" in result.shown
    assert result.elsewhere.startswith('{\n  "a": "north-act"')
    assert ESCAPE not in result.elsewhere


def test_no_progress_is_shown_elsewhere(on_terminal):
    result = on_terminal(*ALIGN, streams="stdin stdout")
    assert result.elsewhere == ""
    assert "aligning" not in result.shown


def test_hostile_text_does_not_act_on_a_terminal_either(on_terminal, tmp_path):
    text = (CORPUS / "north-act.yaml").read_text(encoding="utf-8")
    path = tmp_path / "north-act.yaml"
    path.write_text(text.replace("{en: Ski trails}", r'{en: "\e[2Jgone\x9b2J\u202e"}'), encoding="utf-8")
    shown = on_terminal("show", str(path), "art-4").shown
    assert r"\x1b[2Jgone\x9b2J\u202e" in shown
    assert not re.search("\x1b\\[2J|[\x9b\u202e]", shown)


# --- streams that were closed before the start


def test_a_closed_output_is_no_bug(process):
    done = process(f"comparator list {SMALL} >&-")
    assert done.returncode == 0
    assert "internal error" not in done.stderr


def test_narration_does_not_go_to_the_output_when_the_error_stream_is_closed(process):
    done = process(f"comparator list {SMALL} --format json 2>&-")
    assert (done.returncode, done.stdout[0], done.stdout.rstrip()[-1]) == (0, "[", "]")
