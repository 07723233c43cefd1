"""The clauses about other fields that `evaluate` mixes in: enough of them, in every language of the lexicon."""

import json

import pytest

from comparator.alignment.other_fields import other_fields
from comparator.corpus.resources import data_root
from comparator.text.lexicon import shipped_lexicon

LANGUAGES = ("en", "fr", "es", "pt", "de", "nl", "ar", "ru", "vi", "zh-Hans", "zh-Hant", "ja", "ko")


def tags(found):
    return {tag for passage in found for tag in passage.text}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_dozen(language):
    found = other_fields([language])

    assert tags(found) == {language}
    assert len(found) >= 12
    assert all(passage.text[language].strip() for passage in found)


def test_english_has_sixty_and_stands_in_for_a_language_without_any():
    assert len(other_fields(["en"])) >= 60
    assert other_fields(["sw"]) == other_fields(["en"])


@pytest.mark.parametrize(
    ("asked", "given"),
    [(["de-CH"], {"de"}), (["zh"], {"zh-Hans"}), (["zh-Hant-HK"], {"zh-Hant"}), (["ko", "fr"], {"ko", "fr"})],
)
def test_regions_and_scripts_of_a_tag(asked, given):
    assert tags(other_fields(asked)) == given


def test_they_are_about_other_fields():
    """No clause speaks of AI, of systems or of personal data; a general word of law now and then is as in real life."""
    found = shipped_lexicon()
    from comparator.text.normalise import fold

    lines = (data_root() / "benchmarks" / "other-fields.jsonl").read_text(encoding="utf-8").splitlines()
    for item in map(json.loads, lines):
        concepts = {
            mention.concept
            for mention in found.mentions(fold(item["text"]), item["lang"])
            if mention.end - mention.start > 1  # one letter, such as the Russian `и`, is no term
        }
        assert not concepts & {"artificial-intelligence", "ai-system", "personal-data", "algorithm", "data"}, item["id"]
