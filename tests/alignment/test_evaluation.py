"""Scoring engines on published crosswalks, against figures computed by hand."""

import json
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comparator.alignment.align as align_module
from comparator.alignment.crosswalk import Crosswalk, read_crosswalk
from comparator.alignment.engines import BASELINES
from comparator.alignment.evaluation import evaluate
from comparator.alignment.measures import Measures
from comparator.model.errors import InputError
from comparator.model.passage import Passage, Side

SCORES = {
    #       b1   b2   b3   b4   b5   b6
    "a1": [0.9, 0.8, 0.1, 0.1, 0.1, 0.1],  # b2 stands second
    "a2": [0.9, 0.8, 0.7, 0.6, 0.1, 0.1],  # b1 stands first, b4 fourth
    "a3": [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],  # b6 is as good as all others, so it stands last
    "a4": [0.1, 0.2, 0.3, 0.4, 0.5, 0.6],  # has no published partner, so it is not asked
}
GOLD = {"a1": {"b2"}, "a2": {"b1", "b4"}, "a3": {"b6"}}


class Stub:
    """An engine whose scores are given."""

    name = "stub"

    def __init__(self, scores, threshold=0.0):
        self._scores = np.array(scores, dtype=np.float32)
        self.threshold = threshold

    def prepare(self, a, b, languages):
        return self

    def block(self, start, stop):
        return self._scores[start:stop]

    def explain(self, a, b):
        return None


def crosswalk(a_ids, b_ids, gold, laws=()) -> Crosswalk:
    groups = dict(zip(b_ids, laws, strict=True)) if laws else {}
    a = Side("a", tuple(Passage(name, {"en": name}) for name in a_ids))
    b = Side("b", tuple(Passage(name, {"en": name}, group=groups.get(name, "")) for name in b_ids))
    return Crosswalk("tiny", a, b, {key: frozenset(value) for key, value in gold.items()})


@pytest.fixture
def measured():
    """Evaluate given scores on a crosswalk."""

    def run(scores, walk, threshold=0.0, **more):
        return evaluate(walk, Stub(scores, threshold), **more)

    return run


TINY = crosswalk(SCORES, ["b1", "b2", "b3", "b4", "b5", "b6"], GOLD)


def test_measures_by_hand(measured):
    found = measured(list(SCORES.values()), TINY)

    assert (found.candidates, found.across, found.calibration_error, found.abstention) == (6, False, None, None)
    assert (found.set, found.engine, found.queries) == ("tiny", "stub", 3)
    assert found.measures.hit1 == pytest.approx(1 / 3)
    assert found.measures.hit5 == pytest.approx(2 / 3)
    assert found.measures.mrr == pytest.approx((1 / 2 + 1 + 1 / 6) / 3)
    assert found.measures.recall5 == pytest.approx((1 + 1 + 0) / 3)
    assert found.measures.recall10 == 1
    assert found.measures.map == pytest.approx((1 / 2 + (1 / 1 + 2 / 4) / 2 + 1 / 6) / 3)


@pytest.mark.parametrize(
    ("scores", "rank"),
    [
        ([0.9, 0.1, 0.1], 1),
        ([0.5, 0.5, 0.1], 2),  # as good as one other
        ([0.5, 0.5, 0.5], 3),
        ([0.0, 0.0, 0.0], 3),  # knowing nothing earns nothing
    ],
)
def test_ties_count_against_the_engine(measured, scores, rank):
    walk = crosswalk(["a1"], ["b1", "b2", "b3"], {"a1": {"b1"}})

    assert measured([scores], walk).measures.mrr == pytest.approx(1 / rank)


def test_published_partners_do_not_stand_in_each_others_way(measured):
    walk = crosswalk(["a1"], ["b1", "b2", "b3"], {"a1": {"b1", "b2"}})

    assert measured([[0.7, 0.7, 0.1]], walk).measures == Measures(1, 1, 1, 1, 1, 1)


def test_the_law_of_the_partner_limits_the_candidates(measured):
    scores = [[0.4, 0.3, 0.9, 0.8]]
    gold = {"a1": {"b2"}}
    ids = ["b1", "b2", "b3", "b4"]

    assert measured(scores, crosswalk(["a1"], ids, gold)).measures.mrr == pytest.approx(1 / 4)
    assert measured(scores, crosswalk(["a1"], ids, gold, ["KR"] * 4)).measures.mrr == pytest.approx(1 / 4)
    assert measured(scores, crosswalk(["a1"], ids, gold, ["KR", "KR", "EU", "EU"])).measures.mrr == pytest.approx(1 / 2)


def test_partners_in_two_laws_leave_the_candidates_of_both(measured):
    walk = crosswalk(["a1"], ["b1", "b2", "b3"], {"a1": {"b1", "b2"}}, ["KR", "EU", "JP"])

    # b3 does not count, so the partners stand first and second.
    assert measured([[0.3, 0.2, 0.9]], walk).measures == Measures(1, 1, 1, 1, 1, 1)


def test_the_size_of_a_block_changes_nothing_and_progress_is_told(measured, monkeypatch):
    whole = measured(list(SCORES.values()), TINY)
    monkeypatch.setattr(align_module, "BLOCK", 3)
    told: list[tuple[int, int]] = []

    again = measured(list(SCORES.values()), TINY, progress=lambda done, total: told.append((done, total)))

    assert (again.measures, again.low, again.high) == (whole.measures, whole.low, whole.high)
    assert told == [(3, 4), (4, 4)]


@settings(max_examples=30)
@given(st.lists(st.lists(st.sampled_from([0.0, 0.2, 0.5, 1.0]), min_size=4, max_size=4), min_size=1, max_size=12))
def test_the_interval_holds_the_mean(scores):
    ids = [f"a{number}" for number in range(len(scores))]
    walk = crosswalk(ids, ["b1", "b2", "b3", "b4"], {name: {"b1"} for name in ids})
    found = evaluate(walk, Stub(scores))

    for low, mean, high in zip(astuple(found.low), astuple(found.measures), astuple(found.high), strict=True):
        assert 0 <= low <= mean + 1e-9
        assert mean - 1e-9 <= high <= 1


def test_the_interval_is_the_same_each_time_and_narrows_with_more_queries(measured):
    def interval(times: int):
        ids = [f"a{number}" for number in range(2 * times)]
        walk = crosswalk(ids, ["b1", "b2"], {name: {"b1"} for name in ids})
        return measured([[0.9, 0.1], [0.1, 0.9]] * times, walk)

    few, many = interval(5), interval(100)

    assert (few.low, few.high) == (interval(5).low, interval(5).high)
    assert few.measures == many.measures
    assert few.high.mrr - few.low.mrr > 2 * (many.high.mrr - many.low.mrr)


def test_the_score_of_the_first_candidate_is_held_against_what_is_right(measured):
    scores = [[0.95, 0.1], [0.95, 0.1], [0.1, 0.35]]
    walk = crosswalk(["a1", "a2", "a3"], ["b1", "b2"], {"a1": {"b1"}, "a2": {"b2"}, "a3": {"b2"}})
    found = measured(scores, walk, threshold=0.5)

    # Two of .95, one of them right, and one of .35 that is right.
    assert found.calibration_error == pytest.approx((2 * (0.95 - 0.5) + (1 - 0.35)) / 3)


OTHERS = tuple(Passage(f"o{number}", {"en": "x"}) for number in range(4))


def test_clauses_without_a_partner_are_asked_among_the_others(measured):
    scores = [[0.9, 0.1], [0.2, 0.6], [0.1, 0.3], [0.7, 0.1], [0.65, 0.1], [0.4, 0.1], [0.1, 0.29]]
    walk = crosswalk(["a1", "a2", "a3"], ["b1", "b2"], {"a1": {"b1"}, "a2": {"b2"}, "a3": {"b2"}})
    told: list[tuple[int, int]] = []
    found = measured(scores, walk, 0.5, others=OTHERS, progress=lambda done, total: told.append((done, total)))

    assert found.queries == 3
    assert found.abstention is not None
    assert (found.abstention.queries, found.abstention.kept, found.abstention.refused) == (4, 2 / 3, 2 / 4)
    # Half of three is two, kept from .6 on; nine tenths is three, kept from .3 on.
    assert dict(found.abstention.curve) == {0.5: 0.5, 0.6: 0.5, 0.7: 0.25, 0.8: 0.25, 0.9: 0.25, 0.95: 0.25}
    assert told[-1] == (10, 10)


def test_an_engine_that_never_abstains_has_a_curve_and_no_threshold(measured):
    walk = crosswalk(["a1"], ["b1", "b2"], {"a1": {"b1"}})
    found = measured([[0.9, 0.1], *[[0.2, 0.1]] * 4], walk, others=OTHERS).abstention

    assert found is not None
    assert (found.kept, found.refused, found.curve[0]) == (None, None, (0.5, 1.0))


def test_queries_in_several_languages_are_also_measured_by_language(measured):
    a = Side("a", (Passage("a1", {"ko": "x"}), Passage("a2", {"ja": "x"}), Passage("a3", {"ja": "x"})))
    b = Side("b", tuple(Passage(name, {"en": "x"}) for name in ("b1", "b2")))
    walk = Crosswalk("tiny", a, b, {name: frozenset({"b1"}) for name in ("a1", "a2", "a3")})
    found = measured([[0.9, 0.1], [0.9, 0.1], [0.1, 0.9]], walk)

    assert found.across
    assert {tag: (item.queries, item.measures.hit1) for tag, item in found.by_language.items()} == {
        "ja": (2, 0.5),
        "ko": (1, 1.0),
    }


def test_an_unknown_engine_is_one_clear_error():
    with pytest.raises(InputError, match="there is no engine `magic`"):
        evaluate(TINY, "magic")


# --- reading a folder ---


@pytest.fixture
def folder(tmp_path):
    """Write a crosswalk: `folder(gold)` gives the path of a folder with two clauses a side."""

    def write(gold):
        for side in ("a", "b"):
            lines = [json.dumps({"id": f"{side}{n}", "lang": "en", "text": f"{side} {n}"}) for n in (1, 2)]
            (tmp_path / f"{side}.jsonl").write_text("\n".join(lines), encoding="utf-8")
        (tmp_path / "gold.tsv").write_bytes(gold if isinstance(gold, bytes) else gold.encode())
        return tmp_path

    return write


@pytest.mark.parametrize(
    "gold",
    [
        "a_id\tb_id\trelation\na1\tb1\tequal\na1\tb2\tsubset\na2\tb1\tequal\n",
        "a1\tb1\na1\tb2\na2\tb1",
        "a_id\tb_id\r\na1\tb1\r\n\r\na1\tb2\r\na2\tb1\r\na2\tb1\r\n",
    ],
    ids=["with-relations", "no-header", "from-windows-with-a-pair-twice"],
)
def test_a_folder_holds_two_clause_files_and_pairs(folder, gold):
    path = folder(gold)
    walk = read_crosswalk(path)

    assert walk.name == path.name
    assert [passage.id for passage in walk.a.passages] == ["a1", "a2"]
    assert walk.gold == {"a1": {"b1", "b2"}, "a2": {"b1"}}


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ("a_id\tb_id\na1 b1\n", r":2:1: the line is not two ids with a tab between them"),
        ("a_id\tb_id\na1\tb1\na9\tb1\n", r":3:1: clause `a9` is not in a\.jsonl"),
        ("a1\tb9\n", r":1:1: clause `b9` is not in b\.jsonl"),
        ("b1\ta1\n", r":1:1: clause `b1` is not in a\.jsonl"),
        ("a_id\tb_id\n", r":1:1: the file names no pair"),
        ("", r":1:1: the file names no pair"),
        (b"a1\tb1\na2\t\xff\n", r":2:4: byte 0xff is not UTF-8; .*"),
    ],
    ids=["no-tab", "unknown-a", "unknown-b", "sides-swapped", "header-only", "empty", "not-utf-8"],
)
def test_a_bad_gold_line_is_one_clear_error_with_its_place(folder, gold, message):
    with pytest.raises(InputError, match=r"gold\.tsv" + message + "$"):
        read_crosswalk(folder(gold))


def test_a_folder_that_is_not_there_is_one_clear_error(tmp_path):
    with pytest.raises(InputError, match="nowhere: there is no such folder"):
        read_crosswalk(tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"a\.jsonl: there is no such file"):
        read_crosswalk(tmp_path)


def test_the_real_engines_find_an_easy_partner(folder):
    path = folder("a1\tb1\na2\tb2\n")
    texts = {"a": ["Providers keep logs.", "Images carry a label."], "b": ["Logs are kept.", "A label on images."]}
    for side, (one, two) in texts.items():
        lines = [{"id": f"{side}1", "lang": "en", "text": one}, {"id": f"{side}2", "lang": "en", "text": two}]
        (path / f"{side}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    walk = read_crosswalk(path)

    for name in ("lexical", *BASELINES):
        assert evaluate(walk, name).measures == Measures(1, 1, 1, 1, 1, 1), name
