"""Hostile files, each checked by a whole process: no hang, at most 300 MB, and one clear line that has a place."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.validation.conftest import EXAMPLES

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system does not tell what a process took")

SECONDS, MEGABYTES = 10, 300
"""The promise is 2 s on an idle machine; ten is what tells a file that hangs from a machine that is busy."""
SMALL = (EXAMPLES / "good" / "small.yaml").read_bytes()
BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 9)) for n in range(20)
)


LAUNCHER = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
with open(sys.argv[1], "w") as stream:
    print(process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, file=stream)
"""
"""Starts the command from a small process: the peak memory of a child counts that of the process that forked it,
and a test run is large. Time is that of the processor, since other work on the machine must not fail a test."""


@dataclass(frozen=True, slots=True)
class Run:
    """How a process ended, and what it took."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


def validate(path: Path, *, folder: Path) -> Run:
    """Run the command on its own, with little memory, in `folder`."""
    command: list[str | Path] = [sys.executable, "-m", "comparator", "validate", path]
    with (folder / "out").open("w+b") as out, (folder / "err").open("w+b") as err:
        launched = [sys.executable, "-S", "-c", LAUNCHER, folder / "usage", *command]
        subprocess.run(launched, stdout=out, stderr=err, stdin=subprocess.DEVNULL, check=True)
        code, seconds, size = (folder / "usage").read_text(encoding="ascii").split()
        out.seek(0)
        err.seek(0)
        megabytes = int(size) / (1_000_000 if sys.platform == "darwin" else 1_000)
        return Run(int(code), out.read().decode(), err.read().decode(), float(seconds), megabytes)


def assert_harmless(run: Run) -> None:
    assert run.seconds < SECONDS
    assert run.megabytes < MEGABYTES
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", run.out + run.err)
    assert "Traceback" not in run.err and "internal error" not in run.err


def sparse(size: int) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with path.open("wb") as stream:
            stream.truncate(size)

    return write


FILES: dict[str, tuple[bytes | Callable[[Path], None], str, str]] = {
    "alias bomb": (BOMB, "1:4", "anchor"),
    "deep lists": (b"[" * 100_000, "1:41", "too-deep"),
    "deep mappings": (b"{a: " * 100_000, "1:161", "too-deep"),
    "deep block": (b"".join(b" " * n + b"a:\n" for n in range(2_000)), "41:41", "too-deep"),
    "200 MB": (sparse(200_000_000), "1:1", "file-too-large"),
    "a line of 50 MB": (b"a: " + b"x" * 50_000_000, "1:1", "file-too-large"),
    "a line as long as may be": (b"a: " + b"x" * 3_900_000, "1:1", "unknown-kind"),
    "three million items": (b"[" + b"1," * 1_990_000 + b"]", "1:", "too-many-values"),
    "three million items in a block": (b"a:\n" + b"-\n" * 1_900_000, "89997:2", "too-many-values"),
    "many keys": (b"".join(b"k%d: 1\n" % n for n in range(350_000)), "", "too-many-values"),
    "many wrong values": (b"clauses: [" + b"1, " * 80_000 + b"]", "1:", "wrong-type"),
    "many unknown keys": (SMALL + b"".join(b"k%d: 1\n" % n for n in range(40_000)), "", "unknown-key"),
    "many comments": (b"# x\n" * 900_000, "1:1", "empty"),
    "utf-16": ("id: a\n".encode("utf-16"), "1:1", "encoding"),
    "utf-16 without a mark": ("id: a\n".encode("utf-16-le"), "1:2", "yaml"),
    "utf-32": ("id: a\n".encode("utf-32"), "1:1", "encoding"),
    "not utf-8": (b"id: a\nshort: caf\xe9\n", "2:11", "encoding"),
    "nul": (b"id: a\nshort: b\x00c\n", "2:9", "yaml"),
    "a lone surrogate as an escape": (b'id: "\\ud800"\n', "1:", "yaml"),
    "a lone surrogate as bytes": (b"id: \xed\xa0\x80\n", "1:5", "encoding"),
    "tab": (b"id: a\nshort:\n\ten: x\n", "3:1", "yaml"),
    "two documents": (b"id: a\n---\nid: b\n", "2:1", "several-documents"),
    "empty": (b"", "1:1", "empty"),
    "only comments": (b"# nothing\n", "1:1", "empty"),
    "merge key": (b"id: a\nshort:\n  <<: {en: x}\n", "3:3", "merge-key"),
    "custom tag": (b"id: a\nshort: !x b\n", "2:8", "tag"),
    "python tag": (b"id: !!python/object/apply:os.system [ls]\n", "1:5", "tag"),
    "long number": (b"id: " + b"9" * 10_000, "1:5", "number"),
    "not a number": (b"id: .nan\n", "1:5", "number"),
    "infinity": (b"id: -.inf\n", "1:5", "number"),
    "a number as a key": (b"id: a\n1: b\n", "2:1", "key-type"),
    "a list as a key": (b"id: a\n[b]: c\n", "2:1", "key-type"),
    "no end": (b"id: 'a\n", "", "yaml"),
    "terminal escapes": (b"id: \x1b[31m\xc2\x9b\n", "1:5", "yaml"),
    "terminal escapes as escapes": (SMALL.replace(b"norm: obligation", rb'norm: "\e[2J\a\u202E"'), "", "wrong-value"),
    "boolean of YAML 1.1": (SMALL.replace(b"short:", b"short: yes #"), "", "wrong-type"),
    "octal": (SMALL.replace(b"id: art-1", b"id: 0o17", 1), "", "wrong-type"),
}


@pytest.mark.parametrize(("content", "place", "rule"), FILES.values(), ids=FILES)
def test_a_hostile_file_is_one_clear_finding(content, place, rule, tmp_path):
    path = tmp_path / "small.yaml"
    if callable(content):
        content(path)
    else:
        path.write_bytes(content)
    run = validate(path, folder=tmp_path)
    assert_harmless(run)
    assert run.code == 1
    assert re.search(rf"^{re.escape(str(path))}:{place}\S* {rule}(?: \(warning\))?: \S.*$", run.out, re.M), run.out[
        :500
    ]


@pytest.mark.parametrize(
    "content",
    [SMALL.replace(b"\n", b"\r\n"), SMALL.replace(b"\n", b"\r"), b"\xef\xbb\xbf" + SMALL],
    ids=["CRLF", "CR", "byte order mark"],
)
def test_what_editors_write_is_no_finding(content, tmp_path):
    (tmp_path / "small.yaml").write_bytes(content)
    run = validate(tmp_path / "small.yaml", folder=tmp_path)
    assert_harmless(run)
    assert not re.search(r"error\[(yaml|encoding|empty|line-separator)", run.out)


def test_sexagesimal_numbers_and_words_of_yaml_1_1_are_texts(tmp_path):
    text = SMALL.replace(b"force: binding", b"force: 1:30:00")
    (tmp_path / "small.yaml").write_bytes(text)
    assert "is `1:30:00`, which it cannot be" in validate(tmp_path / "small.yaml", folder=tmp_path).out


def test_odd_things_in_a_folder_do_not_stop_the_others(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "good.yaml").write_bytes(b"[")
    (folder / "directory.yaml").mkdir()
    (folder / "self.yaml").symlink_to(folder / "self.yaml")
    (folder / "loop").symlink_to(folder)
    (folder / "gone.yaml").symlink_to(folder / "nowhere")
    (folder / "device.yaml").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "bad\x1b[2J\nname.yaml").write_bytes(b"[")
    names = {"good", "self", "gone", "device", "pipe", "bad"}
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.yaml")).write_bytes(b"[")
        names.add("caf")
    except OSError:  # some file systems take only Unicode
        pass
    run = validate(folder, folder=tmp_path)
    assert_harmless(run)
    assert run.code == 1
    found = {
        re.split(r"[^a-z]", line.removeprefix(f"{folder}/"))[0]
        for line in run.out.split("\n")
        if re.search(r":\d+:\d+: ", line)
    }
    assert found == names
    assert run.out.count(": this is not a regular file") == 2


@pytest.mark.parametrize("kind", ["pipe", "device", "missing", "nul"])
def test_a_path_that_is_no_file_is_wrong_use_in_one_line(kind, tmp_path):
    path = {"pipe": tmp_path / "x.yaml", "device": Path("/dev/zero"), "missing": tmp_path / "no\x1b.yaml"}.get(kind)
    if kind == "pipe":
        os.mkfifo(tmp_path / "x.yaml")
    run = validate(path or tmp_path / ("x" * 5_000), folder=tmp_path)
    assert_harmless(run)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)


def test_memory_grows_by_less_than_half_a_megabyte_a_file(tmp_path):
    used = []
    for count in (5, 60):
        folder = tmp_path / str(count)
        folder.mkdir()
        for number in range(count):
            filler = b"".join(b"# %d %s\n" % (line, b"x" * 90) for line in range(4_000))
            text = SMALL.replace(b"id: small", b"id: small-%d" % number, 1) + filler
            (folder / f"small-{number}.yaml").write_bytes(text)
        used.append(validate(folder, folder=tmp_path).megabytes)
    assert used[1] - used[0] < (60 - 5) / 2
