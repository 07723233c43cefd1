"""Check hostile files, each with a whole process of `comparator validate`, and print what that took.

    python benchmarks/hostile.py [--only WORD] [--seconds 2] [--megabytes 300] [-- OPTION ...]

For each case: CPU seconds (user and system, children included), wall time, peak memory, exit code, and the first line
of output. Cases that take more than is allowed, or that end in a crash, are marked, and the exit code is then 1.
Options behind `--`, such as `--diff` or `--format sarif`, go to every run. The cache is off.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

from comparator.validation.rule_ids import CAN_BE_SILENCED

LIMIT = 60
"""Seconds after which a run is ended."""
HUMBLE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""What starts a process of root that may read no more than others (util-linux)."""
MB = 1_000_000
ROOM = 3_900_000
"""Bytes below the largest file that is read."""

BESIDE: list[subprocess.Popen[bytes]] = []
"""Processes that change files while a case runs."""

Pieces = Iterable[bytes]
Case = Callable[[Path], Path]
"""Writes what is to be checked into an empty folder and returns its path."""

HEAD = b"""schema: 1
id: x
title: {en: A}
short: {en: A}
jurisdiction: KR
pillar: governance-rule
form: law
force: binding
issuer: {en: A}
languages: [en]
lifecycle:
- {event: promulgated, on: 2025-01-21}
sources:
- {id: act, title: A, url: "https://law.go.kr/a", language: en, kind: official, checked: 2026-11-20}
"""
STATEMENT = b"Providers of systems keep the logs that their systems write for at least six months after use"
EVERY = ",".join(sorted(CAN_BE_SILENCED)).encode()
CLAUSE = b"- {id: a%d, cite: Art. %d, title: {en: A%d}, statement: {en: %b}, norm: %b, bearer: [%b], topics: [%b]%b}\n"


def clauses(count: int, *, distinct: bool = True, **parts: bytes) -> Pieces:
    """Yield a framework with so many clauses; `parts` replaces what stands in each."""
    yield HEAD + b"clauses:\n"
    for number in range(count):
        n = number if distinct else 0
        yield CLAUSE % (
            n,
            n,
            number,
            parts.get("statement", STATEMENT + b" %d" % number),
            parts.get("norm", b"obligation"),
            parts.get("bearer", b"provider"),
            parts.get("topics", b"logging"),
            parts.get("more", b""),
        )


def one(name: bytes, value: Pieces) -> Pieces:
    """Yield a framework whose only clause has `value` as the text at the key `name`."""
    yield HEAD + b'clauses:\n- id: a\n  cite: Art. 1\n  norm: aim\n  topics: [logging]\n  %b: {en: "' % name
    yield from value
    yield b'"}\n'


def statements(count: int, text: Pieces, language: bytes = b"en") -> Pieces:
    """Yield a framework with so many clauses whose statements differ in one place."""
    whole = b"".join(text)
    yield HEAD + b"clauses:\n"
    for number in range(count):
        at = number * 900
        different = whole[:at] + b"abcdefghij"[: number % 10] + whole[at:]
        yield b"- {id: a%d, statement: {%b: %b}}\n" % (number, language, different)


def filled(unit: bytes, size: int = ROOM) -> Pieces:
    """Yield so many bytes of repetitions of `unit`, a piece at a time."""
    block = unit * max(1, 65_536 // len(unit))
    yield from repeat(block, size // len(block))
    yield unit * (size % len(block) // len(unit))


def numbered(pattern: bytes, count: int) -> Pieces:
    """Yield `pattern` with each number below `count` in it."""
    return (pattern % number for number in range(count))


def bomb() -> Pieces:
    """Yield lists of aliases of lists of aliases."""
    yield b"a: &a [x, x, x, x, x, x, x, x, x]\n"
    for n in range(20):
        yield b"%c: &%c [%b]\n" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 9))


def join(*pieces: bytes | Pieces) -> Pieces:
    """Yield all pieces."""
    return chain.from_iterable([piece] if isinstance(piece, bytes) else piece for piece in pieces)


def in_file(make: Callable[[], Pieces], name: str = "x.yaml") -> Case:
    """Return the case of a file of this content."""

    def case(folder: Path) -> Path:
        with (folder / name).open("wb") as stream:
            stream.writelines(make())
        return folder / name

    return case


def of(*pieces: bytes) -> Case:
    """Return the case of a file of these bytes."""
    return in_file(lambda: pieces)


def sparse(folder: Path) -> Path:
    """Make a file of 200 MB of zeros that takes no room."""
    with (folder / "x.yaml").open("wb") as stream:
        stream.truncate(200 * MB)
    return folder / "x.yaml"


def linked(target: str) -> Case:
    """Return the case of a folder that holds a link."""

    def case(folder: Path) -> Path:
        (folder / "x.yaml").symlink_to(target)
        return folder

    return case


def loop(folder: Path) -> Path:
    """Make folders that hold links to themselves and to each other."""
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "up").symlink_to(folder)
        (folder / name / "other").symlink_to(folder / ("b" if name == "a" else "a"))
        (folder / name / "x.yaml").write_bytes(b"[")
    return folder


def pipe(folder: Path) -> Path:
    """Make a named pipe that nobody writes to."""
    os.mkfifo(folder / "x.yaml")
    return folder


def unreadable(folder: Path) -> Path:
    """Make a file that nobody may read."""
    (folder / "x.yaml").write_bytes(b"id: a\n")
    (folder / "x.yaml").chmod(0)
    return folder


def vanishing(folder: Path) -> Path:
    """Start a process that makes and removes files in the folder all the time."""
    script = (
        "import pathlib, sys\n"
        "while True:\n"
        "    for n in range(200): pathlib.Path(sys.argv[1], f'v{n}.yaml').write_bytes(b'[')\n"
        "    for n in range(200): pathlib.Path(sys.argv[1], f'v{n}.yaml').unlink()\n"
    )
    (folder / "x.yaml").write_bytes(b"[")
    BESIDE.append(subprocess.Popen([sys.executable, "-S", "-c", script, folder]))
    time.sleep(0.3)
    return folder


def named(name: bytes) -> Case:
    """Return the case of a file of this name in a folder."""

    def case(folder: Path) -> Path:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"[")
        return folder

    return case


def folder_as_file(folder: Path) -> Path:
    """Make a directory named like a file."""
    (folder / "x.yaml").mkdir()
    (folder / "x.yaml" / "y.yaml").write_bytes(b"[")
    return folder


CASES: dict[str, Case] = {
    # The list of what a file may be, and must not do
    "alias bomb": in_file(bomb),
    "an alias": of(b"id: *x\n"),
    "anchor of 4 MB": in_file(lambda: join(b"a: &", filled(b"x"), b" b\n")),
    "nesting of 100,000, lists": in_file(lambda: filled(b"[", 100_000)),
    "nesting of 100,000, mappings": in_file(lambda: filled(b"{a: ", 400_000)),
    "nesting of 100,000, lists in lines": in_file(lambda: filled(b"- ", 200_000)),
    "nesting of 100,000, keys in lines": in_file(lambda: filled(b"? ", 200_000)),
    "nesting by indentation to 4 MB": in_file(lambda: (b" " * n + b"a:\n" for n in range(2_780))),
    "4 MB of [": in_file(lambda: filled(b"[")),
    "4 MB of {": in_file(lambda: filled(b"{")),
    "4 MB of ]": in_file(lambda: filled(b"]")),
    "4 MB of -": in_file(lambda: filled(b"-\n")),
    "4 MB of ?": in_file(lambda: filled(b"?\n")),
    "4 MB of :": in_file(lambda: filled(b":\n")),
    "4 MB of !": in_file(lambda: filled(b"!")),
    "4 MB of tags": in_file(lambda: filled(b"!a ")),
    "4 MB of %": in_file(lambda: filled(b"%a b\n")),
    "200 MB": sparse,
    "200 MB of text": in_file(lambda: filled(b"- some text\n", 200 * MB)),
    "line of 50 MB": in_file(lambda: join(b"a: ", filled(b"x", 50 * MB))),
    "line of 4 MB": in_file(lambda: join(b"a: ", filled(b"x"))),
    "key of 4 MB": in_file(lambda: join(HEAD, filled(b"x"), b": 1\n")),
    "quoted key of 4 MB": in_file(lambda: join(HEAD, b'? "', filled(b"x"), b'"\n: 1\n')),
    "quoted key of 4 MB twice": in_file(
        lambda: join(b'? "', filled(b"x", ROOM // 2), b'"\n: 1\n? "', filled(b"x", ROOM // 2), b'"\n: 1\n')
    ),
    "UTF-16": of("id: a\n".encode("utf-16")),
    "UTF-16 without a mark": of("id: a\n".encode("utf-16-le")),
    "UTF-32": of("id: a\n".encode("utf-32")),
    "UTF-32, the other end first": of(b"\x00\x00\xfe\xff" + "id: a\n".encode("utf-32-be")),
    "byte order mark": of(b"\xef\xbb\xbf[\n"),
    "bytes that are not UTF-8": of(b"id: a\nshort: caf\xe9\n"),
    "4 MB of bytes that are not UTF-8": in_file(lambda: filled(b"\xff")),
    "NUL": of(b"id: a\nshort: b\x00c\n"),
    "4 MB of NUL": in_file(lambda: filled(b"\x00")),
    "lone surrogate as an escape": of(b'id: "\\ud800"\n'),
    "lone surrogate as bytes": of(b"id: \xed\xa0\x80\n"),
    "tab": of(b"id: a\nshort:\n\ten: x\n"),
    "4 MB of tabs": in_file(lambda: join(b"id: a\n", filled(b"\t"))),
    "CRLF": in_file(lambda: join(HEAD.replace(b"\n", b"\r\n"))),
    "4 MB of CR": in_file(lambda: filled(b"\r")),
    "4 MB of LF": in_file(lambda: filled(b"\n")),
    "4 MB of spaces": in_file(lambda: filled(b" ")),
    "several documents": of(b"id: a\n---\nid: b\n"),
    "4 MB of documents": in_file(lambda: filled(b"---\n")),
    "empty": of(b""),
    "only comments": of(b"# a\n# b\n"),
    "4 MB of comments": in_file(lambda: filled(b"#\n")),
    "merge key": of(b"id: a\nshort:\n  <<: {en: x}\n"),
    "custom tag": of(b"id: a\nshort: !x b\n"),
    "Python tag": of(b"id: !!python/object/apply:os.system [ls]\n"),
    "booleans of YAML 1.1": in_file(lambda: join(HEAD.replace(b"KR", b"no"), b"clauses: [yes, on, off, y]\n")),
    "octal and hexadecimal": in_file(lambda: join(HEAD.replace(b"id: x", b"id: 0o17"), b"clauses: [017, 0x1F]\n")),
    "sexagesimal": in_file(lambda: join(HEAD.replace(b"id: x", b"id: 1:30:00"), b"clauses: []\n")),
    "integer of 10,000 digits": of(b"id: " + b"9" * 10_000 + b"\n"),
    "integer of 4 MB": in_file(lambda: join(b"id: ", filled(b"9"))),
    "NaN": of(b"id: .nan\n"),
    "infinity": of(b"id: -.inf\n"),
    "number beyond all": of(b"id: 1e999\n"),
    "number as a key": of(b"id: a\n1: b\n"),
    "list as a key": of(b"id: a\n[b]: c\n"),
    "empty key": of(b"id: a\n: c\n"),
    "link to itself": linked("x.yaml"),
    "loop of links": loop,
    "link to nothing": linked("nowhere"),
    "device": linked("/dev/zero"),
    "named pipe": pipe,
    "file that may not be read": unreadable,
    "files that vanish": vanishing,
    "directory named x.yaml": folder_as_file,
    "line feed in a name": named(b"x\ny.yaml"),
    "escape in a name": named(b"x\x1b[2J\xc2\x9b31m.yaml"),
    "name that is not UTF-8": named(b"caf\xe9.yaml"),
    # Small parts, just as many as are read
    "items": in_file(lambda: join(b"clauses: [", filled(b"1,", 239_000), b"]\n")),
    "items beyond the most": in_file(lambda: join(b"clauses: [", filled(b"1,"), b"]\n")),
    "empty mappings": in_file(lambda: join(HEAD, b"clauses: [", filled(b"{},", 176_000), b"]\n")),
    "unknown keys": in_file(lambda: join(HEAD, numbered(b"k%d: 1\n", 44_000))),
    "language tags": in_file(lambda: join(HEAD, b"clauses:\n- title:\n", numbered(b"    en-a%d: x\n", 44_000))),
    "language tags of private use": in_file(
        lambda: join(HEAD, b"clauses:\n- title:\n", numbered(b"    en-x-a%d: x\n", 44_000))
    ),
    "a key twice at the end": in_file(lambda: join(numbered(b"k%d: 1\n", 44_000), b"k1: 2\n")),
    "clauses": in_file(lambda: clauses(3_000)),
    "clauses with one id": in_file(lambda: clauses(3_000, distinct=False)),
    "clauses without any right value": in_file(
        lambda: clauses(3_000, norm=b"duty", bearer=b"providers", topics=b"log")
    ),
    "references that lead nowhere": in_file(lambda: clauses(2_700, more=b", refs: [b1, b2]")),
    "the same statements": in_file(lambda: clauses(3_000, statement=STATEMENT)),
    "statements that differ by a word": in_file(lambda: clauses(3_000, statement=b" ".join([STATEMENT] * 6))),
    "few long statements alike": in_file(lambda: statements(3, filled(b"word ", ROOM // 3))),
    "long statements alike": in_file(lambda: statements(60, filled(b"these words stand here ", 60_000))),
    "texts alike without spaces": in_file(lambda: statements(60, filled("令险".encode(), 60_000), b"zh-Hans")),
    "comments that silence": in_file(
        lambda: join(
            HEAD, b"clauses: [", filled(b"1,", 90_000), b"]\n", filled(b"# comparator: ignore[near-copy] x\n", 3 * MB)
        )
    ),
    "comments that silence, in one line": in_file(
        lambda: join(
            HEAD, b"clauses: [", filled(b"1,", 90_000), b"] ", filled(b"# comparator: ignore[near-copy] x ", 3 * MB)
        )
    ),
    "comments that silence, not closed": in_file(
        lambda: join(HEAD, b"clauses: [1] ", filled(b"# comparator: ignore[ "))
    ),
    "comments that silence every rule": in_file(
        lambda: join(HEAD, b"clauses: [1]\n", filled(b"# comparator: ignore[%b] x\n" % EVERY))
    ),
    "comments that silence unknown rules": in_file(
        lambda: join(HEAD, b"clauses: [1]\n", filled(b"# comparator: ignore[a,b,c,d,e,f,g,h,i,j] x\n"))
    ),
    # Texts that a pattern could lose itself in
    "statement of 4 MB": in_file(lambda: one(b"statement", filled(b"word "))),
    "statement of 4 MB of one letter": in_file(lambda: one(b"statement", filled(b"x"))),
    "statement of 4 MB of Chinese": in_file(lambda: one(b"statement", filled("令".encode()))),
    "statement of 4 MB under zh-Hans": in_file(
        lambda: join(*(piece.replace(b"{en: ", b"{zh-Hans: ") for piece in one(b"statement", filled("令險".encode()))))
    ),
    "statement of 4 MB under ja": in_file(
        lambda: join(*(piece.replace(b"{en: ", b"{ja: ") for piece in one(b"statement", filled("令AI ".encode()))))
    ),
    "spaces within a text": in_file(lambda: one(b"statement", join(b"a", filled(b" "), b"b"))),
    "spaces before a comment": in_file(lambda: join(HEAD, b"clauses: [1] ", filled(b" "), b"# x \n")),
    "spaces and tabs by turns": in_file(lambda: join(HEAD, b"clauses: [1] ", filled(b"  \t"), b"# x \n")),
    "quotes and spaces": in_file(lambda: one(b"statement", filled(b" '  "))),
    "marks of 4 MB to be put in order": in_file(lambda: one(b"statement", join(b"a", filled("\u0301\u0316".encode())))),
    "marks of 4 MB in an id": in_file(lambda: join(HEAD, b"clauses:\n- id: a", filled("\u0301\u0316".encode()), b"\n")),
    "letters that stand for many": in_file(lambda: join(HEAD, b"clauses:\n- id: ", filled("\ufdfa".encode()), b"\n")),
    "hyphens in an id": in_file(lambda: join(HEAD, b"clauses:\n- id: ", filled(b"a-"), b"!\n")),
    "letters in an id": in_file(lambda: join(HEAD, b"clauses:\n- id: ", filled(b"a"), b"!\n")),
    "an address of 4 MB": in_file(
        lambda: join(HEAD, b"- {id: b, kind: official, url: 'https://", filled(b"a."), b"'}\n")
    ),
    "a tag of 4 MB": in_file(lambda: join(HEAD, b"clauses:\n- title:\n    ? en", filled(b"-abc"), b"\n    : x\n")),
    "brackets in a citation": in_file(lambda: join(HEAD, b"clauses:\n- cite: '", filled(b"(("), b"'\n")),
    "spaces in a citation": in_file(lambda: join(HEAD, b"clauses:\n- cite: '(", filled(b" "), b"x'\n")),
    "letters in a citation": in_file(lambda: join(HEAD, b"clauses:\n- cite: ", filled(b"art"), b" 1\n")),
    "hidden characters": in_file(lambda: one(b"statement", filled("\u200b".encode()))),
    "hidden characters in lines": in_file(lambda: one(b"statement", filled("\u200b\n\n".encode()))),
    "hidden characters as escapes": in_file(lambda: one(b"statement", join(filled(rb"\u200b"), "\u200b".encode()))),
    "hidden characters as escapes in a line": in_file(
        lambda: join(HEAD, b"clauses: [", filled(rb'"xxxxxxxxxxxxxxxxxxxxxxx\u200b",', 2 * MB), '"\u200b"]\n'.encode())
    ),
    "capitals": in_file(lambda: one(b"statement", filled("A1令".encode()))),
    "text over 4 MB of lines": in_file(lambda: one(b"statement", filled(b"a\n"))),
    "folded text": in_file(lambda: join(HEAD, b"clauses:\n- statement:\n    en: >-\n", filled(b"      a\n"))),
}
"""The cases by their names; the file of those from `clauses` on is a framework."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process, with its children, has taken, how it ended, and what it wrote."""

    cpu: float
    wall: float
    megabytes: float
    code: int
    out: bytes

    @property
    def first_line(self) -> str:
        """The first line of output, cut to the width of a table."""
        line = self.out.decode("utf-8", "backslashreplace").partition("\n")[0]
        line = line[line.find("x.yaml") :] if "x.yaml" in line else line
        return line if len(line) <= 110 else line[:109] + "…"


def measure(command: list[str | Path]) -> Cost:
    """Run `command` and return what it cost."""
    environment = os.environ | {"COMPARATOR_NO_CACHE": "1", "PYTHONSAFEPATH": "1"}
    with tempfile.TemporaryFile() as out:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
        signal.signal(signal.SIGALRM, lambda *_: process.kill())
        signal.alarm(LIMIT)
        _, status, usage = os.wait4(process.pid, 0)
        signal.alarm(0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        per_mb = MB if sys.platform == "darwin" else 1_000
        return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / per_mb, process.returncode, out.read())


def main() -> int:
    """Run the cases and print a line for each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", metavar="WORD", help="run the cases with WORD in their names")
    parser.add_argument("--seconds", type=float, default=2.0, help="CPU time that a case may take")
    parser.add_argument("--megabytes", type=float, default=300.0, help="memory that a case may take")
    parser.add_argument("options", nargs="*", metavar="OPTION", help="options of comparator validate")
    args = parser.parse_args()
    command = [sys.executable, "-m", "comparator", "validate", "--no-cache", *args.options]
    bad = 0
    print(f"{'case':44} {'CPU s':>6} {'wall s':>6} {'MB':>5} {'code':>4}  first line")
    for name, case in CASES.items():
        if args.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = case(Path(folder))
            as_root = case is unreadable and os.geteuid() == 0  # who may read everything
            cost = measure([*(HUMBLE if as_root else ()), *command, path])
            while BESIDE:
                beside = BESIDE.pop()
                beside.kill()
                beside.wait()
        slow = cost.cpu > args.seconds or cost.megabytes > args.megabytes
        broken = cost.code not in (0, 1, 2) or b"Traceback" in cost.out
        bad += slow or broken
        mark = "  <- crash" if broken else "  <- too much" if slow else ""
        numbers = f"{cost.cpu:6.2f} {cost.wall:6.2f} {cost.megabytes:5.0f} {cost.code:4}"
        print(f"{name:44} {numbers}  {cost.first_line}{mark}", flush=True)
    print(f"{bad} cases took more than {args.seconds:g} s or {args.megabytes:g} MB, or crashed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
