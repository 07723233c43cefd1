"""`did you mean` names what was meant, or says nothing: a wrong guess is worse than none."""

import random
from functools import cache

import pytest

from comparator.corpus.resources import data_root
from comparator.model.vocabulary_names import NAMES
from comparator.validation.context import load_context
from comparator.validation.nearest import did_you_mean, nearest

MEANT = {
    "topics": "human-oversigt=human-oversight Human_Oversight=human-oversight oversight=human-oversight "
    "penalty=penalties regulatory-sandbox=sandboxes incident-report=incident-reporting cyber-security=cybersecurity "
    "cross-border-data-transfer= data-protection= risk= risk-assessment= standardisation= non-liability= fines= "
    "transparency= opt-in= illegal-content= security= testing= literacy=ai-literacy audits=audit",
    "roles": "providers=provider ai-provider=provider deploier=deployer employer= employee= exporter= "
    "standard-body=standards-body conformity-assessment-body=conformity-body organization=organisation "
    "standards-organisation= platform-worker= public-authority= affected-persons=affected-person children= "
    "authorized-representative=authorised-representative ministries=ministry company= state-party=state",
    "scopes": "high-risk=high-risk-system high-risk-ai-system=high-risk-system non-high-risk-system= "
    "low-risk-system= generative-ai=generative-system general-purpose-ai-model=general-purpose-model "
    "deepfake=deep-fake defense-use=defence-use personal-data= military-use= law-enforcement=law-enforcement-use",
    "measures": "log-retension=log-retention maximum-fine=fine-maximum fine= compute= retention= retention-period= "
    "incident-reporting-deadline=incident-report-deadline appeal-deadline= user-threshold=user-count-threshold "
    "certificate-duration= application-date=date-of-application",
    "forms": "laws=law act= guidelines=guideline draft-law= draft-bill= strategies=strategy national-strategy=strategy "
    "plan=action-plan recommendation= directive= agreement= treaties=treaty",
    "jurisdictions": "kr=KR us-ca=US-CA US-WA= CA-BC= EU-27= KOR= XX= asean=org-asean un=org-un oecd=org-oecd",
    "binding voluntary mixed not-in-force": "in-force= inforce= in_force= non-binding= nonbinding= unbinding= "
    "bindng=binding not-yet-in-force=not-in-force mandatory=",
    "amends amended-by implements implemented-by succeeds succeeded-by based-on basis-of": "amended= implemented= "
    "succeeded= amend=amends implement=implements basis=basis-of replaces= basedon=based-on",
    "exactly at-least at-most more-than less-than": "atmost=at-most at-leats=at-least less-then=less-than maximum= "
    "lower-than= at-max=",
    "official official-not-read official-translation reference-translation secondary": "oficial=official unofficial= "
    "translation= official-not-raed=official-not-read",
    "art-1 art-3 art-31-1 decree-art-23-1 annex-3": "art-4= art-31-3= art-31-l=art-31-1 decree-art-32-1= artt-3=art-3 "
    "decree-art-23-l=decree-art-23-1 art-311= anex-3=annex-3 art-1-31=",
}
"""For each vocabulary, or list of keys, words that people write, and what they mean; nothing where that is open."""
CASES = [(known, *pair.split("=")) for known, pairs in MEANT.items() for pair in pairs.split()]


@cache
def vocabularies() -> dict[str, tuple[str, ...]]:
    return {name: tuple(keys) for name, keys in load_context(data_root() / "vocabularies").keys.items()}


@pytest.mark.parametrize(("known", "word", "meant"), CASES, ids=[f"{word} of {known}" for known, word, _ in CASES])
def test_a_word_that_people_write(known, word, meant):
    assert (nearest(word, vocabularies().get(known) or known.split()) or "") == meant


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"jurisdictions"}))  # whose codes are too short for guesses
def test_a_slip_in_a_key_leads_to_that_key_or_to_none(name):
    chance, keys = random.Random(3), vocabularies()[name]
    right = count = 0
    for key in keys:
        for slip in slips(key, chance).difference(keys):
            guess = nearest(slip, keys)
            assert guess in (key, None), slip
            count += 1
            right += guess == key
    assert right > 0.85 * count > 40


def slips(key: str, chance: random.Random) -> set[str]:
    """Return the key in the plural, without its hyphens, and with a letter lost, doubled, swapped or mistaken."""
    found = {f"{key}s", key.replace("-", "_"), key.replace("-", " "), key.replace("-", ""), key.title()}
    for at in chance.choices(range(1, len(key) - 1), k=8):
        before, letter, after = key[:at], key[at], key[at + 1 :]
        swapped = after[0] + letter + after[1:]
        found |= {before + after, before + letter + letter + after, before + swapped, f"{before}e{after}"}
    return found


def test_the_order_of_the_keys_does_not_matter():
    keys = sorted(vocabularies()["topics"])
    for word in ("oversight", "penalty", "risk", "loging"):
        assert nearest(word, keys) == nearest(word, reversed(keys))


def test_the_words_of_the_help_line():
    assert did_you_mean("humn-oversight", ["human-oversight", "logging"]) == "did you mean `human-oversight`?"
    assert did_you_mean("fines", ["human-oversight", "logging"]) == ""


@pytest.mark.parametrize("word", ["", "x" * 81, "-", "----", "ai", "\u0301" * 40])
def test_odd_words_are_looked_up_without_harm(word):
    assert nearest(word, ["human-oversight", "ai-literacy"]) is None


def test_among_too_many_keys_nothing_is_guessed():
    assert nearest("clause-1", [f"clause-{number}-x" for number in range(2_001)]) is None
