"""Stems join the inflected forms of a word, and keep apart what are different things in this field."""

from itertools import combinations

import pytest

from comparator.text.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        ("provide", "provides", "provided", "providing"),
        ("provider", "providers"),
        ("system", "systems"),
        ("duty", "duties"),
        ("apply", "applies", "applied", "applying"),
        ("assess", "assesses", "assessed", "assessing"),
        ("plan", "plans", "planned", "planning"),  # the doubled letter goes
        ("permit", "permitted", "permitting"),
        ("oversee", "oversees", "overseeing"),  # a double vowel is part of the word
        ("process", "processes", "processing"),  # so is a double s
        ("risk", "risks"),
        ("branch", "branches"),
        ("tax", "taxes", "taxed"),
        ("assurance", "assurances"),
    ],
)
def test_inflected_forms_share_a_stem(forms):
    assert len({stem(form, "en") for form in forms}) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("provider", "provide"),
        ("operator", "operation"),
        ("developer", "development", "develop"),
        ("user", "use"),
        ("authority", "author"),
        ("organ", "organisation"),
    ],
)
def test_an_actor_and_what_it_does_stay_apart(words):
    for one, other in combinations(words, 2):
        assert stem(one, "en") != stem(other, "en")


@pytest.mark.parametrize("word", ["ai", "eu", "bus", "analysis", "status", "ring", "red", "thing", "sing"])
def test_what_only_looks_inflected_is_left_alone(word):
    assert stem(word, "en") == word


def test_other_languages_have_their_own_stemmers():
    assert stem("fournisseurs", "fr") == stem("fournisseur", "fr")
    assert stem("conservés", "fr") == stem("conserver", "fr")
    assert stem("Anbieter".lower(), "de") == stem("anbietern", "de")
    assert stem("sistemas", "pt") == stem("sistema", "pt")


def test_a_word_that_is_not_ascii_is_no_english_word():
    assert stem("naïves", "en") == "naïves"
