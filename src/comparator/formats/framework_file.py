"""A framework as the text of a file."""

import re
from typing import Any

import yaml

from comparator.text.visible import HIDDEN

WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """Writes no aliases, which readers of framework files refuse, and indents lists."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    """Return a string; one with hidden characters in double quotes, where an escape stands for each of them."""
    style = '"' if HIDDEN.search(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def framework_yaml(data: dict[str, Any]) -> str:
    """Return the text of a framework file, keys in the order given, with the line that names its schema."""
    head = "# yaml-language-server: $schema=https://comparator.example/schemas/framework.schema.json\n"
    text = str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH))
    return head + "".join(HIDDEN.sub(_escape, line) + "\n" for line in text.split("\n")[:-1])


def _escape(match: re.Match[str]) -> str:
    """Return the escape that YAML reads back as the character."""
    return f"\\U{ord(match.group()):08x}"
