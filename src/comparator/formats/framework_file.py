"""A framework as the text of a file."""

from typing import Any

import yaml

WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """Writes no aliases, which readers of framework files refuse, and indents lists."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def framework_yaml(data: dict[str, Any]) -> str:
    """Return the text of a framework file, keys in the order given, with the line that names its schema."""
    head = "# yaml-language-server: $schema=https://comparator.example/schemas/framework.schema.json\n"
    return head + str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH))
