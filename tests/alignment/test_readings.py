"""What the aligner finds in a passage: concepts, words and letter groups, over title and statement."""

from comparator.alignment import readings
from comparator.alignment.readings import read
from comparator.model.passage import Passage
from tests.builders import lexicon

LEXICON = lexicon(provider={"en": ["provider"], "ko": ["제공자"]}, log={"en": ["log"], "ko": ["로그"]})


def test_title_and_text_are_read_together():
    passage = Passage("c1", {"en": "Providers keep logs."}, title={"en": "Logs"})

    reading = read(passage, "en", LEXICON)

    assert reading.source == "Logs\nProviders keep logs."
    assert reading.source[reading.text_start :] == "Providers keep logs."
    assert reading.concepts == ("log", "provider", "log")


def test_without_a_title_the_text_starts_at_once():
    reading = read(Passage("c1", {"ko": "제공자는 로그를 보관한다."}), "ko", LEXICON)

    assert reading.text_start == 0
    assert reading.concepts == ("provider", "log")


def test_the_title_is_read_in_the_language_of_the_text_or_the_nearest():
    passage = Passage("c1", {"ko": "로그", "en": "Logs"}, title={"en": "Logging"})

    assert read(passage, "ko", LEXICON).source == "Logging\n로그"


def test_words_are_cut_to_six_letters_so_that_families_of_words_meet():
    english = read(Passage("c1", {"en": "transparent documentation"}), "en", LEXICON)
    french = read(Passage("c1", {"fr": "documentation transparente"}), "fr", LEXICON)

    assert sorted(english.words) == sorted(french.words) == ["docume", "transp"]


def test_a_passage_is_read_once():
    text = dict.fromkeys(("en", "fr"), "Providers keep logs.")
    one, other = Passage("c1", text), Passage("c2", text)

    assert read(one, "en", LEXICON) is read(other, "en", LEXICON)
    assert read(one, "en", LEXICON) is not read(one, "fr", LEXICON)


def test_places_are_found_again_when_they_are_asked_for():
    reading = read(Passage("c1", {"en": "Providers keep logs."}), "en", LEXICON)

    assert [reading.source[mention.start : mention.end] for mention in reading.mentions] == ["Providers", "logs"]
    assert [reading.source[token.start : token.end] for token in reading.tokens] == ["Providers", "keep", "logs"]


def test_symbols_are_concepts_and_the_words_outside_them_in_order():
    reading = read(Passage("c1", {"en": "Each provider keeps logs"}), "en", LEXICON)

    assert reading.symbols == ("w:each", "c:provider", "w:keep", "c:log")


def test_cut_words_are_the_same_once_what_is_kept_was_dropped(monkeypatch):
    monkeypatch.setattr(readings, "_KEPT", 1)
    cut = readings._Cut()

    assert [cut[form] for form in ("provider", "log", "provider")] == [
        ("provid", "w:provid"),
        ("log", "w:log"),
        ("provid", "w:provid"),
    ]
    assert len(cut) == 1
