"""Partners in the app: one to one by a key, first choices, suggestions marked as such, other pairs of both clauses."""

from dataclasses import replace

from comparator.comparison import compare as compare_module
from comparator.comparison.compare import Pair
from comparator.corpus.corpus import load_corpus
from comparator.model.candidate import Candidate, Coverage, Evidence, Parts, SharedConcept, SharedWord, Span
from comparator.model.mapping import Relation
from comparator.tui.app import ComparatorApp
from comparator.tui.clipboard import as_text
from comparator.tui.explorer import Explorer, Row
from comparator.tui.marks import statements
from comparator.tui.paint import suggestion_tag
from comparator.tui.theme import Palette
from tests.tui.conftest import Driver, squeezed

A, B = "cn-trial-measures", "kr-trial-act"
EVIDENCE = Evidence(
    parts=Parts(concepts=0.5, words=0.2, letters=0.1, sequence=0.1, structure=None),
    concepts=(SharedConcept("log", 0.3, ("Keeping",), ("logs",), (), (), (Span(0, 4),), ()),),
    words=(SharedWord("trace", 0.2, (), (), (Span(0, 1),), ()),),
    topics=(),
    same_norm=None,
    bearers=(),
    language=("en", "en"),
    coverage=Coverage(0.8, 0.3, 6, 12),
)


def pair(a: str, b: str, rank: int, score: float, **more) -> Pair:
    corpus = load_corpus()
    left, right = corpus.frameworks[A].clause(a), corpus.frameworks[B].clause(b)
    assert left is not None
    assert right is not None
    found = Candidate(a, b, rank, score, below_threshold=score < 0.5, evidence=EVIDENCE, **more)
    return Pair(left, right, found, ())


RANKED = (
    ("art-5", "art-1", 1, 0.9),
    ("art-5", "art-2", 2, 0.7),
    ("art-5", "art-3", 3, 0.2),
    ("art-4", "art-1", 1, 0.8),
    ("art-6", "art-3", 1, 0.1),
)


def explorer() -> Explorer:
    known = Explorer(load_corpus(), a=A, b=B)
    known.remember((A, B, False, ""), tuple(pair(*row) for row in RANKED))
    known.remember((A, B, True, ""), (pair("art-5", "art-2", 2, 0.7),))
    return known


def test_the_list_has_the_first_partner_of_each_clause():
    assert [(row.clause.id, row.pair.b.id) for row in explorer().rows() if row.pair] == [
        ("art-5", "art-1"),
        ("art-4", "art-1"),
        ("art-6", "art-3"),
    ]


def test_a_pair_knows_the_other_pairs_of_its_clauses():
    same_a, same_b = explorer().relatives(pair(*RANKED[0]))
    assert [(found.a.id, found.b.id) for found in same_a] == [("art-5", "art-2")], "one to many, candidates only"
    assert [(found.a.id, found.b.id) for found in same_b] == [("art-4", "art-1")], "many to one, first choices only"


def test_one_to_one_lists_whoever_is_left_on_both_sides():
    known = explorer()
    known.single = True
    rows = known.rows()
    assert [(row.clause.id, row.pair.b.id) for row in rows if row.pair] == [("art-5", "art-2")]
    assert {row.clause.id for row in rows if row.left} == {"art-4", "art-6"}
    assert {row.clause.id for row in rows if row.only_b} == {"art-1", "art-3"}


async def test_a_key_goes_to_one_to_one_and_back(app: ComparatorApp, monkeypatch):
    asked: list[bool] = []

    def compare(a, b, vocabularies, *, single, **_):
        asked.append(single)
        if not single:
            return tuple(pair(*row, mutual=row[3] == 0.9, suggestion=Relation.SUBSET) for row in RANKED)
        return (pair("art-5", "art-2", 2, 0.7, suggestion=Relation.INTERSECTS),)

    monkeypatch.setattr(compare_module, "compare", compare)
    async with app.run_test(size=(160, 60)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.press("o")  # nothing is chosen yet, and no harm
        await me.choose(A, B)
        await me.press("2", "g")
        ranks = squeezed(me.screen_text())
        assert "0.90* B" in ranks
        assert "subset-of?" in ranks
        assert "each other's first choice" in ranks
        assert "subset-of suggested by a program, judged by nobody" in ranks
        assert "B covers A" in ranks
        assert "A has more partners in B: 1" in ranks
        assert "B is the first choice of more clauses of A: 1" in ranks
        await me.press("o")
        await me.aligned()
        await pilot.pause()
        single = squeezed(me.screen_text())
        assert "1 pair one to one (o: ranks)" in single
        assert "without a partner: 2 of A, 2 of B" in single
        assert "one to one: 2 of A without a partner" in single
        assert "one to one: 2 of B without a partner" in single
        assert "intersects-with?" not in single
        await me.press("j")
        assert "The one-to-one choice has no partner for this clause" in squeezed(me.screen_text())
        await me.press("G")
        assert "The one-to-one choice has no partner for this clause" in squeezed(me.screen_text())
        await me.press("o")
        await me.aligned()
        assert "one to one" not in squeezed(me.screen_text())
    assert asked == [False, True]


def test_shared_concepts_and_words_are_marked_in_the_title_too():
    palette = Palette.of(ComparatorApp(day="2026-11-23").get_css_variables())
    found = statements(pair(*RANKED[0]), ("en", "en"), palette, words_differ=False)
    assert [(span.start, span.end) for span in found.a_title.spans] == [(0, 1), (1, 4)]
    assert found.b_title.spans == []


def test_only_a_suggestion_that_says_more_than_an_overlap_stands_in_the_list():
    item = pair(*RANKED[0]).candidate
    assert suggestion_tag(replace(item, suggestion=Relation.EQUIVALENT)) == " equivalent-to?"
    for usual in (None, Relation.INTERSECTS, Relation.NONE):
        assert suggestion_tag(replace(item, suggestion=usual)) == ""


def test_a_copied_pair_has_its_suggestion_marked():
    found = pair(*RANKED[0], suggestion=Relation.SUBSET)
    text = as_text(Row(found.a, found), lambda _: "en")
    assert "Suggested relation: subset-of (suggested by a program, judged by nobody); B covers 80% of A" in text
