"""Rules beyond the schemas, one a module: what it finds, why that matters and how to mend it."""

from comparator.validation.rules import (
    concept_id_twice,
    duplicate_id,
    framework_id_twice,
    id_not_as_file_name,
    impossible_date,
    lifecycle_order,
    obligation_without_bearer,
    set_without_join,
    statement_too_long,
    term_of_two_concepts,
    unknown_broader,
    unknown_clause,
    unknown_domain,
    unknown_form,
    unknown_jurisdiction,
    unknown_measure,
    unknown_part,
    unknown_role,
    unknown_scope,
    unknown_source,
    unknown_topic,
    unknown_unit,
    value_form,
)
from comparator.validation.subject import CrossRule, Rule

RULES: tuple[Rule, ...] = (
    duplicate_id.RULE,
    id_not_as_file_name.RULE,
    impossible_date.RULE,
    lifecycle_order.RULE,
    obligation_without_bearer.RULE,
    set_without_join.RULE,
    statement_too_long.RULE,
    unknown_broader.RULE,
    unknown_clause.RULE,
    unknown_domain.RULE,
    unknown_form.RULE,
    unknown_jurisdiction.RULE,
    unknown_measure.RULE,
    unknown_part.RULE,
    unknown_role.RULE,
    unknown_scope.RULE,
    unknown_source.RULE,
    unknown_topic.RULE,
    unknown_unit.RULE,
    value_form.RULE,
)
"""The rules on one file."""

CROSS_RULES: tuple[CrossRule, ...] = (
    concept_id_twice.RULE,
    framework_id_twice.RULE,
    term_of_two_concepts.RULE,
)
"""The rules on the files of a run together."""
