"""Needs and offers in words."""

from dataclasses import replace

import pytest

from comparator.comparison.cooperation import matches
from comparator.formats.cooperation import cooperation_markdown, reach_words, summary, why
from comparator.model.framework import CooperationRecord
from comparator.model.vocabulary import Group
from comparator.text.lexicon import shipped_lexicon
from tests.builders import corpus_of, framework

DAY = "2026-01-01"


def record(name, text, **more):
    return CooperationRecord(
        name, f"para. {name}", {"en": text}, more.pop("kind", "training"), ("talent",), "act", **more
    )


def found(vocabularies, *offers):
    need = framework("ke-plan", jurisdiction="KE", needs=(record("need", "Training of *teachers* and students."),))
    given = framework("cn-plan", jurisdiction="CN", offers=offers)
    return matches(corpus_of(vocabularies, need, given), DAY)


def test_a_fit_says_why(vocabularies):
    (match,) = found(vocabularies, record("a", "Training for students.", offered_to=("KE",), sdgs=(4,)))
    told = why(match.fits[0], "KE", vocabularies, shipped_lexicon())
    assert told.startswith("both are on talent and education; both are of the kind training; both name ")
    assert "students" in told
    assert "both serve goal 4; KE is named as a receiver (aligner " in told


def test_an_offer_on_the_topic_alone_says_so(vocabularies):
    (match,) = found(vocabularies, record("a", "Grants.", kind="funding"))
    assert why(match.fits[0], "KE", vocabularies, shipped_lexicon()).startswith("only on the same topic; ")
    assert summary([match]) == ["offers only on the same topic: 1 of 1: KE training (para. need)"]


@pytest.mark.parametrize(
    ("receivers", "words"),
    [
        ((), "open to anyone"),
        (("KE",), "KE is named as a receiver"),
        (("whole",), "KE is a member of whole"),
        (("open-list",), "unsure: KE is not among the recorded members of open-list, whose list is incomplete"),
    ],
)
def test_who_can_receive_is_said(vocabularies, receivers, words):
    groups = {
        "whole": Group("whole", {}, ("KE",), DAY, "", complete=True),
        "open-list": Group("open-list", {}, ("AA",), DAY, "", complete=False),
    }
    known = replace(vocabularies, groups=groups)
    (match,) = found(known, record("a", "Grants.", offered_to=receivers))
    assert reach_words(match.fits[0], "KE", known) == words


def test_a_page_begins_with_a_summary_and_stays_text(vocabularies):
    page = cooperation_markdown(found(vocabularies), DAY, vocabularies, shipped_lexicon())
    assert "- no recorded offer fits: 1 of 1: KE training (para. need)" in page
    assert "Training of \\*teachers\\* and students." in page
    assert "- No recorded offer fits." in page
