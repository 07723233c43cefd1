"""Every command is explained: help, examples that parse, and a place in the written documentation."""

import argparse
import re
import shlex

import pytest

from comparator.cli.main import COMMANDS, module
from comparator.validation.context import load_context


def examples(text: str) -> list[str]:
    """Return the lines of `text` that call the comparator, without what follows a redirection or a pipe."""
    lines = (line.strip().removeprefix("$ ") for line in text.splitlines())
    return [re.split(r"\s+[|>#]|\s{2,}", line)[0] for line in lines if re.match(r"comparator [a-z]+\b", line)]


def parse(example: str) -> None:
    """Parse one example as its command would; argparse exits when it cannot."""
    _, command, *arguments = shlex.split(example)
    parser = argparse.ArgumentParser(prog=command, allow_abbrev=False)
    module(command).configure(parser)
    parser.parse_args(arguments)


def fenced(text: str) -> str:
    """Return the code blocks of a Markdown text."""
    return "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE))


@pytest.fixture(scope="module")
def documents(root):
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "README.md", *root.glob("docs/*.md"))}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_one_line(command):
    text = module(command).HELP
    assert text.strip()
    assert "\n" not in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_argument_of_every_command_has_help(command):
    parser = argparse.ArgumentParser()
    module(command).configure(parser)
    assert all(action.help for action in parser._actions)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples_that_parse(command):
    found = examples(module(command).EPILOG)
    assert any(line.startswith(f"comparator {command}") for line in found)
    for example in found:
        parse(example)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_documentation(command, documents):
    assert re.search(rf"\bcomparator {command}\b", "\n".join(documents.values()))


def test_every_documented_example_parses(documents):
    for text in documents.values():
        for example in examples(fenced(text)):
            parse(example)


@pytest.mark.parametrize("name", ["topics", "roles", "scopes", "measures", "forms"])
def test_the_guide_to_encoding_lists_every_key(name, root, documents):
    text = documents["encoding.md"]
    listed = text[text.index(f"(`vocabularies/{name}.yaml`)") :]
    keys = load_context(root / "vocabularies").keys[name]
    words = set(re.findall(r"[a-z][a-z-]+", re.split(r"\n\n\*\*|\n\nIf nothing", listed)[0]))
    assert set(keys) <= words


def test_links_between_the_documents_lead_somewhere(root):
    for path in (*root.glob("*.md"), *root.glob("docs/*.md")):
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_files_that_the_architecture_page_names_exist(root):
    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    for name in re.findall(r"`((?:src|docs|tests|schemas|vocabularies|lexicon|frameworks)/[\w/.-]+)`", text):
        assert (root / name).exists(), f"docs/architecture.md names {name}"


def test_the_changelog_has_an_entry_for_this_version(root):
    from comparator import __version__

    assert f"## [{__version__}]" in (root / "CHANGELOG.md").read_text(encoding="utf-8")
