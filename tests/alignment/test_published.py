"""The engine on published texts, which stand beside a developer's checkout and are not part of it."""

from pathlib import Path

import pytest
from opencc import OpenCC

from comparator.alignment.align import align
from comparator.alignment.crosswalk import read_crosswalk
from comparator.alignment.engines import available, engine
from comparator.alignment.evaluation import evaluate
from comparator.model.passage import Passage, Side
from comparator.text.normalise import has_han

SHARED = Path(__file__).parents[3] / "shared"
SEED = sorted((SHARED / "seed").glob("*.txt"))

PAIRS = {1: {1}, 2: {2, 3}, 3: {4}, 4: {5}, 5: {6}, 6: {7}, 7: {8}}
"""Paragraphs of the seed by their numbers in each language. The second Chinese one became two in English; the
eighth and the ninth were not translated."""


@pytest.fixture(scope="module")
def paragraphs() -> tuple[list[str], list[str]]:
    """Return the Chinese and the English paragraphs of the seed, which alternate in its one file."""
    if not SEED:
        pytest.skip("the seed text is not beside this checkout")
    lines = [line for line in SEED[0].read_text(encoding="utf-8").splitlines() if line.strip()]
    return [line for line in lines if has_han(line)], [line for line in lines if not has_han(line)]


def side(texts: list[str], language: str) -> Side:
    return Side(language, tuple(Passage(str(number), {language: text}) for number, text in enumerate(texts, 1)))


def script(texts: list[str], language: str) -> list[str]:
    return [OpenCC("t2s").convert(text) for text in texts] if language == "zh-Hans" else texts


@pytest.fixture(params=["lexical", "semantic"])
def engine_name(request) -> str:
    if request.param not in available():
        pytest.skip(f"the extra of the {request.param} engine is not installed")
    return str(request.param)


def found(a: Side, b: Side, top: int, engine_name: str) -> dict[int, list[int]]:
    """Return the candidates of each paragraph, best first."""
    result: dict[int, list[int]] = {}
    for candidate in align(a, b, top=top, engine_name=engine(engine_name, cache=False)).candidates:
        result.setdefault(int(candidate.a), []).append(int(candidate.b))
    return result


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_the_chinese_paragraphs_of_the_seed_find_their_english_neighbours(paragraphs, language, engine_name):
    chinese, english = paragraphs
    first = found(side(script(chinese, language), language), side(english, "en"), 1, engine_name)

    assert {number: first[number][0] in PAIRS[number] for number in PAIRS} == dict.fromkeys(PAIRS, True)


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_the_english_paragraphs_of_the_seed_find_their_chinese_neighbours(paragraphs, language, engine_name):
    chinese, english = paragraphs
    first = found(side(english, "en"), side(script(chinese, language), language), 1, engine_name)
    partner = {number: chinese_number for chinese_number, numbers in PAIRS.items() for number in numbers}

    assert {number: first[number][0] for number in partner} == partner


@pytest.mark.parametrize(
    "name",
    [
        "eu-ai-act-en-nl",
        "jp-gfb-nist-ai-rmf",
        "nist-ai-rmf-iso42001",
        "sg-aiverify-nist-ai-rmf",
        "xl-br-pl2338",
        "xl-ca-adm-en-fr",
    ],
)
def test_the_engine_beats_a_plain_rapidfuzz_call_on_published_crosswalks(name):
    folder = SHARED / "eval" / name
    if not folder.is_dir():
        pytest.skip("the published crosswalks are not beside this checkout")
    crosswalk = read_crosswalk(folder)

    assert evaluate(crosswalk, "lexical").measures.mrr > evaluate(crosswalk, "token-set").measures.mrr
