"""Which rules run and how bad their findings are: `[tool.comparator]` of pyproject.toml, and the command line."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from comparator.corpus.contents import read_bytes
from comparator.model.errors import InputError
from comparator.validation.diagnostic import Diagnostic, Severity

FILE = "pyproject.toml"
OFF = "off"

_TABLE = "[tool.comparator]"
_KEYS = ("select", "ignore", "severity", "references")
_LEVELS = (*(level.value for level in Severity), OFF)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project wants of the check.

    Attributes:
        select: The ids of the rules that run; None for those that are on by default.
        ignore: The ids of rules that do not run.
        severity: How bad the findings of a rule are, by its id; None turns it off. A rule that is off by default
            is turned on by a severity.
        references: A folder of official texts that statements must not repeat.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity | None] = field(default_factory=dict)
    references: Path | None = None

    def runs(self, rule: str) -> bool:
        """Return whether findings of the rule are shown; which rules are on by default is not known here."""
        if rule in self.ignore or self.severity.get(rule, Severity.ERROR) is None:
            return False
        return self.select is None or rule in self.select or rule in self.severity

    def asks_for(self, rule: str) -> bool:
        """Return whether the rule is named as one to run."""
        return self.runs(rule) and (rule in (self.select or ()) or rule in self.severity)

    def judged(self, diagnostic: Diagnostic) -> Diagnostic:
        """Return the finding with the severity that the project gives it."""
        severity = self.severity.get(diagnostic.rule)
        return diagnostic if severity is None else replace(diagnostic, severity=severity)


def load_settings(folder: Path) -> Settings:
    """Read the settings that apply in `folder`: those of the nearest pyproject.toml there or above.

    Raises:
        InputError: The file cannot be read, or a setting is wrong.
    """
    for place in (folder.absolute(), *folder.absolute().parents):
        path = place / FILE
        if path.is_file():
            return _read(path)
    return Settings()


def extra_rules(settings: Settings) -> tuple[str, ...]:
    """Return the ids of the rules that run because the settings ask for them, though they are off by default."""
    if settings.select is None and not settings.severity:
        return ()
    from comparator.validation.rule_ids import OFF_BY_DEFAULT

    return tuple(rule for rule in OFF_BY_DEFAULT if settings.asks_for(rule))


def override(
    settings: Settings,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    severity: Iterable[str] = (),
) -> Settings:
    """Return settings with those of the command line before them.

    Args:
        settings: The settings of the project.
        select: Ids of rules; they replace those of the project.
        ignore: Ids of rules, beside those of the project.
        severity: Levels, each as `RULE=LEVEL`; they replace those of the project for that rule.

    Raises:
        InputError: A rule or a level is not known.
    """
    levels: dict[str, Any] = {}
    for item in severity:
        rule, equals, level = item.partition("=")
        if not equals:
            raise InputError(f"--severity takes RULE=LEVEL, not `{item}`")
        levels[rule] = level
    return replace(
        settings,
        select=settings.select if select is None else _rules(list(select), "--select", ""),
        ignore=settings.ignore | _rules(list(ignore), "--ignore", ""),
        severity={**settings.severity, **_severity(levels, "--severity", "")},
    )


def _read(path: Path) -> Settings:
    name = str(path)
    text = read_bytes(path).decode("utf-8", "replace")
    if "comparator" not in text:
        return Settings()
    import tomllib

    try:
        table = tomllib.loads(text).get("tool", {}).get("comparator", {})
    except (tomllib.TOMLDecodeError, AttributeError, RecursionError) as error:
        raise InputError(f"this is not TOML as it is used here ({error})", path=name) from None
    if not isinstance(table, dict):
        raise InputError("`tool.comparator` must be a table", path=name)
    for key in table:
        if key not in _KEYS:
            raise InputError(f"{_TABLE} has the unknown key `{key}`; its keys are {', '.join(_KEYS)}", path=name)
    references = table.get("references")
    if references is not None and not isinstance(references, str):
        raise InputError("`references` must be the name of a folder", path=name)
    return Settings(
        select=_rules(table["select"], "`select`", name) if "select" in table else None,
        ignore=_rules(table.get("ignore", []), "`ignore`", name),
        severity=_severity(table.get("severity", {}), "`severity`", name),
        references=path.parent / references if references is not None else None,
    )


def _rules(value: Any, what: str, path: str) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InputError(f"{what} must be a list of rule ids", path=path)
    if value:
        _check_known(value, what, path)
    return frozenset(value)


def _severity(value: Any, what: str, path: str) -> dict[str, Severity | None]:
    if not isinstance(value, dict):
        raise InputError(f"{what} must be a table of rule ids and levels", path=path)
    if value:
        _check_known(value, what, path)
    for rule, level in value.items():
        if level not in _LEVELS:
            raise InputError(f"{what} gives `{rule}` the level `{level}`; it is one of {', '.join(_LEVELS)}", path=path)
    return {rule: None if level == OFF else Severity(level) for rule, level in value.items()}


def _check_known(rules: Collection[str], what: str, path: str) -> None:
    # Imported when there is a rule to look up, because the rules import much that a run without settings need not.
    from comparator.validation.nearest import did_you_mean
    from comparator.validation.rule_ids import CONFIGURABLE

    for rule in rules:
        if rule not in CONFIGURABLE:
            guess = did_you_mean(rule, CONFIGURABLE)
            raise InputError(f"{what} names `{rule}`, which is no rule" + (f"; {guess}" if guess else ""), path=path)
