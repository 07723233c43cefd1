"""Building a `Framework` from a parsed document."""

from collections.abc import Container

from comparator.corpus.cursor import Cursor
from comparator.corpus.reader import Document
from comparator.model.framework import (
    USUAL_STRENGTH,
    Absence,
    Bound,
    Change,
    Clause,
    CooperationRecord,
    Force,
    Framework,
    Join,
    LifecycleEvent,
    Norm,
    Parameter,
    Part,
    Period,
    Related,
    Reservation,
    Sanction,
    Source,
    Strength,
)


def framework(document: Document, known_topics: Container[str] | None = None) -> Framework:
    """Build the framework that `document` holds.

    Args:
        document: The parsed file.
        known_topics: The topics of the vocabulary, to which clauses must be keyed; None skips the check.

    Raises:
        InputError: A key that the model needs is missing or has the wrong type, a clause id stands twice, or
            a topic is not known.
    """
    root = Cursor.root(document, "the framework")
    framework_id = root.string("id")
    cooperation = root.mapping("cooperation")
    return Framework(
        id=framework_id,
        title=root.text("title", required=True),
        short=root.text("short", required=True),
        jurisdiction=root.string("jurisdiction"),
        pillar=root.string("pillar"),
        form=root.string("form"),
        force=root.enum("force", Force),
        issuer=root.text("issuer"),
        languages=root.strings("languages"),
        lifecycle=tuple(_event(item) for item in root.items("lifecycle", "lifecycle event")),
        sources=tuple(_source(item) for item in root.items("sources", "source")),
        clauses=_clauses(root, framework_id, known_topics),
        summary=root.text("summary"),
        parts=tuple(_part(item) for item in root.items("parts", "part")),
        related=tuple(_related(item) for item in root.items("related", "related instrument")),
        absent=tuple(_absence(item) for item in root.items("absent", "absence")),
        reservations=tuple(_reservation(item) for item in root.items("reservations", "reservation")),
        offers=tuple(_cooperation(item) for item in cooperation.items("offers", "offer")),
        needs=tuple(_cooperation(item) for item in cooperation.items("needs", "need")),
        notes=root.texts("notes"),
    )


def _clauses(root: Cursor, framework_id: str, known_topics: Container[str] | None) -> tuple[Clause, ...]:
    found: dict[str, Clause] = {}
    for item in root.items("clauses", "clause", required=True):
        clause = _clause(item, framework_id)
        if clause.id in found:
            raise item.error(f"clause id `{clause.id}` stands twice", "id")
        for index, topic in enumerate(clause.topics):
            if known_topics is not None and topic not in known_topics:
                message = f"clause `{clause.id}` has topic `{topic}`, which is not in the vocabulary"
                raise item.error(message, "topics", index)
        found[clause.id] = clause
    return tuple(found.values())


def _clause(item: Cursor, framework_id: str) -> Clause:
    norm = item.enum("norm", Norm)
    return Clause(
        framework=framework_id,
        id=item.string("id"),
        cite=item.string("cite"),
        title=item.text("title", required=True),
        statement=item.text("statement", required=True),
        norm=norm,
        strength=item.enum("strength", Strength, USUAL_STRENGTH[norm]),
        topics=item.strings("topics", required=True),
        sources=_one_or_more(item, "source"),
        part=item.string("part", ""),
        parent=item.string("parent", ""),
        bearer=item.strings("bearer"),
        bearer_term=item.text("bearer_term"),
        counterparty=item.strings("counterparty"),
        scope=item.strings("scope"),
        applies=tuple(_period(period) for period in item.items("applies", "period")),
        exceptions=item.texts("exceptions"),
        parameters=tuple(_parameter(parameter) for parameter in item.items("parameters", "parameter")),
        joins=tuple(_join(join) for join in item.items("joins", "join")),
        sanctions=tuple(
            Sanction(clause=sanction.string("clause"), trigger=sanction.string("trigger"))
            for sanction in item.items("sanctions", "sanction")
        ),
        history=tuple(_change(change) for change in item.items("history", "change")),
        replaces=item.string("replaces", ""),
        lead=item.string("lead", ""),
        refs=item.strings("refs"),
        notes=item.texts("notes"),
    )


def _one_or_more(item: Cursor, key: str) -> tuple[str, ...]:
    if isinstance(item.data.get(key), list):
        return item.strings(key)
    return (item.string(key),)


def _parameter(item: Cursor) -> Parameter:
    value = item.data.get("value")
    if not isinstance(value, int | float | str) or isinstance(value, bool):
        raise item.error(f"{item.label} has no `value` that is a number or a date", "value")
    return Parameter(
        measure=item.string("measure"),
        value=value,
        unit=item.string("unit"),
        bound=item.enum("bound", Bound),
        condition=item.text("condition"),
        basis=item.text("basis"),
        set=item.string("set", ""),
        by=_year_or_date(item, "by"),
    )


def _year_or_date(item: Cursor, key: str) -> str:
    value = item.data.get(key, "")
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else item.string(key, "")


def _join(item: Cursor) -> Join:
    return Join(
        set=item.string("set"),
        rule=item.string("rule"),
        also=item.texts("also"),
        condition=item.text("condition"),
    )


def _period(item: Cursor) -> Period:
    return Period(start=item.string("from", ""), until=item.string("until", ""), condition=item.text("condition"))


def _change(item: Cursor) -> Change:
    return Change(kind=item.string("kind"), by=item.string("by"), on=item.string("on", ""), note=item.text("note"))


def _event(item: Cursor) -> LifecycleEvent:
    return LifecycleEvent(
        event=item.string("event"),
        on=item.string("on"),
        chamber=item.text("chamber"),
        note=item.text("note"),
        by=item.string("by", ""),
        source=item.string("source", ""),
    )


def _source(item: Cursor) -> Source:
    return Source(
        id=item.string("id"),
        title=item.string("title"),
        url=item.string("url"),
        language=item.string("language"),
        kind=item.string("kind"),
        checked=item.string("checked"),
        eli=item.string("eli", ""),
        note=item.text("note"),
    )


def _part(item: Cursor) -> Part:
    return Part(
        id=item.string("id"),
        cite=item.string("cite"),
        title=item.text("title", required=True),
        parent=item.string("parent", ""),
    )


def _related(item: Cursor) -> Related:
    return Related(
        relation=item.string("relation"),
        framework=item.string("framework", ""),
        title=item.text("title"),
        cite=item.string("cite", ""),
        source=item.string("source", ""),
    )


def _absence(item: Cursor) -> Absence:
    return Absence(
        topic=item.string("topic"),
        statement=item.text("statement", required=True),
        source=item.string("source"),
    )


def _reservation(item: Cursor) -> Reservation:
    return Reservation(
        id=item.string("id"),
        position=item.string("position"),
        statement=item.text("statement", required=True),
        source=item.string("source"),
        topic=item.string("topic", ""),
        clause=item.string("clause", ""),
        on=item.string("on", ""),
    )


def _cooperation(item: Cursor) -> CooperationRecord:
    return CooperationRecord(
        id=item.string("id"),
        cite=item.string("cite"),
        statement=item.text("statement", required=True),
        kind=item.string("kind"),
        topics=item.strings("topics", required=True),
        source=item.string("source"),
        offered_by=item.strings("from"),
        offered_to=item.strings("to"),
        offered_first=item.strings("first"),
        sdgs=item.integers("sdgs"),
        parameters=tuple(_parameter(parameter) for parameter in item.items("parameters", "parameter")),
        applies=tuple(_period(period) for period in item.items("applies", "period")),
        clauses=item.strings("clauses"),
    )
