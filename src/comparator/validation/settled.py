"""The last word on findings: what comments silence, and what the settings of the project say."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from comparator.validation.report import FileReport, in_order
from comparator.validation.settings import Settings
from comparator.validation.silence import silenced

_NONE = Settings()


def settled(reports: Iterable[FileReport], settings: Settings) -> Iterator[FileReport]:
    """Yield the reports with the findings that are left, as bad as the settings say."""
    for report in reports:
        yield settle(report, settings)


def settle(report: FileReport, settings: Settings) -> FileReport:
    """Return the report with the findings that are left, as bad as the settings say."""
    plain = settings == _NONE
    if not report.silences and (plain or not report.diagnostics):
        return report
    found = silenced(report.diagnostics, report.silences, settings.runs)
    if not plain:
        from comparator.validation.rule_ids import CONFIGURABLE

        found = tuple(
            settings.judged(item) for item in found if item.rule not in CONFIGURABLE or settings.runs(item.rule)
        )
    return replace(report, diagnostics=in_order(found))
