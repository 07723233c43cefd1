"""The ids of all rules whose findings can be selected, ignored, weighed and silenced."""

from comparator.validation.rules import CROSS_RULES, RULES
from comparator.validation.silence import UNKNOWN_RULE, UNUSED, WITHOUT_REASON

SCHEMA_RULES = (
    "empty-value",
    "listed-twice",
    "missing-key",
    "schema",
    "too-long",
    "unknown-key",
    "wrong-form",
    "wrong-type",
    "wrong-value",
)
"""What the schemas find (validation/schema_words.py)."""

CAN_BE_SILENCED = frozenset((*SCHEMA_RULES, *(rule.id for rule in RULES), *(rule.id for rule in CROSS_RULES)))
"""The rules that a comment may name."""
CONFIGURABLE = CAN_BE_SILENCED | {UNKNOWN_RULE, UNUSED, WITHOUT_REASON}
"""The rules that settings may name. What keeps a file from being read at all is always said."""
OFF_BY_DEFAULT = tuple(rule.id for rule in RULES if not rule.on_by_default)
