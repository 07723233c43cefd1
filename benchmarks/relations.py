"""How often the suggested relation is right, on pairs whose relation is known.

    python benchmarks/relations.py [CROSSWALK_FOLDER ...]

By construction: in a translation each clause is equivalent to its partner, and each paragraph is a part of an
article joined from several. The folders hold a.jsonl, b.jsonl and gold.tsv of translations; where the ids of `b`
name a paragraph of an article (`nl-art6.2`), articles are joined from them.

By a reader: `judged-relations.tsv` has the relation of every pair of `judged-pairs.tsv` that is a match or related,
as one reader sees it; the pairs judged wrong have no relationship.
"""

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from comparator.alignment import coverage
from comparator.alignment.align import Place, candidate
from comparator.alignment.crosswalk import read_crosswalk
from comparator.alignment.engines.lexical import LexicalEngine
from comparator.alignment.passages import from_framework, languages
from comparator.corpus.corpus import load_corpus
from comparator.model.candidate import Candidate
from comparator.model.mapping import Relation
from comparator.model.passage import Passage, Side

HERE = Path(__file__).parent
TRIED = (0.35, 0.4, 0.45, 0.5, 0.55)
_PARAGRAPH = re.compile(r"^\w+-(art\d+)\.\d+$")

Truth = tuple[str, Candidate]
"""The relation that is known, and the pair."""


def translated(folder: Path) -> Iterator[Truth]:
    """Yield the pairs of a translation, which are equivalent."""
    crosswalk = read_crosswalk(folder)
    pairs = [(a, b) for a, partners in crosswalk.gold.items() for b in partners]
    yield from known(crosswalk.a, crosswalk.b, [(a, b, Relation.EQUIVALENT.value) for a, b in pairs])


def parts(folder: Path) -> Iterator[Truth]:
    """Yield each paragraph of `a` with the article of `b` that holds it, where an article has several."""
    crosswalk = read_crosswalk(folder)
    articles: dict[str, list[Passage]] = defaultdict(list)
    for passage in crosswalk.b.passages:
        if found := _PARAGRAPH.match(passage.id):
            articles[found[1]].append(passage)
    whole = [
        Passage(name, {tag: " ".join(part.text[tag] for part in found) for tag in found[0].text})
        for name, found in articles.items()
        if len(found) > 1
    ]
    # Titles would give the article away.
    a = Side("a", tuple(Passage(passage.id, passage.text) for passage in crosswalk.a.passages))
    names = {passage.id for passage in whole}
    pairs = [
        (passage.id, found[1], Relation.SUBSET.value)
        for passage in a.passages
        if (found := _PARAGRAPH.match(passage.id)) and found[1] in names
    ]
    if pairs:
        yield from known(a, Side("b", tuple(whole)), pairs)


def judged() -> Iterator[Truth]:
    """Yield the pairs of shipped frameworks that a reader judged, in the direction in which they were drawn."""
    with (HERE / "judged-relations.tsv").open(encoding="utf-8", newline="") as stream:
        relation = {(row["a"], row["b"]): row["relation"] for row in csv.DictReader(stream, delimiter="\t")}
    with (HERE / "judged-pairs.tsv").open(encoding="utf-8", newline="") as stream:
        rows = [(row["a"], row["b"]) for row in csv.DictReader(stream, delimiter="\t")]
    corpus = load_corpus()
    for names, group in groupby(rows, key=lambda row: tuple(key.split("/")[0] for key in row)):
        a, b = (from_framework(corpus.framework(name)) for name in names)
        there = [{passage.id for passage in side.passages} for side in (a, b)]
        pairs = [
            (left.split("/")[1], right.split("/")[1], relation.get((left, right), Relation.NONE.value))
            for left, right in group
        ]
        yield from known(a, b, [pair for pair in pairs if pair[0] in there[0] and pair[1] in there[1]])


def known(a: Side, b: Side, pairs: Sequence[tuple[str, str, str]]) -> Iterator[Truth]:
    """Yield pairs as candidates with their coverage."""
    engine = LexicalEngine()
    scorer = engine.prepare(a.passages, b.passages, languages(a.passages, b.passages))
    rows, columns = ({passage.id: at for at, passage in enumerate(side.passages)} for side in (a, b))
    for left, right, relation in pairs:
        row, column = rows[left], columns[right]
        score = float(scorer.block(row, row + 1)[0, column])
        yield relation, candidate((a, b), Place(row, column, 1, score), engine.threshold, scorer)


def suggested(item: Candidate, *, proposed: bool) -> Relation:
    """Return what is suggested for a pair; `proposed` takes the pair as proposed whatever its score."""
    found = item.evidence.coverage if item.evidence else None
    if found is None:
        raise ValueError("the engine gives no coverage")
    return coverage.suggestion(found, below_threshold=item.below_threshold and not proposed)


def table(title: str, truths: Sequence[Truth], *, proposed: bool) -> None:
    """Print, for every threshold that was tried, what is suggested for each known relation."""
    if not truths:
        return
    print(f"\n{title}: {len(truths)} pairs")
    shipped = coverage.COVERED
    for share in TRIED:
        coverage.COVERED = share
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for truth, item in truths:
            counts[truth][suggested(item, proposed=proposed).value] += 1
        coverage.COVERED = shipped
        for truth, found in sorted(counts.items()):
            shown = ", ".join(f"{name} {count}" for name, count in found.most_common())
            print(f"  {share:.2f}{'*' if share == shipped else ' '} {truth:16} suggested: {shown}")


def main() -> None:
    """Print the tables; `*` is the threshold that is shipped."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    for folder in parser.parse_args().folders:
        table(f"{folder.name}, translations", list(translated(folder)), proposed=True)
        table(f"{folder.name}, paragraphs and their articles", list(parts(folder)), proposed=True)
    table("judged by a reader", list(judged()), proposed=False)


if __name__ == "__main__":
    main()
