"""What was worked out in one run is used in the next, unless anything that it follows from has changed."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from comparator.alignment.passages import from_framework
from comparator.comparison import aligned as aligned_module
from comparator.comparison import kept as kept_module
from comparator.comparison import links as links_module
from comparator.comparison.aligned import aligned
from comparator.comparison.compare import compare
from comparator.comparison.consensus import Rule, consensus
from comparator.comparison.cooperation import matches
from comparator.comparison.kept import NOTHING, Kept, kept_results
from comparator.comparison.links import Status, links
from comparator.model.framework import Force
from comparator.model.mapping import Mapping, MappingSet, Relation

A, B = "cn-genai-interim-measures-2023", "jp-ai-promotion-act-2025"
DAY = "2026-11-23"


@pytest.fixture
def pair(corpus):
    return [corpus.framework(name) for name in (A, B)]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache" / "alignments"


@pytest.fixture
def nothing_is_aligned(monkeypatch):
    """Let whoever reads or aligns a clause fail."""

    def fail(*_, **__):
        raise AssertionError("this was kept and need not be worked out")

    monkeypatch.setattr(links_module, "_proposed", fail)
    monkeypatch.setattr("comparator.comparison.common._words", fail)
    monkeypatch.setattr("comparator.alignment.align.align", fail)


def test_links_are_the_same_from_the_cache_and_nothing_is_aligned_again(corpus, pair, folder, request):
    fresh = links(corpus, pair)
    assert links(corpus, pair, kept=Kept(folder)) == fresh
    request.getfixturevalue("nothing_is_aligned")
    assert links(corpus, pair, kept=Kept(folder)) == fresh
    assert len(list(folder.iterdir())) == 1


def test_the_draft_and_the_fits_are_the_same_from_the_cache(corpus, folder, request):
    rule = Rule(day=DAY, jurisdictions=("CN", "JP"), forces=tuple(Force), topics=("research", "talent"))
    draft, fits = consensus(corpus, rule, {}), matches(corpus, DAY, places=("KE",))
    assert fits[-1].fits[0].concepts
    assert consensus(corpus, rule, {}, kept=Kept(folder)) == draft
    assert matches(corpus, DAY, places=("KE",), kept=Kept(folder)) == fits
    request.getfixturevalue("nothing_is_aligned")
    assert consensus(corpus, rule, {}, kept=Kept(folder)) == draft
    assert matches(corpus, DAY, places=("KE",), kept=Kept(folder)) == fits


@pytest.mark.parametrize("single", [False, True], ids=["ranks", "one to one"])
def test_two_instruments_compared_are_the_same_from_the_cache(corpus, pair, folder, single, request):
    a, b = pair
    fresh = compare(a, b, corpus.vocabularies, single=single, top=2)
    assert any(item.candidate.evidence and item.candidate.evidence.concepts for item in fresh)
    assert any(item.candidate.suggestion for item in fresh)
    assert compare(a, b, corpus.vocabularies, single=single, top=2, kept=Kept(folder)) == fresh
    request.getfixturevalue("nothing_is_aligned")
    assert compare(a, b, corpus.vocabularies, single=single, top=2, kept=Kept(folder)) == fresh


def test_an_alignment_names_who_is_left_without_a_partner_also_from_the_cache(pair, folder):
    sides = [from_framework(item) for item in pair]
    first, second = (aligned(*sides, single=True, kept=Kept(folder)) for _ in range(2))
    assert first == second
    assert first.unpaired


def test_what_is_asked_for_makes_another_key(pair, folder):
    sides = [from_framework(item) for item in pair]
    for asked in ({"top": 1}, {"top": 2}, {"single": True}, {"single": True, "min_score": 0.5}, {"language": "ja"}):
        aligned(*sides, kept=Kept(folder), **asked)
    assert len(list(folder.iterdir())) == 5


def test_other_engines_are_not_kept(pair, folder):
    sides = [from_framework(item) for item in pair]
    assert aligned(*sides, engine_name="token-set", kept=Kept(folder)).engine == "token-set"
    assert not folder.exists()


def test_a_recorded_decision_needs_no_new_alignment_and_is_never_kept(corpus, pair, folder, nothing_is_aligned):
    a, b = (item.clauses[0] for item in pair)
    decided = replace(
        corpus,
        mapping_sets={"set": MappingSet("set", {}, A, B, (), (Mapping(a.id, b.id, Relation.SUBSET, "me", DAY),))},
    )
    undecided = replace(corpus, mapping_sets={})
    kept = Kept(folder)
    kept.put_numbers(_links_key(kept, pair), [(0, 0, 9000)])
    assert links(undecided, pair, kept=kept)[a.key][0].status is Status.CANDIDATE
    (link,) = links(decided, pair, kept=kept)[a.key]
    assert (link.status, link.relation) == (Status.RECORDED, Relation.SUBSET)


def _links_key(kept, pair):
    sides = (kept.side(from_framework(item).passages) for item in sorted(pair, key=lambda item: item.id))
    return kept.key("links", *sides, str(links_module.DEPTH))


@pytest.mark.parametrize(
    "change",
    [
        {"statement": {"en": "Other words."}},
        {"title": {"en": "Other words."}},
        {"topics": ("logging",)},
        {"bearer": ("user",)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_the_aligner_reads_makes_another_key(pair, folder, change):
    kept, item = Kept(folder), pair[0]
    other = replace(item, clauses=(replace(item.clauses[0], **change), *item.clauses[1:]))
    assert kept.side(from_framework(item).passages) != kept.side(from_framework(other).passages)


def test_what_the_aligner_does_not_read_makes_no_other_key(pair, folder):
    kept, item = Kept(folder), pair[0]
    other = replace(item, clauses=(replace(item.clauses[0], cite="Art. 0", applies=()), *item.clauses[1:]))
    assert kept.side(from_framework(item).passages) == kept.side(from_framework(other).passages)


def test_a_changed_lexicon_another_version_or_changed_code_makes_another_key(folder, tmp_path, monkeypatch):
    keys = {Kept(folder).key("links")}
    monkeypatch.setattr(kept_module, "__version__", "another")
    keys.add(Kept(folder).key("links"))
    monkeypatch.setattr(kept_module, "code_stamps", lambda parts: iter(["align.py 1\n"]))
    keys.add(Kept(folder).key("links"))
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "one.yaml").write_text("concepts: []\n", encoding="utf-8")
    monkeypatch.setattr(kept_module, "data_root", lambda: tmp_path)
    keys.add(Kept(folder).key("links"))
    assert len(keys) == 4


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-2] + b"9]",
        lambda content: b"\x80\x04cos\nsystem\n",
        lambda content: b"00000000[0,0,1]",
    ],
    ids=["empty", "cut short", "changed", "a pickle", "without its checksum"],
)
def test_a_damaged_file_is_as_if_it_were_not_there_and_is_mended(corpus, pair, folder, damage):
    fresh = links(corpus, pair, kept=Kept(folder))
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert links(corpus, pair, kept=Kept(folder)) == fresh
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "value",
    [None, {}, "text", [1], [0, 0], [0, 0, 10_001], [-1, 0, 5], [0, 10**9, 5], [0, 0, 0.5], [True, 0, 5], [[0, 0, 5]]],
    ids=str,
)
def test_a_file_that_is_whole_and_says_what_cannot_be_is_not_believed(corpus, pair, folder, value):
    fresh, kept = links(corpus, pair), Kept(folder)
    kept.put(_links_key(kept, pair), value)
    assert links(corpus, pair, kept=kept) == fresh


@pytest.mark.parametrize("value", [None, 3, ["lexical"], ["lexical", [[0]], None], ["lexical", [[10**9] * 8], None]])
def test_an_alignment_that_cannot_be_is_not_believed(pair, folder, value, monkeypatch):
    sides = [from_framework(item) for item in pair]
    fresh = aligned(*sides)
    monkeypatch.setattr(Kept, "get", lambda *_: value)
    assert aligned(*sides, kept=Kept(folder)) == fresh


@pytest.mark.parametrize("value", [3, [[0, 0]], [[10**9, 0, 0.5, []]], [["a", "b", "c", "d"]]])
def test_fits_and_words_that_cannot_be_are_not_believed(corpus, folder, value, monkeypatch):
    rule = Rule(day=DAY, jurisdictions=("CN", "JP"), forces=tuple(Force), topics=("research",))
    draft, fits = consensus(corpus, rule, {}), matches(corpus, DAY, places=("KE",))
    monkeypatch.setattr(Kept, "get", lambda *_: value)
    assert consensus(corpus, rule, {}, kept=Kept(folder)) == draft
    assert matches(corpus, DAY, places=("KE",), kept=Kept(folder)) == fits


def test_a_file_of_deep_nesting_is_not_read(folder):
    kept = Kept(folder)
    body = b"[" * 100_000
    folder.mkdir(parents=True)
    (folder / "key").write_bytes(kept_module._check("key", body) + body)
    assert kept.get("key") is None


def test_a_folder_that_cannot_be_written_is_no_matter(corpus, pair, tmp_path):
    place = tmp_path / "file"
    place.write_text("no folder", encoding="utf-8")
    assert links(corpus, pair, kept=Kept(place)) == links(corpus, pair)


def test_the_oldest_results_go_when_there_is_too_much(folder, monkeypatch):
    monkeypatch.setattr(kept_module, "MOST_BYTES", 60)
    kept = Kept(folder)
    for number in range(4):
        kept.put(f"{number:064x}", "x" * 10)
        path = folder / f"{number:064x}"
        assert path.stat().st_size == 20
        _age(path, number)
    kept.tidy()
    assert sorted(int(path.name, 16) for path in folder.iterdir()) == [1, 2, 3]


def _age(path: Path, seconds: int) -> None:
    import os

    os.utime(path, (1_000_000 + seconds, 1_000_000 + seconds))


def test_nothing_is_removed_where_nothing_was_written(folder, monkeypatch):
    Kept(folder).put("key", "x" * 10)
    monkeypatch.setattr(kept_module, "MOST_BYTES", 1)
    Kept(folder).tidy()
    assert len(list(folder.iterdir())) == 1


def test_the_environment_or_the_option_does_without(monkeypatch, tmp_path):
    assert kept_results()._folder is None
    monkeypatch.delenv("COMPARATOR_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert kept_results()._folder is not None
    assert kept_results(wanted=False) is NOTHING


WARM = """
import json, sys
from pathlib import Path
from comparator.comparison.gap import gap
from comparator.comparison.kept import Kept
from comparator.comparison.links import links
from comparator.corpus.corpus import load_corpus
corpus = load_corpus()
chosen = [corpus.framework(name) for name in sys.argv[2:]]
found = links(corpus, chosen, kept=Kept(Path(sys.argv[1])))
gap(corpus, "CN", ("JP",), "2026-11-23", found)
print(json.dumps([len(found), [name for name in ("numpy", "scipy", "rapidfuzz") if name in sys.modules]]))
"""


def test_with_a_warm_cache_no_library_of_the_aligner_is_imported(corpus, pair, folder):
    expected = len(links(corpus, pair, kept=Kept(folder)))
    command = [sys.executable, "-c", WARM, str(folder), A, B]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(answer.stdout) == [expected, []]


def test_progress_goes_over_both_sides(pair):
    sides = [from_framework(item) for item in pair]
    told: list[tuple[int, int]] = []
    aligned_module.aligned(*sides, progress=lambda done, total: told.append((done, total)))
    total = sum(len(side.passages) for side in sides)
    assert told == sorted(told)
    assert told[-1] == (total, total)
