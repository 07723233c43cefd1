"""What the page says about a clause beside its statement, and what the clipboard gets."""

from dataclasses import replace

from rich.style import Style

from comparator.corpus.corpus import Corpus, load_corpus
from comparator.model.candidate import Span
from comparator.model.framework import Change, Clause, Force, LifecycleEvent, Norm, Part, Period, Strength
from comparator.tui.clipboard import as_text
from comparator.tui.explorer import Explorer, Row
from comparator.tui.facts import facts
from comparator.tui.marks import marked
from comparator.tui.naming import ORIGINAL, own_name


def told(corpus: Corpus, clause: Clause, language: str = "en") -> dict[str, str]:
    """Return the facts by label, each on one line."""
    return {fact.label: " / ".join(fact.lines) for fact in facts(corpus, clause, language)}


def clause_of(corpus: Corpus, framework: str, clause: str) -> Clause:
    found = corpus.frameworks[framework].clause(clause)
    assert found is not None
    return found


def test_a_clause_tells_norm_bearer_scope_dates_parameters_and_source():
    corpus = load_corpus()
    found = told(corpus, clause_of(corpus, "kr-trial-act", "art-1"), "ko")
    assert found["Norm"] == "obligation"
    assert found["Bearer"] == "Provider (“인공지능사업자”)"
    assert found["Scope"] == "High-impact AI"
    assert found["Applies"] == "with the instrument, from 2026-01-22"
    assert found["Parameters"] == "Log retention: ≥ 1 year"
    assert "https://example.org/kr/act / official; ko; checked 2026-11-01" in found["Source"]
    assert "Notes" not in found


def test_a_secondary_source_is_marked():
    corpus = load_corpus()
    source = next(fact for fact in facts(corpus, clause_of(corpus, "cn-trial-measures", "art-5"), "en") if fact.warn)
    assert "⚠ secondary" in source.lines[-1]


def test_an_official_source_that_was_not_read_is_marked():
    corpus = load_corpus()
    framework = corpus.frameworks["kr-trial-act"]
    unread = tuple(replace(source, kind="official-not-read") for source in framework.sources)
    corpus = replace(corpus, frameworks={framework.id: replace(framework, sources=unread)})
    source = next(fact for fact in facts(corpus, framework.clauses[0], "en") if fact.warn)
    assert "⚠ official, not read" in source.lines[-1]


def test_periods_parts_history_and_strength_are_told():
    corpus = load_corpus()
    framework = corpus.frameworks["kr-trial-act"]
    parts = (
        Part("ch-1", "Chapter I", {"en": "General"}),
        Part("sec-1", "Section 1", {"en": "Logs"}, parent="ch-1"),
        Part("loop", "Loop", {"en": "Itself"}, parent="loop"),
    )
    clause = replace(
        framework.clauses[0],
        part="sec-1",
        strength=Strength.ENDEAVOUR,
        applies=(Period("2026-01-01", "2026-12-31", {"en": "large firms"}), Period()),
        history=(Change("inserted", "Act 2", "2026-02-01"), Change("amended", "Act 3")),
        sources=("unknown",),
    )
    changed = replace(framework, parts=parts, clauses=(clause,))
    corpus = replace(corpus, frameworks={**corpus.frameworks, framework.id: changed})
    found = told(corpus, clause)
    assert found["Norm"] == "obligation (endeavour)"
    assert found["Applies"] == "from 2026-01-01 until 2026-12-31 (large firms) / always"
    assert found["Part"] == "Chapter I General › Section 1 Logs"
    assert found["History"] == "2026-02-01: inserted, Act 2 / date not recorded: amended, Act 3"
    assert found["Source"] == "unknown (not described in the file)"
    assert told(corpus, replace(clause, part="loop"))["Part"] == "Loop Itself", "a circle of parts ends"


def test_a_name_in_the_own_language_is_given_where_english_is_not_one_of_them():
    corpus = load_corpus()
    assert own_name(corpus, "KR") == "대한민국"
    assert own_name(corpus, "KE") == ""
    assert own_name(corpus, "XX") == ""


def test_the_original_language_is_that_of_each_clauses_instrument():
    explorer = Explorer(load_corpus(), language=ORIGINAL)
    assert explorer.spoken(clause_of(explorer.corpus, "kr-trial-act", "art-1")) == "ko"
    assert explorer.spoken(clause_of(explorer.corpus, "ke-trial-strategy", "goal-1")) == "en"


def test_languages_go_round_and_end_with_the_original_ones():
    explorer = Explorer(load_corpus(), a="cn-trial-measures")
    assert [explorer.next_language() for _ in range(3)] == ["zh-Hans", ORIGINAL, "en"]
    alone = Explorer(load_corpus(), a="ke-trial-strategy", language="ko")
    assert alone.next_language() == "en"


def test_a_clause_alone_is_copied_without_a_side():
    clause = clause_of(load_corpus(), "ke-trial-strategy", "goal-2")
    text = as_text(Row(clause), lambda _: "en")
    assert text == "ke-trial-strategy Goal 2: Children online\nDeployers should protect children who use AI.\n"


def test_an_instrument_that_is_not_in_force_applies_from_no_day():
    corpus = load_corpus()
    bill = replace(
        corpus.frameworks["kr-trial-act"],
        force=Force.NOT_IN_FORCE,
        lifecycle=(LifecycleEvent("proposed", "2026-03-01"),),
    )
    corpus = replace(corpus, frameworks={bill.id: bill})
    assert told(corpus, bill.clauses[0])["Applies"] == "not in force (proposed 2026-03-01)"
    assert told(corpus, bill.clauses[1])["Applies"].endswith(" / as drafted from 2027-07-01")


def test_definitions_and_institutions_tell_no_strength():
    corpus = load_corpus()
    clause = replace(clause_of(corpus, "kr-trial-act", "art-1"), norm=Norm.DEFINITION, strength=Strength.MAY)
    assert told(corpus, clause)["Norm"] == "definition"


def test_marks_count_in_the_text_of_the_file_even_where_characters_are_spelled_out():
    text = marked("a\x1bb marked", [(Span(4, 10), Style(bold=True))])
    assert text.plain == "a\\x1bb marked"
    assert [text.plain[span.start : span.end] for span in text.spans if "bold" in str(span.style)] == ["marked"]
