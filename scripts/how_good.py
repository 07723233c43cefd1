"""Write docs/how-good.md from a run of `comparator evaluate`, or print it.

    python scripts/how_good.py FOLDER ...            evaluate the crosswalks and write the page
    python scripts/how_good.py FOLDER ... --print    print it instead

Every engine runs on every folder, without what is kept between runs, so that the seconds are honest. The folders are
published crosswalks and bilingual laws that lie beside a developer's checkout; `SETS` says where each is from.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from comparator.alignment.crosswalk import read_crosswalk
from comparator.alignment.engines import available, engine
from comparator.alignment.evaluation import Evaluation, evaluate
from comparator.alignment.other_fields import other_fields
from comparator.alignment.passages import languages
from comparator.formats.evaluations import markdown

PAGE = Path(__file__).parent.parent / "docs" / "how-good.md"


@dataclass(frozen=True)
class Origin:
    """Where a set is from, and why its figures are to be read with care."""

    what: str
    source: str
    limits: str


SETS = {
    "eton-cross-jurisdiction-relations": Origin(
        "40 provisions on AI and data with related provisions of other countries' laws, in English",
        "EtonMu/global-ai-data-regulation-map on GitHub, relations CC BY 4.0",
        "small; half of the relations are unreviewed; candidates are the provisions of the partner's own law",
    ),
    "eu-ai-act-en-nl": Origin(
        "the EU AI Act of 2024, paragraph by paragraph, English and Dutch",
        "EUR-Lex texts, reuse allowed with acknowledgement",
        "cross-references in digits stand in both texts; paragraphs of an article share its title",
    ),
    "jp-gfb-nist-ai-rmf": Origin(
        "Japan's AI Guidelines for Business and the NIST AI RMF, in English",
        "crosswalk of J-AISI and NIST, 2024; guideline text of METI and MIC",
        "19 queries; the published links join topics, so that a single pair can be weak",
    ),
    "nist-ai-rmf-iso42001": Origin(
        "the NIST AI RMF and ISO/IEC 42001, in English",
        "crosswalk that Microsoft gave to NIST's site",
        "side B holds titles and one-line outlines, not the standard; the links are generous",
    ),
    "sg-aiverify-nist-ai-rmf": Origin(
        "processes of Singapore's AI Verify and categories of the NIST AI RMF, in English",
        "crosswalk of IMDA and NIST, 2023; AI Verify under Apache 2.0",
        "19 broad categories as candidates; a range of processes often goes to one category",
    ),
    "xl-br-pl2338": Origin(
        "Brazil's AI bill PL 2338/2023, Portuguese and English",
        "Senate text; translation of EtonMu/global-ai-data-regulation-map, CC BY 4.0",
        "the translation is not official and perhaps by machine, which makes it easy",
    ),
    "xl-ca-adm-en-fr": Origin(
        "Canada's Directive on Automated Decision-Making, English and French",
        "both texts are official, Treasury Board of Canada Secretariat",
        "65 short sections",
    ),
    "xl-data-laws-article": Origin(
        "958 articles of data laws of ten places in eight languages, in one pool with their English versions",
        "EtonMu/global-ai-data-regulation-map; official or reference translations",
        "the neighbouring field, not AI; about a hundred terms of our lexicon were mended by reading mismatches here",
    ),
}

HEAD = """# How good is it

<!-- Written by scripts/how_good.py from a run of `comparator evaluate`. Run it again; do not edit the page. -->

`comparator evaluate FOLDER ... --format markdown --no-cache` prints the tables below;
`python scripts/how_good.py FOLDER ...` makes this page of them. The sets were published by others. They are not
shipped, since their rights differ.

- Their gold is incomplete: a pair that is not listed is not proven wrong. So the measures are of rank and recall, never
  of precision. Ties count against the engine.
- `lexical` is the default and needs no model. `semantic` adds a sentence encoder
  ([how to install it](semantic.md)). `token-set` is rapidfuzz's `token_set_ratio` on the raw text, `bm25` and
  `char-tfidf` are what a search engine would do; their scores are not chances, and they never abstain.
- Weights and curves of the two engines are fitted on these sets together, the same for all. What they do on a set that
  was left out of the fit is printed by `python scripts/fit_alignment.py FOLDER ...`.

## The sets

"""

TAIL = """## Your own crosswalk

`comparator evaluate my-crosswalk/` takes a folder with three files in UTF-8:

| file | holds |
|---|---|
| `a.jsonl`, `b.jsonl` | one clause a line, a JSON object: `id`, `lang` (a BCP 47 tag), `text`, and perhaps `title` |
| `gold.tsv` | one pair a line: the id in `a.jsonl`, a tab, the id in `b.jsonl`; further columns are not read |

A first line `a_id`, tab, `b_id` of `gold.tsv` is a heading. Where the clauses of `b.jsonl` have a `law`, a query is
ranked among the clauses of the laws of its partners. The command also takes a mapping set of this project (`.yaml`);
its frameworks are in the corpus or named with `--add`, and decisions of `no-relationship` are no pairs. What is wrong
with a file is said with its line.

`--engine lexical,bm25` chooses engines, `--baselines` adds the three baselines, `--format json` gives the same figures
as records ([JSON](json.md)).
"""


def page(found: Sequence[Evaluation]) -> str:
    """Return the text of docs/how-good.md."""
    names = dict.fromkeys(item.set for item in found)
    rows = [f"| {name} | {SETS[name].what} | {SETS[name].source} | {SETS[name].limits} |" for name in names]
    sets = "\n".join(["| set | what it is | from | to be read with care |", "|---|---|---|---|", *rows])
    return f"{HEAD}{sets}\n\n{markdown(found)}\n{TAIL}"


def run(folders: Sequence[Path]) -> list[Evaluation]:
    """Run every engine on every folder."""
    found = []
    for folder in folders:
        crosswalk = read_crosswalk(folder)
        others = other_fields(languages(crosswalk.a.passages, crosswalk.b.passages)[0])
        for name in available():
            print(f"{crosswalk.name}, {name}", file=sys.stderr)
            found.append(evaluate(crosswalk, engine(name, cache=False), others=others))
    return found


def main() -> int:
    """Write the page, or print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--print", action="store_true")
    args = parser.parse_args()
    unknown = sorted({folder.resolve().name for folder in args.folders} - set(SETS))
    if unknown:
        parser.error(f"say in SETS where {', '.join(unknown)} is from")
    text = page(run(args.folders))
    if args.print:
        sys.stdout.write(text)
    else:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
