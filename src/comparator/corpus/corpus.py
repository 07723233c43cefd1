"""The corpus: every framework in a folder, with the vocabularies."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from comparator.corpus.frameworks import framework
from comparator.corpus.mappings import load_mapping_set, mapping_set
from comparator.corpus.reader import read_document
from comparator.corpus.resources import data_root
from comparator.corpus.vocabularies import load_vocabularies
from comparator.model.errors import InputError
from comparator.model.framework import Clause, Framework
from comparator.model.mapping import MappingSet
from comparator.model.vocabulary import Vocabularies

MAPPINGS = "mappings"
"""Name of the folder that holds mapping sets."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Frameworks by id, in the order of their ids, with the file that each came from; mapping sets likewise."""

    frameworks: Mapping[str, Framework]
    files: Mapping[str, Path]
    vocabularies: Vocabularies
    mapping_sets: Mapping[str, MappingSet] = field(default_factory=dict)

    def framework(self, framework_id: str) -> Framework:
        """Return the framework with this id.

        Raises:
            InputError: There is none; the message names the nearest id.
        """
        found = self.frameworks.get(framework_id)
        if found is not None:
            return found
        near = difflib.get_close_matches(framework_id, self.frameworks, n=1, cutoff=0.5)
        hint = f"; did you mean `{near[0]}`?" if near else "; `comparator list` shows the ids"
        raise InputError(f"there is no framework `{framework_id}` in the corpus{hint}", rule="unknown-id")

    def jurisdictions(self) -> tuple[str, ...]:
        """Return the keys of the jurisdictions that have a framework, sorted."""
        return tuple(sorted({item.jurisdiction for item in self.frameworks.values()}))

    def clauses_on(self, topic: str) -> tuple[Clause, ...]:
        """Return every clause keyed to `topic`, by framework and then in the order of the instrument."""
        return tuple(clause for item in self.frameworks.values() for clause in item.clauses if topic in clause.topics)


def framework_files(folder: Path) -> list[Path]:
    """Return the YAML files below `folder`, sorted; links to folders are not followed.

    Raises:
        InputError: The folder is not there.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder", path=str(folder), rule="file-unreadable")
    return sorted(path for path in folder.rglob("*.yaml") if not path.is_dir())


def load_framework(path: Path, vocabularies: Vocabularies) -> Framework:
    """Read one framework file.

    Raises:
        InputError: The file cannot be read, is not a framework, or keys a clause to an unknown topic.
    """
    return framework(read_document(path), vocabularies.topics)


def load_corpus(folder: Path | None = None, added: Sequence[Path] = ()) -> Corpus:
    """Load every framework below `folder`, or the shipped ones, and those of the added files and folders.

    Mapping sets are the shipped ones, or those in a folder `mappings` of `folder`, and those that are added: an added
    file with the key `mappings` is one.

    Raises:
        InputError: A file is bad, or two files have the same id.
    """
    root = data_root()
    vocabularies = load_vocabularies(root / "vocabularies")
    decisions = folder / MAPPINGS if folder is not None else root / MAPPINGS
    frameworks: dict[str, Framework] = {}
    files: dict[str, Path] = {}
    for path in framework_files(folder if folder is not None else root / "frameworks"):
        if decisions not in path.parents:
            _keep(load_framework(path, vocabularies), path, frameworks, files)
    sets = [(path, load_mapping_set(path)) for path in sorted(decisions.rglob("*.yaml"))]
    for place in added:
        for path in framework_files(place) if place.is_dir() else [place]:
            document = read_document(path)
            if isinstance(document.data, dict) and MAPPINGS in document.data:
                sets.append((path, mapping_set(document)))
            else:
                _keep(framework(document, vocabularies.topics), path, frameworks, files)
    ordered = {name: frameworks[name] for name in sorted(frameworks)}
    return Corpus(ordered, files, vocabularies, _by_id(sets))


def _keep(item: Framework, path: Path, frameworks: dict[str, Framework], files: dict[str, Path]) -> None:
    if item.id in frameworks:
        raise InputError(f"framework `{item.id}` is already in {files[item.id]}", path=str(path), rule="duplicate-id")
    frameworks[item.id] = item
    files[item.id] = path


def _by_id(sets: Iterable[tuple[Path, MappingSet]]) -> dict[str, MappingSet]:
    found: dict[str, MappingSet] = {}
    for path, item in sets:
        if item.id in found:
            raise InputError(f"mapping set `{item.id}` is there twice", path=str(path), rule="duplicate-id")
        found[item.id] = item
    return found
