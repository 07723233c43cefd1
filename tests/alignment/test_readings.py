"""What the aligner finds in a passage: concepts, words and letter groups, over title and statement."""

from comparator.alignment.readings import read
from comparator.model.passage import Passage
from tests.builders import lexicon

LEXICON = lexicon(provider={"en": ["provider"], "ko": ["제공자"]}, log={"en": ["log"], "ko": ["로그"]})


def test_title_and_text_are_read_together():
    passage = Passage("c1", {"en": "Providers keep logs."}, title={"en": "Logs"})

    reading = read(passage, "en", LEXICON)

    assert reading.source == "Logs\nProviders keep logs."
    assert reading.source[reading.text_start :] == "Providers keep logs."
    assert reading.concepts() == {"log": 2, "provider": 1}


def test_without_a_title_the_text_starts_at_once():
    reading = read(Passage("c1", {"ko": "제공자는 로그를 보관한다."}), "ko", LEXICON)

    assert reading.text_start == 0
    assert reading.concepts() == {"provider": 1, "log": 1}


def test_the_title_is_read_in_the_language_of_the_text_or_the_nearest():
    passage = Passage("c1", {"ko": "로그", "en": "Logs"}, title={"en": "Logging"})

    assert read(passage, "ko", LEXICON).source == "Logging\n로그"


def test_words_are_cut_to_six_letters_so_that_families_of_words_meet():
    english = read(Passage("c1", {"en": "transparent documentation"}), "en", LEXICON)
    french = read(Passage("c1", {"fr": "documentation transparente"}), "fr", LEXICON)

    assert english.words() == french.words() == {"transp": 1, "docume": 1}


def test_letter_groups_stay_inside_words_and_know_their_edges():
    groups = read(Passage("c1", {"en": "AI act"}), "en", LEXICON).letters()

    assert groups == {" ai": 1, "ai ": 1, " ai ": 1, " ac": 1, "act": 1, "ct ": 1, " act": 1, "act ": 1, " act ": 1}
