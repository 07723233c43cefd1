"""A command pays only for what it needs: heavy libraries come in late, and Textual only for the app."""

import os
import resource
import subprocess
import sys

import pytest

from comparator.cli.main import COMMANDS

HEAVY = {"textual", "numpy", "scipy", "rich", "yaml", "jsonschema", "rapidfuzz", "opencc"}


def test_importing_the_package_brings_in_no_library(modules_after):
    assert not modules_after("import comparator") & HEAVY


def test_asking_for_the_version_brings_in_no_library(modules_after):
    code = "sys.argv = ['comparator', '--version']\nfrom comparator.__main__ import main\nmain()"
    assert not modules_after(code) & HEAVY


def test_the_overview_brings_in_no_library(modules_after):
    code = "sys.argv = ['comparator', '--help']\nfrom comparator.__main__ import main\nmain()"
    assert not modules_after(code) & HEAVY


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_module_brings_in_textual(modules_after, command):
    assert "textual" not in modules_after(f"import comparator.cli.commands.{command}")


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["validate"],
        ["compare", "us-nist-ai-rmf", "waico-proposal-2025"],
        ["matrix", "--topic", "logging"],
    ],
    ids=" ".join,
)
def test_commands_run_without_textual(modules_after, arguments):
    code = f"sys.argv = ['comparator', *{arguments!r}]\nfrom comparator.__main__ import main\nassert main() < 2"
    assert "textual" not in modules_after(code)


def test_the_version_costs_little_more_than_argparse():
    """At most twice the CPU of a bare `import argparse` plus 60 ms; the least of several runs counts."""
    version = min(_cpu_seconds("-m", "comparator", "--version") for _ in range(5))
    argparse = min(_cpu_seconds("-c", "import argparse") for _ in range(5))
    assert version <= 2 * argparse + 0.060


def _cpu_seconds(*arguments: str) -> float:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
