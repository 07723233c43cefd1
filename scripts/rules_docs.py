"""Write docs/rules.md from the rules and their example files, or print it.

    python scripts/rules_docs.py            write the page
    python scripts/rules_docs.py --print    print it instead

A rule's examples are the files named after it in tests/validation/examples/bad and good. The page shows the lines
in which the two differ, with a line or two around them.
"""

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from comparator.validation.kinds import VOCABULARIES, Kind
from comparator.validation.rules import CROSS_RULES, RULES
from comparator.validation.subject import CrossRule, Rule

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "rules.md"
EXAMPLES = ROOT / "tests" / "validation" / "examples"
MARK = "# <- here"
AROUND = 1
"""Lines shown before and behind those that differ."""
WIDEST = 110

HEAD = """# Rules of the validator

<!-- Written by scripts/rules_docs.py from the rules and their examples. Change those, then run it again. -->

`comparator validate` checks the form of every file by its JSON Schema, and beyond that the rules below. An error means
that the file is wrong; a warning means that somebody should look. Each example is taken from the tests: the first part
breaks the rule, where the comment `# <- here` points, and the second does not. Lines that are the same in both are left
out at `# ...`. [Check your framework files in CI](validation.md) says how to silence a finding, and how to turn a rule
off or on.

"""


def page() -> str:
    """Return the text of docs/rules.md."""
    every: list[Rule | CrossRule] = [*RULES, *CROSS_RULES]
    rules = sorted(every, key=lambda rule: rule.id)
    rows = [f"| [`{rule.id}`](#{rule.id}) | {rule.severity} | {_where(rule)} |" for rule in rules]
    table = "\n".join(["| rule | severity | files |", "|---|---|---|", *rows])
    return HEAD + table + "\n\n" + "\n\n".join(map(section, rules)) + "\n"


def section(rule: Rule | CrossRule) -> str:
    """Return the section on one rule."""
    lines = [f"## {rule.id}", "", f"{rule.severity.capitalize()}, in {_where(rule)}{_when(rule)}.", ""]
    lines += [_sentence(rule.why), "", f"**How to mend it.** {_sentence(rule.fix)}", ""]
    bad, good = _examples(rule.id)
    lines += ["Breaks the rule:", "", *_fenced(bad), "", "Mended:", "", *_fenced(good)]
    return "\n".join(lines)


def _where(rule: Rule | CrossRule) -> str:
    kinds = set(rule.kinds)
    names: list[str] = []
    if kinds == set(Kind):
        return "all files"
    if kinds >= VOCABULARIES:
        kinds -= VOCABULARIES
        names = ["vocabulary"]
    names = [*(kind.value for kind in Kind if kind in kinds), *names]
    last = names.pop()
    return f"{', '.join(names)} and {last} files" if names else f"{last} files"


def _when(rule: Rule | CrossRule) -> str:
    if isinstance(rule, CrossRule):
        return "; it compares all files of a run"
    return "" if rule.on_by_default else "; off until it is selected"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].removesuffix(".") + "."


def _examples(rule: str) -> tuple[list[str], list[str]]:
    """Return the lines of the bad example and of the good one that tell how they differ."""
    bad, good = _content(EXAMPLES / "bad", rule), _content(EXAMPLES / "good", rule)
    # A marked line differs by its mark, and so is shown even where the mending is elsewhere.
    blocks = SequenceMatcher(None, bad, good, autojunk=False).get_grouped_opcodes(AROUND)
    out: tuple[list[str], list[str]] = ([], [])
    for block in blocks:
        for side, lines, (start, end) in (
            (0, bad, (block[0][1], block[-1][2])),
            (1, good, (block[0][3], block[-1][4])),
        ):
            if out[side]:
                out[side].append("# ...")
            out[side].extend(lines[start:end])
    return out


def _content(folder: Path, rule: str) -> list[str]:
    """Return the lines of the example of a rule; those of a folder one file behind the other, with their names."""
    file = folder / f"{rule}.yaml"
    if file.exists():
        return _lines(file)
    files = sorted((folder / rule).rglob("*.yaml"))
    if not files:
        raise SystemExit(f"there is no example {file}")
    return [line for path in files for line in (f"# {path.relative_to(folder / rule)}", *_lines(path))]


def _lines(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8").removesuffix("\n").split("\n")


def _fenced(lines: Sequence[str]) -> Iterable[str]:
    """Return the lines as a block of YAML in which every character can be seen."""
    return ["```yaml", *map(_shown, lines), "```"]


def _shown(line: str) -> str:
    ending = line.removesuffix("\r")
    spaces = len(ending) - len(ending.rstrip(" "))
    visible = "".join(_visible(character) for character in ending.rstrip(" ")) + "·" * spaces
    visible += "␍" if ending != line else ""
    if len(visible) <= WIDEST:
        return visible
    mark = f"  {MARK}" if MARK in visible else ""
    return visible[: WIDEST - len(mark)].rstrip() + "…" + mark


def _visible(character: str) -> str:
    if character == "\t":
        return "⇥"
    # Accents and parts of Hangul syllables look as one with the letter before; the examples of Unicode forms need them.
    joins = unicodedata.combining(character) or "\u1100" <= character <= "\u11ff"
    return character if character.isprintable() and not joins else f"<U+{ord(character):04X}>"


def main() -> None:
    """Write the page, or print it."""
    if "--print" in sys.argv[1:]:
        sys.stdout.write(page())
        return
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    print(f"{PAGE.relative_to(ROOT)}: {len(RULES) + len(CROSS_RULES)} rules", file=sys.stderr)


if __name__ == "__main__":
    main()
